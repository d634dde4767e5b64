"""The page Ask: verdicts while one writes, who is meant, what is said of a verdict; with and without JavaScript."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from exports import ME, Mailbox
from goodterms.desk.bring_in import bring_in

from .accessible import too_wide, violations
from .conftest import OURS, WIDTHS, Look, Open, Serve
from .expected import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

ASK = "Hi Quinn, could you introduce me to the head of your department, please?"
QUINN = "quinn@shop.example"


def weighed(client: TestClient, text: str = ASK, to: str = QUINN, **more: Any) -> str:
    """The page after the form was sent."""
    answer = client.post("/ask", headers=OURS, data={"text": text, "to": to, **more})
    assert answer.status_code == 200
    return answer.text


def test_nothing_brought_in_yet(empty: TestClient) -> None:
    """It says what to do first."""
    assert '<a href="/import">Import</a>' in empty.get("/ask").text


def test_verdict_with_what_it_rests_on(village: TestClient) -> None:
    """The word, the person, how the two stand, a sentence, what to do instead, the rule, and what was read."""
    text = weighed(village)
    assert 'class="verdict hello_first"' in text
    assert "Quinn Quiet" in text
    assert "A relationship, " in text
    assert "could you introduce me to the head of your department" in text
    assert '<a href="/why/long_silence">Why?</a>' in text
    assert 'class="instead"' in text


def test_to_somebody_named_elsewhere(village: TestClient) -> None:
    """Another page can name the recipient; a draft never stands in an address."""
    text = village.get("/ask", params={"to": QUINN, "text": "secret"}).text
    assert f">{QUINN}</textarea>" in text
    assert "secret" not in text


def test_many_recipients_each_once(village: TestClient) -> None:
    """Commas, semicolons and lines part them; each is weighed once, in their order."""
    text = weighed(village, to=f'rosa@example.net, {QUINN};"Tips, Theo" <theo@tips.example>\nrosa@example.net')
    assert text.count('class="verdict ') == 3
    assert text.index("Rosa Related") < text.index("Quinn Quiet") < text.index("Theo Tips")


def test_declared_kind(village: TestClient) -> None:
    """What the sender says it is wins, and needs no text."""
    assert 'class="verdict go"' in weighed(village, text="", kind="none")
    assert 'class="verdict hello_first"' in weighed(village, text="Hello there, Quinn.", kind="pitch")


@pytest.mark.parametrize("to", ["", " , ;", "\x00"])
def test_nothing_to_weigh_yet(village: TestClient, to: str) -> None:
    """Without a recipient the page waits; odd input breaks nothing."""
    assert 'class="verdict' not in weighed(village, to=to)


def test_said_of_a_verdict(fresh_home: Path, owner: Open) -> None:
    """A button keeps what it says and shows that it did; the same place takes it back."""
    client = owner(fresh_home)
    text = weighed(client, said="talks_elsewhere 0")
    assert "Kept: you two talk where I cannot see it" in text
    assert 'value="back talks_elsewhere 0"' in text
    assert "/why/long_silence" not in text
    assert "/why/long_silence" in weighed(client, said="back talks_elsewhere 0")
    assert "asks for nothing" in weighed(client, said="not_an_ask 0")
    assert 'class="verdict go"' in weighed(client)
    assert 'class="verdict hello_first"' in weighed(client, said="back not_an_ask 0")
    assert 'value="back sent_anyway 0"' in weighed(client, said="sent_anyway 0")


def test_somebody_unknown_is_known(fresh_home: Path, owner: Open) -> None:
    """Of somebody whom the record does not have one can say with a button that one knows them; no command is named."""
    client = owner(fresh_home)
    text = weighed(client, to="bo@example.com")
    assert ('value="known 0">I know them</button>' in text, "goodterms log" in text) == (True, False)
    text = weighed(client, to="bo@example.com", said="known 0")
    assert "Kept: you know bo@example.com." in text
    assert 'value="known 0"' not in text
    assert "bo@example.com" in client.get("/people?q=bo").text


@pytest.mark.parametrize("said", ["known 5", "lovely 0", "never_ask 7", "", "back", "sent_anyway x y z"])
def test_odd_buttons(fresh_home: Path, owner: Open, said: str) -> None:
    """What no button of ours sends is refused in a sentence, or does what the first would."""
    answer = owner(fresh_home).post("/ask", headers=OURS, data={"text": ASK, "to": QUINN, "said": said})
    assert answer.status_code in {200, 400}
    assert "A mistake of ours" not in answer.text


def test_words_of_others_are_no_markup(village: TestClient) -> None:
    """Drafts and names come back as text."""
    text = weighed(village, text=f"{ASK} <script>x</script>", to="<b>@example.org, <i>Zoe</i>")
    assert "<script>x" not in text
    assert "<i>Zoe" not in text


def twins(folder: Path) -> Path:
    """Two people of one name."""
    box = Mailbox()
    north, south = ("Kim Twin <kim@north.example>", "Kim Twin <k.twin@south.example>")
    box.talk(north, ["2021-02-01"])
    box.talk(south, ["2021-02-01", "2021-06-01"])
    box.mail(ME, f"{north}, {south}", "2021-07-01", "You two of one name should meet.")  # so they are not one
    bring_in(folder / "home", [str(box.mbox(folder / "all.mbox"))], me=["olive@example.com"])
    return folder / "home"


@pytest.mark.parametrize("javascript", [True, False])
def test_which_of_two(tmp_path: Path, serve: Serve, look: Look, *, javascript: bool) -> None:
    """A name of two is asked about, closest first; who was picked stays picked while one writes on."""
    site = serve(twins(tmp_path))
    page = look(site, javascript=javascript)
    page.goto(f"{site.at}/ask")
    page.get_by_label("To whom").fill("Kim Twin")
    page.get_by_label("What you want to send").fill(ASK)
    if not javascript:
        page.get_by_role("button", name="Weigh it").click()
    page.get_by_role("heading", name="Which Kim Twin?").wait_for()
    first = page.get_by_role("button").filter(has_text=".example").first
    expect(first).to_contain_text("k.twin@south.example", use_inner_text=True)
    first.click()
    page.locator("h2 .verdict").wait_for()
    page.get_by_label("What you want to send").fill(f"{ASK} It is not urgent.")
    if not javascript:
        page.get_by_role("button", name="Weigh it").click()
    page.locator(".reading", has_text="head of your department").wait_for()
    expect(page.get_by_role("heading", name="Which")).to_have_count(0)
    assert "/person/" in (page.locator("h2 a.name").get_attribute("href") or "")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("dark", [False, True])
def test_live(fresh_home: Path, serve: Serve, look: Look, width: int, *, dark: bool) -> None:
    """Verdicts follow what is typed, the cursor stays in the draft; a button keeps a word and the focus."""
    site = serve(fresh_home)
    page = look(site, width=width, dark=dark)
    page.goto(f"{site.at}/ask?to={QUINN}")
    draft = page.get_by_label("What you want to send")
    draft.press_sequentially("Hi Quinn, how are you?")
    page.locator("#verdicts .verdict.go").wait_for()
    draft.press_sequentially(" Could you introduce me to the head of your department, please?")
    page.locator("#verdicts .verdict.hello_first").wait_for()
    expect(draft).to_be_focused()
    assert (violations(page), too_wide(page)) == ([], False)
    page.get_by_role("button", name="We talk elsewhere").focus()
    page.keyboard.press("Enter")
    page.locator(".done").wait_for()
    back = page.get_by_role("button", name="We talk elsewhere: take it back")
    expect(back).to_be_focused()
    assert (violations(page), too_wide(page)) == ([], False)
    expect(page).to_have_url(f"{site.at}/ask?to={QUINN}")


def test_what_goes_wrong_stands_beside_the_draft(village_home: Path, serve: Serve, look: Look) -> None:
    """Too many recipients: a sentence where the verdicts would stand, until it is mended."""
    site = serve(village_home)
    page = look(site, strict=False)
    page.goto(f"{site.at}/ask")
    page.get_by_label("What you want to send").fill(ASK)
    page.get_by_label("To whom").fill(", ".join(f"x{number}@example.org" for number in range(60)))
    page.locator("#verdicts", has_text="These are 60 recipients").wait_for()
    page.get_by_label("To whom").fill(QUINN)
    page.locator("#verdicts .verdict").wait_for()


def test_without_javascript(fresh_home: Path, serve: Serve, look: Look) -> None:
    """The whole flow by plain forms: weigh, say a word, take it back; the draft stays in its field."""
    site = serve(fresh_home)
    page = look(site, javascript=False)
    page.goto(f"{site.at}/ask")
    _fill(page)
    page.get_by_role("button", name="This is not an ask").click()
    expect(page.locator(".verdict.go")).to_have_count(1)
    expect(page.get_by_label("What you want to send")).to_have_value(ASK)
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator(".verdict.hello_first")).to_have_count(1)


def _fill(page: Page) -> None:
    page.get_by_label("To whom").fill("Quinn Quiet")
    page.get_by_label("What you want to send").fill(ASK)
    page.get_by_role("button", name="Weigh it").click()
    expect(page.locator(".verdict.hello_first")).to_have_count(1)


@pytest.mark.parametrize(
    ("ask", "shown"),
    [
        ("I would be grateful for a referral.", "I would be grateful for a referral.</bdi>\u201d "),
        ("Could you lend me your van on Monday", "Could you lend me your van on Monday</bdi>\u201d. "),
    ],
)
def test_words_end_once(village: TestClient, ask: str, shown: str) -> None:
    """What was read as the ask stands in quotation marks, with one full stop and not two."""
    assert shown in village.post("/ask", headers=OURS, data={"to": QUINN, "text": ask}).text
