"""What was asked of the owner, from an export to the rows that faces show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from exports import ME, Mailbox
from goodterms.desk import asked as desk
from goodterms.desk.asked import asked, asked_in
from goodterms.desk.bring_in import bring_in
from goodterms.desk.moment import moment
from goodterms.desk.trouble import Trouble

WANDA = "Wanda Warm <wanda@example.net>"
NORA = "Nora New <nora@example.org>"
FAVOUR = "Hi Olive, could you please send me the plans of the stand?"
PITCH = "We have launched a brand new programme for advertisers. Sign up today and get a free trial."
NOW = moment("2023-01-20")

KEYS = {
    "from", "person", "date", "kind", "words", "verdict", "depth", "state", "last_two_way", "findings", "mass",
    "replies", "interaction", "channel", "answered",
}  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Wanda every ten days for a year, with a favour asked in May and one last week; Nora pitched last month."""
    box = Mailbox()
    box.talk(WANDA, [f"2022-{month:02}-{day:02}" for month in range(1, 13) for day in (3, 13, 23)])
    box.mail(WANDA, ME, "2022-05-15", FAVOUR)
    box.mail(NORA, ME, "2022-12-28", PITCH)
    box.mail(WANDA, ME, "2023-01-15", f"{FAVOUR} The old ones, that is.")
    bring_in(tmp_path / "home", [str(box.mbox(tmp_path / "all.mbox"))])
    return tmp_path / "home"


def test_rows_newest_first_with_all_keys(home: Path) -> None:
    """The keys of the command contract, and beside them which interaction, on which channel, and when answered."""
    rows: list[dict[str, Any]] = asked(home, as_of=NOW)
    assert [(row["date"], row["verdict"], row["answered"]) for row in rows] == [
        ("2023-01-15", "answer", None),
        ("2022-12-28", "let_it_go", None),
        ("2022-05-15", "answer", "2022-05-23"),
    ]
    assert all(set(row) == KEYS for row in rows)
    newest = rows[0]
    assert (newest["from"], newest["person"]["name"], newest["channel"]) == ("wanda@example.net", "Wanda Warm", "mail")
    assert (newest["kind"], newest["depth"], newest["last_two_way"]) == ("favour", "relationship", "2022-12-23")
    assert "could you please send me the plans of the stand?" in newest["words"]
    assert all({"rule", "verdict", "says", "evidence", "instead"} == set(one) for one in newest["findings"])


def test_weighed_as_of_the_day_it_came(home: Path) -> None:
    """What came after an ask changes nothing about it."""
    may: Any = asked(home, as_of=NOW)[-1]
    then: Any = asked(home, as_of=moment("2022-05-15"))[0]
    assert then["answered"] is None
    assert {key: may[key] for key in ("depth", "last_two_way", "verdict")} == {
        key: then[key] for key in ("depth", "last_two_way", "verdict")
    }
    assert may["last_two_way"] == "2022-05-13"


def test_new_are_those_of_a_month_without_a_word_since(home: Path) -> None:
    """The favour of May was answered; the rest is new for thirty days."""
    assert [row["date"] for row in asked(home, new=True, as_of=NOW)] == ["2023-01-15", "2022-12-28"]
    assert [row["date"] for row in asked(home, new=True, as_of=moment("2023-02-05"))] == ["2023-01-15"]


def test_bounded_unless_everything_is_wanted(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest few among the newest messages; or all there is."""
    monkeypatch.setattr(desk, "SHOWN", 1)
    assert [row["date"] for row in asked(home, as_of=NOW)] == ["2023-01-15"]
    assert len(asked(home, everything=True, as_of=NOW)) == 3
    monkeypatch.setattr(desk, "SHOWN", 50)
    monkeypatch.setattr(desk, "LOOKED_THROUGH", 2)
    assert [row["date"] for row in asked(home, as_of=NOW)] == ["2023-01-15", "2022-12-28"]


def test_pasted_from_somebody_known(home: Path) -> None:
    """Weighed now, whatever its channel; it is in no record, so it has no interaction."""
    (row,) = asked_in(home, "Could you please look over my offer by Friday?", "Wanda Warm", as_of=NOW)
    assert (row["from"], row["verdict"], row["date"]) == ("Wanda Warm", "answer", "2023-01-21")
    assert (row["interaction"], row["channel"], row["answered"]) == (None, None, None)


def test_pasted_from_nobody_known(home: Path) -> None:
    """A well-formed address that nobody has is somebody unknown; a name that nobody has is an error."""
    (row,) = asked_in(home, PITCH, "zoe@example.com", as_of=NOW)
    assert (row["person"], row["depth"], row["verdict"]) == (None, "unknown", "let_it_go")
    with pytest.raises(Trouble, match="nobody called 'Zoe Zimt'"):
        asked_in(home, PITCH, "Zoe Zimt", as_of=NOW)
    with pytest.raises(Trouble, match="no text"):
        asked_in(home, "  ", "Wanda Warm", as_of=NOW)


def test_pasted_that_the_record_has(home: Path) -> None:
    """The very message is weighed as of its day, and is no earlier pitch of theirs."""
    kept = [row for row in asked(home, as_of=NOW) if row["kind"] == "pitch"]
    assert asked_in(home, f"{PITCH}\n", "nora@example.org", as_of=NOW) == kept


def test_what_the_owner_sent_to_lists_is_no_absence(tmp_path: Path) -> None:
    """Who wrote on a list all the while was not away, though nobody got a word of their own."""
    box = Mailbox()
    box.talk(WANDA, [f"2021-{month:02}-03" for month in range(1, 13)])
    box.mail(NORA, ME, "2022-12-28", PITCH)
    quiet = tmp_path / "quiet"
    bring_in(quiet, [str(box.mbox(tmp_path / "quiet.mbox"))])
    for month in range(1, 13):
        box.mail(ME, "builders@lists.example.org", f"2022-{month:02}-10", "The timber is dry.", List_Post="<x>")
    bring_in(tmp_path / "list", [str(box.mbox(tmp_path / "list.mbox"))])
    told: list[Any] = [asked(home, as_of=NOW)[0] for home in (quiet, tmp_path / "list")]
    rules = [{finding["rule"] for finding in row["findings"]} for row in told]
    assert ["noticed" in found for found in rules] == [True, False]
