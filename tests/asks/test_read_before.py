"""What was read before answers as reading now does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asks.cases import said
from goodterms.asks.read_before import promised, want, wishes_to_be_spared
from goodterms.asks.standards import DEFAULTS, with_overrides
from goodterms.desk.labelling import labelled
from goodterms.record.labels import Unlabelled
from goodterms.words import Act, Kind, Said

TEXTS = (
    "Could you lend me your van on Monday, please?",
    "How is the garden doing?",
    "Our new platform helps companies save money. Would you have 15 minutes for a call next week?",
    "Please do not write to me again.",
    "I'll send you the price list by Friday.",
    "The tide was high here last week.",
)


def known(piece: Said) -> Said:
    """The piece with what it was read to do."""
    labels = labelled(Unlabelled(piece.interaction, piece.ts, piece.text))
    return replace(piece, acts={label.act: Act(label.p, label.start, label.end) for label in labels})


@pytest.mark.parametrize("text", TEXTS)
def test_kept_and_read_now_are_one(text: str) -> None:
    """Kind and words of what it wants, its wish and its promises are the same, read before or now."""
    piece = said("2022-12-29", text)
    before, now = want(known(piece), DEFAULTS), want(piece, DEFAULTS)
    assert (before.kind, before.span.words if before.kind is not Kind.NONE else "") == (
        now.kind, now.span.words if now.kind is not Kind.NONE else ""
    )  # fmt: skip
    assert (before.p >= DEFAULTS.ask_at, before.p >= DEFAULTS.maybe_at) == (
        now.p >= DEFAULTS.ask_at, now.p >= DEFAULTS.maybe_at
    )  # fmt: skip
    assert wishes_to_be_spared(known(piece)) == wishes_to_be_spared(piece)
    assert promised(known(piece)) == promised(piece)


def test_owners_own_thresholds_are_read_anew() -> None:
    """What was kept was read by the usual thresholds; under others the words are read."""
    piece = replace(said("2022-12-29", TEXTS[0]), acts={})
    assert want(piece, DEFAULTS).kind is Kind.NONE
    assert want(piece, with_overrides({"maybe_at": "0.3"})).kind is not Kind.NONE
