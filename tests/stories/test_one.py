"""Story 1, on Skype. Someone away from her trade's circles for nearly three years is pitched, with no "hi, how are
you", by a contact who had not noticed she was gone; she never answers.

Played from the exports of both sides to what the program says. These are the last tests allowed to break.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from goodterms.desk.asked import asked, asked_in
from goodterms.desk.bring_in import bring_in
from goodterms.desk.moment import moment
from goodterms.desk.today import today
from goodterms.desk.weigh import weigh
from stories.told import Story, every

KELLY, PETE, WANDA = "Kelly Keen", "Pete Pitch", "Wanda Warm"
FORUM = "Affiliates of the North"
OTHERS = [
    f"{name} Forum" for name in ("Ada", "Bo", "Cleo", "Dan", "Edda", "Finn", "Gus", "Hal", "Ida", "Jo", "Kit", "Lu")
]
PITCH = (
    "We have launched a brand new affiliate programme, double commission all of February. "
    "Sign up today, your sites would do well with it."
)
HELLO_AND_PITCH = f"Hi Kelly, how are you? It has been nearly three years, I hope all is well. {PITCH}"
OLD_PITCH = "We have launched a brand new programme for advertisers. Sign up now and the first month is free!"
FAVOUR = "Hi Wanda, could you look over my offer for the fair before Friday? It is two pages."
NOW = moment("2023-01-21")
WAY_BACK = ["2019-10-02", "2019-12-04", "2020-03-04"]


def story(*, forum: bool = False, pitched: bool = False) -> Story:
    """Kelly and Pete wrote each other now and then until 4 March 2020; she and Wanda were close; then she was away.

    ``forum``: both are in a group of fourteen, where she too wrote until then. ``pitched``: he has sent his pitch.
    """
    told = Story()
    told.talk(PETE, KELLY, WAY_BACK)
    told.talk(KELLY, WANDA, every("2019-06-01", "2020-03-06", 9))
    told.talk(PETE, WANDA, every("2021-05-01", "2023-01-18", 10))
    if forum:
        everybody = [KELLY, PETE, *OTHERS]
        told.in_group(KELLY, FORUM, everybody, every("2019-06-05", "2020-03-02", 20))
        told.in_group(OTHERS[6], FORUM, everybody, every("2019-06-05", "2023-01-19", 20))
    if pitched:
        told.say(PETE, KELLY, "2023-01-20T10:00", PITCH)
    return told


def brought(told: Story, owner: str, folder: Path) -> Path:
    """A home with this person's Skype export in it."""
    bring_in(folder / "home", [str(told.skype(owner, folder))])
    return folder / "home"


def judged(home: Path, text: str, to: str, **more: Any) -> dict[str, Any]:
    """The gate's verdict on one recipient."""
    answer: dict[str, Any] = weigh(home, text, [to], as_of=NOW, **more)
    found: dict[str, Any] = answer["verdicts"][0]
    return found


def all_said(row: dict[str, Any]) -> str:
    """Every sentence of the findings."""
    return " ".join(finding["says"] for finding in row["findings"])


def rules(row: dict[str, Any]) -> set[str]:
    """The rules that speak."""
    return {finding["rule"] for finding in row["findings"]}


@pytest.fixture
def pete(tmp_path: Path) -> Path:
    """Pete, about to send; he sees Kelly nowhere but in their own talk."""
    return brought(story(), PETE, tmp_path)


@pytest.fixture
def kelly(tmp_path: Path) -> Path:
    """Kelly, the day after his pitch came in."""
    return brought(story(pitched=True), KELLY, tmp_path)


class TestPeteAboutToSend:
    """The sender's side."""

    @pytest.mark.parametrize("text", [PITCH, HELLO_AND_PITCH], ids=["straight", "hello in the same breath"])
    def test_pitch_is_held_back(self, pete: Path, text: str) -> None:
        """The pitch does not go, with a hello in the same breath or without; it says since when, and what first."""
        verdict = judged(pete, text, KELLY)
        assert verdict["verdict"] != "go"
        assert verdict["last_two_way"] == "2020-03-04"
        assert "4 March 2020, nearly three years ago" in all_said(verdict)
        assert "I can see Skype up to 11 January 2023." in all_said(verdict)
        assert any("hello" in finding["instead"].lower() for finding in verdict["findings"])
        assert all(finding["evidence"] for finding in verdict["findings"])

    def test_nobody_is_called_gone_who_cannot_be_seen(self, pete: Path) -> None:
        """Where he never saw her but in their own talk, nothing is said of a silence to everyone."""
        verdict = judged(pete, PITCH, KELLY)
        assert verdict["state"] == "dormant"
        assert "gone_from_everyone" not in rules(verdict)
        assert "Nobody I can see" not in all_said(verdict)

    def test_her_silence_to_everyone_is_told_where_it_shows(self, tmp_path: Path) -> None:
        """Where he could see her in the forum of their trade, he is told that she has been silent there too."""
        verdict = judged(brought(story(forum=True), PETE, tmp_path), PITCH, KELLY)
        assert (verdict["verdict"], verdict["state"]) == ("hello_first", "gone")
        assert "Nobody I can see has heard from Kelly Keen since 4 March 2020, for nearly three years" in all_said(
            verdict
        )
        assert any("how they are" in finding["instead"] for finding in verdict["findings"])

    def test_hello_alone_may_go(self, pete: Path) -> None:
        """A hello that wants nothing goes at any time."""
        verdict = judged(pete, "Hi Kelly, I noticed that you have been away. How are you? No need to answer.", KELLY)
        assert (verdict["verdict"], verdict["findings"]) == ("go", [])

    def test_hello_alone_and_answered_ends_the_silence(self, tmp_path: Path) -> None:
        """The way out that the gate names works: a hello of its own, answered, and the silence is over."""
        told = story()
        told.say(PETE, KELLY, "2023-01-12", "Hi Kelly, it has been far too long. How are you?")
        told.say(KELLY, PETE, "2023-01-13", "How nice of you to write! I was away and am well. We moved to the coast.")
        verdict = judged(brought(told, PETE, tmp_path), "Hi Kelly, could you look over my offer?", KELLY, kind="favour")
        assert (verdict["verdict"], rules(verdict) & {"long_silence", "came_back", "gone_from_everyone"}) == (
            "go",
            set(),
        )

    def test_pitch_that_she_asked_for_may_go(self, tmp_path: Path) -> None:
        """What she asked to see is no pitch out of the blue."""
        told = story()
        told.say(
            KELLY, PETE, "2023-01-17", "Hello Pete, I am back at work. Send me the details of your programme, please."
        )
        verdict = judged(brought(told, PETE, tmp_path), PITCH, KELLY)
        assert (verdict["verdict"], rules(verdict)) == ("go", {"invited"})
        assert "17 January 2023" in all_said(verdict)

    def test_answer_to_her_question_may_go(self, tmp_path: Path) -> None:
        """An answer to what she asked is never held back, however long the silence before it."""
        told = story()
        told.say(KELLY, PETE, "2023-01-17", "Hello Pete, do you still have the plans for the stand?")
        text = "Hello Kelly, yes, I have them. The plans you asked for are with the printer in Leeds."
        assert judged(brought(told, PETE, tmp_path), text, KELLY)["verdict"] == "go"

    def test_favour_of_a_relationship_may_go(self, pete: Path) -> None:
        """Somebody he is in touch with all the time bears what he asks, with no nagging; and a pitch, too."""
        verdict = judged(pete, FAVOUR, WANDA)
        assert (verdict["verdict"], verdict["depth"], verdict["findings"]) == ("go", "relationship", [])
        assert judged(pete, PITCH, WANDA)["verdict"] == "go"

    def test_own_absence_is_not_held_against_him(self, tmp_path: Path) -> None:
        """Back from half a year away from everybody, and saying so, he may ask a friend; without it, a line."""
        told = Story()
        told.talk(PETE, WANDA, every("2021-05-01", "2022-07-10", 10))
        told.talk(PETE, OTHERS[0], every("2021-05-04", "2022-07-13", 12))
        told.talk(PETE, OTHERS[1], ["2023-01-19"])
        text = "Hi Wanda, sorry for my long silence, I was away since July. Could you look over my offer before Friday?"
        home = brought(told, PETE, tmp_path)
        verdict = judged(home, text, WANDA, kind="favour")
        assert (verdict["verdict"], verdict["depth"]) == ("go", "relationship")
        bare = judged(home, FAVOUR, WANDA, kind="favour")
        assert (bare["verdict"], [one["rule"] for one in bare["findings"]]) == ("go", ["long_silence"])


class TestKellyWhoWasPitched:
    """The receiver's side."""

    def test_it_may_be_let_go(self, kelly: Path) -> None:
        """She sees when they last spoke, that he said no hello and did not notice; no answer is offered first."""
        (row, *older) = asked(kelly, as_of=NOW)
        told: Any = row
        assert older == []
        assert (told["person"]["name"], told["date"], told["kind"]) == (PETE, "2023-01-20", "pitch")
        assert told["verdict"] == "let_it_go"
        assert told["last_two_way"] == "2020-03-04"
        said = all_said(told)
        assert "last on 4 March 2020, nearly three years before, as far as Skype" in said
        assert "no answer is owed" in said
        assert "no hello" in said
        assert "You had written to nobody since 6 March 2020, for nearly three years" in said
        assert "Nothing in this shows that they noticed" in said
        assert [reply["reply"] for reply in told["replies"]] == ["none", "yes", "not_yet", "no"]
        assert "no reason is wanted" in told["replies"][0]["says"]
        assert told["answered"] is None

    def test_it_is_new_until_she_writes_him(self, kelly: Path, tmp_path: Path) -> None:
        """It is among the new ones for a month, and no longer once she had a word with him."""
        assert [row["date"] for row in asked(kelly, new=True, as_of=NOW)] == ["2023-01-20"]
        assert asked(kelly, new=True, as_of=moment("2023-03-01")) == []
        told = story(pitched=True)
        told.say(KELLY, PETE, "2023-01-20T18:00", "No, thank you.")
        (tmp_path / "later").mkdir()
        home = brought(told, KELLY, tmp_path / "later")
        assert asked(home, new=True, as_of=NOW) == []
        assert [row["answered"] for row in asked(home, as_of=NOW)] == ["2023-01-20"]

    def test_today_does_not_say_that_she_owes_him(self, kelly: Path) -> None:
        """Today is silent about him, the next day and a week later."""
        assert today(kelly, as_of=NOW) == []
        assert [line["person"] for line in today(kelly, as_of=moment("2023-01-28"))] == []

    @pytest.mark.parametrize("more", ["Did you get my message?", "Have you had a look at it yet?", "So, are you in?"])
    def test_reminders_of_a_pitch_are_owed_nothing_either(self, tmp_path: Path, more: str) -> None:
        """That he asks again makes it no question of hers to answer."""
        told = story(pitched=True)
        told.say(PETE, KELLY, "2023-01-20T17:00", more)
        home = brought(told, KELLY, tmp_path)
        assert today(home, as_of=NOW) == []
        favour = judged(home, "Hello Pete, could you send me the photos of our old stand?", PETE, kind="favour")
        assert "you_owe_a_reply" not in rules(favour)

    def test_when_she_writes_him_later_nothing_is_held_up_to_her(self, kelly: Path) -> None:
        """The gate does not tell her that she owes a reply, nor sends her back to the words of his pitch."""
        verdict = judged(kelly, "Hello Pete, could you send me the photos of our old stand?", PETE, kind="favour")
        assert "you_owe_a_reply" not in rules(verdict)
        instead = " ".join(finding["instead"] for finding in verdict["findings"])
        assert "programme" not in instead + all_said(verdict)

    def test_he_is_neither_gone_nor_back(self, kelly: Path) -> None:
        """From one export that shows him in their talk alone, nothing is concluded about where he was."""
        assert judged(kelly, "Hello Pete.", PETE)["state"] == "dormant"
        assert [row["state"] for row in asked(kelly, as_of=NOW)] == ["dormant"]

    def test_her_own_absence_is_not_claimed_where_it_cannot_be_seen(self, tmp_path: Path) -> None:
        """Had she written to others all the while, nothing is said of an absence."""
        told = story(pitched=True)
        told.talk(KELLY, WANDA, every("2020-03-15", "2023-01-18", 9))
        (row,) = asked(brought(told, KELLY, tmp_path), as_of=NOW)
        assert row["verdict"] == "let_it_go"
        assert "noticed" not in rules(row)

    def test_who_noticed_is_told_apart(self, tmp_path: Path) -> None:
        """One who notices that she was away, and asks how she is, wants nothing and is not weighed at all."""
        told = story()
        told.say(
            PETE, KELLY, "2023-01-20", "Hi Kelly, I noticed that you have been away for so long. I hope you are well."
        )
        assert asked(brought(told, KELLY, tmp_path), as_of=NOW) == []

    def test_third_programme_is_counted(self, tmp_path: Path) -> None:
        """Earlier programmes of his are named with their days."""
        told = story()
        told.say(PETE, KELLY, "2019-11-13", OLD_PITCH)
        told.say(
            PETE, KELLY, "2021-08-02", "I now sell a course on search, and you get an introductory price. Buy now!"
        )
        told.say(PETE, KELLY, "2023-01-20", PITCH)
        (row, *_) = asked(brought(told, KELLY, tmp_path), as_of=NOW)
        assert "This is their third pitch since 13 November 2019." in all_said(row)

    def test_pasted_it_is_weighed_as_when_it_came(self, kelly: Path) -> None:
        """The same message pasted gives the same answer, and does not count as an earlier one of his."""
        assert asked_in(kelly, PITCH, PETE, as_of=moment("2023-02-01")) == asked(kelly, as_of=moment("2023-02-01"))

    def test_friend_in_need_is_answered(self, tmp_path: Path) -> None:
        """The opposite: a friend of many weeks asks a favour, even after the same silence; that bears it."""
        told = story()
        told.say(
            WANDA,
            KELLY,
            "2023-01-20",
            "Dear Kelly, it has been so long! Could you please send me the plans of our stand?",
        )
        rows: list[Any] = asked_in(brought(told, KELLY, tmp_path), told.said[-1].words, WANDA, as_of=NOW)
        (row,) = rows
        assert (row["verdict"], row["depth"]) == ("answer", "relationship")
        assert [reply["reply"] for reply in row["replies"]] == ["yes", "not_yet", "no", "none"]
        assert "They noticed: “it has been so long”" in all_said(row)
