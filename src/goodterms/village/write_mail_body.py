"""The body of a mail by somebody's hand: own words, signature, and the older mail below, as their program writes it."""

from __future__ import annotations

import binascii
from base64 import encodebytes
from html import escape
from typing import NamedTuple

from goodterms.village.happened import Villager
from goodterms.village.local import local
from goodterms.village.villagers import choice
from goodterms.village.write_mail_client import Client, attribution, client_of, language, older_block, signature

WIDTH = 76
"""Letters a line that programs wrap plain text at (RFC 5322, 2.1.1 advises 78)."""

LONGEST_LINE = 900
"""Bytes a line beyond which a body is encoded (RFC 5322, 2.1.1: 998)."""

QUOTED = 4_000
"""Letters of an older mail that are quoted at most."""

GMAIL_QUOTE = "margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"
OUTLOOK_RULE = "border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"


class Older(NamedTuple):
    """The mail that is answered. ``name``, ``address``: its sender; ``to``: whom it went to, as a line; ``before``:
    what that mail itself quoted, as plain text, empty for nothing.
    """

    ts: int
    name: str
    address: str
    to: str
    subject: str
    text: str
    before: str = ""


class Words(NamedTuple):
    """What somebody wrote. ``older``: what they answer. ``html``: their program sends HTML."""

    writer: Villager
    ts: int
    zone: str
    number: int
    text: str
    older: Older | None
    html: bool


def part(kind: str, text: str, *, packed: bool = False, eight: bool = False) -> str:
    """A part of a mail with its own headers, encoded as it needs. ``packed``: base64; ``eight``: 8bit as it is."""
    coding, body = _encoded(text, packed=packed, eight=eight)
    return f"Content-Type: {kind}; charset=UTF-8\nContent-Transfer-Encoding: {coding}\n\n{body}"


def body_of(words: Words) -> str:
    """The body with its Content-Type and what belongs to it, as it stands after the other headers."""
    client = client_of(words.writer.number)
    if not words.html:
        kind = "text/plain; format=flowed" if client is Client.THUNDERBIRD else "text/plain"
        return part(kind, plain(words), packed=_packs(words, client), eight=client is Client.THUNDERBIRD)
    if client is Client.OUTLOOK and choice(words.number, "html alone", 3) == 0:
        return part("text/html", html(words))
    mark = f"000000000000{words.number:016x}"
    first = part("text/plain", plain(words), packed=_packs(words, client))
    return alternative(mark, first, part("text/html", html(words)))


def alternative(mark: str, plain_part: str, html_part: str) -> str:
    """Plain text and HTML of the same words."""
    return (
        f'Content-Type: multipart/alternative; boundary="{mark}"\n\n'
        f"--{mark}\n{plain_part}\n--{mark}\n{html_part}\n--{mark}--"
    )


def plain(words: Words) -> str:
    """The whole mail as plain text."""
    client = client_of(words.writer.number)
    own, below = _wrapped(words.text, client), signature(words.writer, words.ts)
    older = quote(words) if words.older else ""
    if client is Client.THUNDERBIRD and older and choice(words.writer.number, "writes below", 2):
        return "\n\n".join(filter(None, (older, own, below)))
    return "\n\n".join(filter(None, (own, below, older)))


def quote(words: Words) -> str:
    """The older mail as plain text, as the writer's program sets it off."""
    older = words.older
    if older is None:
        return ""
    client, tongue = client_of(words.writer.number), language(words.writer.zone)
    when, text = local(older.ts, words.zone), older.text[:QUOTED]
    text = f"{text}\n\n{older.before}" if older.before else text
    if client is Client.OUTLOOK:
        head = older_block(tongue, when, _outlook_name(older), older.to, older.subject)
        rule = "-----Original Message-----" if choice(words.writer.number, "old Outlook", 3) == 0 else "_" * 32
        return f"{rule}\n{head}\n\n{text}"
    above = attribution(client, tongue, when, older.name, older.address)
    if client is Client.APPLE:
        return _marked(f"{above}\n\n{text}")
    if client is Client.GMAIL and len(above) > WIDTH:
        above = _wrap(above)
    return f"{above}\n{chr(10) if client is Client.GMAIL else ''}{_marked(text)}"


def html(words: Words) -> str:
    """The whole mail as HTML, in the words of the writer's program."""
    client = client_of(words.writer.number)
    below = signature(words.writer, words.ts)
    match client:
        case Client.OUTLOOK:
            return _outlook_html(words, below)
        case Client.GMAIL:
            return _gmail_html(words, below)
        case _:
            return _cited_html(words, below, client)


def _gmail_html(words: Words, below: str) -> str:
    page = f'<div dir="ltr">{lines(words.text)}</div>'
    if below:
        bare = lines(below.removeprefix("-- \n"))
        page += '<div><br></div><span class="gmail_signature_prefix">-- </span><br>'
        page += f'<div class="gmail_signature">{bare}</div>'
    if words.older:
        page += (
            f'<br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">{_above(words, Client.GMAIL)}<br></div>'
            f'<blockquote class="gmail_quote" style="{GMAIL_QUOTE}">{_older_lines(words.older)}</blockquote></div>'
        )
    return page


def _cited_html(words: Words, below: str, client: Client) -> str:
    """Apple Mail and Thunderbird."""
    page = f"<html><body>{lines(words.text)}"
    if below.startswith("-- \n"):
        page += f'<pre class="moz-signature" cols="72">-- \n{escape(below[4:])}</pre>'
    elif below:
        page += f"<br><br>{lines(below)}"
    if words.older:
        above = _above(words, client)
        inside, outside = (above + "<br><br>", "") if client is Client.APPLE else ("", above)
        page += f'<div class="moz-cite-prefix">{outside}<br></div>' if outside else "<br>"
        page += f'<blockquote type="cite">{inside}{_older_lines(words.older)}</blockquote>'
    return f"{page}</body></html>"


def _outlook_html(words: Words, below: str) -> str:
    page = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0cm}</style></head>'
    )
    page += f'<body lang="EN-GB"><div class="WordSection1">{_paragraphs(words.text)}{_paragraphs(below)}'
    older = words.older
    if older:
        when = local(older.ts, words.zone)
        head = older_block(language(words.writer.zone), when, _outlook_name(older), older.to, older.subject)
        page += f'<div style="{OUTLOOK_RULE}"><p class="MsoNormal">{lines(head)}</p></div>'
        page += _paragraphs(older.text[:QUOTED] + (f"\n\n{older.before}" if older.before else ""))
    return f"{page}</div></body></html>"


def lines(text: str) -> str:
    """A text as HTML, its line breaks kept."""
    return escape(text, quote=False).replace("\n", "<br>\n")


def _paragraphs(text: str) -> str:
    rows = (escape(line, quote=False) or "&nbsp;" for line in text.split("\n")) if text else ()
    return "".join(f'<p class="MsoNormal">{row}<o:p></o:p></p>' for row in rows)


def _above(words: Words, client: Client) -> str:
    older = words.older
    if older is None:
        return ""
    when = local(older.ts, words.zone)
    return escape(attribution(client, language(words.writer.zone), when, older.name, older.address), quote=False)


def _older_lines(older: Older) -> str:
    return lines(older.text[:QUOTED] + (f"\n\n{older.before}" if older.before else ""))


def _outlook_name(older: Older) -> str:
    return f"{older.name} <{older.address}>" if older.name else older.address


def _marked(text: str) -> str:
    return "\n".join(f">{line}" if line.startswith(">") else f"> {line}" for line in text.split("\n"))


def _wrapped(text: str, client: Client) -> str:
    """Own words with the line breaks that Gmail and Thunderbird put into plain text."""
    if client is Client.THUNDERBIRD:
        stuffed = (f" {line}" if line.startswith((" ", ">", "From ")) else line for line in text.split("\n"))
        return "\n".join(_wrap(line, " \n") if len(line) > WIDTH else line for line in stuffed)
    if client is Client.GMAIL:
        return "\n".join(_wrap(line) if len(line) > WIDTH else line for line in text.split("\n"))
    return text


def _wrap(line: str, end: str = "\n") -> str:
    """A line broken at its blanks; words longer than a line stay whole."""
    rows = []
    while len(line) > WIDTH:
        cut = line.rfind(" ", 1, WIDTH)
        cut = cut if cut > 0 else line.find(" ", WIDTH)
        if cut < 0:
            break
        rows.append(line[:cut])
        line = line[cut + 1 :]
    return end.join((*rows, line))


def _packs(words: Words, client: Client) -> bool:
    """Outlook and Gmail pack what is mostly not Latin."""
    if words.text.isascii():
        return False
    foreign = sum(letter > "\u02ff" for letter in words.text[:200])
    return client in (Client.OUTLOOK, Client.GMAIL) and 2 * foreign > min(len(words.text), 200)


def _encoded(text: str, *, packed: bool, eight: bool) -> tuple[str, str]:
    raw = text.encode("utf-8", "replace")
    if packed:
        return "base64", encodebytes(raw).decode()
    short = max(map(len, raw.split(b"\n"))) <= LONGEST_LINE
    if short and text.isascii():
        return "7bit", text
    if short and eight:
        return "8bit", text
    return "quoted-printable", binascii.b2a_qp(raw, istext=True).decode()
