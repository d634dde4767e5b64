"""Conversations of Facebook and Instagram as web pages, of today and of before 2018."""

from __future__ import annotations

from datetime import timedelta, timezone
from html import escape
from pathlib import Path

import pytest

from goodterms.sources.detect import find
from goodterms.sources.facebook import Facebook
from goodterms.sources.facebook_page import NO_DATE, when
from goodterms.sources.opening import open_tree
from goodterms.sources.protocol import Given, Source
from goodterms.words import SINCE, Card, Interaction, Listing, Mark, Role, Seen, Unread
from sources.suite import SourceTests, pieces_of

SAMPLES = Path(__file__).parent / "samples"
BERLIN = timezone(timedelta(hours=2))


def page(*messages: tuple[str, str, str], listed: str = "Participants: Kim Sample, Olive Owner") -> str:
    """A page of today: sender, words, date."""
    made = "".join(
        f'<div class="_a6-g"><h2 class="_a6-h">{escape(sender)}</h2><div class="_a6-p"><div><div></div>'
        f"<div>{text}</div><div><ul><li>❤ Kim Sample</li></ul></div></div></div>"
        f'<div class="_a6-o"><div class="_a72d">{date}</div></div></div>'
        for sender, text, date in messages
    )
    return (
        "<html><head><style>div{color:red}</style><title>Kim Sample</title></head>"
        f"<body><div>{listed}</div>{made}</body></html>"
    )


def old_page(*threads: tuple[str, tuple[tuple[str, str, str], ...]]) -> str:
    """A page of before 2018: who takes part, then sender, date, words."""
    made = "".join(
        f'<div class="thread">{listed}'
        + "".join(
            f'<div class="message"><div class="message_header"><span class="user">{sender}</span>'
            f'<span class="meta">{date}</span></div></div><p>{text}</p>'
            for sender, date, text in said
        )
        + "</div>"
        for listed, said in threads
    )
    return (
        "<html><head><title>Olive Owner - Messages</title></head><body><h1>Olive Owner</h1>"
        f"<div>{made}</div></body></html>"
    )


def at_inbox(root: Path, name: str, content: str) -> Path:
    """A file of a conversation with Kim, where the download has it."""
    path = root / "messages" / "inbox" / "kim_77" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    return path


def read(tmp_path: Path, content: str, given: Given | None = None) -> list[Seen]:
    """The pieces of one page."""
    return pieces_of(Facebook(), at_inbox(tmp_path, "message_1.html", content), given)


def said(pieces: list[Seen]) -> list[Interaction]:
    """The interactions among pieces."""
    return [piece for piece in pieces if isinstance(piece, Interaction)]


class TestFacebookPages(SourceTests):
    """A download as web pages."""

    expected = SAMPLES / "facebook_pages.expected.jsonl"

    def source(self) -> Source:
        """The source under test."""
        return Facebook()

    def sample(self, tmp_path: Path) -> Path:
        """A talk of two of today, and two of an old page."""
        root = tmp_path / "facebook-olive"
        new = page(
            ("Olive Owner", "Lunch &amp; a walk?<br>At noon", "Sep 13, 2020, 12:26 PM"),
            ("Kim Sample", "Café!", "Sep 13, 2020, 12:27 PM"),
        )
        at_inbox(root, "message_1.html", new)
        old = old_page(
            ("Olive Owner, Kim Sample", (("Kim Sample", "Friday, October 4, 2013 at 10:05pm PDT", "See you"),)),
            (
                "Olive Owner, Kim Sample, Bo Beispiel",
                (
                    ("Bo Beispiel", "Friday, October 4, 2013 at 10:07pm UTC+02", "All of you"),
                    ("Olive Owner", "Friday, October 4, 2013 at 10:07pm UTC+02", "Yes"),
                ),
            ),
        )
        (root / "html").mkdir()
        (root / "html" / "messages.htm").write_text(old, "utf-8")
        return root


def test_words_of_a_message_alone(tmp_path: Path) -> None:
    """Own words keep their lines; who reacted is no word of the sender's, nor is what the page is styled with."""
    (got,) = said(read(tmp_path, page(("Kim Sample", "One<br>two", "Sep 13, 2020, 12:26 PM"))))
    assert got.text == "One\ntwo"
    assert [p.role for p in got.participants] == [Role.FROM, Role.TO]


def test_json_goes_before_pages(tmp_path: Path) -> None:
    """A conversation that lies there in both ways is read once, as JSON."""
    at_inbox(tmp_path, "message_1.html", page(("Kim Sample", "Hello", "Sep 13, 2020, 12:26 PM")))
    at_inbox(
        tmp_path,
        "message_1.json",
        '{"participants":[{"name":"Kim Sample"},{"name":"Olive Owner"}],"messages":[{"sender_name":"Kim Sample",'
        '"timestamp_ms":1600000000000,"content":"Hello"}],"title":"Kim Sample"}',
    )
    (found,) = find(open_tree(tmp_path))
    assert found.source is not None
    got = list(found.source.read(found.tree, Given()))
    assert [piece.external_id.startswith("page|") for piece in said(got)] == [False]


def test_same_words_in_one_minute_are_two(tmp_path: Path) -> None:
    """What was written twice in a minute is kept twice, and the same in every reading."""
    content = page(*[("Kim Sample", "Hello?", "Sep 13, 2020, 12:26 PM")] * 2)
    first, second = ({piece.external_id for piece in said(read(tmp_path, content))} for _ in range(2))
    assert len(first) == 2
    assert first == second


def test_pictures_are_without_words(tmp_path: Path) -> None:
    """A message that is a picture is kept, and says that it holds no words."""
    (got,) = said(read(tmp_path, page(("Kim Sample", '<img src="a.png">', "Sep 13, 2020, 12:26 PM"))))
    assert (got.text, got.marks) == ("", Mark.EMPTY)


def test_owner_is_who_it_is_not_named_for(tmp_path: Path) -> None:
    """The page of a talk of two is named for the other one."""
    pieces = read(tmp_path, page(("Kim Sample", "Hello", "Sep 13, 2020, 12:26 PM")))
    assert [piece.name for piece in pieces if isinstance(piece, Card) and piece.own] == ["Olive Owner"]


def test_old_dates_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    """A date in a language that is not known is said, not guessed."""
    content = old_page(("Olive Owner, Kim Sample", (("Kim Sample", "xyzday 4 xyzuary 2013 22:05", "x"),)))
    assert [piece.why for piece in read(tmp_path, content) if isinstance(piece, Unread)] == [NO_DATE]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Oct 19, 2019, 2:37 PM", 1_571_488_620),
        ("Oct 19, 2019 at 2:37 PM", 1_571_488_620),
        ("19 Oct 2019, 14:37", 1_571_488_620),
        ("Oct 19, 2019 2:37:05\u202fPM", 1_571_488_625),
        ("Saturday, October 19, 2019 at 2:37pm UTC+02", 1_571_488_620),
        ("Saturday, October 19, 2019 at 2:37pm PDT", 1_571_521_020),
        ("Saturday, October 19, 2019 at 2:37pm XYZ", 1_571_488_620),
        ("See you at 2:37 PM", None),
        ("Oct 19, 2019", None),
        ("", None),
    ],
)
def test_dates(written: str, expected: int | None) -> None:
    """Dates of pages, with the zone they name, else where the user says; words with a time in them are no date."""
    assert when(written, BERLIN) == expected


@pytest.mark.parametrize(
    "content",
    [
        "<html><body><p>News of Oct 19, 2019, 2:37 PM</p></body></html>",
        "<html><body><div>Posted</div><div>Oct 19, 2019, 2:37 PM</div></body></html>",
        "<" * 10_000,
        "<div>" * 50_000 + "Oct 19, 2019, 2:37 PM",
        "",
    ],
)
def test_other_pages_are_left(tmp_path: Path, content: str) -> None:
    """A page without people who take part is none of ours, however it is made."""
    path = tmp_path / "page.html"
    path.write_text(content, "utf-8")
    assert not Facebook().knows(open_tree(path))


HEADER = (
    '<aside role="contentinfo">Generated by Olive Owner on <time datetime="2026-06-09T20:37Z">June 9</time>'
    '<div>Contains data you requested from <time datetime="2026-03-09T20:36Z">March 9, 2026 at 8:36 PM</time> to '
    '<time datetime="2026-06-09T20:36Z">June 9, 2026 at 8:36 PM</time></div></aside>'
)


def test_the_chosen_range_is_told(tmp_path: Path) -> None:
    """A page that says what was asked for is believed, whatever the language; one that says nothing tells nothing."""
    made = page(("Kim Sample", "Hello", "Apr 19, 2026, 2:37 PM"))
    begins = 1_773_088_560
    for header in (HEADER, HEADER.replace("Contains data you requested from", "Enthält Daten vom")):
        found = read(tmp_path, made.replace("<body>", f"<body><h1>Kim Sample</h1>{header}<main>"))
        assert [each for each in found if isinstance(each, Listing)] == [Listing("facebook", SINCE, begins)]
        assert [each.text for each in said(found)] == ["Hello"]
    for header in ("", HEADER.replace("2026-03-09T20:36Z", "2026-13-39T20:36Z"), "<div>at <time>now</time></div>"):
        found = read(tmp_path, made.replace("<body>", f"<body>{header}"))
        assert [each for each in found if isinstance(each, Listing)] == []
