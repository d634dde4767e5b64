"""What exports leave out, said in sentences after an import and on a person's page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.imports import undo
from goodterms.desk.limits import limits
from goodterms.desk.person import person
from goodterms.record.limits import SEVERAL
from sources import test_facebook_page as facebook
from sources import test_slack as slack

ANN = "Ann Lee <ann@example.org>"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home without a record."""
    return tmp_path / "home"


def inbox(tmp_path: Path) -> Path:
    """Mail that only ever came."""
    mailbox = Mailbox()
    for number in range(SEVERAL + 5):
        mailbox.mail(ANN, ME, f"2020-01-{number + 1:02}T09:00", "Shall we have lunch?")
    return mailbox.mbox(tmp_path / "inbox.mbox")


def test_mail_without_what_was_sent(home: Path, tmp_path: Path) -> None:
    """An inbox alone is said to be one, with what to do; it is gone when the import is taken back."""
    report = bring_in(home, [str(inbox(tmp_path))], me=[ME])
    says = "Of mail there is only what came: bring in what you sent too, or nothing looks answered."
    assert report["limits"] == [{"channel": "mail", "says": says}]
    assert person(home, "ann@example.org")["limits"] == limits(home) == report["limits"]
    undo(home, 1)
    assert limits(home) == []


def test_half_of_discord(home: Path, tmp_path: Path) -> None:
    """Discord's package is said to be half of each talk."""
    room = tmp_path / "package" / "messages" / "c200000000000000001"
    room.mkdir(parents=True)
    told = {"id": "200000000000000001", "type": "DM", "recipients": ["100000000000000002"]}
    (room / "channel.json").write_text(json.dumps(told))
    titles = {"200000000000000001": "Direct Message with kim.s#0"}
    (room.parent / "index.json").write_text(json.dumps(titles))
    said = {"ID": 900000000000000001, "Timestamp": "2024-01-02 10:00:00", "Contents": "Tea?", "Attachments": ""}
    (room / "messages.json").write_text(json.dumps([said]))
    report: dict[str, Any] = bring_in(home, [str(tmp_path / "package")], me=[ME])
    (file,) = report["files"]
    assert file["not_contact"] == {"half": 1}
    (limit,) = report["limits"]
    assert limit["says"].startswith("Discord gives only what you wrote")
    page: dict[str, Any] = person(home, "kim.s")
    (beside,) = page["limits"]
    assert beside["says"] == (
        "On Discord you wrote to them once, last on 2 January 2024; what they wrote there is not in its export."
    )


def test_nothing_yet(home: Path) -> None:
    """Before the first import nothing is said."""
    assert limits(home) == []


def test_ranges_are_said_in_a_sentence(home: Path, tmp_path: Path) -> None:
    """A range that was chosen, and words that a free plan hides, are said with their day until the import is undone."""
    chosen = (
        '<div>Contains data you requested from <time datetime="2026-03-09T20:36Z">March 9, 2026</time> to '
        '<time datetime="2026-06-09T20:36Z">June 9, 2026</time></div>'
    )
    made = facebook.page(("Kim Sample", "Hello", "Apr 19, 2026, 2:37 PM")).replace("<body>", f"<body>{chosen}")
    facebook.at_inbox(tmp_path / "download", "message_1.html", made)
    rooms = slack.export(tmp_path / "slack", general=[slack.message(), slack.message(at=89 * 86_400)])
    report: dict[str, Any] = bring_in(home, [str(tmp_path / "download"), str(rooms)], me=[ME])
    says = " ".join(one["says"] for one in report["limits"])
    assert "The download of Facebook begins on 9 March 2026, as was chosen when it was asked for" in says
    assert "What Slack gave begins on 15 January 2024, 90 days before its end: free plans" in says
    undo(home, 1)
    assert limits(home) == []
