"""Weighs a message at the gate where it is sent, for everybody in its envelope."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import cast

from goodterms.desk.outgoing.letter import Letter
from goodterms.desk.ready import ready
from goodterms.desk.trouble import Trouble
from goodterms.desk.weigh import Opened, weigh
from goodterms.record.opened import NoRecord

CHANNEL = "mail"
GO = "go"


def weighed(
    home: Path, letter: Letter, to: Sequence[str], *, kind: str | None = None, opened: Opened = ready
) -> dict[str, object] | None:
    """The gate's answer, each recipient once; None without any record yet, since nothing can be said then. ``opened``:
    who opens the record.

    Raises:
        Trouble: the record cannot be read.
    """
    said = kind if letter.text.strip() else "none"
    try:
        return weigh(home, letter.text, [], listed=list(dict.fromkeys(to)), kind=said, channel=CHANNEL, opened=opened)
    except Trouble as trouble:
        if isinstance(trouble.__cause__, NoRecord):
            return None
        raise


def ready_ones(answer: Mapping[str, object] | None, to: Sequence[str]) -> list[str]:
    """The recipients to whom it may go."""
    if answer is None:
        return list(to)
    rows = cast("list[dict[str, object]]", answer["verdicts"])
    held = {row["to"] for row in rows if row["verdict"] != GO}
    return [one for one in to if one not in held]
