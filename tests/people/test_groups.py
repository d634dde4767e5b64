"""Groups that keep who must stay apart."""

from __future__ import annotations

from goodterms.people.frequency import Commonness
from goodterms.people.groups import Groups, names_clash
from goodterms.people.profile import profile
from people.somebodies import one


def groups(*names: str) -> Groups:
    """Each name a core of its own."""
    return Groups([profile(one(key, name)) for key, name in enumerate(names)])


def test_what_is_forbidden_stays_so_through_joins() -> None:
    """A third person takes over who its members must not meet."""
    found = groups("Ann", "Ann", "Ann", "Ann")
    found.forbid(0, 1)
    found.join(2, 0)
    found.join(3, 1)
    assert found.why_not(2, 3) == "They are known to be two."


def test_a_group_has_all_that_its_members_have() -> None:
    """Joining gathers keys, and vetoes look at all."""
    found = groups("Ben Low Jr.", "Ben Low", "Ben Low Sr.")
    found.join(0, 1)
    assert sorted(found.profiles[found.root(1)].keys) == [0, 1]
    assert "father and son" in found.why_not(1, 2)


def test_names_clash() -> None:
    """Ann and Andreas clash through an initial; one name in common does not."""
    ann, initial, andreas = (profile(one(k, name)) for k, name in enumerate(("Ann Keen", "A. Keen", "Andreas Keen")))
    assert [names_clash(ann, initial, Commonness()), names_clash(ann, andreas, Commonness())] == [False, True]
