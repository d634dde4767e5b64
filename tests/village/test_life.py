"""A village lives: the same each time, in order, within its bounds, and with everything in it that a life has."""

from __future__ import annotations

from collections import Counter
from functools import cache
from hashlib import blake2b
from itertools import pairwise

import pytest

from goodterms.village.grammar import Half
from goodterms.village.happened import OWNER, Fate, Happened, Via, What
from goodterms.village.life import Village, lived, simulate
from goodterms.village.people import reachable

END = 1_700_000_000
DIGEST = "be4948cd175d2662f9e286ea"


@cache
def small() -> tuple[Village, tuple[Happened, ...]]:
    """A village of sixty people over five years, told once for all tests."""
    village = simulate(2, people=60, years=5, end=END)
    return village, tuple(village.happenings())


def test_same_seed_same_bytes() -> None:
    """What happens in this village never changes unless it is meant to: then pin it anew and say so."""
    village, happenings = small()
    told = blake2b(digest_size=12)
    for record in (*village.villagers, *happenings):
        told.update(repr(record).encode())
    assert told.hexdigest() == DIGEST


def test_it_is_told_the_same_again() -> None:
    """A second telling differs in nothing, and words change nothing but words."""
    village, happenings = small()
    assert tuple(village.happenings()) == happenings
    wordless = [(h.ts, h.via, h.what, h.sender, h.to, h.answers) for h in lived(village, words=False)]
    assert wordless == [(h.ts, h.via, h.what, h.sender, h.to, h.answers) for h in happenings]


def test_another_seed_is_another_village() -> None:
    """Nobody of one village lives in the next."""
    village, _ = small()
    other = simulate(3, people=60, years=5, end=END)
    assert village.villagers[1:61] != other.villagers[1:61]


def test_order_and_numbers() -> None:
    """Time only goes on, numbers ascend with it, answers answer what came before, all within the village's years."""
    village, happenings = small()
    assert [h.number for h in happenings] == list(range(1, len(happenings) + 1))
    assert all(one.ts <= other.ts for one, other in pairwise(happenings))
    assert all(h.answers < h.number and h.talk <= h.number for h in happenings)
    assert all(village.made.start <= h.ts < END for h in happenings)


def test_everything_that_a_life_has() -> None:
    """Every kind of thing, every channel and every fate of a meeting occurs."""
    seen: Counter[object] = Counter()
    for seed in (1, 2):
        for h in simulate(seed, people=250, years=10, end=END).happenings():
            seen.update((h.via, h.what))
            if h.what is What.MEETING:
                seen[h.fate] += 1
    assert [kind for kind in (*Via, *What, *Fate) if not seen[kind]] == []


def test_everybody_can_be_reached_where_they_are_spoken_to() -> None:
    """Nothing goes by a channel on which one of the two has no handle at that time."""
    village, happenings = small()
    for h in happenings:
        if h.what in {What.MESSAGE, What.CALL, What.MISSED_CALL, What.MEETING, What.CONNECTED, What.INVITED}:
            for one in (h.sender, *h.to):
                assert reachable(village.villagers[one], h.via, h.ts) or village.villagers[one].kind == "list"


def test_nobody_acts_while_silent_to_everyone() -> None:
    """Whoever is silent to everyone does nothing, nowhere, the owner included."""
    village, happenings = small()
    absences = village.made.absences
    machines = {What.AUTO_REPLY, What.NEWSLETTER, What.RECEIPT, What.BOUNCE}
    assert absences.of[OWNER]
    assert not [h for h in happenings if h.what not in machines and absences.away(h.sender, h.ts)]


def test_messages_say_something() -> None:
    """Every message has words, every mail thread a subject, every answer its subject again."""
    _, happenings = small()
    by_number = {h.number: h for h in happenings}
    for h in happenings:
        if h.what is What.MESSAGE:
            assert h.text.strip()
            assert h.subject or h.via is not Via.MAIL
        if h.what is What.MESSAGE and h.via is Via.MAIL and h.talk != h.number:
            assert h.subject == f"Re: {by_number[h.talk].subject}"


def test_texts_vary() -> None:
    """Letters hardly repeat: of all mails of at least eight words, nearly every one is said only once."""
    _, happenings = small()
    letters = [h.text for h in happenings if h.what is What.MESSAGE and h.via is Via.MAIL and len(h.to) == 1]
    long = [text for text in letters if len(text.split()) >= 8]
    assert len(set(long)) > 0.97 * len(long) > 100


def test_one_half_says_nothing_of_the_other() -> None:
    """A village that speaks one half of the grammars has hardly a longer text in common with the other's."""
    texts = [
        {
            h.text
            for h in simulate(2, people=30, years=4, end=END, half=half).happenings()
            if h.via is Via.MAIL and h.what is What.MESSAGE
        }
        for half in (Half.SEEN, Half.UNSEEN)
    ]
    assert min(len(found) for found in texts) > 50
    assert not texts[0] & texts[1]


@pytest.mark.parametrize("wanted", [3_000, 20_000])
def test_as_many_as_asked_for(wanted: int) -> None:
    """`interactions` sets the pace: about as many happen."""
    village = simulate(4, people=150, years=6, end=END, interactions=wanted)
    count = sum(1 for _ in lived(village, words=False))
    assert wanted * 0.6 < count < wanted * 1.6
