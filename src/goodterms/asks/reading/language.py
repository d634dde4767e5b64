"""Whether a text is English, the only language whose asks were measured. Any other is left unread rather than
guessed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from goodterms.text.prose import prose

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")

_COMMON = """
the of and to a in is it you that he was for on are with as i his they be at this have from or had
by not but what all were we when your can said there an each which she do how their if will up other
about out then them these so some her would him into has my me our us could should please just any
get let no yes thanks thank hi hello hey
"""
ENGLISH = frozenset(_COMMON.split())
"""The commonest function words; a quarter and more of running English is made of them."""

_EVERYDAY = """
after again ago ahead all also always am another anyone anything ask asked away back bad because been before being
best better big both bring but buy call called came cannot check come coming congrats congratulations cool day days
dear did didn didnt different does doesn doing don done dont down during early else email end enough even ever every
everyone everything fine first free friday from fun gave getting give glad go going gonna good got great guess guys
happy hasn haven hear heard help her here hope hour hours idea im interested isn its ive keep kind know last late
later left like ll long look looking lot love lunch made mail make many maybe mean meet meeting might mine minutes
monday money month more morning most much must name need needed never new next nice night nope nothing now number off
often okay old once one only orders own part people person phone place pls probably put quite ran read ready really
reply right run same saturday saw say see seem seems seen send sent shall should sick since soon sorry still stop stuff
such sunday sure take talk tell than their there thing things think thought three through thursday time times today
together told tomorrow tonight too took tried try trying tuesday two under until update use used ve very wait waiting
want wanted was wasn way wednesday week weekend weeks well went weren where while who why wish without won wonderful
work worked working works would write wrote yeah year years yep yesterday yet you yours
"""
EVERYDAY = ENGLISH | frozenset(_EVERYDAY.split())
"""Words that a short note in English is made of when it has no function words."""

_FOREIGN = """
und der das nicht ist ich wir ein eine einen dem auch auf sich wie bitte danke f\u00fcr noch k\u00f6nnen kannst habe
haben wenn oder aber dann nur mir dir mich dich uns euch von zum zur bei heute sehr gut gr\u00fc\u00dfe hallo
du nach wann mein meine dein deine bin sind wo hast heute hier immer schon jetzt ihr sie bis wird
le les une est et dans pour que qui pas je vous nous avec sur plus bonjour merci votre mais tout bien cette peux
demain soir tu suis oui moi toi ce sont mais tr\u00e8s chez quand
el los las una que por para con est\u00e1 pero como muy gracias hola usted puedes ma\u00f1ana favor tambi\u00e9n donde
estoy eres hoy casa cuando puede todo
il della di che per sono ho grazie ciao puoi questo anche molto domani
voc\u00ea obrigado n\u00e3o uma seu sua est\u00e3o pode bom dia
estou agora hoje amanh\u00e3 voc\u00eas obrigada ajuda
het een niet ik je wij zijn voor maar ook naar bedankt groeten kun morgen hoe gaat
och att det som inte jag vi tack hej kan ikke jeg tak hvor
nie jest si\u0119 dzi\u0119kuj\u0119 prosz\u0119 cze\u015b\u0107
mnie jutro dla tak jestem
bir ve bu i\u00e7in te\u015fekk\u00fcrler merhaba
kiitos hei ja ett\u00e4 olen
mit\u00e4 huomenna minulle
"""
FOREIGN = frozenset(_FOREIGN.split()) - EVERYDAY
"""Everyday words of other languages in Latin letters that are no everyday words in English."""

SHARE = 0.14
"""Share of everyday words below which a text of ``ENOUGH`` words or more is not taken for English. A choice of ours."""

ENOUGH = 12
LOOKED_AT = 400
"""Characters looked at."""


@lru_cache(maxsize=64)
def is_english(text: str) -> bool:
    """Whether a text reads as English: more of its words are everyday English than of another language.

    A short one needs a single such word, and one of a few words in plain letters none at all; a text without words does
    not speak against it. Pasted code and logs are in no language.
    """
    words = [word.replace("\u2019", "'").split("'")[0] for word in _WORD.findall(_said(text).lower())]
    ours = sum(map(EVERYDAY.__contains__, words))
    if ours <= sum(map(FOREIGN.__contains__, words)):
        return ours == 0 and len(words) < ENOUGH / 2 and all(map(_plain, words))
    return ours >= SHARE * len(words) or len(words) < ENOUGH


def _said(text: str) -> str:
    """Its beginning, without what is pasted; all of it when it is nothing else."""
    return (prose(text).lstrip() or text)[:LOOKED_AT]


def _plain(word: str) -> bool:
    return word.isascii() and word not in FOREIGN
