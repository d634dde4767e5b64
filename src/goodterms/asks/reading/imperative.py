"""Whether a clause tells somebody to do something: it begins with the bare form of a verb."""

from __future__ import annotations

from collections.abc import Iterator

_VERBS = """
accept add address adjust advise allow answer apply approve arrange ask assign assist attach attend bear book borrow
bring brush buy calculate call cancel change chat check choose clean clear click close collect come comment compare
complete confirm connect consider contact continue convert copy correct cover create cut deal decide define delete
deliver describe develop dial discuss donate draft drive drop edit email endorse enter explain extend fax fetch file
fill find finish fix follow forget forgive forward gather get give go grab grant guess hand handle hang hear help hide
hire hit hold hurry identify ignore include inform insert introduce invite join keep kick lead learn leave lend let
listen load log look mail make mark meet mention move note notify obtain offer open order pack park pass pay phone
pick place plan play plug point post prepare present print proceed process promise provide publish pull push put quit
quote raise reach read recommend reconsider record redo refer register reject relax release remember remind remove
rename replace reply report request reschedule resend reserve respond return review revise ring run save say scan
schedule see select sell send set share ship show shut sign sit skip slow speak spend split stand start state stay
stick stop study submit suggest summarize supply support switch take talk tell text think throw tidy toss touch trust
try turn type update upload use verify visit vote wait wake walk warn wash watch work wrap write
"""
VERBS = frozenset(_VERBS.split())
"""Verbs of everyday requests; general English, taken from no corpus."""

_OBJECTS = """
me us it them him her the this that these those your my our a an all any some one with to at on up out back over in by
off down for if whether sure ahead here free everything what who how when where
"""
_TO = frozenset(_OBJECTS.split())
_OURS = frozenset({"me", "us", "my", "our"})
_BEFORE = frozenset(
    [",", ";", ":", ".", "!", "-", "and", "so", "then", "but", "or", "please", "just", "also", "now", "</s>"]
)
_NO_ORDER = frozenset(["is", "was", "are", "were", "has", "had", "of"])

NAMES = ("order", "order for us", "order begins", "order not")
"""Something told with its object; told for me or us; the sentence begins so; something told not to be done."""


def imperatives(words: list[str]) -> Iterator[str]:
    """Which of `NAMES` hold for the `grams.tokens` of a sentence; one may come twice."""
    before, last = "</s>", len(words) - 1
    for place, word in enumerate(words):
        if word in VERBS and before in _BEFORE:
            after = words[place + 1] if place < last else ""
            if after in _TO:
                yield "order"
            if not _OURS.isdisjoint(words[place + 1 : place + 5]):
                yield "order for us"
            if place == 0 and after not in _NO_ORDER:
                yield "order begins"
        elif word in {"do", "never"} and before in _BEFORE and _forbids(words, place):
            yield "order not"
        before = word


def _forbids(words: list[str], place: int) -> bool:
    after = words[place + 1] if place + 1 < len(words) else ""
    return after in VERBS if words[place] == "never" else after in {"n't", "not"}
