"""The Android phone's texts and calls as "SMS Backup & Restore" saves them: two XML files, oldest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import quoteattr

from goodterms.village.happened import OWNER, Happened, What
from goodterms.village.local import MONTHS, clock, local
from goodterms.village.sealed import private
from goodterms.village.spool import Spool
from goodterms.village.villagers import ANDROID, Villagers, handle_at, is_many, others, saved_as, seen_by_owner, token

KEPT = frozenset({What.MESSAGE, What.CALL, What.MISSED_CALL, What.SPAM, What.RECEIPT, What.DRAFT, What.NEWSLETTER})
"""What leaves an entry."""

SMS, CALLS = "sms", "calls"
HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n"
UNKNOWN = "(Unknown)"
IN, OUT, DRAFT = 1, 2, 3
CALL_IN, CALL_OUT, CALL_MISSED = 1, 2, 3
ADDRESS_FROM, ADDRESS_TO = 137, 151
"""Types of MMS addresses (PduHeaders of Android)."""


class Backup:
    """Both files while their entries are put aside: the number of entries stands at the head."""

    def __init__(self, folder: Path, villagers: Villagers) -> None:
        self.folder = folder
        self.villagers = villagers
        self.zone = villagers[OWNER].zone
        self.spool = Spool(folder)
        self.last = 0

    def add(self, happened: Happened) -> None:
        """Puts one entry aside."""
        if happened.what not in KEPT or not seen_by_owner(happened):
            return
        self.last = happened.ts
        if happened.what in {What.CALL, What.MISSED_CALL}:
            self._put(CALLS, self._call(happened))
        else:
            people = self._people(happened)
            self._put(SMS, self._mms(happened, people) if len(people) > 1 else self._sms(happened, people[0]))

    def close(self) -> list[Path]:
        """Writes both files; one without entries is left out."""
        return [self._file(kind, root) for kind, root in ((SMS, "smses"), (CALLS, "calls")) if self.spool.count(kind)]

    def let_go(self) -> None:
        """Lets go of what was put aside."""
        self.spool.close()

    def _file(self, kind: str, root: str) -> Path:
        path = self.folder / f"{kind}-{local(self.last, self.zone):%Y%m%d%H%M%S}.xml"
        backup = token(f"backup {self.last}", 32)
        head = {"count": self.spool.count(kind), "backup_set": backup, "backup_date": self.last * 1000, "type": "full"}
        with private(path) as file:
            file.write(f"{HEAD}<{root}{_attributes(head)}>\n".encode())
            for piece in self.spool.pieces(kind):
                file.write(piece)
            file.write(f"</{root}>\n".encode())
        return path

    def _put(self, kind: str, entry: str) -> None:
        self.spool.add(kind, f"  {entry}\n".encode("utf-8", "replace"))

    def _people(self, happened: Happened) -> list[int]:
        return [one for one in others(happened) if not is_many(self.villagers[one])] or [OWNER]

    def _number(self, one: int, happened: Happened) -> str:
        used = happened.reach if one == happened.sender else ""
        return used or handle_at(self.villagers[one], happened.ts, "phone", "sms")

    def _name(self, one: int) -> str:
        return saved_as(self.villagers[one], ANDROID) or UNKNOWN

    def _shared(self, happened: Happened, name: str) -> dict[str, object]:
        when = local(happened.ts, self.zone)
        day = f"{when.day} {MONTHS[when.month - 1][:3]} {when.year}"
        return {"readable_date": f"{day} {clock(when)}", "contact_name": name}

    def _sms(self, happened: Happened, other: int) -> str:
        kind = DRAFT if happened.what is What.DRAFT else OUT if happened.sender == OWNER else IN
        sms: dict[str, object] = {
            "protocol": 0, "address": self._number(other, happened), "date": _ms(happened),
            "type": kind, "subject": "null", "body": happened.text, "toa": "null", "sc_toa": "null",
            "service_center": "null", "read": 1, "status": -1, "locked": 0, "date_sent": happened.ts * 1000,
            "sub_id": 1,
        }  # fmt: skip
        return f"<sms{_attributes({**sms, **self._shared(happened, self._name(other))})} />"

    def _mms(self, happened: Happened, people: list[int]) -> str:
        out = happened.sender == OWNER
        address = "~".join(self._number(one, happened) for one in people)
        mms: dict[str, object] = {
            "date": _ms(happened), "msg_box": OUT if out else IN, "address": address,
            "m_type": 128 if out else 132, "read": 1, "m_id": token(f"mms {happened.number}", 16),
        }  # fmt: skip
        names = ", ".join(self._name(one) for one in people)
        body = {"seq": 0, "ct": "text/plain", "name": "null", "chset": 106, "text": happened.text}
        mine = {"address": "insert-address-token", "type": ADDRESS_FROM if out else ADDRESS_TO, "charset": 106}
        theirs = (
            {"address": self._number(one, happened), "charset": 106,
             "type": ADDRESS_FROM if one == happened.sender else ADDRESS_TO}
            for one in people
        )  # fmt: skip
        addresses = "".join(f"<addr{_attributes(each)} />" for each in (mine, *theirs))
        head = _attributes({**mms, **self._shared(happened, names)})
        return f"<mms{head}><parts><part{_attributes(body)} /></parts><addrs>{addresses}</addrs></mms>"

    def _call(self, happened: Happened) -> str:
        other, out = self._people(happened)[0], happened.sender == OWNER
        missed = happened.what is What.MISSED_CALL
        call: dict[str, object] = {
            "number": self._number(other, happened),
            "duration": 0 if missed else round((happened.minutes or 1) * 60),
            "date": _ms(happened),
            "type": CALL_OUT if out else CALL_MISSED if missed else CALL_IN,
            "presentation": 1,
            "subscription_id": 1,
        }
        return f"<call{_attributes({**call, **self._shared(happened, self._name(other))})} />"


def _ms(happened: Happened) -> int:
    return happened.ts * 1000 + happened.number % 1000


def _attributes(values: Mapping[str, object]) -> str:
    return "".join(f" {name}={_quoted(str(value))}" for name, value in values.items())


def _quoted(value: str) -> str:
    """A value as the program writes it: line breaks and letters beyond 16 bits as numbers, the latter in two halves.

    The halves are no XML 1.0; readers have to mend them.
    """
    return "".join(_halves(quoteattr(value, {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})))


def _halves(text: str) -> Iterator[str]:
    for letter in text:
        code = ord(letter)
        if code < 0x20 and letter not in "\n\r\t":
            continue  # XML has no such letters at all
        if code <= 0xFFFF:
            yield letter
        else:
            code -= 0x10000
            yield f"&#{0xD800 + (code >> 10)};&#{0xDC00 + (code & 0x3FF)};"
