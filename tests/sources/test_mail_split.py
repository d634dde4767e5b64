"""An mbox into its messages."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.sources import mail_split
from goodterms.sources.mail_split import Shape, messages, shape_of
from sources.mail_samples import LINE, boxed, letter


def split(box: bytes) -> list[bytes]:
    """The messages of a box."""
    return [raw.content for raw in messages(io.BytesIO(box).read)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (letter(), Shape.SINGLE),
        (boxed(letter()), Shape.BOX),
        (b"\xef\xbb\xbf" + boxed(letter()), Shape.BOX),
        (b"\n\n" + letter(), Shape.SINGLE),
        (b"300\n" + letter(), Shape.COUNTED),
        (LINE, Shape.BOX),
        (b"From now on we write letters: 2023\n\n", None),
        (b"key: value\nother: value\n", None),
    ],
)
def test_shape(content: bytes, expected: Shape | None) -> None:
    """The first bytes tell a box, one message, an .emlx, or none of them."""
    assert expected == shape_of(content)


@pytest.mark.parametrize(
    "line",
    [
        b"From ada@example.org Mon Jan  2 03:04:05 2023\n",
        b"From - Mon Jan  2 03:04:05 2023\n",
        b"From 1234567890@xxx Mon Jan 02 03:04:05 +0000 2023\n",
        b"From ada at example.org  Mon Jan  2 03:04:05 2023\n",
        b"From mboxrd@z Thu Jan  1 00:00:00 1970\n",
        b"From ada@example.org Mon Jan  2 03:04 CET 2023\r\n",
        b"From ???@??? Mon Jan 02 03:04:05 2023\n",
    ],
)
def test_separators(line: bytes) -> None:
    """The separators of mail programs, archives and Takeout are known."""
    assert split(line + letter() + b"\n" + line + letter()) == [letter() + b"\n", letter()]


def test_from_in_a_body() -> None:
    """A line that begins with From and is no separator stays in the body."""
    body = "Hello\n\nFrom here on it rains.\n\nFrom 10:30 in 2023\nit dries\n"
    assert split(boxed(letter(body), letter())) == [letter(body) + b"\n", letter() + b"\n"]


@pytest.mark.parametrize(
    ("stored", "written"), [(">From here", "From here"), (">>From here", ">From here"), ("> From", "> From")]
)
def test_unquoting(stored: str, written: str) -> None:
    """Quoted From lines lose one mark, as mboxrd says; other quotes are left alone."""
    assert split(boxed(letter(f"Hi\n{stored}\n"))) == [letter(f"Hi\n{written}\n") + b"\n"]


def test_length_decides() -> None:
    """In an mboxcl2 a separator inside a body is text: the stated length decides, when a separator stands there."""
    body = f"See:\n\n{LINE.decode()}Subject: inside\n\nbye\n"
    true, false = (letter(body, Content_Length=str(length)) for length in (len(body), 7))
    assert split(boxed(true, letter())) == [true + b"\n", letter() + b"\n"]
    assert len(split(boxed(false, letter()))) == 3


def test_windows_lines() -> None:
    """A box with CRLF is split the same."""
    box = boxed(letter(), letter()).replace(b"\n", b"\r\n")
    assert len(split(box)) == 2


@given(st.lists(st.integers(0, 40_000), min_size=1, max_size=6), st.integers(1, 9_000))
def test_any_chunk_size(sizes: list[int], chunk: int) -> None:
    """Wherever reading breaks off and goes on, the messages are the same."""
    letters = [letter("abcdefgh\n" * (size // 9), Message_ID=f"<{n}@example.org>") for n, size in enumerate(sizes)]
    stream = io.BytesIO(boxed(*letters))
    found = [raw.content for raw in messages(lambda _: stream.read(chunk))]
    assert found == [each + b"\n" for each in letters]


@given(st.binary(max_size=3_000))
def test_any_bytes(noise: bytes) -> None:
    """Any bytes are split without an exception, and none are lost but separators and quoting."""
    raws = list(messages(io.BytesIO(LINE + noise).read))
    assert len(raws) >= 1
    assert sum(len(raw.content) for raw in raws) <= len(noise)


def test_holds_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message beyond all sizes is not held: it comes empty, and the next one whole."""
    monkeypatch.setattr(mail_split, "LARGEST", 100_000)
    box = io.BytesIO(boxed(letter("x" * 3_000_000), letter()))
    first, second = messages(lambda _: box.read(10_000))
    assert (first.content, first.too_large, second.content) == (b"", True, letter() + b"\n")
