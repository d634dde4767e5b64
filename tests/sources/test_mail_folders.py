"""Folders and labels."""

from __future__ import annotations

import pytest

from goodterms.sources.mail_folders import Place, of_labels, place_of
from goodterms.words import Mark


@pytest.mark.parametrize(
    ("where", "name", "box", "expected"),
    [
        ("/m", "Sent.mbox", True, Place("Sent", Mark.SENT)),
        ("/m", "Takeout/Mail/Enviados.mbox", True, Place("Takeout/Mail/Enviados", Mark.SENT)),
        ("/m", "Inbox.sbd/Work", True, Place("Work", Mark(0))),
        ("/m", "Sent Messages.mbox/mbox", True, Place("Sent Messages", Mark.SENT)),
        ("/m", "[Gmail]/Posta inviata.mbox", True, Place("[Gmail]/Posta inviata", Mark.SENT)),
        ("/m", "Trash/Tea/1.eml", False, Place("Trash/Tea", Mark.TRASH)),
        ("/m", "1.eml", False, Place("", Mark(0))),
        ("/m/Brouillons", "1.eml", False, Place("Brouillons", Mark.DRAFT)),
        ("/m/Junk", "cur/1.a:2,S", False, Place("Junk", Mark.SPAM)),
        ("/m", "cur/1.a!2,T", False, Place("", Mark.TRASH)),
        ("/m", "Present.mbox", True, Place("Present", Mark(0))),
    ],
)
def test_place(where: str, name: str, *, box: bool, expected: Place) -> None:
    """Where a message is kept says what it is, in the words of many programs and languages."""
    assert expected == place_of(where, name, box=box)


@pytest.mark.parametrize("name", ["Entwürfe", "Entwu\u0308rfe", "ENTWÜRFE", " Drafts "])
def test_spelling(name: str) -> None:
    """Case, blanks and the way accents are written do not matter."""
    assert place_of("", name, box=True).marks == Mark.DRAFT


@pytest.mark.parametrize(
    ("labels", "marks"),
    [
        ("Inbox,Important,Sent", Mark.SENT),
        ("Messages envoyés,Ouvert", Mark.SENT),
        ("Gesendet", Mark.SENT),
        ("Papierkorb,Spam", Mark.TRASH | Mark.SPAM),
        ("Posteingang,Wichtig", Mark(0)),
    ],
)
def test_labels(labels: str, marks: Mark) -> None:
    """Gmail's labels mark as folders do, and are the folder."""
    assert of_labels(labels) == Place(labels.replace(",", ", "), marks)
