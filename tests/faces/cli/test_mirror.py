"""``goodterms mirror`` and ``goodterms brief``: what the desk says, in sentences."""

from __future__ import annotations

import json

from .conftest import Desk, Run

ADA = {"id": 4, "name": "Ada Bell"}
PAGE = {
    "from": "2023-08-01", "to": "2024-07-31", "before_from": None, "before_to": None,
    "opening": "From 1 August 2023 to 31 July 2024 you wrote 2 messages to 1 person.", "asks": 1, "gives": 0,
    "rows": [{"what": "You asked", "now": "1 time, 1 person", "before": ""}],
    "people": [{"person": ADA, "asked": 1, "gave": 0}], "more_people": 0,
    "silent": {"n": 3, "rows": [{"person": ADA, "date": "2024-05-01"}]}, "months": [], "unread": 5,
    "before_unread": False,
    "coverage": [{"channel": "mail", "from": "2023-01-01", "to": "2024-07-31"}],
}  # fmt: skip
BRIEF = {
    "id": 4, "name": "Ada Bell", "kind": "person", "handles": [], "depth": "contact", "state": None,
    "last_two_way": None, "first": None, "days_in_touch": 0, "in": 0, "out": 0, "chance_90": None, "coverage": [],
    "began": {"date": "2019-05-03", "how": "they wrote first", "way": "wrote", "channel": "mail"},
    "last": [
        {"date": "2024-04-01", "channel": "mail", "kind": "message", "who": "they", "subject": "", "words": "Hi."},
    ],
    "does": [{"topic": "does", "text": "I work as a joiner.", "source": "in their own words by mail", "date": None}],
    "wants": [], "notes": [], "balance": {}, "told_them": {"date": "2024-01-02", "words": "I moved"},
    "beside": [{"person": {"id": 5, "name": "Ben"}, "times": 2, "date": "2024-01-01"}],
    "promises": [{
        "number": 1, "person": ADA, "mine": True, "what": "the price list", "date": "2024-03-01", "due": "2024-04-01",
        "late": True,
    }],
}  # fmt: skip
MEETING = {"at": "2024-06-10T09:00:00+00:00", "date": "2024-06-10", "subject": "Plans", "minutes": 60, "people": [ADA]}


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_mirror(run: Run, desk: Desk) -> None:
    """The sentence, the table, whom one asked most, who was silent since, and what was not read yet."""
    desk.answers("mirror.mirror", PAGE)
    said = _flat(run("mirror").stdout)
    for words in (
        "5 messages of yours were not read yet", "you wrote 2 messages to 1 person", "1 time, 1 person",
        "not in sight", "Ada Bell: asked 1, given 0", "Ada Bell, 1 May 2024", "and 2 others.",
    ):  # fmt: skip
        assert words in said
    assert json.loads(run("mirror", "--month", "2024-05", "--json").stdout) == PAGE
    assert desk.calls[-1].kwargs == {"month": "2024-05", "as_of": None}


def test_mirror_without_anything(run: Run, desk: Desk) -> None:
    """With nothing to hold up only the sentence stands there."""
    desk.answers(
        "mirror.mirror",
        {**PAGE, "people": [], "silent": {"n": 0, "rows": []}, "unread": 0, "coverage": []},
    )
    assert "silent" not in run("mirror").stdout.lower()


def test_brief(run: Run, desk: Desk) -> None:
    """The meeting and the page of each."""
    desk.answers("brief.next_brief", {"meeting": MEETING, "people": [BRIEF]})
    said = _flat(run("brief", "--next").stdout)
    for words in (
        "10 June 2024, 09:00 UTC, Plans: with Ada Bell.", "It began on 3 May 2019: they wrote first by mail.",
        "Their last words, 1 April 2024, mail: “Hi.”",
        "They do: I work as a joiner. (in their own words by mail, no date)",
        "You promised on 1 March 2024: “the price list”, due 1 April 2024.", "Who else was there: Ben (2).",
        "You last told them of yourself on 2 January 2024: “I moved”.",
    ):  # fmt: skip
        assert words in said
    assert json.loads(run("brief", "--next", "--json").stdout)["meeting"] == MEETING


def test_brief_of_one(run: Run, desk: Desk) -> None:
    """Somebody without a meeting or a word has a page all the same."""
    desk.answers("brief.brief", {"meeting": None, "people": [{**BRIEF, "last": [], "began": None}]})
    assert "No words between you two" in _flat(run("brief", "ada").stdout)


def test_no_meeting(run: Run, desk: Desk) -> None:
    """With no meeting ahead it says so, and what there is instead."""
    desk.answers("brief.next_brief", {"meeting": None, "people": []})
    assert "I see no meeting ahead" in run("brief", "--next").stdout


def test_one_of_both(run: Run) -> None:
    """Somebody or the next meeting, not both and not neither."""
    assert run("brief").exit_code == 2
    assert run("brief", "ada", "--next").exit_code == 2
