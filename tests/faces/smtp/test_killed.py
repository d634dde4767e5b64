"""The gate killed in the middle of a message: its sender knows that it was not sent, or it was sent once."""

from __future__ import annotations

import json
import os
import smtplib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread, Timer

import pytest

from goodterms.desk.outgoing import held
from goodterms.desk.outgoing.accounts import Account, set_up
from goodterms.desk.outgoing.deciding import decide

from .conftest import ASK, FRIEND, OLIVE, PITCH, STRANGER, Kept, Running, mail

MOMENTS = tuple(float(one) for one in os.environ.get("GOODTERMS_KILLED_AT", "0.01 0.03 0.06").split())
"""Seconds after a message is begun; set GOODTERMS_KILLED_AT to try more of them."""


class Alone:
    """A gate in a process of its own, as users start it, over and over in one home."""

    def __init__(self, home: Path, kept: Kept, provider_port: int) -> None:
        self.home, self.kept, self.provider_port = home, kept, provider_port
        self.password = set_up(home, Account(OLIVE, OLIVE, "127.0.0.1", provider_port, "none"), "")

    @contextmanager
    def running(self) -> Iterator[tuple[Running, subprocess.Popen[bytes]]]:
        """One that runs, and its process; killed at the end."""
        command = ["-m", "goodterms", "--home", str(self.home), "smtp", "--port", "0", "--page-port", "0", "--json"]
        with subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, env=dict(os.environ)) as process:  # noqa: S603 - this one
            assert process.stdout is not None
            port = int(json.loads(process.stdout.readline())["port"])
            try:
                yield Running(self.home, port, {OLIVE: self.password}, self.kept, self.provider_port), process
            finally:
                process.kill()


@pytest.fixture
def alone(home: Path, provider: tuple[Kept, int]) -> Alone:
    """A gate to be killed, before a provider that stays."""
    return Alone(home, *provider)


def killed_then(kept: Kept, process: subprocess.Popen[bytes]) -> None:
    """Kills it as soon as the provider has a message before it."""
    kept.begun.wait(10)
    process.kill()


def sent_again(alone: Alone, raw: bytes, *to: str) -> str:
    """What a new gate says to the next try."""
    with alone.running() as (gate, _):
        return gate.send(raw, *to)


def test_while_it_is_taken_in(alone: Alone) -> None:
    """Killed before the message ended, its sender has an error, nobody has the message, and the next try goes."""
    raw = mail(ASK, FRIEND)
    with alone.running() as (gate, process):
        with gate.logged_in() as link:
            link.mail(OLIVE)
            link.rcpt(FRIEND)
            link.docmd("DATA")
            link.send(raw[: len(raw) // 2])
            process.kill()
            process.wait()
            told = []
            with suppress(smtplib.SMTPException, OSError):
                link.send(raw[len(raw) // 2 :] + b"\r\n.\r\n")
                told.append(link.getreply())
            link.close()
        assert told == []
    assert alone.kept.mails == []
    assert (sent_again(alone, raw, FRIEND), len(alone.kept.mails)) == ("", 1)


@pytest.mark.parametrize("arrived", [True, False])
def test_before_the_provider_answered(alone: Alone, *, arrived: bool) -> None:
    """Killed between the last dot and the provider's answer nobody can know: the next try is held, and says so."""
    raw = mail(ASK, FRIEND)
    alone.kept.slow, alone.kept.early = 1.5, arrived
    with alone.running() as (gate, process):
        Thread(target=killed_then, args=(alone.kept, process)).start()
        with pytest.raises((smtplib.SMTPException, OSError)):
            gate.send(raw, FRIEND)
    alone.kept.slow = 0.0
    assert len(alone.kept.mails) == arrived
    with alone.running() as (gate, _):
        answer = gate.send(raw, FRIEND)
        assert (answer[:3], "may have gone or not" in answer, len(alone.kept.mails)) == ("451", True, arrived)
        decide(alone.home, held.everything(alone.home)[0].id, "arrived" if arrived else "all")
        assert (gate.send(raw, FRIEND), len(alone.kept.mails)) == ("", 1)


def test_while_it_carries_out_what_was_decided(alone: Alone) -> None:
    """Killed while it sends what was let go on the page, a new gate does not send it again: the owner is asked."""
    with alone.running() as (gate, process):
        assert gate.send(PITCH, STRANGER).startswith("554")
        alone.kept.slow, alone.kept.early = 3.0, True
        one = held.everything(alone.home)[0]
        held.release(alone.home, one.id, [STRANGER])
        assert alone.kept.begun.wait(10)
        process.kill()
        process.wait()
    alone.kept.slow = 0.0
    answer = sent_again(alone, mail(PITCH, STRANGER), STRANGER)
    assert (answer[:3], "may have gone or not" in answer, len(alone.kept.mails)) == ("451", True, 1)
    assert held.get(alone.home, one.id).doubt


def test_at_any_moment(alone: Alone) -> None:
    """Killed at one moment or another: who was told "sent" was sent to once, and nobody twice without being asked."""
    alone.kept.early = True
    for number, moment in enumerate(MOMENTS):
        raw = mail(f"{ASK}\nNumber {number}.\n", FRIEND)
        before = len(alone.kept.mails)
        said = "nothing"
        with alone.running() as (gate, process):
            gate.send(mail(f"{ASK}\nBefore {number}.\n", FRIEND), FRIEND)
            killer = Timer(moment, process.kill)
            killer.start()
            with suppress(smtplib.SMTPException, OSError):
                said = gate.send(raw, FRIEND)
            killer.join()
        mine = [one for _, one in alone.kept.mails[before:] if f"Number {number}.".encode() in one]
        assert len(mine) == 1 if said == "" else len(mine) <= 1
        if said == "nothing":
            again = sent_again(alone, raw, FRIEND)
            mine = [one for _, one in alone.kept.mails[before:] if f"Number {number}.".encode() in one]
            assert (len(mine) == 1) if again == "" else ("may have gone or not" in again and len(mine) <= 1)
