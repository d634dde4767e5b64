"""Both stories played in the browser: their exports brought in, the message typed, the verdict read."""

from __future__ import annotations

from pathlib import Path

import pytest

from stories import test_one, test_two

from .accessible import too_wide, violations
from .conftest import WIDTHS, Look, Serve
from .expected import expect


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "text", [test_one.PITCH, test_one.HELLO_AND_PITCH], ids=["straight", "hello in the same breath"]
)
def test_pete_is_held_back(tmp_path: Path, serve: Serve, look: Look, width: int, text: str) -> None:
    """Story 1: the pitch after nearly three years does not go; a hello alone does."""
    site = serve(test_one.brought(test_one.story(), test_one.PETE, tmp_path))
    page = look(site, width=width)
    page.goto(f"{site.at}/ask")
    page.get_by_label("To whom").fill(test_one.KELLY)
    page.get_by_label("What you want to send").fill(text)
    page.locator("h2 .verdict").wait_for()
    expect(page.locator("h2 .verdict.go")).to_have_count(0)
    found = page.locator("#verdicts").inner_text()
    assert "4 March 2020" in found
    assert "hello" in page.locator(".instead").first.inner_text().lower()
    assert (violations(page), too_wide(page)) == ([], False)
    page.get_by_label("What you want to send").fill("Hi Kelly, I noticed that you have been away. How are you?")
    page.locator("h2 .verdict.go").wait_for()
    expect(page.get_by_text("Nothing speaks against it.")).to_be_visible()


def test_kelly_sees_what_came(tmp_path: Path, serve: Serve, look: Look) -> None:
    """Story 1, her side: his pitch, with no answer offered first; without JavaScript."""
    site = serve(test_one.brought(test_one.story(pitched=True), test_one.KELLY, tmp_path))
    page = look(site, javascript=False)
    page.goto(f"{site.at}/asked")
    line = page.locator(".line.asked").filter(has_text=test_one.PETE)
    expect(line).to_contain_text("Let it go", use_inner_text=True)
    expect(line.locator("dt").first).to_have_text("No answer", use_inner_text=True)


@pytest.mark.parametrize("javascript", [True, False])
def test_bea_is_told_whom_not_to_ask(tmp_path: Path, serve: Serve, look: Look, *, javascript: bool) -> None:
    """Story 2: the request for referrals does not go to one who gave tips once, nor to a name."""
    site = serve(test_two.brought(test_two.story(), test_two.BEA, tmp_path))
    page = look(site, javascript=javascript)
    page.goto(f"{site.at}/ask")
    page.get_by_label("To whom").fill(f"{test_two.THEO}, {test_two.NORA}")
    page.get_by_label("What you want to send").fill(test_two.REFERRAL)
    if not javascript:
        page.get_by_role("button", name="Weigh it").click()
    page.locator(".one").nth(1).wait_for()
    expect(page.locator("h2 .verdict.dont")).to_have_count(2)
    expect(page.locator(".one").first).to_contain_text(
        "had one exchange, which ended on 2 June 2021", use_inner_text=True
    )
    expect(page.locator(".one").nth(1)).to_contain_text("not a word has passed between you two", use_inner_text=True)


def test_theo_need_not_answer(tmp_path: Path, serve: Serve, look: Look) -> None:
    """Story 2, his side: the note that went to all is let go, and a friend's request is not."""
    told = test_two.story(test_two.TO_ALL)
    site = serve(test_two.brought(told, test_two.THEO, tmp_path))
    page = look(site, width=WIDTHS[0])
    page.goto(f"{site.at}/asked")
    line = page.locator(".line.asked").filter(has_text=test_two.BEA).first
    expect(line).to_contain_text("Let it go", use_inner_text=True)
    expect(line.locator("dt").first).to_have_text("No answer", use_inner_text=True)
    assert (violations(page), too_wide(page)) == ([], False)
