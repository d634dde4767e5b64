"""The offer to be taken off a list, as mail to many makes it."""

from __future__ import annotations

import re

TAIL = 2_000
"""Characters at the end of a body where an offer to leave a list stands."""

OFFER_STEMS = (
    "unsubscri", "opt-out", "opt out", "remov", "no longer", "not wish", "not want", "abmeld", "abbestell", "austragen",
    "désabonn", "désinscri", "de baja", "desuscri", "cancelar", "descadastr", "disiscri", "cancella", "afmeld",
    "uitschrij", "avregistr", "avprenumer", "wypisa", "rezygn", "odhlási", "отписат", "отказат", "退订", "配信停止",
    "수신거부",
)  # fmt: skip
"""Cheaper to look for than `OFFER`: without one of them there is none."""

OFFER = re.compile(
    r"\bto (?:unsubscribe|opt[ -]?out|(?:be|get) (?:removed|taken off|deleted)|remove your)"
    r"|\bunsubscribe(?:\s+(?:here|link|from|by|at|below)|\s*[|:<(\[]|\s*$)|\bclick[^.\n]{0,40}\bunsubscri"
    r"|\bopt[ -]out (?:of|by|here|link|at)"
    r"|\b(?:no longer|(?:do|would|did) ?n[o']t|not) (?:wish|want|like|care|prefer) to (?:receive|get|be)\b"
    r"|\b(?:reply|e-?mail|send|write|click|call|visit|go to|use)\b[^.]{0,80}\bremov(?:e|ed|al)\b"
    r"|\bremov(?:e|al|ed)\b[^.]{0,50}\b(?:list|mailings?|database|e-?mails?|instructions|subject|request)\b"
    r"|\bvom newsletter|\bnewsletter (?:abmelden|abbestellen)"
    r"|\b(?:abmelden|abbestellen|austragen)\b[^.]{0,40}\b(?:klick|link|hier)"
    r"|\b(?:klick|link|hier)[^.]{0,60}\b(?:abmelden|abbestellen|austragen)\b"
    r"|\bse (?:désabonner|désinscrire)|\bpour vous dés(?:abonner|inscrire)|\blien de dés(?:abonnement|inscription)"
    r"|\bdarse de baja|\bdesuscribirse|\bcancelar (?:la |su |sua |a )?(?:suscripción|inscrição|assinatura)"
    r"|\bdescadastr|\bdisiscriver|\bcancella(?:rti|re) (?:dalla|l'iscrizione)|\bafmelden\b|\buitschrijven\b"
    r"|\bavregistrera|\bavprenumerera|\bwypisać się|\brezygn\w+ z (?:newslettera|subskrypcji)|\bodhlásit"
    r"|отписаться|отказаться от рассылки|退订|配信停止|수신거부"
)
"""An offer to be taken off a list; nobody makes it to one person.

Law asks it of mail to many: 15 U.S.C. 7704(a)(3); Directive 2002/58/EC, article 13(4).
"""


def offers_to_leave(body: str) -> bool:
    """Whether the end of a body offers to take the reader off a list."""
    tail = body[-TAIL:].lower()
    return any(map(tail.__contains__, OFFER_STEMS)) and OFFER.search(tail) is not None
