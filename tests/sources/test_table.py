"""Plain tables of people and of what happened."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodterms.sources.protocol import Given, Source
from goodterms.sources.table import Table
from goodterms.words import About, Card, Handle, Interaction, Role, Seen, Unread
from sources.linkedin_samples import BO, archive_2018, archive_2026
from sources.suite import SourceTests, pieces_of, tree_of

SAMPLES = Path(__file__).parent / "samples"


def written(path: Path, text: str) -> Path:
    """The path, with that text in it."""
    path.write_text(text, "utf-8")
    return path


class TestPeople(SourceTests):
    """People, with a column that nobody knows."""

    expected = SAMPLES / "table_people.expected.jsonl"

    def source(self) -> Source:
        """The table."""
        return Table()

    def sample(self, tmp_path: Path) -> Path:
        """A file."""
        return written(
            tmp_path / "people.csv",
            "Email;Name;Phone;Company;Title;Shoe size;LinkedIn;Notes\n"
            f"Bo@Example.org;Bo Placeholder;+44 20 7946 0001;Nowhere Ltd;Baker;43;{BO};Met at the fair\n"
            ";Kim Nobody;;;;;;\n"
            "kim@example.com, kim@example.net;Kim Other;;;;38;;\n",
        )


class TestLog(SourceTests):
    """What happened, with from and to."""

    expected = SAMPLES / "table_log.expected.jsonl"
    given = Given(me=("ida@example.com",))

    def source(self) -> Source:
        """The table."""
        return Table()

    def sample(self, tmp_path: Path) -> Path:
        """A file."""
        return written(
            tmp_path / "log.csv",
            "date,from,to,subject,text\n"
            "2019-05-03 14:05,Bo Placeholder <bo@example.org>,me,Bread,Shall I bake?\n"
            "2019-05-04,me,bo@example.org; kim@example.com,,Please do\n"
            "2019-05-05,Kim Nobody,me,,\n",
        )


class TestOnePerson(SourceTests):
    """What happened, with the other person and a direction or a kind."""

    expected = SAMPLES / "table_one_person.expected.jsonl"

    def source(self) -> Source:
        """The table."""
        return Table()

    def sample(self, tmp_path: Path) -> Path:
        """A file."""
        return written(
            tmp_path / "met.csv",
            "Date,Person,Kind,Direction,Minutes,Notes\n"
            "25/12/2019,Bo Placeholder,met,,90,Ate cake\n"
            "3/1/2020,+44 20 7946 0001,call,out,5,\n"
            "4/1/2020,kim@example.com,mail,in,,Asked for a loan\n"
            "5/1/2020,kim@example.com,,,,no direction\n",
        )


def pieces(tmp_path: Path, text: str, given: Given | None = None) -> list[Seen]:
    """What a table with this text brings."""
    return pieces_of(Table(), written(tmp_path / "t.csv", text), given)


def test_ambiguous_dates_are_asked_for(tmp_path: Path) -> None:
    """A column in which day and month could be either brings Unread that names --dates; with it, everything is read."""
    text = "date,from,to,text\n3/5/2019,a@example.org,b@example.org,Hi\n2019-05-04,a@example.org,b@example.org,Hi\n"
    open_, clear = (piece for piece in pieces(tmp_path, text) if not isinstance(piece, Card))
    assert isinstance(open_, Unread)
    assert "--dates dmy" in open_.why
    assert isinstance(clear, Interaction)
    read = [each.ts for each in pieces(tmp_path, text, Given(dates="dmy")) if isinstance(each, Interaction)]
    assert read == [1556841600, 1556928000]


def test_one_clear_date_settles_the_column(tmp_path: Path) -> None:
    """One date that can only be read one way settles the others of its column."""
    text = "date,person,kind\n3/5/2019,Bo Placeholder,met\n5/25/2019,Bo Placeholder,met\n"
    read = [each.ts for each in pieces(tmp_path, text) if isinstance(each, Interaction)]
    assert read == [1551744000, 1558742400]


def test_dates_that_contradict_settle_nothing(tmp_path: Path) -> None:
    """Dates that can only be read in opposite ways leave the column open: the clear order of one row is no proof."""
    text = "date,person,kind\n25/5/2019,Bo,met\n5/25/2019,Bo,met\n"
    assert [type(each) for each in pieces(tmp_path, text) if not isinstance(each, Card)] == [Unread, Unread]


def test_declared_columns(tmp_path: Path) -> None:
    """The user's own names of columns count before all others."""
    text = "wann genau,wer da,was\n2019-05-03,Bo Placeholder,met\n"
    given = Given(columns=(("date", "Wann genau"), ("name", "wer da"), ("kind", "was")), me=("ida@example.com",))
    met = pieces(tmp_path, text, given)[0]
    assert isinstance(met, Interaction)
    assert met.kind == "meeting"
    assert {each.handle for each in met.participants} == {
        Handle("mail", "ida@example.com"),
        Handle("name", "Bo Placeholder", "Bo Placeholder"),
    }
    assert {each.role for each in met.participants} == {Role.ATTENDEE}


def test_google_contacts(tmp_path: Path) -> None:
    """Google's several addresses in one cell and in several columns are all kept; its labels are not."""
    text = (
        "Name,Given Name,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Value,Organization 1 - Title\n"
        "Bo Placeholder,Bo,* Work,bo@example.org ::: bo@example.net,b@example.com,+44 20 7946 0001,Baker\n"
    )
    card = pieces(tmp_path, text)[0]
    assert isinstance(card, Card)
    assert [each.value for each in card.handles] == [
        "bo@example.org",
        "bo@example.net",
        "b@example.com",
        "+44 20 7946 0001",
    ]
    assert card.about == (About("position", "Baker"),)


def test_no_known_header(tmp_path: Path) -> None:
    """A table chosen by hand without a known header is told in one sentence."""
    told = pieces(tmp_path, "kettle,colour\nsmall,red\n")
    assert [type(each) for each in told] == [Unread]


@pytest.mark.parametrize("text", ["date,from,to,price\n2019-05-03,Here,There,12\n", "date,amount\n2019-05-03,12\n"])
def test_journeys_and_payments_are_no_log(tmp_path: Path, text: str) -> None:
    """A date with two places, or with a sum, is not about people."""
    assert not Table().knows(tree_of(written(tmp_path / "t.csv", text)))


def test_linkedins_own_tables_are_left_to_it(tmp_path: Path) -> None:
    """No file of a LinkedIn archive is taken for a plain table."""
    for folder in (archive_2026(tmp_path / "new"), archive_2018(tmp_path / "old")):
        assert [path.name for path in folder.rglob("*.csv") if Table().knows(tree_of(path))] == []
