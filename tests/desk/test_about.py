"""What somebody does and wants: each line with its source and day; nothing that is nobody's business."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk.about import about, birthday, what_people_do
from goodterms.desk.bring_in import bring_in
from goodterms.desk.export import export, write
from goodterms.desk.for_them import for_them
from goodterms.desk.labelling import read_history
from goodterms.desk.log import note
from goodterms.desk.moment import moment
from goodterms.desk.ready import ready
from goodterms.desk.trouble import Trouble

ANN = "Ann Lee <ann@example.org>"
RTL = "\u202eDan <b>Moss</b> \u05d3\u05df <dan@example.org>"
CARD = """BEGIN:VCARD
VERSION:3.0
FN:Ann Lee
EMAIL:ann@example.org
TITLE:Oncology nurse
ORG:Dunmore Clinic
END:VCARD
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ann says what she does, looks for something and asks; Dan's name is hostile."""
    folder = tmp_path_factory.mktemp("about")
    box = Mailbox()
    box.talk(ANN, ["2024-01-05"], text="Since May I work as a joiner at Dunmore. I need a loan to pay my debts.")
    box.mail(ANN, ME, "2024-02-06", "I'm looking for a second bench. Could you please lend me your big ladder?")
    box.talk(RTL, ["2024-03-05"], text="I run a <script>bakery</script> in town.")
    (folder / "book.vcf").write_text(CARD)
    bring_in(folder / "home", [str(box.mbox(folder / "a.mbox")), str(folder / "book.vcf")], me=["olive@example.com"])
    note(folder / "home", "Ann Lee", "Plays the viola.")
    note(folder / "home", "Ann Lee", "Tends to be late.", private=True)
    assert note(folder / "home", "Ann Lee", "She was ill in May.")["private"]
    read_history(folder / "home")
    return folder / "home"


def _lines(home: Path, who: str = "Ann Lee") -> list[dict[str, Any]]:
    page: Any = about(home, who)
    return list(page["lines"])


def test_each_line_says_where_it_is_from(home: Path) -> None:
    """Cards, own words, asks and notes, each with its source; days where they are known."""
    told = {line["text"]: (line["topic"], line["source"], line["date"]) for line in _lines(home)}
    assert told["Oncology nurse"] == ("title", "your address book", None) or told["Oncology nurse"][0] == "position"
    assert told["Since May I work as a joiner at Dunmore."] == ("does", "in their own words by mail", "2024-01-05")
    assert told["I'm looking for a second bench."][0] == "wants"
    assert any(topic == "wants" and source == "asked you by mail" for topic, source, _ in told.values())
    assert told["Plays the viola."][:2] == ("note", "your note")


def test_what_is_nobodys_business_is_no_line(home: Path) -> None:
    """A message that speaks of money makes no line; a post one holds does, whatever the trade."""
    assert not any("debts" in line["text"] for line in _lines(home))
    assert any(line["text"] == "Oncology nurse" for line in _lines(home))


def test_as_of_an_earlier_day(home: Path) -> None:
    """What came later is not known then."""
    page: Any = about(home, "Ann Lee", as_of=moment("2024-01-31"))
    assert not any("bench" in line["text"] for line in page["lines"])
    assert any("joiner" in line["text"] for line in page["lines"])


def test_the_page_to_hand_over(home: Path) -> None:
    """Everything kept, but no private note, in words to them."""
    page: Any = for_them(home, "Ann Lee")
    said = "\n".join(line for part in page["parts"] for line in part["lines"])
    assert "Plays the viola." in said
    assert "ann@example.org" in said
    assert "Oncology nurse" in said
    assert "Tends to be late" not in said
    assert "ill in May" not in said


def test_everything_as_a_file(home: Path, tmp_path: Path) -> None:
    """The export holds every word, private notes too, as JSON that only the owner can read."""
    import json

    write(home, "Ann Lee", tmp_path / "ann.json")
    told = json.loads((tmp_path / "ann.json").read_text(encoding="utf-8"))
    assert (tmp_path / "ann.json").stat().st_mode & 0o777 == 0o600
    assert len(told["pieces"]) == 3
    assert "debts" in told["pieces"][0]["text"]
    assert {row["text"] for row in told["kept"]["note"]} >= {"Tends to be late.", "Plays the viola."}
    with pytest.raises(Trouble):
        write(home, "Ann Lee", tmp_path / "nowhere" / "ann.json")


def test_a_hostile_name(home: Path) -> None:
    """Markup and turned text are kept as they were written; nothing breaks."""
    assert any("bakery" in line["text"] for line in _lines(home, "dan@example.org"))
    assert "".join(export(home, "dan@example.org")).endswith("}\n")


def test_all_people_in_one_stream(home: Path) -> None:
    """Who does what, of everybody, with where from."""
    with ready(home) as connection:
        told = list(what_people_do(connection, moment("2025-01-01")))
    assert {"Oncology nurse", "Dunmore Clinic", "Since May I work as a joiner at Dunmore."} <= {
        one.text for one in told
    }
    assert not any("debts" in one.text for one in told)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("--02-19", "19 February"),
        ("--0229", "29 February"),
        ("1990-04-05", "5 April 1990"),
        ("19900405", "5 April 1990"),
        ("1990-13-05", "1990-13-05"),
        ("in spring", "in spring"),
    ],
)
def test_a_birthday_as_one_writes_it(text: str, says: str) -> None:
    """Whichever way a card writes it; what is no day stays as it is."""
    assert birthday(text) == says


def test_nobody(home: Path, tmp_path: Path) -> None:
    """Nobody of that name, and no record, are one sentence."""
    for place, who in ((home, "nobody@example.org"), (tmp_path / "none", "Ann")):
        with pytest.raises(Trouble):
            about(place, who)
