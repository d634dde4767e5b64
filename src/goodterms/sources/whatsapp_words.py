"""What WhatsApp itself writes into an export, told by shape first, then by a few words in seven languages.

The languages are English, German, Spanish, French, Italian, Portuguese and Dutch. The patterns are ours; they ask for
the words that make the difference, not for the service's sentences.
"""

from __future__ import annotations

import re
from typing import Final

LED: Final = "\u200e"
"""Stands before everything that an iPhone writes on its own: notices, placeholders, calls."""

SIGNS: Final = re.compile(r"[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
"""Signs of writing direction, which are put around names, numbers and mentions, and marks of byte order."""

ENCRYPTED: Final = re.compile(
    r"(?:messages|nachrichten|los mensajes|les messages|i messaggi|as mensagens|berichten)\b.{0,200}"
    r"(?:end-to-end|ende-zu-ende|extremo a extremo|bout en bout|pont[ao] a pont[ao])",
    re.IGNORECASE,
)
"""The notice at the top of a chat; iPhones put the name of the person or the group before it."""

SECURITY: Final = re.compile(
    r"(?:your|deine|votre|tu|o seu|seu|il tuo|je)\b.{0,20}\b(?:security code|sicherheitsnummer|code de sécurité"
    r"|código de segur(?:idad|ança)|codice di sicurezza|beveiligingscode)\b.{1,250}\.",
    re.IGNORECASE,
)
"""Somebody has a new phone; iPhones put the name of the person before it."""

GROUPED: Final = re.compile(
    r"\b(?:created (?:this )?group|group (?:name|description|settings)|this group|using this group|added (?:you\b|[+~])"
    r"|w(?:ere|as) added|left\Z|gruppe|hinzugefügt|grupo|añadió|eliminó a|groupe|a ajouté|est parti|gruppo|ha aggiunto"
    r"|ha abbandonato|adicionou|saiu|groep|toegevoegd|verlaten)",
    re.IGNORECASE,
)
"""Words of notices that only groups have; asked of what is a notice already."""

DELETED: Final = re.compile(
    r"(?:this message was deleted|you deleted this message"
    r"|dit bericht is verwijderd|(?:je|u) hebt dit bericht verwijderd"
    r"|diese nachricht wurde gelöscht|du hast diese nachricht gelöscht|(?:se )?eliminó este mensaje"
    r"|este mensaje fue eliminado|eliminaste este mensaje|ce message a été supprimé|vous avez supprimé ce message"
    r"|questo messaggio è stato eliminato|hai eliminato questo messaggio|(?:esta )?mensagem (?:foi )?apagada"
    r"|(?:você )?apagou esta mensagem|eliminou esta mensagem)(?: (?:by|von|por|par|da|door) .{1,100})?\.?",
    re.IGNORECASE,
)
"""What is left of a message that was taken back."""

EDITED: Final = re.compile(
    r"(?:\u200e<[^<>:]{8,60}>"
    r"|<(?:this message was edited|diese nachricht wurde bearbeitet|se editó este mensaje|ce message a été modifié"
    r"|questo messaggio è stato modificato|(?:esta )?mensagem (?:foi )?editada|dit bericht is bewerkt)\.?>)\Z",
    re.IGNORECASE,
)
"""The slip behind an edited text: by its sign on iPhones whatever the language, by its words elsewhere."""

OMITTED: Final = (
    r"(?:omitted|weggelassen|ausgelassen|ausgeschlossen|omitid[oa]s?|ocult(?:ad)?[oa]s?|não revelad[oa]|absente?s?"
    r"|omise?s?|manquante?|retirée?|omess[oaie]|weggelaten)"
)
"""That something was left out, in seven languages."""
_PIECE: Final = (
    r"(?:image|video|video note|audio|gif|sticker|document|contact card|bild|dokument|kontaktkarte|imagen|documento"
    r"|contacto|contato|vidéo|fiche contact|immagine|vídeo|imagem|ficheiro de áudio|áudio|figurinha|afbeelding)"
)
PLACEHOLDER: Final = re.compile(
    rf"<(?:media|medien|multimedia|archivo|médias?|mídia|ficheiro|video message|videonachricht)[^<>:]{{1,40}}>"
    rf"|\u200e(?:[^\W\d_]+[ -]){{0,3}}{OMITTED}|{_PIECE} {OMITTED}",
    re.IGNORECASE,
)
"""Stands for a picture, a recording or a file that was left out of the export, on a line of its own."""

_FILE: Final = r"<[^<>:\n]{2,30}: (?:\d{8}-)?(?P<file>[^<>\n]{1,250}\.\w{2,5})>"
BEHIND: Final = re.compile(
    rf"(?:(?:\u200e|(?=<[^<>:\n]{{2,30}}: \d{{8}}-)){_FILE}"
    rf"|\u200e(?:[^\W\d_]+[ -]){{0,3}}{OMITTED}|(?<=\w )(?:document|dokument|documento) {OMITTED})\Z",
    re.IGNORECASE,
)
"""The same behind a caption or the name of a document, as iPhones write it."""

FILE: Final = re.compile(
    r"\u200e?<[^<>:\n]{2,30}: (?:\d{8}-)?(?P<iphone>[^<>\n]{1,250}\.\w{2,5})>"
    r"|\u200e?(?P<made>(?:IMG|VID|PTT|AUD|STK|DOC|GIF)-\d{8}-WA\d{3,6}\.\w{2,5}) \([^()\n]{3,40}\)"
    r"|\u200e?(?P<android>[^\n]{1,250}\.\w{2,5}) \((?:file attached|datei angehängt|archivo adjunto|fichier joint"
    r"|file allegato|arquivo anexado|ficheiro anexado|bestand bijgevoegd)\)",
    re.IGNORECASE,
)
"""A file that came with the export, on a line of its own before its caption."""

MADE_NAME: Final = re.compile(r"(?:IMG|VID|PTT|AUD|STK|DOC|GIF)-\d{8}-WA\d+\.\w+|[A-Z]+-\d{4}(?:-\d\d){5}\.\w+")

_MISSED: Final = (
    r"(?:missed|silenced) (?:group )?(?:voice |video )?call|verpasster (?:gruppen-?)?(?:sprach|video)anruf"
    r"|(?:video)?llamada(?: de voz)?(?: grupal)? perdida|appel (?:vocal|vidéo)(?: de groupe)? manqué"
    r"|(?:chiamata(?: vocale)?|videochiamata)(?: di gruppo)? persa"
    r"|(?:chamada|ligação) de (?:voz|vídeo)(?: em grupo)? perdida|gemiste (?:groeps-?)?(?:spraak|video|audio)oproep"
)
_CALL: Final = (
    r"(?:group )?(?:voice|video) call|(?:gruppen-?)?(?:sprach|video)anruf|(?:video)?llamada(?: de voz)?(?: grupal)?"
    r"|appel (?:vocal|vidéo)(?: de groupe)?|(?:chiamata(?: vocale)?|videochiamata)(?: di gruppo)?"
    r"|(?:chamada|ligação) de (?:voz|vídeo)(?: em grupo)?|(?:groeps-?)?(?:spraak|video|audio)oproep"
)
_HOURS: Final = r"(?:(?P<hours>\d{1,3}) ?(?:h|hr|hrs|hours?|std|stunden?|horas?|heures?|or[ae]|uur|u)\b\.?)?"
_MINUTES: Final = r"(?:(?P<minutes>\d{1,4}) ?(?:m|min|mins|minutes?|minuten?|minutos?|minut[oi])\b\.?)?"
_SECONDS: Final = (
    r"(?:(?P<seconds>\d{1,5}) ?(?:s|sec|secs|sek|seg|seconds?|sekunden?|segundos?|secondes?|secondi|seconden)\b\.?)?"
)
CALL: Final = re.compile(
    rf"(?:(?P<missed>{_MISSED})(?P<tail>[.,]? .{{0,80}})?"
    rf"|(?:{_CALL})(?:(?P<mark>[.,])? (?:{_HOURS},? ?{_MINUTES},? ?{_SECONDS}|[^\n]{{1,80}}))?)\.?",
    re.IGNORECASE,
)
"""A call; one that took place says how long it was. Asked of texts with the signs of direction off."""

_FIRST: Final = (
    "this message|you deleted|dit bericht|je |u hebt|diese nachricht|du hast diese|se eliminó|eliminó|este mensaje"
    "|eliminaste|ce message|vous avez|questo messaggio|hai eliminato|esta mensagem|mensagem|você|apagou|eliminou"
    "|messages|nachrichten|los mensajes|les messages|i messaggi|as mensagens|berichten|your|deine|votre|tu|o seu|seu"
    "|il tuo|je|missed|silenced|group|voice|video|verpasst|gruppe|sprach|llamada|appel|chiamata|chamada|ligação|gemiste"
    "|groeps|spraak|audio"
)
MAY_BE_NOTICE: Final = re.compile(_FIRST)
"""How `DELETED`, `ENCRYPTED`, `SECURITY` and `CALL` begin, in small letters; asked first, for few messages do."""

NOTICES_BEGIN: Final = frozenset(word[:2] for word in _FIRST.split("|"))
"""Their first two letters, asked before that."""

MAY_BE_LEFT_OUT: Final = re.compile(rf"{OMITTED}\Z", re.IGNORECASE)
"""The last word of a placeholder."""

LEFT_OUT_BEGINS: Final = frozenset({"om", "we", "au", "oc", "nã", "ab", "ma", "re"})
"""The first two letters of `OMITTED`."""

LOCATION: Final = re.compile(
    r"\u200e?[^\n]{0,250}: (?:[^\n]{0,250}\n?)?\(?https://(?:maps\.google\.com/|www\.google\.com/maps|foursquare\.com/v/)\S*",
    re.IGNORECASE,
)

POLL: Final = re.compile(
    r"\u200e?[^\W\d_]{3,15} ?:\n(?P<asks>[^\n]+)(?P<options>(?:\n\u200e?[^\W\d_]{3,15}: .*\(\u200e?\d+ [^()\n]*\))+)"
)
"""A question with things to vote on; the votes are no words of the sender and change from export to export."""

OPTION: Final = re.compile(r"\n\u200e?[^\W\d_]{3,15}: (?P<option>.*?) *\(\u200e?\d+ [^()\n]*\)")

TITLE: Final = re.compile(
    r"whatsapp\b[^/]*?[\s_](?:with|mit|met|con|com|avec|-|\u2013)[\s_]+(?P<title>.+)", re.IGNORECASE
)
"""The name of an export's file: the service, a word for "with", and the person or the group."""

LOG_WORDS: Final = re.compile(
    r"(?:[\w.]+\.)?(?:trace|debug|info|notice|warn|warning|error|critical|fatal)", re.IGNORECASE
)
"""What stands at a sender's place in logs of programs, which look much like chats."""
