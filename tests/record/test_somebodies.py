"""Everybody as who is who looks at them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from goodterms.record.somebodies import somebodies
from goodterms.words import Handle
from record.built import ANN, BOB, ME, at, bring, mail, own, person

HOME = Handle("mail", "ann@home.example")


def test_what_somebody_signs_with(fresh: sqlite3.Connection) -> None:
    """The sender has it, once, and nobody else; an address that is nobody's in particular is not kept."""
    own(fresh, ME)
    signed = (HOME, Handle("mail", "noreply@example.com"))
    bring(fresh, *(replace(mail(ANN, f"{ME} {BOB}", day, f"m{day}"), signed=signed) for day in (1, 2)))
    ann, bob = somebodies(fresh, [person(fresh, ANN), person(fresh, BOB)])
    assert (ann.signed, bob.signed) == (frozenset({"ann@home.example"}), frozenset())


def test_when_somebody_was_seen_acting(fresh: sqlite3.Connection) -> None:
    """From the first message of theirs to the last, right after the import that brings them; None of who only got."""
    own(fresh, ME)
    bring(fresh, mail(ANN, f"{ME} {BOB}", 1), mail(ME, ANN, 2), mail(ANN, ME, 3))
    ann, bob = somebodies(fresh, [person(fresh, ANN), person(fresh, BOB)])
    assert (ann.first, ann.last, bob.first, bob.last) == (at(1), at(3), None, None)
