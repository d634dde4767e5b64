"""What came in, weighed: the table mirrored, and what lifts it or weighs against it."""

from __future__ import annotations

import pytest

from asks.cases import FAVOUR, HELLO, PITCH, REFERRAL, TIPS, said
from asks.received.cases import came, finding, pitched, verdict
from goodterms.asks.received.received import Earlier, From
from goodterms.asks.received.replies import replies
from goodterms.asks.received.weigh import ANSWERS, SHELF, weigh
from goodterms.asks.standards import DEFAULTS, with_overrides
from goodterms.words import Depth, Evidence, Kind, Word

TO_ONE = "Dear Ada, do you know anyone who needs an accountant? Please send them my way."


@pytest.mark.parametrize("file", SHELF)
def test_every_finding_explains_itself(file: object) -> None:
    """Each file says what it is, with a bad and a good example and its source."""
    assert all(part in (file.__doc__ or "") for part in ("Bad:", "Good:", "Source:"))


@pytest.mark.parametrize(
    ("text", "depth", "word"),
    [
        (FAVOUR, Depth.RELATIONSHIP, "answer"),
        (FAVOUR, Depth.ACQUAINTANCE, "answer"),
        (FAVOUR, Depth.CONTACT, "know_them_better"),
        (FAVOUR, Depth.NAME, "know_them_better"),
        (TO_ONE, Depth.RELATIONSHIP, "answer"),
        (TO_ONE, Depth.ACQUAINTANCE, "know_them_better"),
        (TO_ONE, Depth.CONTACT, "let_it_go"),
        (TO_ONE, Depth.NAME, "let_it_go"),
        (PITCH, Depth.RELATIONSHIP, "answer"),
        (PITCH, Depth.ACQUAINTANCE, "let_it_go"),
        (PITCH, Depth.CONTACT, "let_it_go"),
        (PITCH, Depth.NAME, "let_it_go"),
    ],
)
def test_table_mirrored(text: str, depth: Depth, word: str) -> None:
    """What their tie does not bear, nobody need do; what sells and is not borne is let go at once."""
    kind = Kind.FAVOUR if text is FAVOUR else None
    assert ANSWERS[verdict(text, depth, kind=kind).word] == word


def test_long_silence_stops_the_heavy_only() -> None:
    """After three years a friend may ask a favour; a pitch of theirs may be let go."""
    assert verdict(FAVOUR, last="2020-03-04", kind=Kind.FAVOUR).word is Word.GO
    pitch = verdict(PITCH, last="2020-03-04")
    assert pitch.word is Word.DONT
    assert pitch.findings[0].says == (
        "You and Ada Example had been in touch in twelve different weeks since 1 January 2015, last on 4 March 2020, "
        "nearly three years before, as far as mail and LinkedIn up to 25 January 2023 show. "
        "After so long, a pitch is no way to begin; no answer is owed."
    )
    off = with_overrides({"long_silence": "off"})
    assert weigh(came(PITCH, last="2020-03-04"), off).word is Word.GO


def test_note_to_many_is_owed_nothing() -> None:
    """By its own words, a placeholder, the number of recipients, a mailing's marks, or the same from somebody else."""
    copy = From("Bo Beispiel", Evidence(5, 1_674_000_000, "mail", "could you look over"))
    signs = [
        verdict(f"Hi all, {FAVOUR}", Depth.ACQUAINTANCE, kind=Kind.FAVOUR),
        verdict(f"Hi %FIRSTNAME%, {FAVOUR}", Depth.ACQUAINTANCE, kind=Kind.FAVOUR),
        verdict(FAVOUR, Depth.ACQUAINTANCE, recipients=40, kind=Kind.FAVOUR),
        verdict(FAVOUR, Depth.ACQUAINTANCE, bulk=True, kind=Kind.FAVOUR),
        verdict(FAVOUR, Depth.ACQUAINTANCE, copies=(copy,), kind=Kind.FAVOUR),
    ]
    assert [found.word for found in signs] == [Word.DONT] * 5
    assert [found.findings[0].rule for found in signs] == ["many"] * 5
    few = verdict(FAVOUR, Depth.ACQUAINTANCE, recipients=5, kind=Kind.FAVOUR)
    assert (few.word, few.findings[-1].says) == (Word.GO, "The same favour went to 5 people.")
    assert verdict(f"Hi all, {FAVOUR}", Depth.RELATIONSHIP, kind=Kind.FAVOUR).word is Word.GO


def test_earlier_pitches_are_counted() -> None:
    """With their days and words; the same one again is called that."""
    first = pitched(said("2019-05-03", "Double commission this month, sign up now."))
    second = pitched(said("2021-08-02", PITCH))
    found = finding(verdict(PITCH, Depth.CONTACT, asked=(second, first)), "programme")
    assert found is not None
    assert found.says == (
        "This is their third pitch since 3 May 2019. It is the one from before, sent again, on 2 August 2021."
    )
    many = finding(verdict(PITCH, Depth.CONTACT, asked=(second, *[first] * 9)), "programme")
    assert many is not None
    assert many.says.startswith("This is their pitch number eleven since 3 May 2019. ")
    other = finding(verdict(PITCH, Depth.CONTACT, asked=(first,)), "programme")
    assert other is not None
    assert other.says.endswith("The one before, on 3 May 2019, was: “Double commission this month, sign up now.”.")
    assert finding(verdict(FAVOUR, Depth.CONTACT, asked=(first,), kind=Kind.FAVOUR), "programme") is None


def test_what_the_owner_invited_is_no_ask_out_of_the_blue() -> None:
    """They send what was asked for, or take an offer up."""
    asked = said("2023-01-28", "Hello Ada, send me your offer, please.", out=True)
    offered = said("2023-01-28", "I can refer you to two clients of ours.", out=True)
    for found in (verdict(PITCH, Depth.CONTACT, (asked,)), verdict(TO_ONE, Depth.CONTACT, (offered,))):
        assert found.word is Word.GO
        assert "You invited this on 28 January 2023" in (finding(found, "invited") or found.findings[0]).says
    theirs = said("2023-01-28", "Hello, send me your offer, please.")
    assert verdict(PITCH, Depth.CONTACT, (theirs,)).word is Word.DONT


def test_standing_for_somebody() -> None:
    """Of one who once got tips, only the one exchange and the profile can be said; of a friend, that one knows them."""
    contact = finding(verdict(REFERRAL, Depth.CONTACT, TIPS, last="2020-03-04"), "knowing")
    assert contact is not None
    assert contact.says == (
        "Nothing I can see shows that you know Ada Example or their work. "
        "What you could truthfully say of them: you spoke once, last on 4 March 2020."
    )
    friend = finding(verdict(TO_ONE), "knowing")
    assert friend is not None
    assert friend.verdict is Word.GO
    assert friend.says.startswith("You know Ada Example from your own dealings.")
    assert finding(verdict(FAVOUR, Depth.CONTACT, kind=Kind.FAVOUR), "knowing") is None


def test_manners_are_said_and_decide_nothing() -> None:
    """Coming straight to it is told where the tie is thin, never of a friend, and not when it is switched off."""
    thin = came("Could you look over my draft?", Depth.ACQUAINTANCE, last="2022-11-01", kind=Kind.FAVOUR)
    assert (weigh(thin).word, finding(weigh(thin), "straight") is None) == (Word.GO, False)
    assert finding(weigh(thin, with_overrides({"no_hello": "off"})), "straight") is None
    assert finding(verdict("Could you look over my draft?", last="2022-11-01", kind=Kind.FAVOUR), "straight") is None


def test_customers_are_answered() -> None:
    """Who asks for what one sells needs no acquaintance, whoever they are."""
    found = verdict("Could you quote us for lunches for twelve?", Depth.NAME, kind=Kind.UNSURE)
    assert (found.word, found.findings[0].rule) == (Word.GO, "trade")
    assert verdict("Order today! We help firms like yours to save. Do you offer cover?", Depth.NAME).word is Word.DONT


def test_heavy_ask_of_a_friend_is_talked_over() -> None:
    """Money asked by a friend is heavy, and the sentence does not call a friend little known."""
    found = verdict("Could you lend me 500 euros until May?", kind=Kind.MONEY)
    assert found.word is Word.HELLO_FIRST
    assert found.findings[0].says.endswith("still, a request for money is heavy, and better talked over first.")


def test_hello_is_no_ask() -> None:
    """Nothing is weighed, nothing is held against anybody."""
    found = verdict(HELLO, Depth.NAME)
    assert (found.word, len(found.findings)) == (Word.GO, 1)


def test_replies_begin_with_the_fitting_one() -> None:
    """None for a pitch, a note to many, or more than the tie bears; else yes."""
    cases = [
        came(PITCH),
        came(f"Hi all, {FAVOUR}", kind=Kind.FAVOUR),
        came(TO_ONE, Depth.CONTACT),
        came(FAVOUR, kind=Kind.FAVOUR),
    ]
    offered = [[one.reply for one in replies(each, weigh(each), DEFAULTS)] for each in cases]
    assert [reply[0] for reply in offered] == ["none", "none", "none", "yes"]
    assert all(sorted(reply) == ["no", "none", "not_yet", "yes"] for reply in offered)


SET_UP = "Hi Olive, have you seen it yet? Shall I set you up?"


def test_one_more_of_a_row_of_pitches() -> None:
    """An ask that could be anything, from one who has only sold since you last talked, is let go like a pitch."""
    first, second = said("2022-03-01", PITCH), said("2022-09-01", PITCH)
    found = verdict(SET_UP, Depth.ACQUAINTANCE, asked=(pitched(second), pitched(first)), last="2021-05-01")
    told = finding(found, "programme")
    assert told is not None
    assert found.word is Word.DONT
    assert "two of their two asks since 1 March 2022 were pitches, so it is taken for one more" in told.says
    for asked, depth, last in (
        ((pitched(second),), Depth.ACQUAINTANCE, "2021-05-01"),  # one pitch is no row
        ((pitched(second), pitched(first)), Depth.ACQUAINTANCE, "2022-10-01"),  # you two talked since
        ((pitched(second), pitched(first)), Depth.RELATIONSHIP, "2021-05-01"),
    ):
        assert finding(verdict(SET_UP, depth, asked=asked, last=last), "programme") is None
    others = tuple(Earlier(said(f"2022-0{month}-01", FAVOUR), Kind.FAVOUR, "draft") for month in (4, 5))
    mixed = (pitched(second), *others, pitched(first))
    assert finding(verdict(SET_UP, Depth.ACQUAINTANCE, asked=mixed, last="2021-05-01"), "programme") is None
