"""The gate as a whole: both stories, their opposites, and what must hold whatever comes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asks.cases import (
    FAVOUR,
    HELLO,
    NOW,
    PITCH,
    REFERRAL,
    TIPS,
    at,
    case,
    facts,
    facts_of,
    said,
    stranger,
)
from goodterms.asks.gate import weigh
from goodterms.asks.standards import DEFAULTS, with_overrides
from goodterms.asks.weights import WEIGHTS
from goodterms.words import Case, Depth, Kind, Reading, Word

WARM = (said("2023-01-20", "Lovely, see you on Thursday then."),)
FROM_NAME = [Depth.NAME, Depth.CONTACT, Depth.ACQUAINTANCE, Depth.RELATIONSHIP]


def words(one: Case) -> list[tuple[str, str]]:
    """Rules that spoke and what they said to do, worst first."""
    return [(finding.rule, str(finding.verdict)) for finding in weigh(one).findings]


def test_warm_tie_fitting_favour_has_nothing_to_say() -> None:
    """The opposite of both stories: friends, a favour, a hello: go, and not one word."""
    verdict = weigh(case(FAVOUR, facts(12), WARM))
    assert (verdict.word, verdict.findings) == (Word.GO, ())


@pytest.mark.parametrize("depth", list(Depth))
def test_a_hello_goes_to_everybody(depth: Depth) -> None:
    """Who asks for nothing is never stopped, at any depth and after any silence."""
    one = at(depth, HELLO, last="2020-03-04")
    assert (weigh(one).word, weigh(one).findings) == (Word.GO, ())


def test_story_one_pitched_after_nearly_three_years() -> None:
    """A pitch to a former contact after three silent years is stopped; it says since when and what comes first."""
    verdict = weigh(case(PITCH, facts(1, "2020-03-03", "2020-03-04"), TIPS))
    assert verdict.word == Word.DONT
    says = " ".join(finding.says for finding in verdict.findings)
    assert "which ended on 4 March 2020, nearly three years ago. " in says
    assert says.count("I can see mail and LinkedIn up to 25 January 2023.") == 1
    assert verdict.findings[0].instead == (
        "Leave the ask. Say hello first, and take up what they wrote on 4 March 2020: "
        "“The tips on the moving company were just what we needed”. "
        "A pitch fits once you two have talked in six different weeks; so far it is one."
    )
    assert [piece.interaction for piece in verdict.findings[0].evidence] == [2]


def test_story_one_to_an_old_friend() -> None:
    """The same pitch to somebody once close: hello first, on its own, and the pitch only after an answer."""
    verdict = weigh(case(PITCH, facts(12, "2017-03-03", "2020-03-04"), TIPS))
    assert verdict.word == Word.HELLO_FIRST
    assert [finding.rule for finding in verdict.findings] == ["long_silence"]
    assert verdict.findings[0].says.startswith("You and Ada Example last spoke on 4 March 2020, nearly three years ago")
    assert verdict.findings[0].instead.endswith("Ask only when they have answered.")


def test_story_one_done_well() -> None:
    """A light ask that owns the gap goes to an old friend."""
    text = "Hi Ada, it has been far too long. How are you? Could you look over my draft?"
    assert words(case(text, facts(12, "2017-03-03", "2020-03-04"), TIPS)) == []


@pytest.mark.parametrize(
    ("depth", "expected", "rule"),
    [
        (Depth.NAME, Word.DONT, "never_two_way"),
        (Depth.CONTACT, Word.DONT, "one_transaction"),
        (Depth.ACQUAINTANCE, Word.HELLO_FIRST, "ask_heavier_than_tie"),
        (Depth.RELATIONSHIP, Word.GO, "blast"),
    ],
)
def test_story_two_the_note_to_everybody(depth: Depth, expected: Word, rule: str) -> None:
    """The referral note to all connections: go only where a relationship bears it."""
    verdict = weigh(case(REFERRAL, facts_of(depth), recipients=412))
    assert (verdict.word, verdict.findings[0].rule) == (expected, rule)
    assert any("412 people" in finding.says for finding in verdict.findings)


def test_story_two_one_transaction_is_not_a_relationship() -> None:
    """The tips once given are named, with their date, as what they were."""
    verdict = weigh(case(REFERRAL, facts(1, "2022-09-01", "2022-09-02"), recipients=412))
    assert "one exchange, which ended on 2 September 2022, nearly five months ago" in verdict.findings[0].says
    assert "One exchange is too little for a request for referrals" in verdict.findings[0].says


def test_story_two_done_well() -> None:
    """The same wish to one friend alone goes, without a word."""
    text = "Hi Ada, do you know anyone who needs an accountant? I would be grateful for an introduction."
    assert words(case(text, facts(12), WARM)) == []


def test_worst_wins_and_stands_first() -> None:
    """All findings are shown, worst first."""
    verdict = weigh(case(REFERRAL.replace("everyone", "%NAME%"), facts_of(Depth.ACQUAINTANCE), recipients=412))
    ranks = [finding.verdict.rank for finding in verdict.findings]
    assert (verdict.word, ranks) == (Word.DONT, sorted(ranks, reverse=True))
    assert verdict.findings[0].rule == "mail_merge_slip"


def test_one_cause_one_sentence() -> None:
    """Silence is said once, by the rule that knows most about it."""
    gone = case("Could you look over my draft?", facts(12, last="2022-06-20"), last_sighting=NOW - 86_400 * 200)
    assert words(gone) == [("gone_from_everyone", "hello_first")]


def test_relationship_hears_one_thing_at_most() -> None:
    """A go among friends carries a single line, never a list."""
    text = "Dear all, could you look over my draft?"
    one = case(text, facts(40, last="2022-12-20"), recipients=40)
    assert weigh(one).word == Word.GO
    assert len(weigh(one).findings) <= 1


def test_courtesies_can_be_switched_off() -> None:
    """Without courtesies only the history of the tie decides."""
    bare = with_overrides({"long_silence": "off", "no_hello": "off", "you_owe_a_reply": "off"})
    asks = [said("2022-06-20", "Did the piano arrive in one piece?")]
    one = case("Could you look over my draft?", facts(12, last="2022-06-20"), asks)
    assert weigh(one).word == Word.HELLO_FIRST
    assert weigh(one, bare).findings == ()


def test_overridden_table_decides() -> None:
    """The owner may let contacts be asked for referrals."""
    one = case(REFERRAL, facts_of(Depth.CONTACT), kind=Kind.REFERRAL)
    bold = with_overrides({f"bears.contact.{weight}": "go" for weight in range(5)})
    assert weigh(one).word == Word.DONT
    assert "one_transaction" not in [finding.rule for finding in weigh(one, bold).findings]


def test_text_alone_stops_nothing() -> None:
    """What only may be an ask is one quiet line at most, to a stranger too."""
    verdict = weigh(stranger("Perhaps we should meet some time in spring."))
    assert verdict.word == Word.GO
    assert len(verdict.findings) <= 1


bands = st.sampled_from(["ask", "maybe", "none", "unread"])
kinds = st.sampled_from([kind for kind in Kind if kind is not Kind.NONE])
dates = st.sampled_from(["2016-05-01", "2020-03-04", "2022-06-20", "2022-12-20", "2023-01-28"])


def declared(kind: Kind) -> Reading:
    """A bare reading of a declared kind."""
    return Reading(kind, 1.0, "ask", declared=True)


@given(kinds, dates, st.sampled_from([1, 11, 500]))
def test_never_better_when_the_tie_is_thinner(kind: Kind, last: str, recipients: int) -> None:
    """The same ask gets no better word from a thinner tie."""
    ranks = [
        weigh(replace(at(depth, HELLO, last=last, recipients=recipients), reading=declared(kind)))
        for depth in FROM_NAME
    ]
    assert [v.word.rank for v in ranks] == sorted((v.word.rank for v in ranks), reverse=True)


@given(st.sampled_from(list(Depth)), dates, st.sampled_from([1, 11, 500]))
def test_never_better_when_the_ask_is_heavier(depth: Depth, last: str, recipients: int) -> None:
    """The same tie gives no better word to a heavier ask."""
    one = at(depth, HELLO, last=last, recipients=recipients)
    by_weight = sorted((kind for kind in Kind), key=lambda kind: WEIGHTS[kind])
    ranks = [weigh(replace(one, reading=declared(kind))).word.rank for kind in by_weight]
    assert ranks == sorted(ranks)


@given(st.sampled_from(list(Depth)), kinds, bands)
def test_slips_dominate(depth: Depth, kind: Kind, band: str) -> None:
    """A placeholder is a stop at any depth, for any ask or none."""
    one = at(depth, "Hi %FIRSTNAME%, how are you?", WARM)
    verdict = weigh(replace(one, reading=replace(one.reading, kind=kind, band=band)))
    assert (verdict.word, verdict.findings[0].rule) == (Word.DONT, "mail_merge_slip")


@given(st.sampled_from(FROM_NAME), kinds, st.sampled_from([HELLO, PITCH, "Send me your offer.", "Did it arrive?"]))
def test_the_future_changes_nothing(depth: Depth, kind: Kind, later: str) -> None:
    """What was said at or after the moment of judging is not looked at."""
    one = case(FAVOUR, facts_of(depth, last="2022-06-20"), TIPS, kind=kind)
    planted = replace(one, recent=(replace(said("2023-01-30", later), ts=NOW), *one.recent))
    assert weigh(planted).findings == weigh(one).findings


@given(st.text(max_size=200))
def test_any_text_gets_a_word(text: str) -> None:
    """No text breaks the gate, and a text alone is never worse than a slip."""
    verdict = weigh(case(text, facts(12), WARM), DEFAULTS)
    assert verdict.word in (Word.GO, Word.HELLO_FIRST, Word.DONT)
    assert all(finding.says.strip() for finding in verdict.findings)
