"""What an IMAP server answers, read as words; and names of folders on the wire."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodterms.live.imap_names import decoded, encoded
from goodterms.live.imap_words import NotUnderstood, Part, among, answers, ranges, read


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_name_comes_back(name: str) -> None:
    """A folder's name is the same after going over the wire, which takes ASCII alone."""
    wire = encoded(name)
    assert wire.isascii()
    assert decoded(wire) == name


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        (b"~peter/mail/&U,BTFw-/&ZeVnLIqe-", "~peter/mail/台北/日本語"),  # the example of RFC 3501, 5.1.3
        (b"a &- b", "a & b"),
        (b"&notbase64!-", "&notbase64!-"),
        (b"&", "&"),
        ("Grüße".encode(), "Grüße"),
    ],
)
def test_names_as_servers_have_them(wire: bytes, name: str) -> None:
    """The example of the standard, and what is no modified UTF-7 as it stands."""
    assert decoded(wire) == name


def test_words_of_an_answer() -> None:
    """Atoms, strings, lists in lists and literals keep their order; NIL stays a word."""
    parts: list[Part | None] = [
        b'LIST (\\Sent "a \\"b\\"") NIL',
        (b"1 (UID 7 BODY[TEXT]<0> {3}", b"a)b"),
        b" FLAGS ())",
    ]
    assert list(answers(parts)) == [
        [b"LIST", [b"\\Sent", b'a "b"'], b"NIL"],
        [b"1", [b"UID", b"7", b"BODY[TEXT]<0>", b"a)b", b"FLAGS", []]],
    ]


@pytest.mark.parametrize("answer", [b"(", b")", b'"open', b"(" * 99 + b")" * 99])
def test_what_is_no_answer(answer: bytes) -> None:
    """What is against the grammar is refused, however deep it goes."""
    with pytest.raises(NotUnderstood):
        read([answer])


@given(st.sets(st.integers(1, 200)), st.sets(st.integers(1, 200), min_size=1))
def test_sets_of_numbers(known: set[int], said: set[int]) -> None:
    """A sequence set names just the numbers that it was made of."""
    assert among(ranges(said).encode(), known) == known & said


def test_a_set_beyond_all_measure_costs_nothing() -> None:
    """A range of four thousand million is only asked about what is known."""
    assert among(b"1:4294967295", {7}) == {7}
    with pytest.raises(NotUnderstood):
        among(b"1:x", {7})
