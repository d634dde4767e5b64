"""Google Voice in a Takeout: pages of talks and of calls."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodterms.sources.opening import open_tree
from goodterms.sources.protocol import Source
from goodterms.sources.voice import NONE, OWNER, WITHHELD, GoogleVoice
from goodterms.words import Interaction, Mark, Role, Seen, Unread
from sources.suite import SourceTests, pieces_of

SAMPLES = Path(__file__).parent / "samples"
KIM = "+15550100001"


def line(number: str, name: str, text: str, at: str = "2021-02-03T10:11:12.345-05:00") -> str:
    """A message as Voice writes it."""
    tag = "span" if name else "abbr"
    person = f'<{tag} class="fn" title="">{name or "Me"}</{tag}>'
    return (
        f'<div class="message"><abbr class="dt" title="{at}">Feb 3, 2021, 10:11:12 AM</abbr>:\n'
        f'<cite class="sender vcard"><a class="tel" href="tel:{number}">{person}</a></cite>:\n<q>{text}</q></div>'
    )


def talk(*lines: str) -> str:
    """A page with a talk."""
    return (
        f'<html><head><title>Kim</title></head><body><div class="hChatLog hfeed">{"".join(lines)}</div></body></html>'
    )


def call(kind: str, number: str = KIM, length: str = '<abbr class="duration" title="PT2M27S">(00:02:27)</abbr>') -> str:
    """A page with a call."""
    return (
        f'<html><body><div class="haudio"><span class="fn">{kind} call</span>'
        f'<div class="contributor vcard"><a class="tel" href="tel:{number}"><span class="fn">Kim Sample</span></a>'
        f'</div><abbr class="published" title="2021-02-04T10:00:00.000-05:00">Feb 4</abbr>{length}'
        f'<div class="tags">Labels: <a rel="tag" href="x#{kind}">{kind}</a></div></div></body></html>'
    )


def read(tmp_path: Path, content: str, name: str = "Kim Sample - Text - 2021-02-03T15_11_12Z.html") -> list[Seen]:
    """The pieces of a page."""
    path = tmp_path / name
    path.write_text(content, "utf-8")
    return pieces_of(GoogleVoice(), path)


def heard(pieces: list[Seen]) -> list[Interaction]:
    """The interactions among pieces."""
    return [piece for piece in pieces if isinstance(piece, Interaction)]


class TestGoogleVoice(SourceTests):
    """A folder of pages."""

    expected = SAMPLES / "voice.expected.jsonl"

    def source(self) -> Source:
        """The source under test."""
        return GoogleVoice()

    def sample(self, tmp_path: Path) -> Path:
        """A talk and a call."""
        root = tmp_path / "Calls"
        root.mkdir()
        said = talk(line(KIM, "Kim Sample", "Café &amp; cake?"), line("+15550100009", "", "Yes"))
        (root / "Kim Sample - Text - 2021-02-03T15_11_12Z.html").write_text(said, "utf-8")
        (root / "Kim Sample - Placed - 2021-02-04T15_00_00Z.html").write_text(call("Placed"), "utf-8")
        return root


@pytest.mark.parametrize(
    ("kind", "sender", "marks"),
    [("Placed", OWNER.value, 0), ("Received", KIM, 0), ("Missed", KIM, Mark.MISSED), ("Voicemail", KIM, Mark.MISSED)],
)
def test_calls(tmp_path: Path, kind: str, sender: str, marks: int) -> None:
    """Who called, and whether anybody took it."""
    (got,) = heard(read(tmp_path, call(kind), f"Kim Sample - {kind} - 2021-02-04T15_00_00Z.html"))
    assert (got.kind, got.participants[0].handle.value, got.marks) == ("call", sender, marks)


def test_whoever_is_listed_hears_it(tmp_path: Path) -> None:
    """In a talk of several, each message goes to all the others."""
    listed = (
        '<div class="participants">Group conversation with:<cite class="sender vcard"><a class="tel" '
        f'href="tel:{KIM}"><span class="fn">Kim Sample</span></a></cite>, <cite class="sender vcard"><a class="tel" '
        'href="tel:+15550100002"><span class="fn">Bo Beispiel</span></a></cite></div>'
    )
    page = talk(listed, line("+15550100009", "", "Hello both"))
    (got,) = heard(read(tmp_path, page, "Group Conversation - 2021-02-03T15_11_12Z.html"))
    assert [(p.role, p.handle.name) for p in got.participants] == [
        (Role.FROM, ""),
        (Role.TO, "Kim Sample"),
        (Role.TO, "Bo Beispiel"),
    ]


def test_withheld_numbers_are_told(tmp_path: Path) -> None:
    """A call of nobody known is said."""
    pieces = read(tmp_path, call("Received", number=""), " - Received - 2021.html")
    assert [piece.why for piece in pieces if isinstance(piece, Unread)] == [WITHHELD]


def test_other_pages_are_left(tmp_path: Path) -> None:
    """A page without the marks is none of Voice's."""
    path = tmp_path / "page.html"
    path.write_text("<html><body><p>Tea</p></body></html>", "utf-8")
    assert not GoogleVoice().knows(open_tree(path))
    assert [piece.why for piece in pieces_of(GoogleVoice(), path) if isinstance(piece, Unread)] == [NONE]
