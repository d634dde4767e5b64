"""How alike two names are: a level, and the share of all people whose name would be as alike by chance."""

from __future__ import annotations

from typing import NamedTuple

from goodterms.people.folding import sound
from goodterms.people.frequency import TOGETHER, Commonness, listed
from goodterms.people.nicknames import is_hers, same_given
from goodterms.people.parts import NameParts
from goodterms.people.slips import is_slip, within

AGREE = frozenset({"same", "wider", "near", "rough", "nickname", "initial"})
"""Levels at which both halves of two names agree."""

CLASH = frozenset({"apart", "family", "given", "middle"})
"""Levels that tell two people, where nothing harder joins them."""

NEIGHBOURS = 8.0
"""How much commoner names a slip or a transliteration away are than the name itself: a choice; a surname of six letters
has about 300 spellings one slip away, of which few are names."""


class Likeness(NamedTuple):
    """``level``: what of two names agrees. ``share``: how many people's would by chance; None where the level's own
    weight says it all.
    """

    level: str
    share: float | None = None


UNSAID = Likeness("unsaid")


def likeness(one: NameParts, other: NameParts, common: Commonness) -> Likeness:
    """The level of two names.

    ``same``: all words, in any order, or as they sound in another script. ``wider``: one has middle names more.
    ``near``: mistyped, or spelled otherwise. ``rough``: badly mistyped. ``nickname``: Kate and Katherine. ``initial``:
    J. Keen and Jo Keen. ``alone``: the one word that both have. ``part``: the one word of the one is a word of the
    other. ``middle``: only middle initials differ. ``family``: only the surname is one; ``given``: only the given name.
    ``apart``: neither, of one word ``apart_word``. ``unsaid``: cannot be compared.
    """
    if _same(one, other):
        return Likeness(
            "same" if len(one.words) > 1 or len(other.words) > 1 else "alone", common.full(_longer(one, other))
        )
    if len(one.words) == 1 or len(other.words) == 1:
        return _single(one, other, common)
    found = _both(one, other, common)
    if found.level in CLASH and not (one.sure and other.sure and one.han == other.han):
        return UNSAID
    return found


def _longer(one: NameParts, other: NameParts) -> NameParts:
    return one if len(one.words) >= len(other.words) else other


def _same(one: NameParts, other: NameParts) -> bool:
    if one.words == other.words or one.whole == other.whole:
        return True
    if one.other or other.other:
        mine, theirs = {one.words, one.other or one.words}, {other.words, other.other or other.words}
        if mine & theirs:
            return True
    return bool(_turned(one) & _turned(other)) if len(one.whole) == len(other.whole) else False


def _turned(name: NameParts) -> set[str]:
    """All letters together, the surname first and last."""
    words = name.words
    return {"".join(words), words[-1] + "".join(words[:-1]), "".join(words[1:]) + words[0], "".join(sorted(words))}


def _single(one: NameParts, other: NameParts, common: Commonness) -> Likeness:
    short, long = (one, other) if len(one.words) <= len(other.words) else (other, one)
    word = short.words[0]
    if len(long.words) == 1:
        return Likeness("apart_word") if one.sure and other.sure and not _kin(word, long.words[0]) else UNSAID
    if word in long.words or word in long.other:
        return Likeness("part", min(1.0, common.word(word)))
    if same_given(word, long.given):
        return Likeness("part", min(1.0, 2 * (common.given(word) + common.given(long.given))))
    return Likeness("apart_word") if short.sure and long.sure and not short.han and not long.han else UNSAID


def _kin(one: str, other: str) -> bool:
    return is_slip(one, other) or same_given(one, other) or sound(one) == sound(other)


def _both(one: NameParts, other: NameParts, common: Commonness) -> Likeness:
    """Levels of two names of two words or more."""
    mine, theirs = _full_words(one), _full_words(other)
    short, long = (mine, theirs) if len(mine) <= len(theirs) else (theirs, mine)
    if len(short) >= 2 and short <= long:
        if _initials_clash(one, other):
            return Likeness("middle")
        return Likeness("wider", common.full(one if len(mine) <= len(theirs) else other))
    for left, right in ((one, other), (_turn(one), other)):
        found = _in_order(left, right, common)
        if found.level in AGREE:
            return found
    return _in_order(one, other, common)


def _full_words(name: NameParts) -> set[str]:
    return {word for word in name.words if len(word) > 1}


def _initials_clash(one: NameParts, other: NameParts) -> bool:
    """Ann B. Lee and Ann C. Lee: the middle names of both begin differently."""
    mine, theirs = one.words[1:-1], other.words[1:-1]
    return bool(mine and theirs) and all(a[0] != b[0] for a in mine for b in theirs)


def _turn(name: NameParts) -> NameParts:
    """Surname first, as some write it."""
    return name._replace(words=(*name.words[1:], name.words[0]))


def _in_order(one: NameParts, other: NameParts, common: Commonness) -> Likeness:
    surnames = one.surname == other.surname
    if not (surnames or _spelled_alike(one.surname, other.surname)):
        return _other_surname(one, other, common)
    if len(one.given) == 1 or len(other.given) == 1:
        return _by_initial(one, other, common) if surnames else Likeness("apart")
    if _spelled_alike(one.given, other.given):
        share = max(common.full(_ends(one)), common.full(_ends(other)))
        return Likeness("same" if _other_script(one, other) else "near", min(1.0, NEIGHBOURS * share))
    return _other_given(one, other, common) if surnames else Likeness("family")


def _other_script(one: NameParts, other: NameParts) -> bool:
    """Whether one name is written in Latin letters and the other is not, and both sound alike: then they are as alike
    as two such names can be.
    """
    if _latin(one.shown) == _latin(other.shown):
        return False
    return all(a == b or _sounds(a, b) for a, b in ((one.given, other.given), (one.surname, other.surname)))


def _latin(text: str) -> bool:
    return text.isascii() or not any(c > "\u024f" and c.isalpha() for c in text)


def _spelled_alike(one: str, other: str) -> bool:
    return one == other or is_slip(one, other) or _sounds(one, other)


def _other_surname(one: NameParts, other: NameParts, common: Commonness) -> Likeness:
    if one.given != other.given:
        return Likeness("apart")
    if _rough(one.surname, other.surname):
        return _roughly(one, other, common)
    return Likeness("given" if len(one.given) > 1 else "apart")


def _other_given(one: NameParts, other: NameParts, common: Commonness) -> Likeness:
    if same_given(one.given, other.given):
        given = common.given(one.given) + common.given(other.given)
        return Likeness("nickname", min(1.0, TOGETHER * given * common.surname(one.surname)))
    return _roughly(one, other, common) if _rough(one.given, other.given) else Likeness("family")


def _rough(one: str, other: str) -> bool:
    """At most a third of the letters wrong, from five letters on."""
    length = min(len(one), len(other))
    return length >= 5 and within(one, other, min(3, (length + 1) // 3))


def _roughly(one: NameParts, other: NameParts, common: Commonness) -> Likeness:
    share = max(common.full(_ends(one)), common.full(_ends(other)))
    return Likeness("rough", min(1.0, NEIGHBOURS * NEIGHBOURS * share))


def _ends(name: NameParts) -> NameParts:
    return name._replace(words=(name.given, name.surname)) if len(name.words) > 2 else name


def _sounds(one: str, other: str) -> bool:
    return len(one) > 2 and len(other) > 2 and sound(one) == sound(other)


def _by_initial(one: NameParts, other: NameParts, common: Commonness) -> Likeness:
    """An initial stands for the other's given name, or for one of its middle names."""
    short, long = (one, other) if len(one.given) == 1 else (other, one)
    initials = [word[0] for word in short.words[:-1]]
    firsts = [word[0] for word in long.words[:-1]]
    if initials[0] == firsts[0] or initials == [c for c in firsts if c in initials]:
        return Likeness("initial", common.initial(one))
    return Likeness("family")


def two_known(one: NameParts, other: NameParts) -> bool:
    """Whether two names that look alike differ by a word that is known to be another: Maria and Mario, one letter
    apart, are two given names, and Hansen and Jansen two surnames; Jonathan and Jonahtan are one.
    """
    given, surnames = listed()
    return (
        _known(one.given, other.given, given)
        or _known(one.surname, other.surname, surnames)
        or is_hers(*sorted((one.given, other.given), key=len))
    )


def _known(one: str, other: str, names: dict[str, float]) -> bool:
    return one != other and one in names and other in names and not _sounds(one, other)
