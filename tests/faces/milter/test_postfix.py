"""The filter inside a real Postfix: what goes is delivered without our header fields, what is held is refused."""

from __future__ import annotations

import shutil
import smtplib
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from goodterms.desk.person import person
from goodterms.faces.milter.judge import Judge, Rules
from postfix import Postfix, postfix, runs_here

from .conftest import ASK, FRIEND, OLIVE, PITCH, STRANGER, answered, mail

pytestmark = pytest.mark.skipif(
    not runs_here(), reason="Postfix is not installed, or this is not root: the filter is not tried inside it"
)


@pytest.fixture
def server(home: Path) -> Iterator[Postfix]:
    """A Postfix that asks the filter of a home."""
    with answered(Judge([home], Rules()), "postfix") as asked, postfix(lines(asked)) as running:
        yield running


def lines(asked: Path, down: str = "tempfail") -> dict[str, str]:
    """What ``goodterms milter setup`` tells to write into main.cf."""
    return {"smtpd_milters": f"unix:{asked}", "milter_default_action": down, "milter_protocol": "6"}


def send(server: Postfix, raw: bytes, *to: str, sender: str = OLIVE) -> str:
    """What Postfix answers, "" when it took the message."""
    with smtplib.SMTP("127.0.0.1", server.port, timeout=30) as link:
        try:
            link.sendmail(sender, list(to), raw)
        except (smtplib.SMTPDataError, smtplib.SMTPSenderRefused) as error:
            return f"{error.smtp_code} {error.smtp_error.decode() if isinstance(error.smtp_error, bytes) else ''}"
    return ""


def test_the_story(server: Postfix, home: Path) -> None:
    """A friend is asked, and the record knows it; a stranger is not; of both neither has it; once more, it goes."""
    assert send(server, mail(ASK, FRIEND, Goodterms_Kind="question", X_Own="kept\r\n folded"), FRIEND) == ""
    (came,) = server.delivered(1)
    assert (b"oodterms" in came, b"X-Own: kept\n folded" in came.replace(b"\r", b"")) == (False, True)
    answer = send(server, mail(PITCH, STRANGER), STRANGER)
    assert answer.startswith("554")
    assert ("say hello first" in answer, "send it once more within the hour" in answer.splitlines()[-1]) == (True, True)
    assert send(server, mail(PITCH, FRIEND, STRANGER), FRIEND, STRANGER).startswith("554")
    assert send(server, mail(PITCH, STRANGER, Message_ID="<again@mail.example>"), STRANGER) == ""
    assert send(server, mail(PITCH, STRANGER), STRANGER).startswith("554")
    assert send(server, mail(PITCH, STRANGER, Goodterms_Override="yes"), STRANGER) == ""
    assert len(server.delivered(3)) == 3
    assert not [one for one in server.delivered(3) if b"oodterms-" in one]
    until = time.monotonic() + 15
    while "lovely to see you" not in str(person(home, FRIEND)) and time.monotonic() < until:
        time.sleep(0.2)
    assert "lovely to see you" in str(person(home, FRIEND))


def test_any_sign(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is a sign of the protocol or of SMTP arrives in an answer as it was written."""
    says = r"""554 5.7.1 100% "sure" \ {yes} %s <a@b.example>"""
    monkeypatch.setattr(Judge, "refused", lambda *_: says)
    with answered(Judge([home], Rules()), "postfix") as asked, postfix(lines(asked)) as server:
        assert send(server, mail(ASK, FRIEND), FRIEND) == says


def test_mail_of_others(server: Postfix) -> None:
    """Mail of somebody who has no home here passes unread."""
    assert send(server, mail(PITCH, STRANGER), STRANGER, sender="other@example.org") == ""


def test_a_large_one(server: Postfix) -> None:
    """30 MB pass, and are delivered whole."""
    attached = b"".join(b"A" * 76 + b"\r\n" for _ in range(30 * 1024 * 1024 // 78))
    assert send(server, mail(ASK, FRIEND) + attached, FRIEND) == ""
    assert len(server.delivered(1)[0]) > 30 * 1024 * 1024 * 0.97


@pytest.mark.parametrize(("down", "code"), [("tempfail", "451"), ("accept", "")])
def test_down(home: Path, down: str, code: str) -> None:
    """While the filter is down mail waits or goes, as was chosen."""
    with answered(Judge([home], Rules()), "postfix") as asked:
        where = shutil.copytree(asked.parent, home / "kept", ignore=lambda *_: ["asked"])
    with postfix(lines(where / "asked", down)) as server:
        assert send(server, mail(PITCH, STRANGER), STRANGER)[:3] == code


@pytest.mark.parametrize("when_down", [False, True])
def test_a_damaged_record(home: Path, *, when_down: bool) -> None:
    """A record that cannot be read: try later with the reason, or let go, as was chosen."""
    judge = Judge([home], Rules(when_down=when_down))
    with answered(judge, "postfix") as asked, postfix(lines(asked)) as server:
        assert send(server, mail(ASK, FRIEND), FRIEND) == ""
        record = home / "record.sqlite"
        (home / "damaged").write_bytes(b"no database" * 1_000)
        (home / "damaged").replace(record)
        for path in home.glob("record.sqlite-*"):
            path.unlink()
        answer = send(server, mail(ASK, FRIEND), FRIEND)
        assert (answer[:3], "damaged" in answer) == (("", False) if when_down else ("451", True))
