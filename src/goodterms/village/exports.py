"""Writes everything that the owner could export from a village: one file or archive for each program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from goodterms.village import (
    write_ics,
    write_linkedin,
    write_mail,
    write_skype,
    write_sms,
    write_telegram,
    write_whatsapp,
)
from goodterms.village.happened import OWNER, Happened, Via, Villager, What
from goodterms.village.villagers import Villagers, by_number, last_name, seen_by_owner
from goodterms.village.write_vcard import write_books

KEPT: dict[Via, frozenset[What]] = {
    Via.MAIL: write_mail.KEPT,
    Via.LINKEDIN: write_linkedin.KEPT,
    Via.SKYPE: write_skype.KEPT,
    Via.WHATSAPP: write_whatsapp.KEPT,
    Via.TELEGRAM: write_telegram.KEPT,
    Via.PHONE: write_sms.KEPT,
    Via.CALENDAR: write_ics.KEPT,
    Via.NOWHERE: frozenset(),
}
"""What each channel's export keeps a piece of."""

CALLED = frozenset({"mail", "linkedin", "phone", "skype"})
"""Kinds of the owner's handles that can be typed; what a file calls its own owner is known from the file."""


class Batch(NamedTuple):
    """Exports that are brought in together. ``dates``: the order of day and month in them, None where it shows."""

    paths: list[Path]
    dates: str | None


class Writer(Protocol):
    """A file while it is written, or what belongs into it while it is put aside."""

    def add(self, happened: Happened) -> None:
        """Takes what happened, in order of time; what the channel does not keep is passed over."""
        ...

    def close(self) -> list[Path]:
        """Writes what is left and returns the files."""
        ...

    def let_go(self) -> None:
        """Lets go of open files, whether it came to its end or not."""
        ...


def write(villagers: Sequence[Villager], happenings: Iterable[Happened], folder: Path) -> list[Path]:
    """Writes all exports into a folder and returns the files, in a steady order.

    ``happenings``: in order of time, gone through once; memory does not grow with their texts. Files are the owner's
    alone to read, and the same on every machine.

    Raises:
        NoHandle: something went by a channel on which somebody has no handle.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    known = by_number(villagers)
    writers = _writers(folder, known)
    try:
        for happened in happenings:
            if writer := writers.get(happened.via):
                writer.add(happened)
        paths = [path for writer in writers.values() for path in writer.close()]
    finally:
        for writer in writers.values():
            writer.let_go()
    return [*paths, *write_books(folder, known)]


def batches(paths: Sequence[Path]) -> list[Batch]:
    """The files of `write` with what their owner would have to say of each: WhatsApp's by the folder of a phone."""
    phones = sorted({path.parent for path in paths if path.parent.name in write_whatsapp.ORDERS})
    others = [path for path in paths if path.parent not in phones]
    return [Batch(others, None), *(Batch([phone], write_whatsapp.ORDERS[phone.name]) for phone in phones)]


def own_handles(villagers: Sequence[Villager]) -> list[str]:
    """What the owner would say they are: addresses, numbers, profiles, and the name that chats show."""
    owner = villagers[OWNER]
    return [*(reach.value for reach in owner.reaches if reach.kind in CALLED), last_name(owner)]


def keeps(happened: Happened) -> bool:
    """Whether the exports hold a piece of what happened: the owner saw it, and its channel keeps such a thing."""
    return happened.what in KEPT[happened.via] and seen_by_owner(happened)


def _writers(folder: Path, villagers: Villagers) -> dict[Via, Writer]:
    return {
        Via.MAIL: write_mail.Mailbox(folder, villagers),
        Via.LINKEDIN: write_linkedin.Archive(folder, villagers),
        Via.SKYPE: write_skype.SkypeTar(folder, villagers),
        Via.WHATSAPP: write_whatsapp.Chats(folder, villagers),
        Via.TELEGRAM: write_telegram.Account(folder, villagers),
        Via.PHONE: write_sms.Backup(folder, villagers),
        Via.CALENDAR: write_ics.Calendar(folder, villagers),
    }
