"""What shows that a mail was made for many, though it comes from one sender's address.

Signs of programs that send to many, and of nobody's own mail program, each with its source. None is a word of
advertising: what a mail is about says nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from goodterms.sources.mail_message import Message
from goodterms.sources.mail_offer import offers_to_leave

Headers = Mapping[str, list[str]]

ZONE = re.compile(r"\d\d:\d\d(?::\d\d)? ([+-])(\d\d)(\d\d)\b")
WEST, EAST = 12, 14
"""Hours of the outermost time zones there are (UTC-12 to UTC+14); no clock of a person's computer knows others."""

UNDISCLOSED = re.compile(
    r"undisclosed|unlisted|recipient list (?:not shown|suppressed)|^\s*[^@<>]*:\s*;\s*$", re.IGNORECASE
)
"""A To: that hides whom it went to: the empty group of RFC 5322 (3.4, A.1.3), under the names mail programs give it."""

PAD = " " * 6
PADDED = re.compile(r"\S[ \t]{6,}\S{3,}\s*$")
"""A subject with a tag far behind its words, there to make each copy differ (SpamAssassin: SUBJ_HAS_SPACES)."""

MAILERS = re.compile(
    r"bulk|mass.?mail|group.?mail|mail.?merge|e-?mailer|mailing|newsletter|campaign|phpmailer|swiftmailer|jmail|cdonts|aspmail"
    r"|persits|mailchimp|sendgrid|sendinblue|brevo|mailgun|mailjet|mailerlite|cleverreach|mailup|hubspot|marketo|salesforce"
    r"|exacttarget|eloqua|responsys|pardot|constant contact|klaviyo|acymailing|woodpecker|lemlist|apollo\.io"
    r"|outreach\.io|salesloft|yesware|mailshake|gmass|mixmax|reply\.io|smartlead|send-?safe|dark ?mailer|stealth"
    r"|advanced direct|direct email|achi-kochi|floodgate|extractor|worldmerge|mailking|sendblaster",
    re.IGNORECASE,
)
"""X-Mailer of programs that send to many: newsletter services, outreach tools, form scripts, and ratware.

Named by their makers, not by what they sent; the last ones are SpamAssassin's.
"""

WRITTEN_BY_HAND = re.compile(
    r"iphone|ipad|apple mail|thunderbird|mozilla|seamonkey|mutt|pine|evolution|kmail|k-9|gnus|claws|sylpheed|eudora|"
    r"the bat|lotus|roundcube|squirrelmail|horde|\bimp\b|zimbra|open-xchange|emclient|postbox|\bspark\b|airmail"
    r"|mailmate|macintosh",
    re.IGNORECASE,
)
"""Programs that people write with, for the signs that they may show as well."""

WEBMAIL = re.compile(r"squirrelmail|horde|\bimp\b|roundcube|macintosh", re.IGNORECASE)
"""Programs that write Microsoft's priority header beside the usual one."""

FROM_THE_WEB = re.compile(r"(?:href|src|HREF|SRC|Href|Src)\s*=\s*[\"']?\s*[hH][tT][tT][pP][sS]?:")

BESIDE_HTML = frozenset({"thread-index", "thread-topic", "user-agent", "x-provags-id", "x-originating-ip"})
"""Headers of what people write with and that may send HTML alone: Outlook and Exchange, Mozilla's, GMX, webmail."""

OWN_NAME = frozenset({"x-mailer", "user-agent", "thread-index", "x-mimeole"})
"""Headers in which a mail program names itself, or that only one writes."""

BY = re.compile(r"\bby\s+([\w.-]+)")
LOCAL = re.compile(r"\b(?:via|with)\s+(?:https?|local|mapi)\b|\blocalhost|127\.0\.0|^\s*(?:by|\()", re.IGNORECASE)
"""A hop that began on the server itself: webmail, a program run there."""

PASSED_ON = re.compile(
    r"^\s*(?:re|aw|antw|sv|vs|ref|rif|r|res|fwd?|wg|tr|rv|i|enc|doorst|vb)\s*(?:\[\d+\])?\s*:", re.IGNORECASE
)


def made_for_many(message: Message, body: str) -> bool:
    """Whether a mail shows by one sure sign that it was made for many. ``body``: its words, quotes and all."""
    headers = message.headers
    if _forged_program(headers) or _impossible_zone(headers) or _hidden_recipients(headers):
        return True
    if "x-mailer" in headers and MAILERS.search(headers["x-mailer"][0]):
        return True
    if "in-reply-to" in headers or "references" in headers:
        return False  # it goes on in a conversation, so what follows may be quoted from elsewhere
    if (PAD in message.subject and PADDED.search(message.subject)) or _nobodys_html(message) or _web_page(message):
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
    """Whether To says that it hides them."""
    to = headers["to"][0] if "to" in headers else ""
    return (":" in to or "@" not in to or "isclosed" in to) and UNDISCLOSED.search(to) is not None


def _forged_program(headers: Headers) -> bool:
    """It says Microsoft, but lacks what Microsoft's programs always write (SpamAssassin: MISSING_MIMEOLE).

    Outlook Express and Outlook up to 2003 write X-MimeOLE, every Outlook from 2000 on and Exchange Thread-Index.
    """
    if "x-mimeole" in headers or "thread-index" in headers:
        return False
    mailer = headers["x-mailer"][0] if "x-mailer" in headers else ""
    if mailer.startswith("Microsoft Outlook"):
        return "Macintosh" not in mailer
    return "x-msmail-priority" in headers and not WEBMAIL.search(mailer)


def _nobodys_html(message: Message) -> bool:
    """HTML that no mail program owns up to: none names itself, and a server on the way gave the id.

    Source: RFC 5321, 6.4; SpamAssassin's MSGID_FROM_MTA_HEADER. Plain text like that is what people send from Unix.
    """
    headers = message.headers
    if not message.html or "message-id" not in headers or not OWN_NAME.isdisjoint(headers):
        return False
    host = headers["message-id"][0].strip().strip("<>").rpartition("@")[2].lower()
    hops = [value for value in headers.get("received", ()) if _by(value) == host]
    return bool(host and hops) and not any(LOCAL.search(value) for value in hops)


def _by(received: str) -> str:
    """The server that wrote a Received header."""
    by = BY.search(received)
    return by[1].lower() if by else ""


def _web_page(message: Message) -> bool:
    """A web page by mail: HTML alone, with links or pictures from the web, and no mark of a program people write with.

    Those send their words as text beside the HTML (SpamAssassin: MIME_HTML_ONLY, FORGED_OUTLOOK_HTML); the few that do
    not are known by their own headers.
    """
    headers = message.headers
    if not message.html or message.attached or not headers.get("content-type", [""])[0].lower().startswith("text/html"):
        return False
    if not BESIDE_HTML.isdisjoint(headers) or WRITTEN_BY_HAND.search(" ".join(headers.get("x-mailer", ()))):
        return False
    html = message.html
    first = min((at for at in (html.find("http"), html.find("HTTP")) if at >= 0), default=-1)
    return first >= 0 and FROM_THE_WEB.search(html, max(0, first - 16)) is not None
