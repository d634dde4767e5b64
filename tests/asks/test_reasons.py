"""A birthday of these days, and a need they told of, as reasons for a hello."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asks.cases import FAVOUR, NOW, REFERRAL, case, facts, facts_of, said
from goodterms.asks.reasons import birthday, need
from goodterms.asks.sending import sending
from goodterms.asks.standards import DEFAULTS
from goodterms.asks.wording import take_up
from goodterms.words import DAY, About, Depth, Kind, Said

NEED = said("2023-01-10", "We are fine. We are looking for a joiner for the new shop.", at=3)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("1980-02-03", "wish them well for their birthday on 3 February 2023"),
        ("--01-30", "wish them well for their birthday on 30 January 2023"),
        ("--0126", "send late wishes for their birthday of 26 January 2023"),
        ("19800209", "wish them well for their birthday on 9 February 2023"),
        ("1980-02-10", ""),
        ("--01-22", ""),
        ("in May", ""),
        ("1980-02-31", ""),
    ],
)
def test_birthday_of_these_days(value: str, says: str) -> None:
    """Ten days before it, and a week after, in each way a card may write it; else nothing."""
    assert birthday([About("position", "1980-02-01"), About("birthday", value)], NOW, 10) == says


def test_leap_day_where_there_is_none() -> None:
    """Who was born on 29 February is wished well in the years that have it."""
    leap = 1_582_848_000  # 28 February 2020
    assert birthday([About("birthday", "--02-29")], leap, 10) == "wish them well for their birthday on 29 February 2020"
    assert birthday([About("birthday", "--02-29")], leap + 366 * DAY, 10) == ""


def test_need_that_they_told() -> None:
    """Their newest words tell what they look for: those words, and the piece."""
    assert need(case(FAVOUR, facts(12), [NEED]), DEFAULTS) == (NEED, "We are looking for a joiner for the new shop")


@pytest.mark.parametrize(
    "recent",
    [
        [],
        [said("2023-01-12", "Ask Dan, he is one.", out=True), NEED],
        [said("2023-01-12", "", kind="call"), NEED],
        [said("2022-01-10", "We are looking for a joiner for the new shop.")],
        [said("2023-01-10", "We are looking for a joiner for the new shop.", recipients=40)],
        [said("2023-01-10", "I need to go now, see you.")],
        [said("2023-01-10", "Our platform helps companies like yours. We are looking for new customers to join us.")],
    ],
)
def test_no_need_to_bring_up(recent: list[Said]) -> None:
    """Nothing told, an answer or a call since, long past, told to many, another need, or a pitch."""
    assert need(case(FAVOUR, facts(12), recent), DEFAULTS) is None


def test_hello_takes_up_what_is_truest() -> None:
    """The birthday before the need, the need before the last words."""
    one = sending(case(REFERRAL, facts_of(Depth.ACQUAINTANCE), [NEED], kind=Kind.REFERRAL))
    topic, shown = take_up(one, DEFAULTS)
    begins = "offer help, if you can, with what they wrote on 10 January 2023: “We are looking for a joiner"
    assert topic.startswith(begins)
    assert [piece.interaction for piece in shown] == [3]
    assert take_up(replace(one, abouts=(About("birthday", "--02-01"),)), DEFAULTS)[0].startswith("wish them well")
