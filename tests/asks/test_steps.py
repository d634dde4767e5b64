"""What to do instead is an order of steps: each said once, and none that leads past a stop."""

from __future__ import annotations

from goodterms.asks.steps import in_order, last_once
from goodterms.words import Finding, Word

TOPIC = "take up what they wrote on 4 March 2020: “The tips were just what we needed”"


def steps(*findings: tuple[str, Word, str]) -> list[str]:
    """What is left of the steps of these findings."""
    return [one.instead for one in in_order([Finding(rule, word, "", (), step) for rule, word, step in findings])]


def test_what_a_hello_takes_up_is_said_once() -> None:
    """The second step goes on from the first, and does not begin again."""
    assert steps(
        ("ask_heavier_than_tie", Word.HELLO_FIRST, f"Say hello first, and {TOPIC}. A pitch fits later."),
        ("long_silence", Word.HELLO_FIRST, f"Say hello first, and {TOPIC}. Ask only when they have answered."),
    ) == [f"Say hello first, and {TOPIC}. A pitch fits later.", "Ask only when they have answered."]


def test_a_gap_is_still_owned() -> None:
    """What the second step adds stays."""
    found = steps(
        ("one_transaction", Word.HELLO_FIRST, f"Say hello first, and {TOPIC}."),
        ("long_silence", Word.HELLO_FIRST, f"Begin by saying that it has been a while, and {TOPIC}."),
    )
    assert found[1] == "Begin by saying that it has been a while."


def test_a_question_that_was_told_is_not_told_again() -> None:
    """To answer their question is one step, whichever rules know of it."""
    found = steps(
        ("long_silence", Word.HELLO_FIRST, "Say hello first, and answer what they asked on 3 May 2022: “How is Ada?”"),
        ("you_owe_a_reply", Word.HELLO_FIRST, "Answer their question of 3 May 2022 first (“How is Ada?”)."),
    )
    assert found[1] == ""


def test_after_a_stop_only_what_is_due() -> None:
    """Who is to be left in peace is not to be greeted with a pitch in mind; an answer is owed all the same."""
    found = steps(
        ("opted_out", Word.DONT, "Leave them in peace."),
        ("long_silence", Word.HELLO_FIRST, f"Say hello first, and {TOPIC}."),
        ("promise_open", Word.HELLO_FIRST, "Send it first, or say what became of it; then ask."),
    )
    assert found == ["Leave them in peace.", "", "Send it first, or say what became of it."]


def test_a_slip_is_mended_and_the_rest_holds() -> None:
    """A wrong name stops the letter, not what else there is to do."""
    hello = f"Begin with a hello, and {TOPIC}."
    assert steps(("wrong_name", Word.DONT, "Mend this."), ("no_hello", Word.GO, hello)) == ["Mend this.", hello]


def test_the_last_day_is_said_once() -> None:
    """A silence goes on from what the finding before it said, and keeps what only it says."""
    on = "3 May 2020, nearly three years ago"
    found = last_once(
        [
            Finding(
                "ask_heavier_than_tie", Word.HELLO_FIRST, f"You and J. R. Example have been in touch, last on {on}."
            ),
            Finding("long_silence", Word.HELLO_FIRST, f"You and J. R. Example last spoke on {on}. They wrote since."),
        ]
    )
    assert [one.says for one in found][1] == "They wrote since."
