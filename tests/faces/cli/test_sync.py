"""``goodterms sync``: adding, looking, listing and removing, without any server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goodterms.faces.cli.entry import goodterms

AT = ("add", "imap", "olive@example.com", "--host", "127.0.0.1", "--port", "9", "--tls", "none", "--password-stdin")


def did(home: Path, *words: str, given: str | None = None) -> Result:
    """Runs the command in a home."""
    return CliRunner().invoke(goodterms, ["--home", str(home), "sync", *words], input=given)


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


def test_nothing_is_followed_yet(tmp_path: Path) -> None:
    """Without a source it is said how to begin, and no record is made."""
    for words in ((), ("list",)):
        assert "Begin with: goodterms sync add imap" in did(tmp_path / "home", *words).stdout
    assert not (tmp_path / "home").exists()


def test_what_is_wrong_is_known_at_once(tmp_path: Path) -> None:
    """A server that cannot be reached is said, nothing is kept, and the password is never repeated."""
    done = did(tmp_path, *AT, given="geheim\n")
    assert (done.exit_code, "cannot be reached" in done.stderr) == (1, True)
    assert "geheim" not in done.output
    assert json.loads(did(tmp_path, "list", "--json").stdout) == []


def test_from_adding_to_removing(tmp_path: Path) -> None:
    """A source is kept as it was said, its failure stands in the list and in the exit code, and it can be removed."""
    assert did(tmp_path, *AT, "--no-check", given="geheim\n").exit_code == 0
    looked = did(tmp_path)
    assert (looked.exit_code, "cannot be reached" in looked.stdout) == (1, True)
    listed = did(tmp_path, "list")
    assert "olive@example.com (mailbox at 127.0.0.1): 0 pieces seen there." in listed.stdout
    assert "Failing since" in listed.stdout
    (row,) = json.loads(did(tmp_path, "list", "--json").stdout)
    assert (row["seen"], row["last"], row["refused"]) == (0, None, False)
    assert did(tmp_path, "remove", "olive@example.com").exit_code == 0
    assert json.loads(did(tmp_path, "list", "--json").stdout) == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ("add", "imap", "o@a.example", "--host", "a.example", "--tls", "none", "--password-stdin"),
            "Without TLS",
        ),
        (("add", "carddav", "o@mail.example", "--url", "ftp://mail.example", "--password-stdin"), "is no address"),
        (("add", "caldav", "o@mail.example", "--url", "http://mail.example/", "--password-stdin"), "Without TLS"),
        (
            ("add", "imap", "o@a.example", "--host", "a.example", "--write", "--password-stdin"),
            "Only to an address book",
        ),
        (("write", "nobody"), "There is no source 'nobody'"),
        (("write", "nobody", "--on"), "There is no source 'nobody'"),
        (("remove", "nobody"), "There is no source 'nobody'"),
        (("--only", "nobody"), "There is no source 'nobody'"),
        (("password", "nobody", "--password-stdin"), "There is no source 'nobody'"),
    ],
)
def test_what_cannot_be(tmp_path: Path, words: tuple[str, ...], says: str) -> None:
    """Wrong words are answered with a sentence."""
    done = did(tmp_path, *words, given="geheim\n")
    assert (done.exit_code, says in done.stderr) == (2, True)
