"""The page Asked: what came in, as of its day, with what one may do; and a text that is pasted."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from starlette.testclient import TestClient

from exports import ME, Mailbox
from goodterms.desk import asked_kept
from goodterms.desk.asked import asked
from goodterms.desk.bring_in import bring_in
from goodterms.desk.moment import now
from goodterms.words import DAY, iso_day

from .accessible import too_wide, violations
from .conftest import OURS, WIDTHS, Look, Open, Serve
from .expected import expect

PITCH = "We have launched a brand new affiliate programme. Sign up today and get double commission!"
FAVOUR = "Could you look over my offer for the fair before Friday, please?"


@pytest.fixture(scope="module")
def asked_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rosa, who is close, asked a favour this week and long ago; Pete, who wrote once years ago, pitched."""
    box, folder = Mailbox(), tmp_path_factory.mktemp("asked")
    box.talk("Rosa Related <rosa@example.net>", [_ago(9 * back) for back in range(40, 1, -1)])
    box.mail("Rosa Related <rosa@example.net>", ME, f"{_ago(200)}T20:00", FAVOUR)
    box.talk("Pete Pitch <pete@example.org>", [_ago(900)])
    box.mail("Pete Pitch <pete@example.org>", ME, f"{_ago(5)}T10:00", PITCH)
    box.mail("Rosa Related <rosa@example.net>", ME, f"{_ago(4)}T10:00", FAVOUR)
    bring_in(folder / "home", [str(box.mbox(folder / "all.mbox"))])
    return folder / "home"


def _ago(days: int) -> str:
    return iso_day(now() - days * DAY)


def test_nothing_brought_in_yet(empty: TestClient) -> None:
    """It says what to do first."""
    assert "I know nobody of yours yet." in empty.get("/asked").text


def test_as_of_its_day(asked_home: Path, owner: Open) -> None:
    """Each ask with its words, how the two stood, the word, and the fitting reply first: none for a pitch."""
    text = owner(asked_home).get("/asked").text
    pitch = text[text.index("Pete Pitch") :]
    assert "brand new affiliate programme" in pitch
    assert "<strong>Let it go</strong>" in pitch
    assert pitch.index("<dt>No answer</dt>") < pitch.index("<dt>Yes</dt>")
    favour = text[text.index("Rosa Related") : text.index("Pete Pitch")]
    assert "<strong>Answer</strong>" in favour
    assert favour.index("<dt>Yes</dt>") < favour.index("<dt>No answer</dt>")
    assert "you had last spoken on" in favour


def test_new_or_all(asked_home: Path, owner: Open) -> None:
    """What had a word since is told in brief, and is not among the new."""
    client = owner(asked_home)
    assert client.get("/asked").text.count('<li class="line asked">') == 3
    assert "You had a word with them" in client.get("/asked").text
    new = client.get("/asked?new=1").text
    assert (new.count('<li class="line asked">'), "You had a word with them" in new) == (2, False)
    assert client.get("/asked?page=99&new=1").status_code == 200


def test_pasted(asked_home: Path, owner: Open) -> None:
    """A text is weighed as from somebody, and kept nowhere."""
    client = owner(asked_home)
    text = "Could you lend me 4,000 euros until spring?"
    answer = client.post("/asked", headers=OURS, data={"who": "pete@example.org", "text": text})
    assert "<strong>Let it go</strong>" in answer.text
    assert not any(b"4,000 euros" in path.read_bytes() for path in asked_home.rglob("*") if path.is_file())
    for data in ({"who": "", "text": text}, {"who": "pete@example.org", "text": " "}):
        assert client.post("/asked", headers=OURS, data=data).status_code == 400


@pytest.mark.parametrize("width", WIDTHS)
def test_in_the_browser(asked_home: Path, serve: Serve, look: Look, width: int) -> None:
    """Read and pasted by hand, without JavaScript; and no rule of axe is broken where there is something to see."""
    site = serve(asked_home)
    seen = look(site, width=width, dark=True)
    seen.goto(f"{site.at}/asked")
    assert (violations(seen), too_wide(seen)) == ([], False)
    page = look(site, width=width, javascript=False)
    page.goto(f"{site.at}/asked")
    page.get_by_label("From whom").fill("Pete Pitch")
    page.get_by_label("What they wrote").fill(PITCH)
    page.get_by_role("button", name="Weigh it").click()
    expect(page.get_by_text("Weighed as of now, and not kept.")).to_be_visible()
    expect(page.locator(".line.asked")).to_have_count(1)


def test_looked_through_beside_the_page(asked_home: Path, owner: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long history is looked through in the background: the page says so, comes when it is asked again, and after a
    change shows what was found before it.
    """
    client, go_on = owner(asked_home), Event()
    monkeypatch.setattr(asked_kept, "PATIENCE", 0.0)
    monkeypatch.setattr(asked_kept, "_before", {})

    def slow(*of: Any, **how: Any) -> Any:
        go_on.wait(60)
        return asked(*of, **how)

    monkeypatch.setattr(asked_kept, "asked", slow)
    (asked_home / "record.sqlite").touch()
    assert "Looking through what came in" in client.get("/asked").text
    asking = {"hx-request": "true", "sec-fetch-site": "same-origin"}
    assert "hx-refresh" not in client.get("/asked", headers=asking).headers
    go_on.set()
    monkeypatch.setattr(asked_kept, "PATIENCE", 60.0)
    assert '<ol class="lines">' in client.get("/asked").text
    assert "hx-refresh" in client.get("/asked", headers=asking).headers
    go_on.clear()
    monkeypatch.setattr(asked_kept, "PATIENCE", 0.0)
    (asked_home / "record.sqlite").touch()
    changed = client.get("/asked").text
    assert ("Something changed since" in changed, '<ol class="lines">' in changed) == (True, True)
    go_on.set()
