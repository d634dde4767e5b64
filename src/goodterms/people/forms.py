"""The account names that a name gives: Kelly Keen may be ``kelly.keen``, ``kkeen``, ``keenk``, ``kelly``."""

from __future__ import annotations

from goodterms.people.frequency import INITIAL, TOGETHER, Commonness
from goodterms.people.parts import NameParts

FULL, INITIALLED, WORD = "spelled", "initialled", "worded"
"""From all of the name; from an initial and a word; from one word alone."""

FORMS = frozenset({FULL, INITIALLED, WORD})


def forms(name: NameParts) -> dict[str, str]:
    """Account name without separators -> how it comes from the name; the strongest way where there are several."""
    found: dict[str, str] = {}
    for words in {name.words, name.other or name.words}:
        if len(words) == 1:
            found.setdefault(words[0], WORD)
            continue
        given, surname = words[0], words[-1]
        for form in (surname, given):
            if len(form) > 1:
                found.setdefault(form, WORD)
        initials = "".join(word[0] for word in words[:-1])
        for form in (
            given[0] + surname,
            surname + given[0],
            given + surname[0],
            surname[0] + given,
            initials + surname,
        ):
            found[form] = INITIALLED
        if len(given) > 1 and len(surname) > 1:
            for form in (given + surname, surname + given, "".join(words), name.whole):
                found[form] = FULL
    return found


def form_share(name: NameParts, form: str, how: str, common: Commonness) -> float:
    """Share of people whose name gives this account name in this way."""
    if how == FULL:
        return common.full(name)
    if how == WORD:
        return min(1.0, common.word(form))
    if form in {name.given + name.surname[0], name.surname[0] + name.given}:
        return min(1.0, common.given(name.given) * INITIAL * TOGETHER)
    return common.initial(name)
