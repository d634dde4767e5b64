"""The two stories on other channels: the first over mail and LinkedIn, the second for four kinds of connections.

From export files to verdicts, with their opposites. These are the last tests allowed to break.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, LinkedIn, Mailbox
from goodterms.desk.bring_in import bring_in
from goodterms.desk.moment import moment
from goodterms.desk.weigh import weigh

KELLY = "Kelly Keen <kelly@example.org>"
WANDA = "Wanda Warm <wanda@example.net>"
PITCH = (
    "We have launched a brand new programme for advertisers. It pays double commission this quarter. "
    "Sign up today and get a free trial. Would you like to join our programme?"
)
REFERRAL = (
    "I am looking for new clients. Do you know anybody who needs a bookkeeper? "
    "Please send me the names of two business owners you could refer me to."
)
FAVOUR = "Hi Wanda, could you look over my offer for the fair before Friday? It is two pages."
NOW = moment("2023-01-20")


def judged(home: Path, text: str, *to: str, **more: Any) -> dict[str, Any]:
    """The verdicts on a text by recipient as typed."""
    answer: dict[str, Any] = weigh(home, text, to, as_of=more.pop("as_of", NOW), **more)
    return {verdict["to"]: verdict for verdict in answer["verdicts"]}


@pytest.fixture
def mail_home(tmp_path: Path) -> Path:
    """Kelly: three exchanges until March 2020, then nothing. Wanda: every ten days until last week."""
    box = Mailbox()
    box.talk(KELLY, ["2019-10-02", "2019-12-04", "2020-03-04"])
    box.talk(WANDA, [f"2022-{month:02}-{day:02}" for month in range(3, 13) for day in (3, 13, 23)] + ["2023-01-13"])
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    return tmp_path / "home"


def test_pitch_after_three_years_is_stopped(mail_home: Path) -> None:
    """Story 1 over mail: a pitch after nearly three years is not go; it says since when, and what first."""
    verdict = judged(mail_home, PITCH, "kelly@example.org")["kelly@example.org"]
    assert verdict["verdict"] != "go"
    assert verdict["last_two_way"] == "2020-03-04"
    said = " ".join(finding["says"] for finding in verdict["findings"])
    assert "4 March 2020" in said
    assert "nearly three years" in said
    assert "I can see mail up to 13 January 2023." in said
    assert any("hello" in finding["instead"].lower() for finding in verdict["findings"])
    assert all(finding["evidence"] for finding in verdict["findings"])


def test_hello_in_the_same_breath_does_not_lift_a_pitch(mail_home: Path) -> None:
    """A hello before a pitch is no hello: the word stays what it was."""
    hello = "Hi Kelly, how are you? It has been nearly three years, I hope all is well. "
    verdict = judged(mail_home, hello + PITCH, KELLY)[KELLY]
    assert verdict["verdict"] != "go"


def test_hello_sent_alone_and_answered_lifts_the_silence(tmp_path: Path) -> None:
    """The way out that the gate names works: a hello of its own, answered, and the silence is over."""
    box = Mailbox()
    box.talk(KELLY, ["2019-10-02", "2019-12-04", "2020-03-04"])
    hello = box.mail(ME, KELLY, "2023-01-10", "Hi Kelly, it has been a long time. How are you?")
    box.mail(KELLY, ME, "2023-01-11", "How nice to hear from you! All is well here, we moved house.", answers=hello)
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    verdict = judged(tmp_path / "home", "Hi Kelly, could you look over my offer?", KELLY, kind="favour")[KELLY]
    assert "long_silence" not in {finding["rule"] for finding in verdict["findings"]}
    assert verdict["verdict"] == "go"


def test_fitting_favour_of_a_warm_tie_goes(mail_home: Path) -> None:
    """The opposite of story 1: a warm two-way tie asked a fitting favour gets go and no nagging."""
    verdict = judged(mail_home, FAVOUR, "Wanda Warm")["Wanda Warm"]
    assert (verdict["verdict"], verdict["depth"], verdict["findings"]) == ("go", "relationship", [])


def test_pitch_over_linkedin_after_three_years(tmp_path: Path) -> None:
    """Story 1 over LinkedIn: the same silence on another channel gets the same answer."""
    linkedin = LinkedIn()
    linkedin.connect("Kelly Keen", "01 Jun 2019")
    for day in ("2019-10-02", "2019-12-04", "2020-03-04"):
        linkedin.message("Kelly Keen", "Olive Owner", f"{day} 09:00:00 UTC", "I have the plans for the stand here.")
        linkedin.message("Olive Owner", "Kelly Keen", f"{day} 15:00:00 UTC", "Good, I will bring the banners along.")
    linkedin.connect("Nina Newest", "10 Jan 2023")
    bring_in(tmp_path / "home", [str(linkedin.zip(tmp_path / "export.zip"))])
    verdict = judged(tmp_path / "home", PITCH, "Kelly Keen")["Kelly Keen"]
    assert verdict["verdict"] != "go"
    assert "4 March 2020" in verdict["findings"][0]["says"]


@pytest.fixture
def linkedin_home(tmp_path: Path) -> Path:
    """Names only, one who once got tips, one acquaintance, and one relationship, all of them connections."""
    linkedin = LinkedIn()
    for name in ("Nora Name", "Theo Tips", "Ada Acquainted", "Rosa Related"):
        linkedin.connect(name, "05 May 2021")
    linkedin.message("Theo Tips", "Olive Owner", "2021-06-01 09:00:00 UTC", "Could you tell me how you price a stand?")
    linkedin.message("Olive Owner", "Theo Tips", "2021-06-01 12:00:00 UTC", "By the metre, and never below cost.")
    linkedin.message("Theo Tips", "Olive Owner", "2021-06-02 09:00:00 UTC", "Thanks, that helps a lot.")
    talks = {"Ada Acquainted": ("2022-03-01", "2022-09-06"), "Rosa Related": [f"2022-{m:02}-08" for m in range(1, 13)]}
    for name, days in talks.items():
        for day in days:
            linkedin.message(name, "Olive Owner", f"{day} 09:00:00 UTC", "How is the workshop coming along?")
            linkedin.message("Olive Owner", name, f"{day} 10:00:00 UTC", "The roof is on, come and have a look.")
    bring_in(tmp_path / "home", [str(linkedin.zip(tmp_path / "export.zip"))])
    return tmp_path / "home"


def test_referral_note_to_all_connections(linkedin_home: Path) -> None:
    """Story 2: the note to everybody is weighed per recipient, and goes only where a relationship bears it."""
    names = ("Nora Name", "Theo Tips", "Ada Acquainted", "Rosa Related")
    verdicts = judged(linkedin_home, REFERRAL, *names, kind="referral")
    found = {name: (verdict["depth"], verdict["verdict"]) for name, verdict in verdicts.items()}
    assert found == {
        "Nora Name": ("name", "dont"),
        "Theo Tips": ("contact", "dont"),
        "Ada Acquainted": ("acquaintance", "hello_first"),
        "Rosa Related": ("relationship", "go"),
    }
    theo = verdicts["Theo Tips"]["findings"][0]
    assert theo["rule"] == "one_transaction"
    assert "June 2021" in theo["says"]
    assert theo["evidence"][0]["channel"] == "linkedin"


def test_referral_note_is_read_as_one(linkedin_home: Path) -> None:
    """Nobody has to declare the kind of that note: it is read from its words."""
    answer: dict[str, Any] = weigh(linkedin_home, REFERRAL, ["Nora Name"], as_of=NOW)
    assert answer["reading"]["kind"] == "referral"
    assert answer["verdicts"][0]["verdict"] == "dont"


def test_question_to_one_who_got_tips_goes(linkedin_home: Path) -> None:
    """The opposite of story 2: a light question to somebody met once is no imposition."""
    verdict = judged(linkedin_home, "Hi Theo, did the pricing by the metre work out?", "Theo Tips")["Theo Tips"]
    assert verdict["verdict"] == "go"
