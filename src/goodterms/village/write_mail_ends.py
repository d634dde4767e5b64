"""Who a mail is from and to, and the way it came: addresses, labels, servers."""

from __future__ import annotations

from typing import NamedTuple

from goodterms.village.happened import OWNER, Happened, Villager, What
from goodterms.village.local import mail_date
from goodterms.village.villagers import Villagers, choice, handle_at, to_group, token
from goodterms.village.write_mail_header import Headers, listed, mailbox, words

HIDDEN = 10
"""More recipients than this, and half of such mails go to hidden ones."""

LABELS = {
    What.NEWSLETTER: "Inbox,Category Promotions,Unread",
    What.SPONSORED: "Inbox,Category Promotions,Unread",
    What.RECEIPT: "Inbox,Category Updates,Opened",
    What.SPAM: "Spam",
    What.DRAFT: "Drafts",
}


class Ends(NamedTuple):
    """Who a mail is from and to. ``to``, ``cc``: names with addresses. ``forum``: the list it goes through."""

    name: str
    address: str
    to: tuple[tuple[str, str], ...]
    cc: tuple[tuple[str, str], ...]
    forum: Villager | None


class Asked(NamedTuple):
    """Who wrote the mail that is answered, and from which address; nobody: -1."""

    number: int
    address: str


def ends_of(happened: Happened, villagers: Villagers, asked: Asked) -> Ends:
    """Sender and recipients; an answer goes to the address that wrote, while that is in use."""
    sender = villagers[happened.sender]
    address = happened.reach or handle_at(sender, happened.ts, "mail")
    name = happened.shown or sender.name_at(happened.ts).full
    if happened.what is What.BOUNCE and sender.kind == "person":
        name, address = "Mail Delivery Subsystem", "mailer-daemon@village.example"
    to, cc = (tuple(_box(villagers[one], happened.ts, asked) for one in ones) for ones in (happened.to, happened.cc))
    return Ends(name, address, to, cc, to_group(happened, villagers))


def _box(villager: Villager, ts: int, asked: Asked) -> tuple[str, str]:
    """Name and address of a recipient; one in six stands there by the address alone."""
    name = "" if choice(villager.number, "bare address", 6) == 0 else villager.name_at(ts).full
    if villager.number == asked.number and any(
        reach.value == asked.address and (reach.until is None or reach.until > ts) for reach in villager.reaches
    ):
        return name, asked.address
    return name, handle_at(villager, ts, "mail")


def route(happened: Happened, ends: Ends, villagers: Villagers) -> Headers:
    """What Gmail and the servers on the way wrote: labels, thread, where it was delivered."""
    thread = int(token(f"thread {happened.talk or happened.number}", 15), 16)
    headers: Headers = [("X-GM-THRID", str(thread)), ("X-Gmail-Labels", _labels(happened, ends))]
    if happened.sender == OWNER:
        return headers
    host = ends.address.rpartition("@")[2]
    return [
        *headers,
        ("Delivered-To", _delivered(happened, ends, villagers)),
        ("Received", f"from mail.{host} (mail.{host} [192.0.2.25])\n by mx.village.example with ESMTPS;"
                     f" {mail_date(happened.ts + 3, happened.zone)}"),
        ("Return-Path", "<>" if happened.what is What.BOUNCE else f"<{ends.address}>"),
    ]  # fmt: skip


def _delivered(happened: Happened, ends: Ends, villagers: Villagers) -> str:
    """The owner's address that it came to."""
    reached = dict(zip((*happened.to, *happened.cc), (*ends.to, *ends.cc), strict=True))
    return reached[OWNER][1] if OWNER in reached else handle_at(villagers[OWNER], happened.ts, "mail")


def _labels(happened: Happened, ends: Ends) -> str:
    if happened.what in LABELS:
        return LABELS[happened.what]
    if happened.sender == OWNER:
        return "Archived,Sent"
    if ends.forum:
        return "Category Forums,Opened," + words(ends.forum.names[0].full.replace(",", " "))
    return ("Inbox,Important,Opened", "Archived,Opened", "Inbox,Opened,Category Personal")[
        choice(happened.number, "label", 3)
    ]


def recipients(happened: Happened, ends: Ends) -> Headers:
    """From, To, Cc; of mails to very many, half hide them: the owner's copy has Bcc, others' say nothing."""
    sender = [("From", mailbox(ends.name, ends.address))]
    to, cc = (listed(mailbox(*box) for box in boxes) for boxes in (ends.to, ends.cc))
    if len(ends.to) + len(ends.cc) <= HIDDEN or choice(happened.number, "hidden", 2):
        return [*sender, ("To", to), ("Cc", cc)]
    if happened.sender == OWNER:
        return [*sender, ("Bcc", listed(filter(None, (to, cc))))]
    return [*sender, ("To", "undisclosed-recipients:;")]
