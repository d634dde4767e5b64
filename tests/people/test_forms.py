"""Account names that a name gives."""

from __future__ import annotations

from goodterms.people.forms import FULL, INITIALLED, WORD, form_share, forms
from goodterms.people.frequency import Commonness
from goodterms.people.parts import name_parts


def test_forms() -> None:
    """Kelly Keen may be kellykeen, keenkelly, kkeen, kellyk, kelly."""
    parts = name_parts("Kelly Keen")
    assert parts is not None
    found = forms(parts)
    assert {found[form] for form in ("kellykeen", "keenkelly")} == {FULL}
    assert {found[form] for form in ("kkeen", "keenk", "kellyk")} == {INITIALLED}
    assert {found[form] for form in ("kelly", "keen")} == {WORD}


def test_umlauts_give_both_spellings() -> None:
    """Jörg Möwe may be joergmoewe or jorgmowe."""
    parts = name_parts("Jörg Möwe")
    assert parts is not None
    assert {"joergmoewe", "jorgmowe"} <= forms(parts).keys()


def test_shares() -> None:
    """A whole name is rarer than an initial and a surname, and that than a word."""
    parts = name_parts("Kelly Xyvanto")
    assert parts is not None
    of = ((FULL, "kellyxyvanto"), (INITIALLED, "kxyvanto"), (WORD, "kelly"))
    shares = [form_share(parts, form, how, Commonness()) for how, form in of]
    assert shares == sorted(shares)
