"""What a mail server is told of a message: whose it is, and whether it may go to everybody it is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import IPv4Network, IPv6Network, ip_address
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple, cast

from goodterms.desk.me import me
from goodterms.desk.moment import now
from goodterms.desk.outgoing import sent
from goodterms.desk.outgoing.accounts import FOLDER
from goodterms.desk.outgoing.letter import Letter, letter
from goodterms.desk.outgoing.weighing import ready_ones, weighed
from goodterms.desk.private import folder, write
from goodterms.desk.ready import Ready
from goodterms.desk.trouble import Trouble
from goodterms.desk.unstopped import note as note_unstopped
from goodterms.faces.smtp import answers
from goodterms.faces.smtp.gate import KIND, OVERRIDE, YES

if TYPE_CHECKING:
    from goodterms.faces.shapes import Weighed

AGAIN = 3_600
"""Seconds for which the same message to the same people goes when it is sent once more: who read why, and means it."""

KNOWN = 30.0
"""Seconds for which it is believed whose addresses are whose."""

TRIED = "milter-held"

ONCE_MORE = "If you mean it, send it once more within the hour."


class Came(NamedTuple):
    """A message as a server has it. ``login``: whom the server let log in, "" for nobody. ``address``: of the client,
    "" for a program of the server's own machine. ``raw``: its first `letter.READ` bytes.
    """

    login: str
    address: str
    sender: str
    to: Sequence[str]
    raw: bytes


@dataclass(frozen=True, slots=True)
class Rules:
    """``quiet``: nothing is stopped. ``when_down``: whether mail goes while the record cannot be read. ``trusted``:
    networks whose clients need not log in.
    """

    quiet: bool = False
    when_down: bool = False
    trusted: tuple[IPv4Network | IPv6Network, ...] = ()


class Judge:
    """The people of a server who have a home here."""

    def __init__(self, homes: Sequence[Path], rules: Rules) -> None:
        self.rules = rules
        self.homes = {home: Ready(home) for home in homes}
        self._known: dict[Path, tuple[float, frozenset[str]]] = {}

    def home_of(self, came: Came) -> Path | None:
        """The home of who sends this; None for everybody else's mail, and for mail from outside.

        A sender is easily forged, and a refusal tells of ties: so it is believed only of this machine, of trusted
        networks, and of who logged in by a name that is no address; an address that logged in is who it is.
        """
        if not came.login and not self._near(came.address):
            return None
        name = (came.login if "@" in came.login else came.sender).casefold()
        return next((home for home in self.homes if name in self._own(home)), None)

    def refused(self, home: Path, came: Came) -> str:
        """What the mail program is told when a message may not go; "" when it may, and then it is history soon."""
        one = letter(came.raw)
        if one is None:
            return ""
        try:
            says = "" if self._goes(one) else self._against(home, one, came)
        except Trouble as trouble:
            return "" if self.rules.when_down else answers.cannot_weigh(trouble.sentence)
        if not says:
            sent.wait(home, came.raw, came.to)
            if self.rules.quiet:
                note_unstopped(home, one, came.to)
        return says

    def close(self) -> None:
        """Lets go of all records."""
        for ready in self.homes.values():
            ready.close()

    def _goes(self, one: Letter) -> bool:
        return self.rules.quiet or one.said.get(OVERRIDE, "").lower() in YES

    def _against(self, home: Path, one: Letter, came: Came) -> str:
        to = list(dict.fromkeys(came.to))
        answer = weighed(home, one, to, kind=one.said.get(KIND) or None, opened=self.homes[home])
        ready = ready_ones(answer, to)
        if len(ready) == len(to) or _tried(home, one, to):
            return ""
        return answers.refusal(cast("Weighed", answer), ONCE_MORE, ready=len(ready))

    def _own(self, home: Path) -> frozenset[str]:
        """The addresses that are somebody's; asked for once in a while."""
        since, found = self._known.get(home, (0.0, frozenset()))
        if not since or monotonic() - since > KNOWN:
            found = _own(home)
            self._known[home] = (monotonic(), found)
        return found

    def _near(self, address: str) -> bool:
        if not address:
            return True
        try:
            here = ip_address(address.removeprefix("IPv6:"))
        except ValueError:
            return False
        return here.is_loopback or any(here in network for network in self.rules.trusted)


def _own(home: Path) -> frozenset[str]:
    try:
        return frozenset(handle.casefold() for handle in me(home))
    except Trouble:  # nothing was brought in yet
        return frozenset()


def _tried(home: Path, one: Letter, to: Sequence[str]) -> bool:
    """Whether this was held before and is sent once more; the next one after it is another."""
    place = folder(home, FOLDER, TRIED)
    mark = place / sha256("\0".join([one.same, *sorted(to)]).encode("utf-8", "surrogatepass")).hexdigest()
    before = mark in _fresh(place)
    if before:
        mark.unlink(missing_ok=True)
    else:
        write(mark, b"")
    return before


def _fresh(place: Path) -> Iterator[Path]:
    """Marks of the last hour; older ones are taken away."""
    for mark in place.iterdir():
        if mark.name.startswith("."):
            continue
        if mark.stat().st_mtime < now() - AGAIN:
            mark.unlink(missing_ok=True)
        else:
            yield mark
