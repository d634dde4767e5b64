"""JSON read as a stream: mended where it was written wrong, bounded where it is hostile."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from goodterms.sources import jsonfile
from goodterms.sources.jsonfile import Cursor, Damaged, number_in, text_in

GOOD = {"a": ["x\\y", 'é😀\n\t"', "\\\\x41", "\\"], "b": {"c": [1, 2.5, None, True, [], {}]}, "d": "\\u12 \\x0B"}
MENDED = rb'{"a":"1\x0B2\\x41\v\u12\\\\\\x0b \udc00 \ud83d\ude00 \ud800"}'
WHOLE = "1\x0b2\\x41\\v\\u12\\\\\\x0b \ufffd \U0001f600 \ufffd"


def taken(content: bytes) -> Any:
    """The one value of a JSON text."""
    return Cursor(io.BytesIO(content)).take()


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("indent", [None, 1])
def test_reads_what_is_right(*, ascii_only: bool, indent: int | None) -> None:
    """Right JSON is read as the standard library reads it."""
    assert taken(json.dumps(GOOD, ensure_ascii=ascii_only, indent=indent).encode()) == GOOD


@pytest.mark.parametrize("chunk", range(1, 30))
def test_mends_across_pieces(monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    """Wherever the stream is cut into pieces, escapes stay whole."""
    monkeypatch.setattr(jsonfile, "CHUNK", chunk)
    assert taken(MENDED)["a"] == WHOLE
    assert taken(json.dumps(GOOD).encode()) == GOOD
    assert taken(json.dumps(GOOD, ensure_ascii=False).encode()) == GOOD


def test_mends_bytes() -> None:
    """Bytes of no charset, control characters and a byte order mark do not end the reading."""
    assert taken(b'\xef\xbb\xbf{"a":"1\xff2\x01\n3\x00"}') == {"a": "1\ufffd2  3 "}


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "cut off"),
        (b'{"a":[1,2', "cut off"),
        (b"[" * 100_000, "cut off"),
        (b'{"a":' + b"9" * 5_000 + b"}", "damaged"),
        (b'{"a":1e999999999}', "damaged"),
        (b"no json", "damaged"),
    ],
)
def test_tells_damage(content: bytes, why: str) -> None:
    """What is no JSON, breaks off, or has numbers without end is told as damaged."""
    with pytest.raises(Damaged, match=why):
        taken(content)


def test_gives_all_before_the_damage() -> None:
    """Everything before a damage is given before it is told."""
    cursor = Cursor(io.BytesIO(b'[{"n":1},{"n":2},{"n":}]'))
    got: list[Any] = []
    with pytest.raises(Damaged):
        got.extend(cursor.take() for _ in cursor.items())
    assert got == [{"n": 1}, {"n": 2}]


def test_steps_over_what_nobody_takes() -> None:
    """Values that are not taken, half taken, or of another shape than asked for are stepped over."""
    cursor = Cursor(io.BytesIO(b'{"a":[1,[2,3],4],"b":{"c":{"d":1}},"e":5,"f":[],"g":7}'))
    seen: dict[str, Any] = {}
    for key in cursor.fields():
        if key == "a":
            for place in cursor.items():
                if place == 1:
                    break
        elif key in {"b", "f"}:
            seen[key] = list(cursor.items())
        elif key == "e":
            seen[key] = list(cursor.fields())
        else:
            seen[key] = cursor.take()
    assert seen == {"b": [], "e": [], "f": [], "g": 7}


def test_bounds_one_piece() -> None:
    """What is too deep is left out, what is far too deep or too large is None, and what follows is read."""
    deep = b'{"a":1,"b":' + b"[" * 100 + b"7" + b"]" * 100 + b',"c":3}'
    abyss = b'{"a":1,"b":' + b"[" * 100_000 + b"7" + b"]" * 100_000 + b',"c":3}'
    large = b"[" + b"1," * jsonfile.LARGEST + b"1]"
    cursor = Cursor(io.BytesIO(b"[" + deep + b"," + large + b"," + abyss + b',{"z":[[1],{"y":2}]}]'))
    first, second, third, last = (cursor.take() for _ in cursor.items())
    assert (first["a"], first["c"], second, third, last) == (1, 3, None, None, {"z": [[1], {"y": 2}]})
    assert str(first["b"]).count("[") < jsonfile.DEEPEST


@pytest.mark.parametrize("chunk", [1, 7, 64])
def test_steps_across_pieces(monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    """Numbers, words, texts and containers that are cut by the end of a piece are read and skipped whole."""
    monkeypatch.setattr(jsonfile, "CHUNK", chunk)
    content = json.dumps([{"skip": ["a\\", "]}", 'q"', [1, {"x": None}]], "n": 123456}, 987654, True, 't"', -1.5])
    cursor = Cursor(io.BytesIO(content.encode()))
    got: list[Any] = []
    for place in cursor.items():
        if place == 0:
            got.extend(cursor.take() for key in cursor.fields() if key == "n")
        elif place != 3:
            got.append(cursor.take())
    assert got == [123456, 987654, True, -1.5]


def test_skips_what_is_larger_than_memory_should_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text without end, as of a picture, is None when taken, is skipped else, and what follows is read."""
    monkeypatch.setattr(jsonfile, "_ROOM", 1_000)
    monkeypatch.setattr(jsonfile, "CHUNK", 100)
    large = json.dumps({"picture": "A" * 5_000})
    cursor = Cursor(io.BytesIO(f"[{large},{large},7]".encode()))
    assert [cursor.take() if place != 1 else "skipped" for place in cursor.items()] == [None, "skipped", 7]


@pytest.mark.parametrize("record", [None, 5, "text", [], {"k": None}, {"k": []}, {"k": True}, {"k": 1.5}])
def test_asks_any_shape(record: object) -> None:
    """A field of the wrong kind, of whatever, is none."""
    assert text_in(record, "k") == ""
    assert number_in(record, "k") is None


def test_reads_numbers_in_both_forms() -> None:
    """A whole number may be written as text; one beyond 18 digits is none."""
    assert [number_in({"k": value}, "k") for value in (7, "7", "-7", "9" * 19, "٣", "7.0")] == [
        7,
        7,
        -7,
        None,
        None,
        None,
    ]
