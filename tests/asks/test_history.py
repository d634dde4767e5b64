"""What was said lately, and words to quote."""

from __future__ import annotations

from dataclasses import replace

import pytest

from asks.cases import FAVOUR, HELLO, PITCH, at, case, facts, said
from goodterms.asks.history import gist, is_personal, last_topic, open_question, quote, titled
from goodterms.asks.standards import DEFAULTS
from goodterms.words import Depth


def test_quote_is_short_and_their_own() -> None:
    """Twelve words at most, as they stand."""
    assert quote("one two  three.") == "one two three"
    assert quote("a b c d e f g h i j k l m n") == "a b c d e f g h i j k l …"
    assert quote("") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hi Ada,\n\nThe kites arrived on Monday, all five.", "The kites arrived on Monday, all five"),
        ("Hope you are well. The kites arrived on Monday.", "The kites arrived on Monday"),
        ("Thanks!", ""),
        ("Far too long, I know, four months at least. The kites arrived on Monday.", "The kites arrived on Monday"),
        ("That is sweet of you, thanks.", ""),
        ("Sorry, who are you? The kites arrived on Monday.", "The kites arrived on Monday"),
        ("Do not write to me about this again.", ""),
        ("I'd like to add you to my professional network on LinkedIn.", ""),
        ("Many thanks and best wishes to you all", ""),
        ("", ""),
    ],
)
def test_gist_skips_hellos_and_endings(text: str, expected: str) -> None:
    """What is quoted says something."""
    assert gist(text) == expected


def test_last_topic_is_the_newest_worth_quoting() -> None:
    """Thanks, pitches and notes to many are passed over; a subject serves where the text is empty."""
    pieces = [
        said("2023-01-20", "Thanks!"),
        said("2023-01-19", PITCH),
        said("2023-01-18", "The club meets on Sunday as usual.", recipients=60),
        said("2023-01-17", "The kites arrived on Monday.", out=True),
    ]
    found = last_topic(case(HELLO, facts(3), pieces))
    assert found == (pieces[3], "The kites arrived on Monday")
    assert last_topic(case(HELLO, facts(3), pieces[:3])) is None


def test_what_has_passed_is_not_taken_up() -> None:
    """A question of half a year ago about "Tuesday" is no topic any more; what was done on a Tuesday still is."""
    lasting = said("2022-05-01", "My aunt danced until four. See you on Friday?")
    pieces = [said("2022-06-20", "Are you open on Tuesday?"), lasting]
    assert last_topic(case(HELLO, facts(3), pieces)) == (lasting, "My aunt danced until four")
    assert last_topic(case(HELLO, facts(3), pieces[:1])) is None
    lately = said("2023-01-20", "Are you open on Tuesday?")
    assert last_topic(case(HELLO, facts(3), [lately, lasting])) == (lately, "Are you open on Tuesday?")
    told = said("2022-06-20", "The kites arrived on Tuesday, all five.")
    assert last_topic(case(HELLO, facts(3), [told])) == (told, "The kites arrived on Tuesday, all five")


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Re: Just a thought", ""),
        ("A quick question", ""),
        ("Hello again", ""),
        ("A question about the lamps", "A question about the lamps"),
        ("AW: Plans for Friday", "Plans for Friday"),
    ],
)
def test_a_subject_that_tells_nothing(subject: str, expected: str) -> None:
    """A subject by which somebody only says that they write is nothing to take up."""
    assert titled(replace(said("2023-01-20", ""), subject=subject)) == expected


def test_a_row_of_pitches_is_no_topic() -> None:
    """Who has mostly sold since the last exchange is not taken up on what leads to the next sale."""
    facts_ = facts(3, last="2022-05-01")
    before = said("2022-05-01", "My aunt danced until four.")
    row = [said("2023-01-20", "Have you seen the Falcon lamps?"), *(said(f"2022-1{n}-01", PITCH) for n in (2, 1))]
    assert last_topic(case(HELLO, facts_, [*row, before])) == (before, "My aunt danced until four")
    assert last_topic(case(HELLO, facts_, [*row[:2], before])) == (row[0], "Have you seen the Falcon lamps?")
    assert last_topic(case(HELLO, facts(3, last="2023-01-20"), [*row, before])) == (
        row[0],
        "Have you seen the Falcon lamps?",
    )


def test_greeting_before_the_words_is_no_part_of_the_gist() -> None:
    """What was said is quoted without the hello that stands before it; a hello alone is no gist."""
    assert gist("Hello Theo, by the metre, and never below cost.") == "by the metre, and never below cost"
    assert gist("Hi there! How are you?") == ""
    assert gist("Evening!, the new kites came by boat.") == "the new kites came by boat"
    assert gist("Hello Theo, I am so late with this answer. The kites came by boat.") == "The kites came by boat"


@pytest.mark.parametrize(
    "said",
    [
        "I don't feel comfortable with that.",
        "Brilliant, thanks for that!",
        "No, that was last year.",
        "Sorry, not now.",
    ],
)
def test_a_refusal_is_nothing_to_take_up(said: str) -> None:
    """Nobody is offered "take up what they wrote: I can't"; what stands beside it is."""
    assert gist(said) == ""
    assert gist(f"{said} The roof of the shop leaks again.") == "The roof of the shop leaks again"


PITCH_IN = "We have launched a brand new programme for advertisers. Sign up today and get a free trial."


def test_reminders_of_a_pitch_are_owed_nothing() -> None:
    """What follows a pitch up is no open question; what was asked before it still is."""
    asked = said("2023-01-10", "Do you still have the plans for the stand?")
    pitch, reminder = said("2023-01-15", PITCH_IN), said("2023-01-20", "Did you get my message?")
    assert open_question(at(Depth.RELATIONSHIP, FAVOUR, (reminder, pitch)), DEFAULTS) is None
    found = open_question(at(Depth.RELATIONSHIP, FAVOUR, (reminder, pitch, asked)), DEFAULTS)
    assert found is not None
    assert found[0] is asked
    alone = open_question(at(Depth.RELATIONSHIP, FAVOUR, (reminder,)), DEFAULTS)
    assert alone is not None


def test_unfilled_note_is_owed_nothing() -> None:
    """A placeholder shows that nobody was meant."""
    merged = said("2023-01-20", "Hi %FIRSTNAME%, do you still have the plans for the stand?")
    assert open_question(at(Depth.RELATIONSHIP, FAVOUR, (merged,)), DEFAULTS) is None


def test_no_words_of_a_pitch_are_taken_up() -> None:
    """Though its first sentence may sound harmless; what was said before it is."""
    pitch = said("2023-01-15", f"The season for advertisers begins again. {PITCH_IN}")
    older = said("2022-12-10", "The stand came out well, have a look.")
    assert last_topic(at(Depth.RELATIONSHIP, FAVOUR, (pitch, older))) == (older, "The stand came out well, have a look")
    assert last_topic(at(Depth.RELATIONSHIP, FAVOUR, (pitch,))) is None


def test_heavy_asks_and_notes_to_many_are_not_personal() -> None:
    """So that nobody is sent back to answer them first."""
    texts = ("How is the new workshop?", "Hi all, how is everybody?", f"{PITCH_IN}", "Could you refer me to a client?")
    found = [is_personal(said("2023-01-20", text), DEFAULTS) for text in texts]
    assert found == [True, False, False, False]


def test_their_words_are_taken_up_before_ones_own() -> None:
    """A hello goes on from what they said, though the owner wrote later."""
    pieces = [
        said("2023-01-20", "The plans for the stand are with the printer.", out=True),
        said("2022-11-20", "The kites arrived on Monday."),
    ]
    found = last_topic(case(FAVOUR, facts(2), pieces))
    assert found is not None
    assert found[1] == "The kites arrived on Monday"


def test_a_question_that_was_answered_is_no_topic_any_more() -> None:
    """Years later nobody takes up "did you see the plan?" that was answered the next day, but what stood beside it."""
    asked = said("2022-05-01", "Did you see the plan of the hall? They moved us next to the door.")
    answered = said("2022-05-02", "I saw it just now, thanks.", out=True)
    assert last_topic(case(HELLO, facts(3), [answered, asked])) == (asked, "They moved us next to the door")
    assert last_topic(case(HELLO, facts(3), [asked])) == (asked, "Did you see the plan of the hall?")
