"""How common names are."""

from __future__ import annotations

from goodterms.people.frequency import Commonness, digits_share
from goodterms.people.parts import NameParts, name_parts


def parts(name: str) -> NameParts:
    """A name that is one."""
    found = name_parts(name)
    assert found is not None
    return found


def test_a_rare_name_is_rarer_than_a_common_one() -> None:
    """The table knows that many are called Smith and nobody Xyvanto."""
    common = Commonness()
    assert common.full(parts("John Smith")) > 100 * common.full(parts("John Xyvanto"))


def test_other_languages_are_in_the_table() -> None:
    """Wang, Müller and Иванов are common names too."""
    common = Commonness()
    assert min(common.surname(name) for name in ("wang", "muller", "ivanov", "gim", "nguyen")) > common.surname(
        "xyvanto"
    )


def test_the_record_makes_a_name_common() -> None:
    """A surname that many in the record have says less than the table thinks."""
    record = Commonness(parts(f"{name} Xyvanto") for name in ("Ann", "Ben", "Cleo", "Dan", "Eve", "Finn"))
    assert record.surname("xyvanto") > 5 * Commonness().surname("xyvanto")


def test_one_persons_handles_make_no_name_common() -> None:
    """A full name counts once, however many handles have it."""
    record = Commonness(parts("Ann Xyvanto") for _ in range(10))
    assert record.full(parts("Ann Xyvanto")) <= Commonness().full(parts("Ann Xyvanto"))


def test_a_crowd_of_one_name_is_several_people() -> None:
    """A thousand handles of one name are no one person's."""
    record = Commonness(parts("Kim Xyvanto") for _ in range(1_000))
    assert record.full(parts("Kim Xyvanto")) > 0.5


def test_a_middle_name_makes_rarer() -> None:
    """Ann B. Lee is rarer than Ann Lee."""
    common = Commonness()
    assert common.full(parts("Ann B. Lee")) < common.full(parts("Ann Lee"))


def test_long_account_names_are_rare() -> None:
    """Letters and digits both make an account name rarer; a given name alone stays common."""
    common = Commonness()
    assert common.account("mail") > common.account("john") > common.account("qzvxk") > common.account("qzvxkplw")
    assert digits_share("kkeen48213") < digits_share("kkeen1999") < digits_share("kkeen")


def test_two_letters_are_commoner() -> None:
    """A word of two letters that the table leaves out is no rare name: there are few such words."""
    common = Commonness()
    assert common.surname("qx") > 10 * common.surname("qxzvanto")


def test_what_was_asked_before_does_not_stay() -> None:
    """The share of a full name follows what is added."""
    common = Commonness()
    before = common.full(parts("Kim Xyvanto"))
    common.add(parts(f"{name} Xyvanto") for name in ("Ann", "Ben", "Cleo", "Dan", "Eve", "Finn"))
    assert common.full(parts("Kim Xyvanto")) > before
