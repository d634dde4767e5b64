"""Story 2, on LinkedIn. Someone gets a note asking for specific business referrals from a contact he once gave a few
tips to, a note that may have gone to everybody; he knows neither them nor their work enough to refer, and is put out.

Played from the exports of both sides to what the program says. These are the last tests allowed to break.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from goodterms.desk.asked import asked
from goodterms.desk.bring_in import bring_in
from goodterms.desk.moment import moment
from goodterms.desk.today import today
from goodterms.desk.weigh import weigh
from stories.told import Story, every

BEA, THEO, NORA, ROSA, RUDI = "Bea Books", "Theo Tips", "Nora Name", "Rosa Related", "Rudi Round"
REFERRAL = (
    "I am looking for specific business referrals this quarter: owners of small firms who are unhappy with their "
    "bookkeeper. Who do you know that I should be talking to?"
)
TO_ALL = f"Hi all, I am asking all my connections. {REFERRAL}"
NOW = moment("2023-01-21")


def story(note: str = "", *, also: str = "") -> Story:
    """Theo once gave Bea a few tips; Rosa is a friend of both; Nora is connected, no more.

    ``note``: what Bea then sends to Theo. ``also``: what Rosa sends to him.
    """
    told = Story()
    for one, other in ((BEA, THEO), (BEA, NORA), (BEA, ROSA), (THEO, ROSA), (THEO, RUDI)):
        told.connect(one, other, "2021-05-05")
    told.say(BEA, THEO, "2021-06-01T09:00", "Could you tell me how you keep the invoices of a workshop in order?")
    told.say(THEO, BEA, "2021-06-01T12:00", "By date, in one folder a month, and never in a shoe box.")
    told.say(BEA, THEO, "2021-06-02T09:00", "Thanks, that helps a lot.")
    told.talk(THEO, ROSA, every("2021-01-05", "2023-01-15", 30))
    told.talk(BEA, ROSA, every("2021-01-09", "2023-01-15", 30))
    told.connect(BEA, RUDI, "2023-01-16")
    if note:
        told.say(BEA, THEO, "2023-01-20T10:00", note)
    if also:
        told.say(ROSA, THEO, "2023-01-20T11:00", also)
    return told


def brought(told: Story, owner: str, folder: Path) -> Path:
    """A home with this person's LinkedIn archive in it."""
    bring_in(folder / "home", [str(told.linkedin(owner, folder))])
    return folder / "home"


def all_said(row: dict[str, Any]) -> str:
    """Every sentence of the findings."""
    return " ".join(finding["says"] for finding in row["findings"])


def received(told: Story, folder: Path) -> list[dict[str, Any]]:
    """What was asked of Theo, newest first."""
    rows: list[dict[str, Any]] = asked(brought(told, THEO, folder), as_of=NOW)
    return rows


class TestBeaAboutToSend:
    """The sender's side."""

    @pytest.fixture
    def verdicts(self, tmp_path: Path) -> dict[str, dict[str, Any]]:
        """The verdict on each, for a note whose kind nobody declared."""
        answer: dict[str, Any] = weigh(brought(story(), BEA, tmp_path), REFERRAL, [THEO, NORA, ROSA], as_of=NOW)
        assert answer["reading"]["kind"] == "referral"
        return {verdict["to"]: verdict for verdict in answer["verdicts"]}

    def test_one_who_gave_tips_once_is_not_asked(self, verdicts: dict[str, dict[str, Any]]) -> None:
        """One exchange bears no request for referrals; the sentence names its day."""
        theo = verdicts[THEO]
        assert (theo["depth"], theo["verdict"]) == ("contact", "dont")
        assert "had one exchange, which ended on 2 June 2021" in all_said(theo)
        assert theo["findings"][0]["evidence"][0]["channel"] == "linkedin"

    def test_names_are_not_asked(self, verdicts: dict[str, dict[str, Any]]) -> None:
        """A connection with whom not a word was spoken is asked for nothing of the kind."""
        nora = verdicts[NORA]
        assert (nora["depth"], nora["verdict"]) == ("name", "dont")
        assert "not a word has passed between you two" in all_said(nora)

    def test_friend_may_be_asked(self, verdicts: dict[str, dict[str, Any]]) -> None:
        """A relationship bears it, with no nagging."""
        rosa = verdicts[ROSA]
        assert (rosa["depth"], rosa["verdict"], rosa["findings"]) == ("relationship", "go", [])

    def test_note_to_all_stays_held_back(self, tmp_path: Path) -> None:
        """A note that says of itself that it goes to all is no better, and friends are told so in one line."""
        answer: dict[str, Any] = weigh(brought(story(), BEA, tmp_path), TO_ALL, [THEO, NORA, ROSA], as_of=NOW)
        found = {verdict["to"]: verdict for verdict in answer["verdicts"]}
        assert [found[who]["verdict"] for who in (THEO, NORA, ROSA)] == ["dont", "dont", "go"]
        assert [finding["rule"] for finding in found[ROSA]["findings"]] == ["blast"]

    def test_question_to_one_who_gave_tips_goes(self, tmp_path: Path) -> None:
        """The opposite: a light question to somebody met once is no imposition."""
        home = brought(story(), BEA, tmp_path)
        text = "Hi Theo, it has been a while. Do you still sort your invoices by date?"
        answer: dict[str, Any] = weigh(home, text, [THEO], as_of=NOW)
        assert answer["verdicts"][0]["verdict"] == "go"

    def test_what_he_offered_may_be_taken_up(self, tmp_path: Path) -> None:
        """The opposite: he offered to refer her, and she takes him at his word."""
        told = story()
        told.say(THEO, BEA, "2023-01-18", "Hello Bea, I can refer you to two workshops that need a bookkeeper.")
        answer: dict[str, Any] = weigh(brought(told, BEA, tmp_path), REFERRAL, [THEO], as_of=NOW)
        assert answer["verdicts"][0]["verdict"] == "go"


class TestTheoWhoWasAsked:
    """The receiver's side."""

    @pytest.mark.parametrize("note", [REFERRAL, TO_ALL], ids=["as if to one", "to all"])
    def test_he_owes_nothing(self, tmp_path: Path, note: str) -> None:
        """One exchange on its day, neither them nor their work known: to be let go, or to know them better first."""
        (row,) = received(story(note), tmp_path)
        assert (row["person"]["name"], row["kind"], row["depth"]) == (BEA, "referral", "contact")
        assert row["verdict"] in {"let_it_go", "know_them_better"}
        said = all_said(row)
        assert "had had one exchange, which ended on 2 June 2021" in said
        assert "no answer is owed" in said
        assert "Nothing I can see shows that you know Bea Books or their work" in said
        assert row["replies"][0]["reply"] == "none"

    def test_it_is_told_when_it_may_have_gone_to_many(self, tmp_path: Path) -> None:
        """Its own words tell, or that somebody else had sent nearly the same; else nothing is claimed."""
        (row,) = received(story(TO_ALL), tmp_path)
        assert row["mass"] == "Hi all"
        told = story()
        told.say(RUDI, THEO, "2023-01-19", f"Hello Theo. {REFERRAL}")
        told.say(BEA, THEO, "2023-01-20", REFERRAL)
        for folder in ("two", "one"):
            (tmp_path / folder).mkdir()
        newest, older = received(told, tmp_path / "two")
        assert newest["mass"] == "nearly the same from Rudi Round"
        assert "Rudi Round had sent you nearly the same words on 19 January 2023" in all_said(newest)
        assert older["mass"] is None
        assert received(story(REFERRAL), tmp_path / "one")[0]["mass"] is None

    def test_what_he_could_truthfully_say(self, tmp_path: Path) -> None:
        """Only what the record holds: when they spoke, and what the profile says; nothing of how they work."""
        (row,) = received(story(REFERRAL), tmp_path)
        yes = {reply["reply"]: reply["says"] for reply in row["replies"]}["yes"]
        assert "you spoke once, last on 2 June 2021, and their profile says Bookkeeper, Example Ltd" in yes
        not_yet = {reply["reply"]: reply["says"] for reply in row["replies"]}["not_yet"]
        assert "to know their work, and whom it is for" in not_yet

    def test_today_and_the_gate_hold_nothing_up_to_him(self, tmp_path: Path) -> None:
        """He is not told that he owes her an answer, nor sent back to her note when he writes her."""
        home = brought(story(REFERRAL), THEO, tmp_path)
        lines: Any = today(home, as_of=NOW)
        assert BEA not in {line["person"]["name"] for line in lines if line["person"]}
        text = "Hello Bea, could you send me the name of your printer?"
        answer: dict[str, Any] = weigh(home, text, [BEA], kind="favour", as_of=NOW)
        assert "you_owe_a_reply" not in {finding["rule"] for finding in answer["verdicts"][0]["findings"]}

    def test_name_alone_owes_even_less(self, tmp_path: Path) -> None:
        """The same from somebody who is only on the list of connections is let go, and no reply is urged."""
        told = story()
        told.say(RUDI, THEO, "2023-01-20", REFERRAL)
        home = brought(told, THEO, tmp_path)
        (row,) = asked(home, as_of=NOW)
        assert (row["depth"], row["verdict"]) == ("name", "let_it_go")
        assert "Before this not a word had passed between you and Rudi Round" in all_said(row)
        answer: dict[str, Any] = weigh(home, "Could you help me with the move?", [RUDI], kind="favour", as_of=NOW)
        assert "Answer what they wrote" not in answer["verdicts"][0]["findings"][0]["instead"]

    def test_friend_who_asks_the_same_is_answered(self, tmp_path: Path) -> None:
        """The opposite: a friend asks the same of him alone, and it is worth an answer."""
        (row,) = received(story(also=f"Dear Theo, {REFERRAL}"), tmp_path)
        assert (row["person"]["name"], row["depth"], row["verdict"]) == (ROSA, "relationship", "answer")
        assert [reply["reply"] for reply in row["replies"]] == ["yes", "not_yet", "no", "none"]
        assert "You know Rosa Related from your own dealings" in all_said(row)

    def test_friend_is_answered_even_when_it_went_round(self, tmp_path: Path) -> None:
        """A friend's note that went round is still a friend's; that it did is said, and no answer is offered first."""
        row = received(story(REFERRAL, also=REFERRAL), tmp_path)[0]
        assert (row["person"]["name"], row["verdict"]) == (ROSA, "answer")
        assert row["mass"] == "nearly the same from Bea Books"
        assert row["replies"][0]["reply"] == "none"

    def test_what_he_had_offered_is_owed_an_answer(self, tmp_path: Path) -> None:
        """The opposite: he had offered to refer her, and she takes him at his word."""
        told = story()
        told.say(THEO, BEA, "2023-01-18", "Hello Bea, I can refer you to two workshops that need a bookkeeper.")
        told.say(BEA, THEO, "2023-01-20", REFERRAL)
        (row,) = received(told, tmp_path)
        assert row["verdict"] == "answer"
        assert "You invited this on 18 January 2023" in all_said(row)

    def test_who_brought_them_together_could_vouch(self, tmp_path: Path) -> None:
        """Where a friend had introduced her, the friend is named as one who could tell him more."""
        told = story()
        words = "Hi both, let me introduce you two: Theo builds stands, Bea keeps books."
        told.said.append(told.said[0]._replace(who=ROSA, to=(THEO, BEA), when="2021-05-06T10:00:00", words=words))
        told.say(BEA, THEO, "2023-01-20", REFERRAL)
        (row,) = received(told, tmp_path)
        assert "Rosa Related brought you and Bea Books together on 6 May 2021" in all_said(row)
        assert "a word with Rosa Related" in {reply["reply"]: reply["says"] for reply in row["replies"]}["not_yet"]
