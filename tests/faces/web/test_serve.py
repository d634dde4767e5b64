"""``goodterms serve``: a server of its own process, as users start it."""

from __future__ import annotations

import json
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import sleep

import httpx2
import pytest
from click.testing import CliRunner

from goodterms.desk import work
from goodterms.desk.imports import imports
from goodterms.faces.cli.entry import goodterms
from goodterms.faces.web import serving

from .test_bring_in import finish, mbox
from .test_bring_in_browser import occupied


@contextmanager
def served(home: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """The command, running."""
    words = [sys.executable, "-m", "goodterms", "--home", str(home), "serve", "--no-open", "--json", *options]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:  # noqa: S603 - ours
        try:
            yield running
        finally:
            running.kill()


def _said(running: subprocess.Popen[str]) -> dict[str, str]:
    assert running.stdout is not None
    line: dict[str, str] = json.loads(running.stdout.readline())
    return line


def test_first_page_and_quiet_end(village_home: Path) -> None:
    """The link printed lets in to a first page; Ctrl-C ends with exit code 0, and nothing was logged."""
    with served(village_home, "--port", "0") as running:
        link = _said(running)["link"]
        with httpx2.Client() as browser:
            assert browser.get(link).status_code == 200
            assert "Today" in browser.get(link.partition("/enter")[0]).text
        running.send_signal(signal.SIGINT)
        assert running.stderr is not None
        assert (running.wait(10), running.stderr.read()) == (0, "")


def test_second_start_gives_another_link(village_home: Path) -> None:
    """Run again while it is open, it names the same server with a new link, and the link before opens nothing."""
    with served(village_home, "--port", "0") as running:
        first = _said(running)
        with served(village_home) as again:
            second = _said(again)
            assert again.wait(10) == 0
        assert second["port"] == first["port"]
        assert httpx2.get(first["link"]).status_code == 401
        assert httpx2.get(second["link"]).status_code == 200


def test_other_machines_cannot_reach_it() -> None:
    """The server listens on the loopback address and nowhere else."""
    with serving.bound(0) as listening:
        assert listening.getsockname()[0] == "127.0.0.1"


def test_port_taken(tmp_path: Path) -> None:
    """A port that another program has is said in one sentence, with what to type."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        done = CliRunner().invoke(goodterms, ["--home", str(tmp_path), "serve", "--no-open", "--port", port])
    assert done.exit_code == 1
    assert done.stderr == (
        f"Port {port} is taken by another program. Choose another: goodterms serve --port 0 takes any that is free.\n"
    )


def test_record_that_cannot_be_read(tmp_path: Path) -> None:
    """A record that is none is said before anything is opened."""
    (tmp_path / "record.sqlite").write_text("no record at all, but long enough to be looked at " * 10)
    done = CliRunner().invoke(goodterms, ["--home", str(tmp_path), "serve", "--no-open", "--port", "0"])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "is not a record" in done.stderr


def test_record_of_a_newer_version(fresh_home: Path) -> None:
    """A record written by a newer Goodterms is said before anything is opened, and left as it is."""
    with closing(sqlite3.connect(fresh_home / "record.sqlite")) as record:
        record.execute("UPDATE alembic_version SET version_num = '9999_future'")
        record.commit()
    done = CliRunner().invoke(goodterms, ["--home", str(fresh_home), "serve", "--no-open", "--port", "0"])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "written by a newer Goodterms" in done.stderr


def test_link_is_on_no_command_line(tmp_path: Path) -> None:
    """A browser is given the address of a private file; the link stands in the file, which goes once it was used."""
    link = serving.new_link(tmp_path, 8801)
    address = serving.opening(tmp_path, link)
    key = link.partition("key=")[2]
    path = tmp_path / "web" / "open.html"
    assert address == path.as_uri()
    assert key not in address
    assert key in path.read_text()
    assert path.stat().st_mode & 0o077 == 0
    serving.forget_opening(tmp_path)
    assert not path.exists()


def test_terminal_browser_is_not_started(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no browser with a window, nothing is started."""
    import webbrowser

    from goodterms.faces.web.browser import show

    started: list[str] = []

    class Lynx(webbrowser.GenericBrowser):
        def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:  # noqa: ARG002, FBT001, FBT002
            started.append(url)
            return True

    monkeypatch.setattr(webbrowser, "GenericBrowser", Lynx)
    monkeypatch.setattr(webbrowser, "get", lambda: Lynx("lynx"))
    show("file:///nothing")
    assert started == []


def test_command_line_does_not_wait_for_the_page() -> None:
    """No other command imports the web server."""
    code = "import sys, goodterms.faces.cli; print({'starlette', 'uvicorn', 'jinja2'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - ours
    assert done.stdout == "set()\n"


HEAVY = ("sqlalchemy", "alembic", "duckdb", "numpy", "icalendar", "dateparser", "phonenumbers", "rich")

FIRST = """
import sys
from pathlib import Path
from goodterms.desk.coverage import coverage
from goodterms.faces.web import serving
from goodterms.faces.web.app import build
home = Path(sys.argv[1])
coverage(home)
serving.server(build(home, port=8801))
print(sorted(set(sys.argv[2:]) & sys.modules.keys()))
"""


def test_first_page_waits_for_nothing_heavy(village_home: Path) -> None:
    """Between the command and a server that answers, no library is imported that only imports or counting need."""
    words = [sys.executable, "-c", FIRST, str(village_home), *HEAVY]
    done = subprocess.run(words, capture_output=True, text=True, check=True)  # noqa: S603 - ours
    assert done.stdout == "[]\n"


def test_closing_stops_an_import(fresh_home: Path, tmp_path: Path) -> None:
    """Ctrl-C ends an import beside the page as well; what was read is kept, and it can be gone on with."""
    box = tmp_path / "in.mbox"
    box.write_bytes(mbox())
    with served(fresh_home, "--port", "0") as running:
        said = _said(running)
        at = f"http://127.0.0.1:{said['port']}"
        with httpx2.Client() as browser, occupied(fresh_home):
            browser.get(said["link"])
            parts = {"path": (None, str(box))}
            assert browser.post(f"{at}/import", files=parts, headers={"origin": at}).status_code == 303
            while browser.get(f"{at}/api/import").json()["what"] == "":
                sleep(0.02)
            running.send_signal(signal.SIGINT)
        assert running.wait() == 0
    ended = work.look(fresh_home)
    assert ended is not None
    assert ended.state == "stopped"
    work.again(fresh_home)
    finish(fresh_home)
    assert [row["state"] for row in imports(fresh_home)][:2] == ["done", "stopped"]
