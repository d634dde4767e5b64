"""What the gate in quiet mode let go."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.moment import now
from goodterms.desk.outgoing.letter import Letter, letter
from goodterms.desk.ready import ready
from goodterms.desk.today import today
from goodterms.desk.unstopped import let_go, note

KIM = "Kim Sample <kim@example.org>"


def draft(text: str) -> Letter:
    """A mail as a program hands it over."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = ME, "stranger@example.net", "Our offer"
    mail.set_content(text)
    found = letter(mail.as_bytes())
    assert found is not None
    return found


def test_it_is_said_once_that_it_would_have_been_held(tmp_path: Path) -> None:
    """An ask to a stranger that went out in quiet mode is a line of today, with its subject."""
    box, home = Mailbox(), tmp_path / "home"
    box.talk(KIM, ["2022-03-01", "2022-04-01"])
    bring_in(home, [str(box.mbox(tmp_path / "all.mbox"))])
    words = draft("Dear Sam, could you introduce me to your head of purchasing? We sell printed stands.")
    note(home, words, ["stranger@example.net"])
    with ready(home) as connection:
        found = let_go(connection, now() + 1)
    assert [(one.subject, one.held, one.of) for one in found] == [("Our offer", 1, 1)]
    rows = [row for row in today(home, as_of=now() + 1, everything=True) if row["why"] == "unstopped"]
    assert "Our offer" in str(rows[0]["says"])
    assert not [row for row in today(home, as_of=now() - 60, everything=True) if row["why"] == "unstopped"]


def test_what_is_no_ask_leaves_no_line(tmp_path: Path) -> None:
    """A word of thanks to a friend would not have been held."""
    box, home = Mailbox(), tmp_path / "home"
    box.talk(KIM, ["2022-03-01", "2022-04-01"])
    bring_in(home, [str(box.mbox(tmp_path / "all.mbox"))])
    note(home, draft("Dear Kim, thank you for the pears, they were a joy."), ["kim@example.org"])
    with ready(home) as connection:
        assert let_go(connection, now() + 1) == []


def test_nothing_stands_in_the_way(tmp_path: Path) -> None:
    """Where nothing can be weighed or kept, nothing is raised: the mail is out."""
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    note(blocked / "home", draft("Could you introduce me to your boss?"), ["stranger@example.net"])
