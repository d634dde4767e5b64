"""Exports of Monica: people, and what was written down of talks with them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from goodterms.sources.monica import NONE, Monica
from goodterms.sources.monica_people import NAMELESS, OWNER
from goodterms.sources.monica_said import ALONE, NO_DATE
from goodterms.sources.protocol import Source
from goodterms.words import Card, Interaction, Role, Seen, Unread
from sources.suite import SourceTests, pieces_of

SAMPLES = Path(__file__).parent / "samples"


def group(kind: str, *values: Any) -> dict[str, Any]:
    """A list as the export writes it."""
    return {"count": len(values), "type": kind, "values": list(values)}


def thing(**said: Any) -> dict[str, Any]:
    """Something with properties."""
    return {"created_at": "2021-03-04T10:00:00.000000Z", "updated_at": "2021-03-04T10:00:00Z", "properties": said}


def contact(number: str, first: str, *data: Any, **said: Any) -> dict[str, Any]:
    """Somebody."""
    return {"uuid": number, **thing(first_name=first, last_name="Sample", **said), "data": list(data)}


def export(*groups: Any) -> str:
    """An export with these lists in its account."""
    account = {"uuid": "a-1", "created_at": "2020-01-01T00:00:00Z", "data": list(groups), "properties": {}}
    made = {"version": "1.0-preview.1", "app_version": "4.0.0", "export_date": "2024-01-01", "account": account}
    return json.dumps(made, ensure_ascii=False)


def read(tmp_path: Path, content: str) -> list[Seen]:
    """The pieces of an export."""
    path = tmp_path / "monica.json"
    path.write_text(content, "utf-8")
    return pieces_of(Monica(), path)


class TestMonica(SourceTests):
    """A small export."""

    expected = SAMPLES / "monica.expected.jsonl"

    def source(self) -> Source:
        """The source under test."""
        return Monica()

    def sample(self, tmp_path: Path) -> Path:
        """Two people, calls, a conversation, notes and a lunch."""
        kim = contact(
            "k-1",
            "Kim",
            group("call", thing(called_at="2021-05-06T00:00:00Z", content="Her new shop", contact_called=True)),
            group(
                "contact_field",
                thing(data="Kim@Example.com", type="t-1"),
                thing(data="+49 151 0000000", type="t-2"),
                thing(data="https://www.linkedin.com/in/kim-sample", type="t-3"),
                thing(data="@kim", type="t-4"),
            ),
            group("note", thing(body="Likes tea", is_favorited=False)),
            group(
                "conversation",
                thing(
                    happened_at="2021-06-01",
                    messages=[
                        thing(content="Coming?", written_at="2021-06-01T08:00:00Z", written_by_me=True),
                        thing(content="Yes", written_at="2021-06-01T09:00:00Z", written_by_me=False),
                    ],
                ),
            ),
            group("activity", "e-1"),
            company="Sample Teas",
            job="Owner",
            birthdate={"date": "1990-04-05T00:00:00Z", "is_year_unknown": True, "is_age_based": False},
        )
        zoe = contact("z-1", "Zoë", group("activity", "e-1"))
        lunch = {"uuid": "e-1", **thing(summary="Lunch", happened_at="2021-07-08T00:00:00Z")}
        path = tmp_path / "monica.json"
        path.write_text(export(group("contact", kim, zoe), group("activity", lunch)), "utf-8")
        return path


def test_who_called(tmp_path: Path) -> None:
    """The side that called is the sender."""
    calls = [thing(called_at="2021-05-06", contact_called=theirs) for theirs in (True, False)]
    pieces = read(tmp_path, export(group("contact", contact("k-1", "Kim", group("call", *calls)))))
    senders = [piece.sender for piece in pieces if isinstance(piece, Interaction)]
    (who,) = (piece.handles[0] for piece in pieces if isinstance(piece, Card) and not piece.own)
    assert senders == [who, OWNER]


def test_an_activity_is_of_all_who_were_there(tmp_path: Path) -> None:
    """What was done together has the owner and everybody who names it."""
    people = [contact(number, number.title(), group("activity", "e-1")) for number in ("kim", "bo")]
    lunch = {"uuid": "e-1", **thing(summary="Lunch", happened_at="2021-07-08")}
    pieces = read(tmp_path, export(group("contact", *people), group("activity", lunch)))
    (got,) = (piece for piece in pieces if isinstance(piece, Interaction))
    assert [p.handle.value for p in got.participants] == ["me", "kim", "bo"]
    assert {p.role for p in got.participants} == {Role.ATTENDEE}


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (export(group("contact", {"uuid": "k-1", "properties": {}, "data": []})), NAMELESS),
        (export(group("contact", contact("k-1", "Kim", group("call", thing(content="x"))))), NO_DATE),
        (export(group("activity", {"uuid": "e-1", **thing(happened_at="2021-07-08")})), ALONE),
        (export(group("contact", 7, None, [])), NAMELESS),
        ('{"kettle": 1}', NONE),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, made: str, why: str) -> None:
    """What is missing is said, and ends nothing."""
    assert why in [piece.why for piece in read(tmp_path, made) if isinstance(piece, Unread)]
