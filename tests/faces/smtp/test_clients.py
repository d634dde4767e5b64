"""Real mail programs at the gate: the whole sentence is read, the text is not lost, and what goes goes once."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from goodterms.desk.outgoing import held
from goodterms.desk.outgoing.deciding import decide
from goodterms.faces.smtp.certificate import certificate, fingerprint
from goodterms.faces.smtp.programs import Login, lines

from .conftest import ASK, FRIEND, OLIVE, PITCH, STRANGER, Running, mail


def needs(program: str) -> pytest.MarkDecorator:
    """Skips by name where a program is not installed."""
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed: not tried with it")


def did(*words: str, given: bytes = b"", home: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs a program with a home folder of its own."""
    env = {**os.environ, "HOME": str(home or "/nonexistent"), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(words, input=given, capture_output=True, timeout=60, check=False, env=env)  # noqa: S603 - fixed
    out = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
    return subprocess.CompletedProcess(words, done.returncode, *out)


def told(gate: Running) -> dict[str, list[str]]:
    """The lines of ``goodterms smtp setup``."""
    return lines(Login(gate.port, OLIVE, gate.passwords[OLIVE], fingerprint(gate.home), certificate(gate.home)))


def msmtp(gate: Running, folder: Path) -> Path:
    """Those for msmtp, in a file of their own, with the password."""
    written = [*told(gate)["msmtp"], f"password {gate.passwords[OLIVE]}", "account default : goodterms", ""]
    (folder / "msmtprc").write_text("\n".join(written))
    (folder / "msmtprc").chmod(0o600)
    return folder / "msmtprc"


@needs("msmtp")
def test_msmtp(gate: Running, tmp_path: Path) -> None:
    """The program msmtp shows every line and fails; after "send anyway" the same command ends well; it went once."""
    words = ("msmtp", "-C", str(msmtp(gate, tmp_path)), STRANGER)
    refused = did(*words, given=mail(PITCH, STRANGER).replace(b"\r\n", b"\n"))
    assert refused.returncode != 0
    assert "say hello first" in refused.stderr
    assert "Decide here: http://" in refused.stderr
    decide(gate.home, held.everything(gate.home)[0].id, "all")
    again = did(*words, given=mail(PITCH, STRANGER).replace(b"\r\n", b"\n"))
    assert (again.returncode, len(gate.kept.mails)) == (0, 1)


@needs("mutt")
@needs("msmtp")
def test_mutt(gate: Running, tmp_path: Path) -> None:
    """mutt, sending by msmtp, says why and fails; a friend's mail goes."""
    config = msmtp(gate, tmp_path)
    set_up = [
        *("-e", f'set sendmail="/usr/bin/msmtp -C {config}"', "-e", f"set from={OLIVE}"),
        *("-e", "set use_from", "-e", "set copy=no"),
    ]
    refused = did("mutt", *set_up, "-s", "Our programme", "--", STRANGER, given=PITCH.encode(), home=tmp_path)
    assert (refused.returncode != 0, "Decide here" in refused.stderr + refused.stdout) == (True, True)
    went = did("mutt", *set_up, "-s", "The stand", "--", FRIEND, given=ASK.encode(), home=tmp_path)
    assert (went.returncode, [to for to, _ in gate.kept.mails]) == (0, [[FRIEND]])


def muttrc(gate: Running, folder: Path) -> Path:
    """The lines for mutt, in a file of their own, with the password."""
    written = [*told(gate)["mutt"], f'set smtp_pass = "{gate.passwords[OLIVE]}"', "set copy = no", ""]
    (folder / "muttrc").write_text("\n".join(written))
    return folder / "muttrc"


@needs("mutt")
def test_mutt_by_itself(gate: Running, tmp_path: Path) -> None:
    """The SMTP of mutt itself shows the last line alone, and that line has the word and the link."""
    set_up = ("-F", str(muttrc(gate, tmp_path)))
    refused = did("mutt", *set_up, "-s", "Our programme", "--", STRANGER, given=PITCH.encode(), home=tmp_path)
    shown = refused.stderr + refused.stdout
    assert refused.returncode != 0
    assert ("say hello first" in shown, "Decide here: http://" in shown) == (True, True), shown


def swaks(gate: Running, to: str, text: str) -> subprocess.CompletedProcess[str]:
    """What swaks says of sending a mail."""
    done = did(
        *("swaks", "--server", "127.0.0.1", "--port", str(gate.port), "--tls", "--auth", "PLAIN"),
        *("--auth-user", OLIVE, "--auth-password", gate.passwords[OLIVE], "--from", OLIVE, "--to", to),
        *("--header", "Subject: From a script", "--body", text),
    )
    if "requires Net::SSLeay" in done.stdout + done.stderr:
        pytest.skip("swaks has no TLS here (libnet-ssleay-perl is not installed): not tried with it")
    return done


@needs("swaks")
def test_swaks(gate: Running) -> None:
    """The program swaks shows every line."""
    refused = swaks(gate, STRANGER, PITCH)
    assert refused.returncode != 0
    assert "say hello first" in refused.stdout
    assert "Decide here: http://" in refused.stdout
