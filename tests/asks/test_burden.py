"""What an ask weighs on a recipient."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asks.cases import ADA, FAVOUR, HELLO, PITCH, case, facts
from goodterms.asks.burden import asked, burden
from goodterms.asks.standards import DEFAULTS
from goodterms.asks.weights import CALLED, WEIGHTS
from goodterms.words import Kind


def test_every_kind_has_a_weight_and_a_name() -> None:
    """No kind is left out of the tables."""
    assert set(WEIGHTS) == set(Kind) == set(CALLED)


@pytest.mark.parametrize(("kind", "weight"), list(WEIGHTS.items()))
def test_declared_kinds_weigh_as_listed(kind: Kind, weight: int) -> None:
    """A declared kind weighs what the table says, whatever the text."""
    assert burden(case(HELLO, facts(12), kind=kind), DEFAULTS) == weight


def test_plain_question_weighs_nothing_unless_declared() -> None:
    """Only impositions trip the gate."""
    assert asked(case("Did the file arrive?", None)) == 0
    assert asked(case("Did the file arrive?", None, kind=Kind.QUESTION)) == 1


def test_shops_are_asked_about_their_trade() -> None:
    """A request to a shop is commerce; a pitch to one is still a pitch."""
    shop = replace(ADA, kind="shop")
    assert asked(replace(case(FAVOUR, None), person=shop)) == 0
    assert asked(replace(case(PITCH, None), person=shop)) == 3
