"""Direction, contact and touches."""

from __future__ import annotations

import sqlite3

import pytest

from goodterms.record.opened import transaction
from goodterms.record.place import JUDGE, LEANING, PREPARE, REACH, SEEN, TOUCHES, leaning_on, place
from goodterms.words import Interaction, Mark
from record.built import ANN, BOB, LIST, ME, Placed, bring, finish, mail, meeting, own, placed, touched, touches, why

Record = sqlite3.Connection

CROWD = " ".join(f"guest{n}@example.org" for n in range(11))


def test_nothing_is_placed_before_the_owner_is_known(fresh: Record) -> None:
    """Without an own address there is no direction, so no touch and no contact."""
    bring(fresh, mail(ANN, BOB, id="a"))
    assert placed(fresh, "a") == Placed(0, 0, "no_owner")
    assert touches(fresh) == []


def test_placing_nothing_changes_nothing(mine: Record) -> None:
    """An empty set of pieces leaves every row as it was."""
    bring(mine, mail(ANN, ME, id="a"))
    with transaction(mine):
        place(mine, [])
    assert touches(mine) == [("a", ANN, 0, 1.0)]
    assert mine.execute("SELECT * FROM stale").fetchall() == []


def test_mail_to_me_is_contact_with_its_sender_alone(mine: Record) -> None:
    """The others in To and Cc of what comes in are seen together, no touch."""
    bring(mine, mail(ANN, f"{ME} {BOB}", id="a", cc="eve@example.org"))
    assert placed(mine, "a") == Placed(0, 1, "")
    assert touches(mine) == [("a", ANN, 0, 1.0)]


def test_what_i_send_is_a_touch_with_each_recipient(mine: Record) -> None:
    """Outgoing mail weighs one over the number of recipients."""
    bring(mine, mail(ME, f"{ANN} {BOB}", id="a"))
    assert placed(mine, "a") == Placed(1, 1, "")
    assert touches(mine) == [("a", ANN, 1, 0.5), ("a", BOB, 1, 0.5)]


def test_one_person_at_two_addresses_is_one_recipient(mine: Record) -> None:
    """Mail to both addresses of one person is one whole touch."""
    bring(mine, mail(ME, "ann@example.org ann+work@example.org", id="a"))
    assert touches(mine) == [("a", ANN, 1, 1.0)]


@pytest.mark.parametrize(
    ("marks", "reason"),
    [
        (Mark.DRAFT, "draft"),
        (Mark.SPAM, "spam"),
        (Mark.TRASH, "trash"),
        (Mark.SPONSORED, "sponsored"),
        (Mark.SYSTEM, "system"),
        (Mark.REACTION, "reaction"),
        (Mark.CANCELLED, "cancelled"),
        (Mark.BLOCKED, "block"),
        (Mark.MISSED, "missed"),
        (Mark.BOUNCE, "bounce"),
        (Mark.CALENDAR, "calendar"),
        (Mark.AUTO, "automatic"),
        (Mark.NEWSLETTER, "newsletter"),
        (Mark.MASS, "mass"),
        (Mark.DRAFT | Mark.SPAM | Mark.NEWSLETTER, "draft"),
    ],
)
def test_marks_that_are_no_contact(mine: Record, marks: Mark, reason: str) -> None:
    """Each exclusion has its word, and the plainest of several is said."""
    bring(mine, mail(ANN, ME, id="a", marks=marks))
    assert placed(mine, "a") == Placed(0, 0, reason)
    assert touches(mine) == []


@pytest.mark.parametrize("marks", [Mark.SENT, Mark.EMPTY, Mark.LIST])
def test_marks_that_are_contact(mine: Record, marks: Mark) -> None:
    """A shared picture, a kept copy, and list mail that names me are contact."""
    bring(mine, mail(ANN, ME, id="a", marks=marks))
    assert why(mine, "a") == ""


@pytest.mark.parametrize("marks", [Mark.DRAFT, Mark.SPAM, Mark.TRASH, Mark.AUTO])
def test_my_own_mail_can_be_no_contact_too(mine: Record, marks: Mark) -> None:
    """A draft of mine never reached anybody."""
    bring(mine, mail(ME, ANN, id="a", marks=marks))
    assert touches(mine) == []
    assert placed(mine, "a").out == 1


def test_ten_recipients_are_contact_and_eleven_are_many(mine: Record) -> None:
    """More than ten recipients is no contact, whichever way it went."""
    ten = " ".join(CROWD.split()[:10])
    bring(mine, mail(ME, ten, 1, "out-ten"), mail(ME, CROWD, 2, "out-many"))
    bring(mine, mail(ANN, f"{ME} {ten}", 3, "in-many"), mail(ANN, f"{ME} {' '.join(ten.split()[1:])}", 4, "in-ten"))
    assert [why(mine, each) for each in ("out-ten", "out-many", "in-many", "in-ten")] == ["", "many", "many", ""]
    assert touched(mine) == ["in-ten"] + ["out-ten"] * 10


def test_mail_that_names_me_nowhere_is_a_strangers(mine: Record) -> None:
    """Undisclosed recipients, from somebody I never wrote to."""
    bring(mine, mail(ANN, BOB, id="a"))
    assert placed(mine, "a") == Placed(0, 0, "stranger")


@pytest.mark.parametrize("role", ["cc", "bcc"])
def test_mail_that_names_me_anywhere_is_no_strangers(mine: Record, role: str) -> None:
    """Cc and Bcc name me as well as To does."""
    bring(mine, mail(ANN, BOB, 0, "a", marks=Mark(0), answers="", thread=None, **{role: ME}))
    assert why(mine, "a") == ""


@pytest.mark.parametrize("marks", [Mark(0), Mark.MASS])
def test_somebody_i_wrote_to_before_is_no_stranger(mine: Record, marks: Mark) -> None:
    """Mail that does not name me is contact from somebody I had written to, and so is a mass mail."""
    to = ME if marks else BOB
    bring(mine, mail(ME, ANN, 1, "mine"), mail(ANN, to, 2, "theirs", marks=marks))
    assert why(mine, "theirs") == ""


@pytest.mark.parametrize("marks", [Mark(0), Mark.MASS])
def test_writing_afterwards_changes_nothing_of_the_past(mine: Record, marks: Mark) -> None:
    """Who was a stranger when they wrote stays one, though I wrote to them later."""
    to = ME if marks else BOB
    bring(mine, mail(ANN, to, 2, "theirs", marks=marks), mail(ME, ANN, 3, "mine"))
    assert why(mine, "theirs") == ("mass" if marks else "stranger")


def test_a_draft_to_somebody_makes_them_no_acquaintance(mine: Record) -> None:
    """Only what was contact counts as having written."""
    bring(mine, mail(ME, ANN, 1, "mine", marks=Mark.DRAFT), mail(ANN, BOB, 2, "theirs"))
    assert why(mine, "theirs") == "stranger"


def test_list_mail_is_not_contact(mine: Record) -> None:
    """What came through a list, and what I post to it, is no contact with anybody."""
    bring(mine, mail(ANN, "", 1, "theirs", list=LIST, marks=Mark.LIST, delivered=ME), mail(ME, LIST, 2, "mine"))
    assert (why(mine, "theirs"), why(mine, "mine")) == ("list", "list")
    assert touches(mine) == []


@pytest.mark.parametrize("marks", [Mark.LIST, Mark.NEWSLETTER, Mark.MASS, Mark.LIST | Mark.NEWSLETTER])
def test_list_mail_that_answers_me_is_contact(mine: Record, marks: Mark) -> None:
    """An answer to my own post, though it names me nowhere."""
    bring(mine, mail(ME, "", 1, "mine", list=LIST))
    bring(mine, mail(ANN, "", 2, "theirs", list=LIST, marks=marks, answers="mine"))
    assert placed(mine, "theirs") == Placed(0, 1, "")


def test_list_mail_that_answers_somebody_else_is_not(mine: Record) -> None:
    """Only an answer to me is to me."""
    bring(mine, mail(BOB, "", 1, "his", list=LIST, marks=Mark.LIST))
    bring(mine, mail(ANN, "", 2, "theirs", list=LIST, marks=Mark.LIST, answers="his"))
    assert why(mine, "theirs") == "list"


def test_a_list_is_nobody_to_have_a_tie_with(mine: Record) -> None:
    """Mail to a person and a list is contact with the person alone."""
    bring(mine, mail(ME, f"{ANN} {LIST}", 1, "mine"), mail(LIST, ME, 2, "theirs"))
    assert touches(mine) == [("mine", ANN, 1, 1.0)]
    assert why(mine, "theirs") == "list"


def test_a_list_first_met_in_my_own_post_is_a_list_after_all(mine: Record) -> None:
    """My own copy says nothing of a list; the first that came through it does, and my post is placed again."""
    choir = "choir@example.org"
    bring(mine, mail(ME, choir, 1, "mine"))
    before = touched(mine)
    bring(mine, mail(ANN, "", 2, "theirs", list=choir, marks=Mark.LIST))
    assert (before, touched(mine), why(mine, "mine")) == (["mine"], [], "list")
    assert mine.execute("SELECT count(*) FROM facts").fetchone() == (0,)


def test_a_bot_is_nobody_to_have_a_tie_with(mine: Record) -> None:
    """Mail from and to a machine's address."""
    bot = "noreply@example.org"
    bring(mine, mail(bot, ME, 1, "theirs"), mail(ME, bot, 2, "mine"))
    assert (why(mine, "theirs"), why(mine, "mine")) == ("automatic", "nobody")
    assert touches(mine) == []


def test_mail_to_myself_is_to_nobody(mine: Record) -> None:
    """A reminder to oneself is no contact."""
    own(mine, "me@work.example")
    bring(mine, mail(ME, "me@work.example", id="a"))
    assert placed(mine, "a") == Placed(1, 0, "nobody")


def test_mail_without_a_sender_is_nobodys(mine: Record) -> None:
    """Without a From there is nobody to be in touch with."""
    bring(mine, mail("", ME, id="a"))
    assert placed(mine, "a") == Placed(0, 0, "nobody")


def test_cc_of_what_i_send_touches_among_three_only(mine: Record) -> None:
    """A Cc is a sighting unless there are at most three recipients in all; the weight is by all of them."""
    bring(mine, mail(ME, "a@example.org b@example.org", 1, "three", cc="c@example.org"))
    bring(mine, mail(ME, "a@example.org b@example.org d@example.org", 2, "four", cc="c@example.org"))
    assert touches(mine) == [
        ("four", "a@example.org", 1, 0.25),
        ("four", "b@example.org", 1, 0.25),
        ("four", "d@example.org", 1, 0.25),
        ("three", "a@example.org", 1, pytest.approx(1 / 3)),
        ("three", "b@example.org", 1, pytest.approx(1 / 3)),
        ("three", "c@example.org", 1, pytest.approx(1 / 3)),
    ]


def test_mail_with_me_in_cc_is_contact_among_three_only(mine: Record) -> None:
    """With more than three recipients, I in Cc was only kept informed."""
    bring(mine, mail(ANN, "a@example.org b@example.org", 1, "three", cc=ME))
    bring(mine, mail(ANN, "a@example.org b@example.org d@example.org", 2, "four", cc=ME))
    assert (why(mine, "three"), why(mine, "four")) == ("", "cc")


def test_mail_with_me_in_cc_that_answers_me_is_contact(mine: Record) -> None:
    """An answer to me is to me, whoever else is asked."""
    bring(mine, mail(ME, "", 1, "mine", list=LIST))
    bring(mine, mail(ANN, "a@example.org b@example.org d@example.org", 2, "four", cc=ME, answers="mine"))
    assert why(mine, "four") == ""


def test_meetings_touch_those_who_were_there(mine: Record) -> None:
    """Who declined was not met; the rest weigh alike, and I am nobody to meet."""
    bring(mine, meeting(1, there=f"{ME} {ANN} {BOB}", absent="eve@example.org", id="a"))
    assert touches(mine) == [("a", ANN, 0, 0.5), ("a", BOB, 0, 0.5)]


@pytest.mark.parametrize(
    ("piece", "reason"),
    [
        (meeting(1, there=ME, id="a"), "nobody"),
        (meeting(1, there=f"{ME} {LIST}", id="a"), "nobody"),
        (meeting(1, there=ANN, absent=ME, id="a"), "absent"),
        (meeting(1, there=f"{ME} {CROWD}", id="a"), "many"),
        (meeting(1, there=f"{ME} {' '.join(CROWD.split()[:10])}", id="a"), ""),
    ],
)
def test_meetings_that_are_no_contact(mine: Record, piece: Interaction, reason: str) -> None:
    """A lonely block, one I declined, and more than ten people."""
    bring(mine, piece)
    assert why(mine, "a") == reason


def test_placing_again_changes_nothing(mine: Record) -> None:
    """Placing is decided by what is kept, so doing it again gives the same rows."""
    bring(mine, mail(ME, ANN, 1, "a"), mail(ANN, BOB, 2, "b"), mail(BOB, ME, 3, "c", marks=Mark.MASS))
    bring(mine, meeting(4, there=f"{ME} {ANN}"))
    before = mine.execute("SELECT * FROM touch ORDER BY id").fetchall()
    with transaction(mine):
        place(mine, [row for (row,) in mine.execute("SELECT id FROM interaction")])
    finish(mine)
    assert mine.execute("SELECT * FROM touch ORDER BY id").fetchall() == before


def test_what_leans_on_a_mail_is_its_answers_and_what_its_recipients_sent_later(mine: Record) -> None:
    """Both may be contact only because of it; what came before it cannot be."""
    bring(
        mine,
        mail(ANN, BOB, 1, "before"),
        mail(ME, ANN, 2, "mine"),
        mail(ANN, BOB, 3, "after"),
        mail(BOB, "", 4, "answer", list=LIST, answers="mine"),
        mail(BOB, ME, 5, "other"),
    )
    rows = dict(mine.execute("SELECT external_id, id FROM interaction").fetchall())
    assert leaning_on(mine, [rows["mine"]]) == {rows["after"], rows["answer"]}


@pytest.mark.parametrize("statement", [REACH, JUDGE, *TOUCHES, SEEN, LEANING])
def test_placing_a_few_never_reads_all(fresh: Record, statement: str) -> None:
    """Every statement begins with what is to be placed; a large record costs a small import nothing."""
    for prepare in PREPARE:
        fresh.execute(prepare)
    plan = [row[3] for row in fresh.execute(f"EXPLAIN QUERY PLAN {statement}", {"out": 0})]
    assert {step for step in plan if step.startswith("SCAN")} <= {"SCAN placing", "SCAN judged", "SCAN w"}


def test_who_moved_the_touches_is_marked_stale_at_once(mine: Record) -> None:
    """The mark stands in the very transaction that placed."""
    bring(mine, mail(ANN, ME, 1, "a"))
    with transaction(mine):
        place(mine, [1])
        marked = mine.execute("SELECT h.value FROM stale s JOIN handle h ON h.person = s.person").fetchall()
    assert marked == [(ANN,)]


def test_reached_by_envelope_alone(mine: Record) -> None:
    """A stranger's mail delivered to me that names only others is a stranger's; one to an alias of my domain counts."""
    alias = f"info@{ME.partition('@')[2]}"
    bring(mine, mail(ANN, "somebody@elsewhere.example", 1, "others", delivered=ME))
    bring(mine, mail(ANN, alias, 2, "alias", delivered=ME))
    assert [why(mine, each) for each in ("others", "alias")] == ["stranger", ""]
