"""A message is read for what it wants, with the words that say so."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asks.cases import FAVOUR, HELLO, PITCH, REFERRAL
from goodterms.asks.reading.read import LONGEST, PRIOR, asks, read, wanted
from goodterms.asks.standards import with_overrides
from goodterms.words import Kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ok",
        "Thanks!",
        HELLO,
        "How are you?\nI hope all is well.",
        "Congratulations on the new boat. You have earned it.",
        "I told them that you would call.",
        "Please find the minutes attached.",
        "Let me know if I can help.",
    ],
)
def test_what_asks_for_nothing(text: str) -> None:
    """Thanks, hellos, news and offers of help are no asks."""
    assert read(text).band == "none"


@pytest.mark.parametrize(
    "text", ["Did the file arrive?", "Hi Ada, was it Tuesday you meant?", "Where did you buy the kite?"]
)
def test_plain_questions_are_no_impositions(text: str) -> None:
    """A plain question is named as one and weighs nothing by itself."""
    assert (read(text).kind, read(text).band) == (Kind.QUESTION, "none")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (FAVOUR, Kind.FAVOUR),
        ("I was wondering whether you could help me move on Saturday.", Kind.FAVOUR),
        ("Would you be free for a coffee on Monday?", Kind.MEETING),
        ("Could you introduce me to your sister-in-law?", Kind.INTRODUCTION),
        (REFERRAL, Kind.REFERRAL),
        (PITCH, Kind.PITCH),
        ("Your background would be a perfect fit for our crew.", Kind.RECRUIT),
        ("Can you lend me $500 until Friday?", Kind.MONEY),
        ("I would be grateful for your advice on the leaking roof.", Kind.ADVICE),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    """Clear asks of every kind are read as such, smoke-tested only."""
    assert (read(text).kind, read(text).band) == (kind, "ask")


@pytest.mark.parametrize(
    "text",
    [
        "Please send the drawings to the printer.",
        "can u pick me up at 6",
        "you in for sunday?",
        "Would Thursday at ten suit you?",
        "Let me know when you are back in town.",
        "I'd be grateful for any pointers.",
    ],
)
def test_asks_of_mail_and_chat(text: str) -> None:
    """Requests in the words of an office and of a chat are surely asks."""
    assert read(text).band == "ask"


def test_a_question_asks_without_imposing() -> None:
    """The labelled sets call it an ask; the balance does not."""
    text = "Did you get the tickets?"
    assert asks(text) > 0.7
    assert read(text).p < 0.4


@pytest.mark.parametrize(
    "text",
    [
        "Could you help me? " * 550_000,
        "x" * 1_000_000,
        "\x00\xff\x1b" * 300_000,
        "please " + " " * 1_000_000 + "help",
        "مرحبا، كيف حالك؟ " * 50_000,
        "let me know if " * 70_000,
        "?!" * 500_000,
        " '" * 500_000,
    ],
    ids=["10 MB", "one word", "binary", "blanks", "right to left", "one sentence", "marks", "apostrophes"],
)
def test_hostile_texts_take_no_longer(text: str) -> None:
    """Only the first characters are read, so that no text takes more than a moment; its span is its own words."""
    start = time.process_time()
    found = read(text)
    assert time.process_time() - start < 2
    assert found.span is None or text[found.span.start : found.span.end] == found.span.words
    assert found.span is None or found.span.end <= LONGEST


def test_the_heaviest_ask_names_the_kind() -> None:
    """A request to meet that serves a pitch is a pitch."""
    assert read(f"Could you meet me on Monday? {PITCH}").kind == Kind.PITCH


def test_declared_kind_wins() -> None:
    """The sender knows best, both ways."""
    told, denied = read(HELLO, Kind.REFERRAL), read(PITCH, Kind.NONE)
    assert (told.kind, told.band, told.p, told.declared) == (Kind.REFERRAL, "ask", 1.0, True)
    assert (denied.kind, denied.band, denied.p, denied.declared) == (Kind.NONE, "none", 0.0, True)


@pytest.mark.parametrize(
    "text",
    [
        "Hallo Ada, k\u00f6nntest du mir bitte am Samstag beim Umzug helfen? Das w\u00e4re sehr nett.",
        "Bonjour Ada, pourrais-tu relire mon texte avant vendredi, s'il te pla\u00eet ?",
        "\u041f\u0440\u0438\u0432\u0435\u0442, \u043f\u043e\u043c\u043e\u0436\u0435\u0448\u044c?",
    ],
)
def test_other_languages_are_left_unread(text: str) -> None:
    """What was never measured is not guessed; the number is the prior."""
    assert (read(text).band, read(text).p) == ("unread", PRIOR)


def test_bands_follow_the_standards() -> None:
    """Where an ask begins is the owner's to set."""
    p = read(FAVOUR).p
    assert read(FAVOUR, standards=with_overrides({"ask_at": min(1.0, p + 0.01)})).band == "maybe"


def test_parts_carry_their_words() -> None:
    """Greeting, gap, gifts, mass and slips each stand where they say."""
    text = (
        "Dear friends,\nit has been ages. Congratulations on the boat, and thanks for the kite!\n"
        "Could you vote for [Company]?"
    )
    found = read(text)
    spans = [found.span, found.greeting, found.owns_gap, found.mass, *found.gives, *found.slips]
    assert [span.words for span in spans if span] == [text[span.start : span.end] for span in spans if span]
    assert [bool(span) for span in spans] == [True] * 7
    assert found.span is not None
    assert found.span.words == "Could you vote for [Company]?"


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    """Nothing raises, the chance is a chance, and the short form agrees with the long one."""
    found = read(text)
    assert 0 <= found.p <= 1
    assert found.band in {"ask", "maybe", "none", "unread"}
    assert found.band == "unread" or (wanted(text).p, wanted(text).kind) == (found.p, found.kind)


@pytest.mark.parametrize(
    "text",
    ["Please take me off your list, I need no booking platform.", "Please stop writing to me.", "Stop calling me."],
)
def test_to_be_let_alone_is_no_favour(text: str) -> None:
    """Who only wants no more letters asks nothing of a tie; with something else in it the rest is read."""
    assert (read(text).kind, read(text).band) == (Kind.NONE, "none")
    assert read(f"{text} Could you lend me your drill?").kind is Kind.FAVOUR


@pytest.mark.parametrize(
    "text",
    [
        "My programme at the gym gives me energy.",
        "Our latest tool saves us hours.",
        "My course of tablets helps a lot.",
    ],
)
def test_what_serves_oneself_is_not_for_sale(text: str) -> None:
    """Wares that help the writer are none that are offered."""
    assert read(text).kind is Kind.NONE
