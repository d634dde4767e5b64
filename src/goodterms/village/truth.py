"""Writes down the truth of a village beside its exports: JSON lines, one file a table.

==============  ========================================================================================================
persons         number, kind, names over time, handles over time, works, circles, birthday, ``alike``: whose namesake
began           how each tie began: met, wrote, introduced (``by``), forum, circle, purchase, linkedin
ties            depth and state from a month on, until the next row of the person; ``closeness`` now, ``built`` at best
asks            ``ours``: the owner asked; kind, weight, ``to``: how many got it, outcome: none, no, later, yes
gives           help, advice, tip, introduction, referral, money, congratulation
promises        kept or not, and when
meetings        held, moved, cancelled, missed
opted_out       asked to be left alone
absences        silent to everyone from ``since`` to ``until`` (null: not seen again); person 0 is the owner
verdicts        what a reader of the two stories would say of each of the drafts to each person, at the end
drafts          the drafts
==============  ========================================================================================================

``number`` in a row is the number of the `Happened` that it lies in; times are UTC seconds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from goodterms.village.happened import Villager
from goodterms.village.ledger import Ledger
from goodterms.village.life import Village, lived
from goodterms.village.verdicts import DRAFTS, verdict
from goodterms.words import DAY

TABLES = ("ties", "began", "asks", "gives", "promises", "meetings", "opted_out")


def write(village: Village, folder: Path) -> list[Path]:
    """Lives the village once more, without words, and writes ``folder/*.jsonl``. Returns the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    ledger = told(village)
    tables: dict[str, Iterable[Mapping[str, object]]] = {
        "persons": persons(village),
        "absences": absences(village),
        "drafts": (
            {"draft": name, "text": d.text, "kind": str(d.kind), "weight": d.weight} for name, d in DRAFTS.items()
        ),
        "verdicts": verdicts(village, ledger),
        **{table: ledger.rows.get(table, []) for table in TABLES},
    }
    return [_lines(folder / f"{name}.jsonl", rows) for name, rows in tables.items()]


def told(village: Village) -> Ledger:
    """The ledger of a whole life."""
    ledger = Ledger(village.made.absences)
    for _ in lived(village, ledger, words=False):
        pass
    return ledger


def persons(village: Village) -> Iterator[dict[str, object]]:
    """Everybody with all names and handles."""
    for villager in village.villagers:
        yield _person(villager) | {"alike": village.made.alike.get(villager.number)}


def _person(villager: Villager) -> dict[str, object]:
    return {
        "number": villager.number,
        "kind": villager.kind,
        "names": [{"given": n.given, "family": n.family, "nick": n.nick, "since": n.since} for n in villager.names],
        "handles": [
            {"kind": r.kind, "value": r.value, "since": r.since, "until": r.until} for r in villager.reaches if r.value
        ],
        "works": [
            {"employer": w.employer, "position": w.position, "trade": w.trade, "since": w.since} for w in villager.works
        ],
        "circles": list(villager.circles),
        "birthday": villager.birthday,
    }


def absences(village: Village) -> Iterator[dict[str, object]]:
    """Who was silent to everyone, the owner too."""
    end = village.made.end
    for person, found in sorted(village.made.absences.of.items()):
        for absence in found:
            until = absence.until if absence.until is not None and absence.until < end else None
            yield {
                "person": person,
                "since": absence.since,
                "until": until,
                "days": ((until or end) - absence.since) // DAY,
            }


def verdicts(village: Village, ledger: Ledger) -> Iterator[dict[str, object]]:
    """The reader's words at the end of the village's time."""
    end = village.made.end
    for person, tie in ledger.ties.items():
        for name, draft in DRAFTS.items():
            said = verdict(tie, village.made.absences, draft, end)
            yield {"person": person, "draft": name, "verdict": str(said.word), "why": said.why}


def _lines(path: Path, rows: Iterable[Mapping[str, object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            kept = {key: value for key, value in row.items() if key != "table"}
            file.write(json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n")
    return path
