"""Mail that machines write: newsletters, receipts, automatic replies, reports of what could not be delivered, lists."""

from __future__ import annotations

from html import escape

from goodterms.village.happened import Happened, Villager
from goodterms.village.villagers import choice, token
from goodterms.village.write_mail_body import alternative, lines, part
from goodterms.village.write_mail_client import Client, client_of
from goodterms.village.write_mail_header import Headers, mailbox, words

SERVICES = (
    ("X-SG-EID", "X-SG-ID"),
    ("X-MC-User", "X-Mailer"),
    ("X-Mailgun-Sid", "X-Mailgun-Tag"),
    ("X-CSA-Complaints", "X-Campaign"),
    ("X-Roving-ID", "X-Return-Path-Hint"),
)
"""Two headers each of services that send to subscribers."""

FORUM = "[{name}] "
"""How list software marks a subject."""


def newsletter_headers(shop: Villager, happened: Happened, address: str) -> Headers:
    """What a sending service writes for subscribers."""
    host = address.rpartition("@")[2]
    first, second = SERVICES[choice(shop.number, "service", len(SERVICES))]
    mark = token(f"campaign {happened.number}", 24)
    leave = f"<mailto:leave-{mark[:8]}@{host}>, <https://{host}/leave/{mark}>"
    headers: Headers = [
        ("List-Unsubscribe", leave),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        ("Feedback-ID", f"{mark[:6]}:{shop.number}:village"),
        (first, mark),
        (second, f"Campaign {mark[:8]}"),
    ]
    if choice(shop.number, "names its list", 2):
        headers.append(("List-ID", f"{words(shop.names[0].full)} <{mark[:8]}.list.{host}>"))
    return headers


def newsletter_body(happened: Happened, shop: Villager) -> str:
    """A page with a preheader nobody sees, and the offer to leave; half the shops send HTML alone."""
    leave = f"https://shop.example/leave/{token(str(happened.number), 12)}"
    text = happened.text or happened.subject
    page = (
        "<!DOCTYPE html><html><head><style>td{font-family:sans-serif}</style></head><body>"
        f'<div style="display:none;max-height:0px;overflow:hidden">{escape(happened.subject)}</div>'
        f'<table width="600"><tr><td>{lines(text)}</td></tr>'
        f'<tr><td>You receive this because you are our customer. <a href="{leave}">Unsubscribe</a></td></tr></table>'
        "</body></html>"
    )
    if choice(shop.number, "html alone", 2):
        return part("text/html", page)
    return alternative(
        f"=_{token(str(happened.number), 20)}",
        part("text/plain", f"{text}\n\nUnsubscribe: {leave}\n"),
        part("text/html", page),
    )


def receipt_headers(shop: Villager, happened: Happened) -> Headers:
    """What a sending service writes for customers; shops of some size have one, small ones write Auto-Submitted."""
    if choice(shop.number, "own server", 3) == 0:
        return [("Auto-Submitted", "auto-generated")]
    return [("X-PM-Message-Id", token(f"receipt {happened.number}", 32)), ("X-SES-Outgoing", "2020.01.01-192.0.2.1")]


def away_headers(sender: int) -> Headers:
    """What marks an automatic reply, by the sender's program."""
    if client_of(sender) is Client.OUTLOOK:
        return [("Return-Path", "<>"), ("Auto-Submitted", "auto-generated"), ("X-Auto-Response-Suppress", "All")]
    if client_of(sender) is Client.GMAIL:
        return [("Auto-Submitted", "auto-replied"), ("Precedence", "bulk"), ("X-Autoreply", "yes")]
    return [("Auto-Submitted", "auto-replied (vacation)")]


def away_subject(sender: int, subject: str) -> str:
    """How programs name an automatic reply."""
    return f"Automatic reply: {subject}" if client_of(sender) is Client.OUTLOOK else f"Re: {subject}"


def bounce_body(happened: Happened, failed: str, lost: str) -> str:
    """A report in three parts (RFC 3462, 3464). ``failed``: the address; ``lost``: the Message-ID, may be empty."""
    mark = f"report{token(str(happened.number), 16)}"
    host = failed.rpartition("@")[2]
    said = happened.text or f"Your message could not be delivered to {failed}: the address was not found."
    status = (
        f"Reporting-MTA: dns; mx.village.example\n\nFinal-Recipient: rfc822; {failed}\nAction: failed\nStatus: 5.1.1\n"
        f"Remote-MTA: dns; {host}\nDiagnostic-Code: smtp; 550 5.1.1 No such user\n"
    )
    original = f"Message-ID: {lost}\nTo: {failed}\n" if lost else f"To: {failed}\n"
    return (
        f'Content-Type: multipart/report; report-type=delivery-status; boundary="{mark}"\n\n'
        f"--{mark}\n{part('text/plain', said)}\n"
        f"--{mark}\nContent-Type: message/delivery-status\n\n{status}\n"
        f"--{mark}\nContent-Type: text/rfc822-headers\n\n{original}\n--{mark}--"
    )


def list_headers(address: str, name: str) -> Headers:
    """What list software writes (RFC 2369, 2919)."""
    local, _, host = address.partition("@")
    return [
        ("Sender", f"{local}-bounces@{host}"),
        ("Precedence", "list"),
        ("List-Id", f"{words(name)} <{local}.{host}>"),
        ("List-Post", f"<mailto:{address}>"),
        ("List-Unsubscribe", f"<mailto:{local}-leave@{host}>"),
        ("List-Archive", f"<https://{host}/archive/{local}/>"),
    ]


def list_footer(address: str, name: str) -> str:
    """What list software puts below every mail."""
    leave = address.replace("@", "-leave@")
    return f"{'_' * 47}\n{name} mailing list -- {address}\nTo unsubscribe send an email to {leave}"


def rewritten(name: str, address: str, list_name: str, list_address: str) -> Headers:
    """A sender as lists write them whose domain forbids sending for it (DMARC): the list stands there instead."""
    return [
        ("From", mailbox(f"{name} via {list_name}", list_address)),
        ("Reply-To", mailbox(name, address)),
        ("X-Original-From", mailbox(name, address)),
    ]
