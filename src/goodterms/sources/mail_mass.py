"""What shows that a mail was made for many, though it comes from one sender's address.

Signs of programs that send to many and of nobody's own mail program, each with its source. None is a word of advertising:
what a mail is about says nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from goodterms.sources.mail_message import Message

Headers = Mapping[str, list[str]]

ZONE = re.compile(r"\d\d:\d\d(?::\d\d)? ([+-])(\d\d)(\d\d)\b")
WEST, EAST = 12, 14
"""Hours of the outermost time zones there are (UTC-12 to UTC+14); no clock of a person's computer knows others."""

UNDISCLOSED = re.compile(r"undisclosed|unlisted|recipient list (?:not shown|suppressed)|^\s*[^@<>]*:\s*;\s*$", re.IGNORECASE)
"""A To: that hides whom it went to: the empty group of RFC 5322 (3.4, A.1.3), under the names mail programs give it."""

PADDED = re.compile(r"\S[ \t]{6,}\S{3,}\s*$")
"""A subject with a tag far behind its words, there to make each copy differ (SpamAssassin: SUBJ_HAS_SPACES)."""

MAILERS = re.compile(
    r"bulk|mass.?mail|group.?mail|mail.?merge|e-?mailer|emailer|mailing|newsletter|campaign|phpmailer|swiftmailer|jmail|cdonts"
    r"|aspmail|persits|mailchimp|mailman|sendgrid|sendinblue|brevo|mailgun|mailjet|mailerlite|cleverreach|mailup|listserv"
    r"|hubspot|marketo|salesforce|exacttarget|eloqua|responsys|pardot|constant contact|klaviyo|acymailing|woodpecker|lemlist"
    r"|apollo\.io|outreach\.io|salesloft|yesware|mailshake|gmass|mixmax|reply\.io|instantly|smartlead|send-?safe|dark ?mailer"
    r"|stealth|turbo|advanced direct|direct email|achi-kochi|floodgate|extractor|worldmerge|mailking|ccmail pro|sendblaster",
    re.IGNORECASE,
)
"""X-Mailer of programs that send to many: newsletter services, outreach tools, form scripts, and those SpamAssassin calls
ratware. Named by their makers, not by what they sent."""

WRITTEN_BY_HAND = re.compile(
    r"iphone|ipad|apple mail|thunderbird|mozilla|seamonkey|mutt|pine|evolution|kmail|k-9|gnus|claws|sylpheed|eudora|"
    r"the bat|lotus|roundcube|squirrelmail|horde|imp|zimbra|open-xchange|emclient|postbox|spark|airmail|mailmate|macintosh",
    re.IGNORECASE,
)
"""Programs that people write with, for the signs that they may show as well."""

REMOTE_IMAGE = re.compile(r"<img\b[^<>]{0,600}?\bsrc\s*=\s*[\"']?\s*https?:", re.IGNORECASE)

TAIL = 3_000
"""Characters at the end of a body where an offer to leave a list stands."""

OFFER_STEMS = (
    "unsubscri", "opt-out", "opt out", "remov", "no longer", "not wish", "abmeld", "abbestell", "austragen", "désabonn",
    "désinscri", "de baja", "desuscri", "cancelar", "descadastr", "disiscri", "cancella", "afmeld", "uitschrij", "avregistr",
    "avprenumer", "afmeld", "wypisa", "rezygn", "odhlási", "отписат", "отказат", "退订", "配信停止", "수신거부",
)  # fmt: skip
OFFER = re.compile(
    r"\bto (?:unsubscribe|opt[ -]?out|(?:be|get) (?:removed|taken off|deleted)|remove your)"
    r"|\bunsubscribe(?:\s+(?:here|link|from|by|at|below|at any)|\s*[|:<(\[]|\s*$)|\bopt[ -]out (?:of|by|here|link|at)|\bclick[^.\n]{0,40}\bunsubscri"
    r"|\b(?:no longer|(?:do|would|did) ?n[o']t|not) (?:wish|want|like|care|prefer) to (?:receive|get|be)\b"
    r"|\b(?:reply|e-?mail|send|write|click|call|visit|go to|use)\b[^.]{0,80}\b(?:remove|removed|removal)\b"
    r"|\bremov(?:e|al|ed)\b[^.]{0,50}\b(?:list|mailings?|database|e-?mails?|instructions|subject|request)\b"
    r"|\bvom newsletter|\bnewsletter (?:abmelden|abbestellen)|\b(?:abmelden|abbestellen|austragen)\b[^.]{0,40}\b(?:klick|link|hier)"
    r"|\b(?:klick|link|hier)[^.]{0,60}\b(?:abmelden|abbestellen|austragen)\b"
    r"|\bse (?:désabonner|désinscrire)|\bpour vous (?:désabonner|désinscrire)|\blien de dés(?:abonnement|inscription)"
    r"|\bdarse de baja|\bdesuscribirse|\bcancelar (?:la |su |sua |a )?(?:suscripción|inscrição|assinatura)|\bdescadastr"
    r"|\bdisiscriver|\bcancella(?:rti|re) (?:dalla|l'iscrizione)|\bafmelden\b|\buitschrijven\b|\bavregistrera|\bavprenumerera"
    r"|\bwypisać się|\brezygn\w+ z (?:newslettera|subskrypcji)|\bodhlásit|отписаться|отказаться от рассылки|退订|配信停止|수신거부",
    re.IGNORECASE,
)
"""An offer to be taken off a list. Law asks it of mail to many (15 U.S.C. 7704(a)(3); Directive 2002/58/EC, article 13(4));
nobody makes it to one person."""

PASSED_ON = re.compile(r"^\s*(?:re|aw|antw|sv|vs|ref|rif|r|res|fwd?|wg|tr|rv|i|enc|doorst|vb)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)


def made_for_many(message: Message, body: str) -> bool:
    """Whether a mail shows by one sure sign that it was made for many. ``body``: its words, quotes and all."""
    headers = message.headers
    if _forged_program(headers) or _impossible_zone(headers) or _hidden_recipients(headers):
        return True
    if "x-mailer" in headers and MAILERS.search(headers["x-mailer"][0]):
        return True
    if "in-reply-to" in headers or "references" in headers:
        return False  # it goes on in a conversation, so what follows may be quoted from elsewhere
    if PADDED.search(message.subject) or _no_program(headers) or _picture_letter(message):
        return True
    return not PASSED_ON.match(message.subject) and offers_to_leave(body)


def _impossible_zone(headers: Headers) -> bool:
    """A Date in a zone that no place on Earth has (SpamAssassin: INVALID_DATE_TZ_ABSURD)."""
    zone = ZONE.search(headers["date"][0]) if "date" in headers else None
    if zone is None:
        return False
    hours, minutes = int(zone[2]), int(zone[3])
    return hours + minutes / 60 > (WEST if zone[1] == "-" else EAST) or minutes % 15 > 0


def _hidden_recipients(headers: Headers) -> bool:
    """To says that it hides them."""
    return "to" in headers and UNDISCLOSED.search(headers["to"][0]) is not None


def _forged_program(headers: Headers) -> bool:
    """It says Microsoft, but lacks what Microsoft's programs always write (SpamAssassin: MISSING_MIMEOLE).

    Outlook Express and Outlook up to 2003 write X-MimeOLE, every Outlook from 2000 on and Exchange Thread-Index.
    """
    if "x-mimeole" in headers or "thread-index" in headers:
        return False
    mailer = headers["x-mailer"][0] if "x-mailer" in headers else ""
    if mailer.startswith("Microsoft Outlook"):
        return "Macintosh" not in mailer
    return "x-msmail-priority" in headers and not WRITTEN_BY_HAND.search(mailer)


def _no_program(headers: Headers) -> bool:
    """No mail program gave it an id: a server on the way did (RFC 5321, 6.4; SpamAssassin: MSGID_FROM_MTA_HEADER), and no
    program names itself. What is written on a server itself (webmail, Unix mail) begins there and does not count."""
    if "x-mailer" in headers or "user-agent" in headers or "thread-index" in headers:
        return False
    host = headers["message-id"][0].strip().strip("<>").rpartition("@")[2].lower() if "message-id" in headers else ""
    if not host:
        return False
    for value in headers.get("received", ()):
        by = RECEIVED.match(value)
        if by and by["by"].lower() == host:
            return not LOCAL.search(value)
    return False


RECEIVED = re.compile(r"\s*from\s.{0,300}?\bby\s+(?P<by>[\w.-]+)", re.DOTALL)
LOCAL = re.compile(r"\b(?:via|with)\s+(?:https?|local|microsoft smtpsvc|mapi)\b|\bfrom\s+(?:localhost|\[?127\.)|userid", re.IGNORECASE)


def _picture_letter(message: Message) -> bool:
    """HTML alone with pictures fetched from the web: so newsletters are made; people's programs send text beside it."""
    headers = message.headers
    if not message.html or message.plain.strip() or "thread-index" in headers or "user-agent" in headers:
        return False
    if "x-mailer" in headers and WRITTEN_BY_HAND.search(headers["x-mailer"][0]):
        return False
    return REMOTE_IMAGE.search(message.html) is not None


def offers_to_leave(body: str) -> bool:
    """Whether the end of a body offers to take the reader off a list."""
    tail = body[-TAIL:].lower()
    return any(stem in tail for stem in OFFER_STEMS) and OFFER.search(tail) is not None
