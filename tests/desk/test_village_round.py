"""What the invented village writes comes back whole: every piece of each channel once, people joined across them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing

import pytest

from goodterms.desk.bring_in import bring_in
from goodterms.record.opened import record_path
from goodterms.village.exports import batches, keeps, own_handles, write
from goodterms.village.happened import OWNER, Via, What
from village import hand

CHANNELS = {
    Via.MAIL: ("mail",),
    Via.SKYPE: ("skype",),
    Via.WHATSAPP: ("whatsapp",),
    Via.TELEGRAM: ("telegram",),
    Via.PHONE: ("sms", "phone"),
}
"""Ways of the village of which each thing that happened is one piece, and the channels of the record they are."""


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The record of a whole hand-made village, brought in as its owner would."""
    folder, home = tmp_path_factory.mktemp("exports"), tmp_path_factory.mktemp("round") / "home"
    for batch in batches(write(hand.villagers(), hand.happenings(), folder)):
        paths = [str(path) for path in batch.paths]
        brought = bring_in(home, paths, me=own_handles(hand.villagers()), dates=batch.dates, zone="Europe/London")
        files = brought["files"]
        assert isinstance(files, list)
        assert [row for file in files for row in file["unread"]] == []
    with closing(sqlite3.connect(record_path(home))) as made:
        yield made


@pytest.mark.parametrize("via", CHANNELS)
def test_counts_are_the_truth(connection: sqlite3.Connection, via: Via) -> None:
    """As many messages and calls are kept of a channel as happened on it: none is lost, none is there twice.

    What a service writes of its own accord (joins, the beginning of a call) is left out, except in mail.
    """
    people = {villager.number for villager in hand.villagers() if villager.kind == "person"}
    happened = [one for one in hand.happenings() if one.via is via and keeps(one)]
    if via is not Via.MAIL:
        said = {What.MESSAGE, What.CALL, What.MISSED_CALL}
        happened = [one for one in happened if one.what in said and one.sender in people]
    marks = ", ".join("?" * len(CHANNELS[via]))
    (kept,) = connection.execute(
        f"SELECT count(*) FROM interaction WHERE channel IN ({marks}) AND (channel = 'mail' OR why <> 'system')",
        CHANNELS[via],
    ).fetchone()
    assert kept == len(happened) > 0


def test_one_person_on_every_channel(connection: sqlite3.Connection) -> None:
    """Nearly everybody who has mail, a number and Telegram is one person on all three."""
    rows = connection.execute("SELECT kind, value, person FROM handle").fetchall()
    person = {(kind, value.casefold()): person for kind, value, person in rows}
    joined: Counter[bool] = Counter()
    for villager in hand.villagers():
        ways = {reach.kind: (reach.kind, reach.value.casefold()) for reach in villager.reaches}
        seen = [person.get(ways[kind]) for kind in ("mail", "phone", "telegram") if kind in ways]
        if villager.number != OWNER and villager.kind == "person" and len(seen) == 3 and None not in seen:
            joined[len(set(seen)) == 1] += 1
    assert joined[True] > 4 * joined[False]
