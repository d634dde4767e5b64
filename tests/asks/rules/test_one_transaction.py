"""One exchange is not a relationship."""

from __future__ import annotations

from asks.cases import FAVOUR, HELLO, PITCH, TIPS, case, facts, facts_of
from goodterms.asks.rules.one_transaction import find
from goodterms.asks.standards import DEFAULTS
from goodterms.words import Depth, Word


def test_silent_where_it_is_borne() -> None:
    """A hello and a question go to a contact; other depths are other rules'."""
    assert find(case(HELLO, facts(1)), DEFAULTS) is None
    assert find(case("What would you recommend for a leaking roof? Any advice is welcome.", facts(1)), DEFAULTS) is None
    assert find(case(PITCH, facts_of(Depth.ACQUAINTANCE)), DEFAULTS) is None
    assert find(case(PITCH, None), DEFAULTS) is None


def test_silent_when_the_owner_says_contact() -> None:
    """Somebody who is a contact by the owner's word had not necessarily one exchange."""
    assert find(case(PITCH, facts(4), depth_word=Depth.CONTACT), DEFAULTS) is None


def test_favour_and_pitch() -> None:
    """A favour waits for a hello, a pitch is not sent; the date, and what it was about, are named."""
    favour, pitch = (find(case(text, facts(1, last="2020-03-04"), TIPS), DEFAULTS) for text in (FAVOUR, PITCH))
    assert favour is not None
    assert pitch is not None
    assert (favour.verdict, pitch.verdict) == (Word.HELLO_FIRST, Word.DONT)
    assert "one exchange, which ended on 4 March 2020, nearly three years ago" in pitch.says
    assert "what they wrote on 4 March 2020: “The tips on the moving company" in pitch.instead


def test_nothing_to_quote_nothing_quoted() -> None:
    """Without anything kept to take up, the first step is plain and makes nothing up."""
    found = find(case(PITCH, facts(1)), DEFAULTS)
    assert found is not None
    assert (found.instead, found.evidence) == (
        "Leave the ask. Say hello first. A pitch fits once you two have talked in six different weeks; "
        "so far it is one.",
        (),
    )
