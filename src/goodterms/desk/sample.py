"""Two sample messages of the demo's owner: one to everybody on LinkedIn, one to somebody close.

Nobody is named here: to whom they go, and which verdicts are worth showing, is chosen from the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from goodterms.desk.weigh import weigh
from goodterms.words import Depth, State, Word

BLAST = """I am building up my business and looking for new clients.
Do you know anybody who needs a stand for a trade fair?
Please send me the names of two people you could refer me to.
"""

FAVOUR = """Could you look over the two pages about our new stand before Friday?
Ten minutes are enough, and a no is fine too.
"""

TELLING = {
    Word.DONT: ("one_transaction", "never_two_way"),
    Word.HELLO_FIRST: ("came_back", "long_silence", "gone_from_everyone", "ask_heavier_than_tie"),
    Word.GO: ("", "blast", "no_hello"),
}
"""Rules that tell the two stories the program was made for, in the order in which they are looked for; "" is none."""

EACH = {Word.DONT: 2, Word.HELLO_FIRST: 2, Word.GO: 1}
"""Most recipients shown of each verdict."""

CLOSE = 40
"""Close people who are looked at for the note."""

Row = dict[str, Any]
"""A row as the desk answers it."""


def samples(home: Path, known: Sequence[Row]) -> list[Row]:
    """The drafts, each with the gate's answer and the few verdicts worth showing; none that nobody could get.

    ``known``: everybody, as `people` gives them.
    """
    return [draft for draft in (_to_all(home, known), _to_one(home, known)) if draft is not None]


def telling(verdicts: Iterable[Row], known: Iterable[Row]) -> list[Row]:
    """Of many verdicts the few that show best what is meant, worst first: no two of them for one reason."""
    days = {row["id"]: int(row["days_in_touch"]) for row in known}
    people = [row for row in verdicts if row["person"]]
    people.sort(key=lambda row: _plainest(row, days.get(row["person"]["id"], 0)))
    found: list[Row] = []
    for word, rules in TELLING.items():
        firsts = (next((row for row in people if _of(row) == (word, rule)), None) for rule in rules)
        found += [row for row in firsts if row is not None][: EACH[word]]
    return found


def _plainest(verdict: Row, days: int) -> tuple[bool, bool, int]:
    """A *don't* is plainest where there is least behind it, the others where there is most.

    Where the words that are quoted are of the last talk, and it is a while ago, no explanation is needed.
    """
    stopped = verdict["verdict"] != Word.GO
    quoted = {proof["date"] for finding in verdict["findings"][:1] for proof in finding["evidence"]}
    another = bool(quoted) and verdict["last_two_way"] not in quoted
    return stopped and verdict["state"] == State.ALIVE, another, days if verdict["verdict"] == Word.DONT else -days


def _of(verdict: Row) -> tuple[str, str]:
    """The verdict, and the rule whose sentence stands first."""
    return verdict["verdict"], verdict["findings"][0]["rule"] if verdict["findings"] else ""


def _to_all(home: Path, known: Sequence[Row]) -> Row | None:
    """The request, to everybody on LinkedIn who is more than a name passing by."""
    people = [row for row in known if row["kind"] == "person" and row["depth"] != Depth.UNKNOWN]
    profiles = [profile for row in people if (profile := _handle(row, "linkedin"))]
    if not profiles:
        return None
    gate: Row = weigh(home, BLAST, profiles)
    return {"text": BLAST, "to": "linkedin", "gate": gate, "telling": telling(gate["verdicts"], known)}


def _to_one(home: Path, known: Sequence[Row]) -> Row | None:
    """The note, to whoever is closest of those who may get it, best with a word that makes it warmer."""
    close = [row for row in known if (row["depth"], row["state"]) == (Depth.RELATIONSHIP, State.ALIVE)]
    close.sort(key=lambda row: -int(row["days_in_touch"]))
    may: list[Row] = []
    for row in close[:CLOSE]:
        gate: Row = weigh(home, FAVOUR, [_handle(row, "mail") or str(row["id"])])
        if gate["counts"][Word.GO]:
            may.append({"text": FAVOUR, "to": "one", "gate": gate, "telling": gate["verdicts"]})
    return next((draft for draft in may if _warmer(draft)), next(iter(may), None))


def _warmer(draft: Row) -> bool:
    return any(finding["instead"] for finding in draft["telling"][0]["findings"])


def _handle(row: Row, kind: str) -> str:
    return next((str(handle["value"]) for handle in row["handles"] if handle["kind"] == kind), "")
