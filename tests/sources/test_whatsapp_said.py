"""What single messages of WhatsApp's exports say."""

from __future__ import annotations

from time import process_time

import pytest

from goodterms.sources import whatsapp_words as words
from goodterms.sources.whatsapp_lines import first_line, sender_and_text
from goodterms.sources.whatsapp_said import Said, call, may_be_notice, only_words, said
from goodterms.words import Mark

EMPTY = Said(marks=Mark.EMPTY)
DELETED = Said(marks=Mark.SYSTEM)
MISSED = Said("call", marks=Mark.MISSED)
POLL = "\u200ePOLL:\nWhich bread?\n\u200eOPTION: Dark (\u200e2 votes)\n\u200eOPTION: White (\u200e0 votes)"
NEW_PHONE = "Your security code with Bo changed. Tap to learn more."
HEBREW = "\u05e7\u05d5\u05d3 \u05d4\u05d0\u05d1\u05d8\u05d7\u05d4"
"""Any words in a language that the reader has none of."""


def noticed(text: str) -> Said:
    """A notice of those words."""
    return Said(text=text, marks=Mark.SYSTEM, notice=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hello", Said(text="Hello")),
        ("Hello \u200e<This message was edited>", Said(text="Hello")),
        ("Hallo \u200e<Diese Nachricht wurde bearbeitet.>", Said(text="Hallo")),
        ("Hello <This message was edited>", Said(text="Hello")),
        ("Hi <FIRSTNAME>, how are you?", Said(text="Hi <FIRSTNAME>, how are you?")),
        ("<first name>", Said(text="<first name>")),
        ("@\u2068Bo\u2069 look", Said(text="@Bo look")),
        ("I omitted the salt", Said(text="I omitted the salt")),
        ("nothing omitted", Said(text="nothing omitted")),
        ("", EMPTY),
        ("null", EMPTY),
        ("<Media omitted>", EMPTY),
        ("<Medien ausgeschlossen>", EMPTY),
        ("<Multimedia omitido>", EMPTY),
        ("<M\u00e9dias omis>", EMPTY),
        ("<Media omessi>", EMPTY),
        ("<M\u00eddia oculta>", EMPTY),
        ("<Media weggelaten>", EMPTY),
        ("<Media omitted>\nThe loaf", Said(text="The loaf")),
        ("\u200eimage omitted", EMPTY),
        ("image omitted", EMPTY),
        ("\u200eBild weggelassen", EMPTY),
        ("\u200eimagen omitida", EMPTY),
        ("\u200eimage absente", EMPTY),
        ("\u200eimmagine omessa", EMPTY),
        ("\u200eimagem n\u00e3o revelada", EMPTY),
        ("\u200eafbeelding weggelaten", EMPTY),
        ("offer.pdf \u2022 \u200e2 pages \u200edocument omitted", Said(marks=Mark.EMPTY, file="offer.pdf")),
        ("offer.pdf document omitted", Said(marks=Mark.EMPTY, file="offer.pdf")),
        ("offer.pdf \u200e<attached: 00000046-offer.pdf>", Said(marks=Mark.EMPTY, file="offer.pdf")),
        ("\u200e<attached: 00000012-PHOTO-2022-03-18-14-56-01.jpg>", EMPTY),
        ("\u200e<Anhang: 00000012-PHOTO-2022-03-18-14-56-01.jpg>", EMPTY),
        ("The loaf \u200e<attached: 00000012-PHOTO-2022-03-18-14-56-01.jpg>", Said(text="The loaf")),
        ("IMG-20220318-WA0001.jpg (file attached)", EMPTY),
        ("\u200eIMG-20220318-WA0001.jpg (plik za\u0142\u0105czony)", EMPTY),
        ("IMG-20220318-WA0001.jpg (Datei angeh\u00e4ngt)\nDas Brot", Said(text="Das Brot")),
        ("Kim Nobody.vcf (file attached)", Said(marks=Mark.EMPTY, file="Kim Nobody.vcf")),
        ("\u200e<attached: 00000042-Kim Nobody.vcf>", Said(marks=Mark.EMPTY, file="Kim Nobody.vcf")),
        ("Location: https://maps.google.com/?q=51.5,-0.1", EMPTY),
        ("\u200eStandort: https://maps.google.com/?q=51.5,-0.1", EMPTY),
        ("A park (Town, Country): https://foursquare.com/v/0001", EMPTY),
        (POLL, Said(text="Which bread?\nDark\nWhite")),
        ("This message was deleted", DELETED),
        ("You deleted this message", DELETED),
        ("\u200eDu hast diese Nachricht gel\u00f6scht.", DELETED),
        ("\u200eSe elimin\u00f3 este mensaje.", DELETED),
        ("\u200eCe message a \u00e9t\u00e9 supprim\u00e9.", DELETED),
        ("\u200eQuesto messaggio \u00e8 stato eliminato.", DELETED),
        ("\u200eMensagem apagada", DELETED),
        ("\u200eDit bericht is verwijderd.", DELETED),
        ("This message was deleted by mistake:\nHello", Said(text="This message was deleted by mistake:\nHello")),
        ("\u200eMissed voice call", MISSED),
        ("\u200eMissed video call, \u200eTap to call back", MISSED),
        ("\u200eSilenced voice call, \u200eFocus mode", MISSED),
        ("\u200eVoice call, \u200eNo answer", MISSED),
        ("\u200eVerpasster Sprachanruf", MISSED),
        ("\u200eLlamada perdida", MISSED),
        ("\u200eAppel vocal manqu\u00e9", MISSED),
        ("\u200eChiamata vocale persa", MISSED),
        ("\u200eChamada de voz perdida", MISSED),
        ("\u200eGemiste spraakoproep", MISSED),
        ("\u200eVoice call. \u200e12 min", Said("call", minutes=12)),
        ("\u200eVideo call, \u200e1 hr 5 min", Said("call", minutes=65)),
        ("\u200eVoice call, \u200e45 sec", Said("call", minutes=0.75)),
        ("\u200eSprachanruf, \u200e2 Std. 3 Min.", Said("call", minutes=123)),
        ("\u200eAppel vid\u00e9o, \u200e3 min", Said("call", minutes=3)),
        ("video call tomorrow at 5?", Said(text="video call tomorrow at 5?")),
        ("Video call", Said(text="Video call")),
        ("missed voice call from your mother", Said(text="missed voice call from your mother")),
        ("\u200eBo added you", noticed("Bo added you")),
        (f"\u200e{HEBREW}", noticed(HEBREW)),
        (NEW_PHONE, noticed(NEW_PHONE)),
    ],
)  # fmt: skip
def test_said(text: str, expected: Said) -> None:
    """Own words stay; what the phone wrote around or in place of them goes and is marked."""
    assert said(text) == expected


@pytest.mark.parametrize("text", ["Missed voice call", "Missed voice call at 14:56", "Missed group video call"])
def test_missed_call_without_a_sender(text: str) -> None:
    """Android writes a missed call as a notice."""
    assert call(text, unsaid=True) == MISSED


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("18/03/2022, 14:56 - Bo: hello: there", ("Bo", "hello: there")),
        ("18/03/2022, 14:56 - Bo:", ("Bo", "")),
        ("18/03/2022, 14:56 \u2013 Bo: hello", ("Bo", "hello")),
        ("18/03/2022, 14:56:01: Bo: hello", ("Bo", "hello")),
        ("\u200e[18/03/2022, 14:56:01] Bo: hello", ("Bo", "hello")),
        ("\ufeff[18/03/2022, 14:56:01] Bo: hello", ("Bo", "hello")),
        ("18/03/2022, 14:56 - Dr. Bo - Bakery: hello", ("Dr. Bo - Bakery", "hello")),
        ('18/03/2022, 14:56 - Bo created group "Tea: Friday"', None),
        ("18/03/2022, 14:56 - Bo hat die Gruppe \u201eTee: freitags\u201c erstellt.", None),
        ("18/03/2022, 14:56 - Bo changed the subject from \u201cTea: Friday\u201d to \u201cTea\u201d", None),
        ("18/03/2022, 14:56 - You were added", None),
        (f"18/03/2022, 14:56 - {'long ' * 30}: hello", None),
    ],
)
def test_senders(line: str, expected: tuple[str, str] | None) -> None:
    """A sender ends at the first colon; a notice has none, even with a colon in a quoted name."""
    begun = first_line(line)
    assert begun is not None
    assert sender_and_text(begun.rest) == expected


@pytest.mark.parametrize(
    "line",
    [
        "18/03/2022 we met",
        "[note] hello",
        "[18/03/2022] Bo: hello",
        "14:56 - Bo: hello",
        "at 18/03/2022, 14:56 - Bo: hello",
        "",
    ],
)
def test_no_beginnings(line: str) -> None:
    """Lines that only look like a date go on with the message before."""
    assert first_line(line) is None


@pytest.mark.parametrize(
    "text",
    [
        " " * 65_000 + "x",
        "<" * 65_000,
        "\u200e" * 65_000,
        "\u200e<attached: " * 5_000,
        "a: https://" * 6_000,
        "poll:\nasks" + "\nab: (1 x" * 7_000,
        "x" * 65_000 + " omitted",
        "\u200e" + "x-" * 30_000,
    ],
)
def test_long_texts_take_no_time(text: str) -> None:
    """No text makes the patterns go back and forth without end."""
    began = process_time()
    said(text)
    assert process_time() - began < 1


def test_first_letters_leave_nothing_out() -> None:
    """Whatever a notice or a placeholder may begin with is among the letters that are asked for first."""
    for word in words._FIRST.split("|"):
        assert may_be_notice(word)
        assert may_be_notice(word.upper())
    others = "omitted weggelassen Ausgelassen ausgeschlossen omitidos ocultado absentes omises manquante retirée omessa"
    for left_out in (*others.split(), "weggelaten"):
        assert words.MAY_BE_LEFT_OUT.match(left_out)
        assert not only_words(f"image {left_out}")
