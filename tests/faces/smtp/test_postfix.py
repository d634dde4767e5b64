"""The gate before a real Postfix: what goes is delivered once and unchanged, what is held is not."""

from __future__ import annotations

import email
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from goodterms.desk.outgoing import held
from goodterms.desk.outgoing.deciding import decide
from postfix import Postfix, runs_here
from postfix import postfix as started

from .conftest import ASK, FRIEND, PITCH, STRANGER, Running, mail
from .test_clients import did, msmtp, muttrc, needs, swaks

pytestmark = pytest.mark.skipif(
    not runs_here(),
    reason="Postfix is not installed, or this is not root: the gate is not tried before a real server",
)


@pytest.fixture(scope="module")
def running() -> Iterator[Postfix]:
    """Postfix, in a folder and on a port of its own."""
    with started() as server:
        yield server


@pytest.fixture
def postfix(running: Postfix) -> Postfix:
    """The server, without what was delivered before."""
    shutil.rmtree(running.kept, ignore_errors=True)
    return running


def test_what_goes_arrives_unchanged(gate: Running, postfix: Postfix) -> None:
    """A friend's mail is delivered once; its words and its own headers are as they were sent."""
    gate.account(port=postfix.port)
    sent = mail(ASK, FRIEND, subject="The stand", X_Own="kept")
    assert gate.send(sent, FRIEND) == ""
    (came,) = postfix.delivered(1)
    before, after = email.message_from_bytes(sent), email.message_from_bytes(came)
    assert str(after.get_payload()).split() == str(before.get_payload()).split()
    assert [(name, after[name]) for name in before] == list(before.items())
    assert not [name for name in after if name.lower().startswith("goodterms")]


def test_what_is_held_is_not_delivered(gate: Running, postfix: Postfix) -> None:
    """A pitch to a stranger does not leave; after "send anyway" it leaves once."""
    gate.account(port=postfix.port)
    assert "say hello first" in gate.send(PITCH, STRANGER)
    decide(gate.home, held.everything(gate.home)[0].id, "all")
    assert gate.send(PITCH, STRANGER) == ""
    assert len(postfix.delivered(1)) == 1


@needs("msmtp")
def test_msmtp_to_postfix(gate: Running, postfix: Postfix, tmp_path: Path) -> None:
    """A real mail program through the gate to a real server."""
    gate.account(port=postfix.port)
    words = ("msmtp", "-C", str(msmtp(gate, tmp_path)), FRIEND)
    assert did(*words, given=mail(ASK, FRIEND).replace(b"\r\n", b"\n")).returncode == 0
    assert [b"Could you look over" in one for one in postfix.delivered(1)] == [True]


@needs("mutt")
def test_mutt_to_postfix(gate: Running, postfix: Postfix, tmp_path: Path) -> None:
    """By the lines that setup prints for mutt: held with the reason, and a friend's mail delivered."""
    gate.account(port=postfix.port)
    mutt = ("mutt", "-F", str(muttrc(gate, tmp_path)), "-s", "The stand", "--")
    refused = did(*mutt, STRANGER, given=PITCH.encode(), home=tmp_path)
    assert (refused.returncode != 0, "Decide here" in refused.stderr + refused.stdout) == (True, True)
    assert did(*mutt, FRIEND, given=ASK.encode(), home=tmp_path).returncode == 0
    assert [b"Could you look over" in one for one in postfix.delivered(1)] == [True]


@needs("swaks")
def test_swaks_to_postfix(gate: Running, postfix: Postfix) -> None:
    """The program swaks: one to a stranger is held, one to a friend is delivered."""
    gate.account(port=postfix.port)
    refused = swaks(gate, STRANGER, PITCH)
    assert (refused.returncode != 0, "say hello first" in refused.stdout) == (True, True)
    assert swaks(gate, FRIEND, ASK).returncode == 0
    assert [b"Could you look over" in one for one in postfix.delivered(1)] == [True]


def test_many_at_once(gate: Running, postfix: Postfix) -> None:
    """Twenty mails of one login are delivered, each once."""
    gate.account(port=postfix.port)
    with gate.logged_in() as link:
        for number in range(20):
            link.sendmail("olive@example.com", [FRIEND], mail(f"{ASK}\nNumber {number}.\n", FRIEND))
    told = sorted(int(re.search(rb"Number (\d+)", one)[1]) for one in postfix.delivered(20))  # type: ignore[index]
    assert told == list(range(20))
