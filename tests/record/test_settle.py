"""What only the whole of an import can tell."""

from __future__ import annotations

import sqlite3

import pytest

from goodterms.record import run, settle
from goodterms.record.opened import transaction
from goodterms.record.owner import disown, learn
from goodterms.record.place import WAITING
from goodterms.record.settle import LATER, delivered_to, likely_owner, sent_by
from goodterms.words import Mark
from record.built import ANN, BOB, LIST, ME, NOW, bring, finish, mail, own, placed, touched, touches, why

Record = sqlite3.Connection
SENT = Mark.SENT


def owned(record: Record) -> list[str]:
    """The owner's handles."""
    return [value for (value,) in record.execute("SELECT value FROM handle WHERE own ORDER BY value")]


def test_nothing_to_settle_is_settled(fresh: Record) -> None:
    """An empty record settles, knows no owner, and asks nothing."""
    finish(fresh)
    assert (owned(fresh), likely_owner(fresh), run.unsettled(fresh)) == ([], [], False)


def test_settling_again_changes_nothing(fresh: Record) -> None:
    """Once settled, a record stays as it is."""
    bring(fresh, mail(ME, ANN, 1, "a", marks=SENT), mail(ANN, BOB, 2, "b"), mail(BOB, ME, 3, "c", thread="a"))
    before = touches(fresh), fresh.execute("SELECT * FROM facts").fetchall()
    finish(fresh)
    assert (touches(fresh), fresh.execute("SELECT * FROM facts").fetchall()) == before


# the owner


def test_the_only_sender_of_sent_mail_is_the_owner(fresh: Record) -> None:
    """One mail in Sent is enough while nobody else is there; everything is placed then."""
    bring(fresh, mail(ANN, ME, 1, "a"), mail(ME, ANN, 2, "b", marks=SENT))
    assert owned(fresh) == [ME]
    assert touched(fresh) == ["a", "b"]


def test_a_second_own_address_is_learned_from_sent_mail(fresh: Record) -> None:
    """Two addresses that send are both the owner's."""
    pieces = [mail(ME, ANN, n, marks=SENT) for n in range(3)]
    pieces += [mail("me@work.example", ANN, 10 + n, marks=SENT) for n in range(2)]
    bring(fresh, *pieces)
    assert owned(fresh) == [ME, "me@work.example"]


@pytest.mark.parametrize("together", [True, False])
def test_one_misfiled_mail_makes_nobody_the_owner(fresh: Record, together: bool) -> None:  # noqa: FBT001 - a case
    """A friend's mail moved to Sent by mistake, in one import with mine or in the next."""
    sent, misfiled = [mail(ME, ANN, n, marks=SENT) for n in range(3)], mail(ANN, ME, 9, "x", marks=SENT)
    for batch in [[*sent, misfiled]] if together else [sent, [misfiled]]:
        bring(fresh, *batch)
    assert owned(fresh) == [ME]
    assert placed(fresh, "x").out == 0


def test_one_misfiled_mail_is_no_owner_where_the_owner_is_told(mine: Record) -> None:
    """With ``--me`` said, the only mail in Sent may still be somebody else's."""
    bring(mine, mail(ANN, ME, 1, "x", marks=SENT))
    assert owned(mine) == [ME]


@pytest.mark.parametrize("marks", [SENT | Mark.SPAM, SENT | Mark.DRAFT])
def test_forged_and_unsent_mail_makes_nobody_the_owner(fresh: Record, marks: Mark) -> None:
    """Spam under the label for sent mail, and drafts, are no evidence."""
    bring(fresh, *(mail(ANN, ME, n, marks=marks) for n in range(5)))
    assert owned(fresh) == []


def test_without_sent_mail_the_mailbox_it_reached_is_the_owners(fresh: Record) -> None:
    """One address to which three in five were delivered, of five or more."""
    bring(fresh, *(mail(ANN, LIST, n, delivered=ME if n < 6 else BOB) for n in range(10)))
    assert (delivered_to(fresh), owned(fresh)) == ([ME], [ME])


@pytest.mark.parametrize(("mine", "others"), [(4, 0), (5, 5), (59, 41)])
def test_too_little_was_delivered_to_tell(fresh: Record, mine: int, others: int) -> None:
    """Four mails are too few, and a half is too little; the user is asked instead."""
    bring(fresh, *(mail(ANN, ME, n, delivered=ME if n < mine else BOB) for n in range(mine + others)))
    assert owned(fresh) == []
    assert likely_owner(fresh)[0] == (ME, 2 * mine + others)


def test_who_is_likely_the_owner(fresh: Record) -> None:
    """Whom most mail is addressed to; lists are nobody."""
    bring(fresh, *(mail(ANN, f"{ME} {LIST}", n) for n in range(3)), mail(ME, f"{ANN} {BOB}", 9))
    assert likely_owner(fresh, most=2) == [(ME, 3), (ANN, 1)]


def test_not_own_is_permanent(fresh: Record) -> None:
    """An address taken back is not learned again, from sent mail, from where mail was delivered, or by a new import."""
    pieces = [mail(ANN, BOB, n, str(n), marks=SENT, delivered=ANN) for n in range(6)]
    bring(fresh, *pieces)
    assert owned(fresh) == [ANN]
    with transaction(fresh):
        assert disown(fresh, "mail", ANN, NOW)
    bring(fresh, *pieces, *(mail(ANN, BOB, n, str(n), marks=SENT, delivered=ANN) for n in range(10, 20)))
    assert (owned(fresh), sent_by(fresh), delivered_to(fresh)) == ([], [], [])


def test_not_own_holds_for_the_other_spellings(fresh: Record) -> None:
    """What joins with an address that was taken back is not the owner's either."""
    bring(fresh, *(mail(ANN, BOB, n, marks=SENT) for n in range(3)))
    with transaction(fresh):
        disown(fresh, "mail", ANN, NOW)
    bring(fresh, *(mail("ann+club@example.org", BOB, n, marks=SENT) for n in range(10, 13)))
    assert owned(fresh) == []


def test_the_owners_last_word_holds(fresh: Record) -> None:
    """Taken back, and then said to be mine after all: it is mine, and is taken for mine from then on."""
    bring(fresh, *(mail(ANN, BOB, n, marks=SENT) for n in range(3)))
    with transaction(fresh):
        disown(fresh, "mail", ANN, NOW)
    own(fresh, ANN)
    finish(fresh)
    assert owned(fresh) == [ANN]
    assert fresh.execute("SELECT undone FROM decision WHERE act = 'not_own'").fetchall() == [(1,)]


def test_learning_nobody_is_nothing(mine: Record) -> None:
    """An address that nobody has, and one that is own already."""
    with transaction(mine):
        assert (learn(mine, "mail", "nobody@example.org"), learn(mine, "mail", ME)) == (False, False)
        assert disown(mine, "mail", ANN, NOW) is False


# what later pieces tell


def test_a_stranger_is_placed_again_when_my_earlier_mail_comes_in(mine: Record) -> None:
    """The sent folder is read after the inbox."""
    bring(mine, mail(ANN, BOB, 5, "theirs"))
    before = why(mine, "theirs")
    bring(mine, mail(ME, ANN, 1, "mine"))
    assert (before, why(mine, "theirs"), touched(mine)) == ("stranger", "", ["mine", "theirs"])


def test_a_stranger_stays_one_when_my_later_mail_comes_in(mine: Record) -> None:
    """Nothing later changes the past."""
    bring(mine, mail(ANN, BOB, 5, "theirs"))
    bring(mine, mail(ME, ANN, 6, "mine"))
    assert why(mine, "theirs") == "stranger"


@pytest.mark.parametrize(
    ("marks", "to", "cc"),
    [
        (Mark.LIST, "", ""),
        (Mark.NEWSLETTER, ME, ""),
        (Mark.MASS, ME, ""),
        (Mark(0), BOB, ""),
        (Mark(0), "a@example.org b@example.org c@example.org", ME),
    ],
    ids=["list", "newsletter", "mass", "stranger", "cc"],
)
@pytest.mark.parametrize("order", [1, -1])
def test_an_answer_is_placed_again_when_my_post_comes_in(
    mine: Record, order: int, marks: Mark, to: str, cc: str
) -> None:
    """Whatever else it would be, an answer to me is contact, in whichever order the two are read."""
    pieces = [
        mail(ME, "", 1, "mine", list=LIST),
        mail(ANN, to, 2, "theirs", cc=cc, list=LIST, marks=marks, answers="mine"),
    ]
    for piece in pieces[::order]:
        bring(mine, piece)
    assert why(mine, "theirs") == ""


def test_everything_waits_for_the_owner(fresh: Record) -> None:
    """All that came before is placed once the owner is known, in the order of what decides on what."""
    bring(fresh, mail(ANN, BOB, 5, "theirs"), mail(BOB, "", 6, "answer", list=LIST, marks=Mark.LIST, answers="mine"))
    bring(fresh, mail(ME, ANN, 1, "mine"))
    own(fresh, ME)
    finish(fresh)
    assert [why(fresh, each) for each in ("mine", "theirs", "answer")] == ["", "", ""]


def test_steps_of_any_size_come_to_the_same(fresh: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is placed in many steps is placed as in one."""
    monkeypatch.setattr(settle, "STEP", 2)
    bring(fresh, *(mail(ANN, BOB, 10 + n, f"t{n}") for n in range(5)), mail(ME, ANN, 1, "mine"))
    own(fresh, ME)
    finish(fresh)
    assert touched(fresh) == ["mine", "t0", "t1", "t2", "t3", "t4"]


@pytest.mark.parametrize("name", sorted(LATER))
def test_what_may_change_is_found_by_its_index(fresh: Record, name: str) -> None:
    """No settling reads the whole of a large record."""
    plan = " ".join(row[3] for row in fresh.execute(f"EXPLAIN QUERY PLAN {LATER[name]}"))
    assert "interaction_by_why" in plan
    assert (
        WAITING.removeprefix("why ")
        in fresh.execute("SELECT sql FROM sqlite_master WHERE name = 'interaction_by_why'").fetchone()[0]
    )
