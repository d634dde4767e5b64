"""``goodterms smtp``: set up, shown, changed, and what is said when it cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goodterms.desk.outgoing.accounts import accounts, secret_of
from goodterms.faces.cli.entry import goodterms

pytest.importorskip("aiosmtpd", reason="the extra smtp is not installed: the gate where mail is sent is not tested")

HERE = ("--address", "olive@example.com", "--host", "127.0.0.1", "--tls", "none", "--provider-port", "1")


def did(home: Path, *words: str, given: str | None = None) -> Result:
    """Runs the command in a home."""
    return CliRunner().invoke(goodterms, ["--home", str(home), "smtp", *words], input=given)


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


def test_set_up(tmp_path: Path) -> None:
    """The password is said once and kept as a hash; the provider's is in a private file; the address is the owner's."""
    done = did(tmp_path, "setup", *HERE, "--no-check", "--password-stdin", "--json", given="geheim\n")
    told = json.loads(done.stdout)
    (account,) = accounts(tmp_path)
    assert (done.exit_code, told["login"]) == (0, "olive@example.com")
    assert told["password"] not in (tmp_path / "smtp" / "accounts.json").read_text()
    assert secret_of(tmp_path, account) == "geheim"
    assert (tmp_path / "smtp" / "secrets.json").stat().st_mode & 0o077 == 0
    me = CliRunner().invoke(goodterms, ["--home", str(tmp_path), "me"])
    assert "olive@example.com" in me.stdout


def test_lines_for_programs(tmp_path: Path) -> None:
    """Every mail program's lines are printed with the port and the login."""
    done = did(tmp_path, "setup", *HERE, "--no-check")
    for program in ("Thunderbird", "Apple Mail", "Outlook", "mutt", "msmtp"):
        assert program in done.stdout
    assert ("port 8825" in done.stdout, "tls_fingerprint" in done.stdout) == (True, True)


def test_again(tmp_path: Path) -> None:
    """Done again, and for an agent of the same address, what was said of the provider need not be said again."""
    did(tmp_path, "setup", *HERE, "--user", "olive1", "--no-check")
    assert did(tmp_path, "setup", "--address", "olive@example.com", "--no-check").exit_code == 0
    assert did(tmp_path, "setup", "--address", "olive@example.com", "--agent", "helper").exit_code == 0
    found = [(one.login, one.host, one.port, one.tls, one.user) for one in accounts(tmp_path)]
    assert found == [(login, "127.0.0.1", 1, "none", "olive1") for login in ("olive@example.com", "helper")]


@pytest.mark.parametrize(("port", "tls"), [("465", "tls"), ("587", "starttls"), ("2525", "starttls")])
def test_the_port_tells(tmp_path: Path, port: str, tls: str) -> None:
    """How the way is kept private is read off the usual ports."""
    words = ("--address", "o@example.com", "--host", "smtp.example.com", "--provider-port", port, "--no-check")
    did(tmp_path, "setup", *words, "--password-stdin", given="geheim\n")
    assert [(one.port, one.tls) for one in accounts(tmp_path)] == [(int(port), tls)]


def test_held(tmp_path: Path) -> None:
    """What is held is told with where to decide, while its page is served; else with how to have it served."""
    from io import BytesIO

    from goodterms.desk.outgoing.held import Held, hold
    from goodterms.faces.web import serving

    kept = hold(
        tmp_path, Held("", "same", "o", "o", ("sam@stranger.example",), "Our stand", 0), BytesIO(b"A: b\r\n\r\n")
    )
    assert ("Our stand" in (shown := did(tmp_path, "held").stdout), "goodterms smtp" in shown) == (True, True)
    with serving.only_one(tmp_path):
        serving.say_port(tmp_path, 8801)
        assert f"http://127.0.0.1:8801/held/{kept.id}" in did(tmp_path, "held").stdout


def test_wrong_provider_is_known_now(tmp_path: Path) -> None:
    """What is wrong with the provider is said at once, and nothing is kept."""
    done = did(tmp_path, "setup", *HERE)
    assert (done.exit_code, "cannot be reached" in done.stderr, accounts(tmp_path)) == (1, True, [])


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--address", "olive"), "no mail address"),
        (("--address", "o@example.com", "--host", "mail.example", "--tls", "none"), "Without TLS anybody"),
        (("--address", "o@example.com", "--host", "mail.example"), "Pipe your password"),
    ],
)
def test_cannot_be(tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    """What cannot be is said in a sentence."""
    extra = () if "Pipe" in says else ("--password-stdin", "--host", "mail.example")
    done = did(tmp_path, "setup", *words, "--no-check", *(extra if "--host" not in words else extra[:1]), given="x\n")
    assert (done.exit_code, says in done.stderr, "Traceback" in done.stderr) == (2, True, False)


def test_nobody_yet(tmp_path: Path) -> None:
    """Without a login it says how to begin."""
    assert "goodterms smtp setup" in did(tmp_path).stderr
    assert "goodterms smtp setup" in did(tmp_path, "accounts").stdout
    assert "Nothing is held" in did(tmp_path, "held").stdout


def test_changed(tmp_path: Path) -> None:
    """A mode is changed, an agent added, and both can go again."""
    did(tmp_path, "setup", *HERE, "--no-check")
    did(tmp_path, "setup", *HERE, "--no-check", "--agent", "helper")
    assert did(tmp_path, "mode", "olive@example.com", "quiet").exit_code == 0
    shown = json.loads(did(tmp_path, "accounts", "--json").stdout)
    assert [(one["login"], one["mode"], one["agent"]) for one in shown] == [
        ("olive@example.com", "quiet", False),
        ("helper", "ask", True),
    ]
    assert did(tmp_path, "remove", "helper").exit_code == 0
    assert did(tmp_path, "remove", "helper").exit_code == 1
    assert did(tmp_path, "mode", "nobody@example.com", "ask").exit_code == 1
