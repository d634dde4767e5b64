"""Which few of many verdicts are worth showing."""

from __future__ import annotations

from typing import Any

from goodterms.desk.sample import telling


def _verdict(who: int, word: str, rule: str, state: str | None = "dormant", day: str = "2020-01-01") -> Any:
    shown = [{"interaction": who, "date": day, "channel": "mail", "words": "a word"}]
    finding = {"rule": rule, "verdict": word, "says": "So it is.", "evidence": shown, "instead": "Say hello."}
    return {
        "to": f"number {who}",
        "person": {"id": who, "name": f"Person {who}"},
        "verdict": word,
        "depth": "contact",
        "state": state,
        "last_two_way": "2020-01-01",
        "findings": [finding] if rule else [],
    }


def _known(**days: int) -> list[Any]:
    return [{"id": int(name.removeprefix("p")), "days_in_touch": number} for name, number in days.items()]


def _who(rows: list[Any]) -> list[int]:
    return [row["person"]["id"] for row in rows]


def test_worst_first_and_one_a_reason() -> None:
    """Don't stands before hello first before go, and nobody is shown for a reason that somebody else shows."""
    verdicts = [
        _verdict(1, "go", "blast"),
        _verdict(2, "hello_first", "long_silence"),
        _verdict(3, "dont", "never_two_way"),
        _verdict(4, "dont", "never_two_way"),
        _verdict(5, "dont", "one_transaction"),
    ]
    assert _who(telling(verdicts, _known(p1=9, p2=9, p3=0, p4=0, p5=1))) == [5, 3, 2, 1]


def test_least_behind_a_stop_most_behind_the_others() -> None:
    """A don't is shown by who has least behind them, a hello first by who has most."""
    stops = [_verdict(1, "dont", "one_transaction"), _verdict(2, "dont", "one_transaction")]
    hellos = [_verdict(3, "hello_first", "long_silence"), _verdict(4, "hello_first", "long_silence")]
    assert _who(telling([*stops, *hellos], _known(p1=3, p2=1, p3=20, p4=90))) == [2, 4]


def test_plain_cases_come_before_odd_ones() -> None:
    """Words of the last talk are quoted rather than others, and a stop is shown where the tie is not alive."""
    odd = _verdict(1, "hello_first", "long_silence", day="2020-06-01")
    alive = _verdict(2, "hello_first", "long_silence", state="alive")
    plain = _verdict(3, "hello_first", "long_silence")
    assert _who(telling([odd, alive, plain], _known(p1=90, p2=90, p3=1))) == [3]


def test_nobody_of_the_record_is_shown() -> None:
    """Recipients without a person, and reasons that tell neither story, are not shown."""
    nobody = {**_verdict(1, "dont", "never_two_way"), "person": None}
    assert telling([nobody, _verdict(2, "dont", "mail_merge_slip")], _known(p2=1)) == []
