"""Somebodies made ready to be compared."""

from __future__ import annotations

import pytest

from goodterms.people.keys import Key
from goodterms.people.profile import address_words, merge, organisation, profile
from goodterms.people.seen import Somebody
from goodterms.words import Handle
from people.somebodies import one


def test_a_profile_has_what_is_compared() -> None:
    """Names, accounts, host, numbers and sites of all handles."""
    handles = (Handle("mail", "kkeen@firm.example", "Kelly Keen"), Handle("phone", "+1 202 555 0148"))
    made = profile(Somebody(1, (*handles, Handle("linkedin", "/in/kelly"), Handle("telegram", "@kell1")), ("K. Keen",)))
    assert {name.shown for name in made.names} == {"Kelly Keen", "K. Keen"}
    assert made.accounts == {"kkeen", "kell1"}
    assert made.hosts | made.phones == {"firm.example", "+12025550148"}
    assert made.sites["linkedin"] == {"/in/kelly"}


@pytest.mark.parametrize("name", ["Ann Lee (ann [at] example [dot] com)", "ann@example.com"])
def test_an_address_in_a_name_is_a_key_where_there_is_none(name: str) -> None:
    """Who writes the address into the name says it; behind a real address it is only a hint."""
    assert profile(one(1, name, "devnull@localhost")).hard == {Key("mail", "ann@example.com")}
    assert profile(one(1, name, "club@example.org")).hard == {Key("mail", "club@example.org")}


def test_merge_has_all_of_both() -> None:
    """Two profiles that are one know what both knew."""
    kept, gone = profile(one(1, "Ann Lee", "a@example.com")), profile(one(2, "Ann Keen", "qq@firm.example"))
    merge(kept, gone)
    assert (kept.keys, len(kept.names), sorted(kept.hosts)) == ([1, 2], 2, ["example.com", "firm.example"])


def test_organisation_without_its_legal_form() -> None:
    """Ltd. and GmbH tell nothing; a firm that is called AG stays."""
    assert [organisation(n) for n in ("Example Ltd.", "Möwe GmbH & Co. KG", "AG")] == ["example", "mowe", "ag"]


def test_address_words() -> None:
    """Words and numbers, however they are set apart."""
    assert address_words("12, High-Street; 4711") == {"12", "high", "street", "4711"}


def test_organisation_of_a_partnership() -> None:
    """What is left of ``& Co`` goes with it."""
    assert organisation("Mooßbrink & Co.") == organisation("Mooßbrink GmbH & Co. KG") == "moossbrink"


def test_a_firm_is_no_surname() -> None:
    """Where a card names the firm, "Ann Northwind Traders" is Ann; another's last word stays."""
    firm = frozenset({"Northwind Traders"})
    found = [profile(one(1, name, organisations=firm)).names[0].words for name in ("Ann Northwind Traders", "Ann Lee")]
    assert found == [("ann",), ("ann", "lee")]
