"""A message on its way out: its words, and what makes two tries of it the same."""

from __future__ import annotations

import pytest

from goodterms.desk.outgoing.letter import letter
from goodterms.sources.mail_folders import Place
from goodterms.sources.mail_piece import piece
from goodterms.words import Interaction, Mark

HEAD = b"From: Mara <mara@quillfeather.example>\r\nTo: ann@example.org\r\nDate: Mon, 02 Nov 2026 10:00:00 +0000\r\n"
QUOTED = b"Could you help?\r\n\r\nOn Monday Ann Ambrose <ann@example.org> wrote:\r\n> Shall we meet?\r\n"
PLAIN = b"Subject: Re: The stand\r\nIn-Reply-To: <a@example.org>\r\n\r\n" + QUOTED
HTML = b"Subject: Hello\r\nContent-Type: text/html\r\n\r\n<p>Could you <b>help</b>?</p>"
UNNAMED = b"In-Reply-To: <a@example.org>\r\nSubject: The stand\r\n\r\n" + QUOTED


@pytest.mark.parametrize("raw", [PLAIN, HTML, UNNAMED, b"Subject: Hi\r\n\r\nSee you.\r\n\r\n-- \r\nMara\r\n"])
def test_the_words_that_an_import_keeps(raw: bytes) -> None:
    """What is weighed is what the record will keep as its writer's own words."""
    found, kept = letter(HEAD + raw), piece(HEAD + raw, "", Place("Sent", Mark(0)))
    assert found is not None
    assert isinstance(kept, Interaction)
    assert kept.text
    assert found.text.removeprefix(f"{found.subject}\n\n") == kept.text


def test_no_date_yet() -> None:
    """A mail program may leave the date to the server: its words are read all the same."""
    found = letter(b"From: mara@quillfeather.example\r\n" + PLAIN)
    assert found is not None
    assert found.text == "Could you help?"
