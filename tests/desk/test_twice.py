"""One chat that came by two kinds of export is one: every word counts once, and nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from goodterms.desk.bring_in import bring_in
from goodterms.desk.forget import forget
from goodterms.desk.imports import undo
from goodterms.record import opened, settle
from sources import test_skype as skype
from sources import test_skype_base as skype_base
from sources import test_telegram_pages as pages
from sources import test_whatsapp_base as whatsapp

START = 1_705_314_600
"""15 January 2024, 10:30 UTC."""


class Word(NamedTuple):
    """One thing said, so many seconds after the start."""

    after: int
    own: bool
    text: str

    @property
    def ts(self) -> int:
        """UTC seconds."""
        return START + self.after

    def local(self, hours: int, shape: str) -> str:
        """Its time on a phone so many hours ahead of UTC."""
        return datetime.fromtimestamp(self.ts + hours * 3600, UTC).strftime(shape)


def mine(after: int, text: str) -> Word:
    """The owner's word."""
    return Word(after, True, text)  # noqa: FBT003 - the field beside it says which


def theirs(after: int, text: str) -> Word:
    """Kim's word."""
    return Word(after, False, text)  # noqa: FBT003 - as above


TALK = [
    theirs(10, "Did the boat come in this morning?"),
    mine(75, "It did, all nets are in the shed now"),
    theirs(130, "ok"),
    theirs(150, "ok"),
    mine(400, "Shall we mend them on Thursday?"),
    theirs(460, "Thursday at six, bring the long needle"),
    mine(500, "ok"),
    mine(200_000, "I left the needle on your bench"),
    theirs(200_100, "Found it, thanks for everything"),
]

Write = Callable[[Path, list[Word]], Path]


def wa_text(folder: Path, talk: list[Word], hours: int = 1, name: str = "Kim Sample") -> Path:
    """Android's text of the chat, written on a phone in another zone."""
    path = folder / f"WhatsApp Chat with {name}.txt"
    lines = [f"{w.local(hours, '%d/%m/%Y, %H:%M')} - {'Olive Owner' if w.own else name}: {w.text}" for w in talk]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def wa_base(folder: Path, talk: list[Word]) -> Path:
    """Android's database, which knows numbers and no names."""
    rows = [{"from_me": int(w.own), "timestamp": w.ts * 1000 + 321, "text_data": w.text} for w in talk]
    return whatsapp.android(folder / "msgstore.db", *rows)


def tg_json(folder: Path, talk: list[Word]) -> Path:
    """Telegram's result.json."""
    messages = [
        {"id": number, "type": "message", "date": w.local(1, "%Y-%m-%dT%H:%M:%S"), "date_unixtime": str(w.ts),
         "from": "Olive Owner" if w.own else "Kim Sample", "from_id": "user1" if w.own else "user5", "text": w.text}
        for number, w in enumerate(talk, 1)
    ]  # fmt: skip
    chat = {"name": "Kim Sample", "type": "personal_chat", "id": 5, "messages": messages}
    owner = {"user_id": 1, "first_name": "Olive", "last_name": "Owner"}
    path = folder / "result.json"
    path.write_text(json.dumps({"personal_information": owner, "chats": {"list": [chat]}}), "utf-8")
    return path


def tg_pages(folder: Path, talk: list[Word]) -> Path:
    """Telegram's pages."""
    told = [
        pages.message(n, "Olive Owner" if w.own else "Kim Sample", pages.text(w.text),
                      w.local(1, "%d.%m.%Y %H:%M:%S UTC+01:00"))
        for n, w in enumerate(talk, 1)
    ]  # fmt: skip
    return pages.at(folder, "ChatExport", "messages.html", pages.page("Kim Sample", *told))


def sg_text(folder: Path, talk: list[Word]) -> Path:
    """What signal-export wrote in its first years: minutes of the owner's own zone."""
    lines = [f"[{w.local(1, '%Y-%m-%d, %H:%M')}] {'Me' if w.own else 'Kim Sample'}: {w.text}" for w in talk]
    path = folder / "Kim Sample" / "chat.md"
    path.parent.mkdir(parents=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def sg_rows(folder: Path, talk: list[Word]) -> Path:
    """What sigtop wrote, which knows numbers."""
    rows = [
        {"id": f"r{n}", "conversationId": "c1", "type": "outgoing" if w.own else "incoming",
         "sent_at": w.ts * 1000 + 7, "body": w.text, **({} if w.own else {"source": "+441632960011"})}
        for n, w in enumerate(talk)
    ]  # fmt: skip
    path = folder / "Kim Sample (+441632960011).json"
    path.write_text(json.dumps(rows), "utf-8")
    return path


def sk_json(folder: Path, talk: list[Word]) -> Path:
    """Skype's own export."""
    told = [
        skype.message(n, skype.ME if w.own else skype.KIM, w.text, id=str(n),
                      originalarrivaltime=w.local(0, "%Y-%m-%dT%H:%M:%S.4Z"))
        for n, w in enumerate(talk, 1)
    ]  # fmt: skip
    path = folder / "messages.json"
    path.write_text(json.dumps(skype.export(skype.talk(*told))), "utf-8")
    return path


def sk_base(folder: Path, talk: list[Word]) -> Path:
    """The database of old."""
    rows = [
        {"author": "olive.owner" if w.own else "live:kim.sample", "timestamp": w.ts, "body_xml": w.text} for w in talk
    ]
    return skype_base.write(folder / "main.db", *rows)


PAIRS: dict[str, tuple[Write, Write]] = {
    "whatsapp": (wa_text, wa_base),
    "telegram": (tg_pages, tg_json),
    "signal": (sg_text, sg_rows),
    "skype": (sk_base, sk_json),
}


def written(folder: Path, write: Write, talk: list[Word]) -> str:
    """One export in a folder of its own."""
    inside = folder / write.__name__
    inside.mkdir(parents=True)
    return str(write(inside, talk))


def brought(home: Path, *paths: str, **more: Any) -> list[tuple[int, int]]:
    """New and known words of each path; the owner's own cards are left out."""
    report: Any = bring_in(home, list(paths), me=["Olive Owner", "live:olive.owner"], dates="dmy", **more)
    with opened.reading(home) as record:
        cards = record.execute(
            "SELECT l.place, count(*) FROM leaf l JOIN card d ON d.brought = l.id WHERE l.run = ? GROUP BY 1",
            (report["run"],),
        ).fetchall()
    return [
        (file["new"] - sum(many for place, many in cards if place.startswith(file["path"])), file["known"])
        for file in report["files"]
    ]


def touches(home: Path) -> list[tuple[int, int]]:
    """How often each person was touched, in and out."""
    with opened.reading(home) as record:
        return record.execute("SELECT sum(NOT out), sum(out) FROM touch GROUP BY person ORDER BY count(*)").fetchall()


@pytest.mark.parametrize("channel", PAIRS)
@pytest.mark.parametrize("finer_first", [False, True])
def test_a_chat_in_two_kinds_of_export_counts_once(tmp_path: Path, channel: str, *, finer_first: bool) -> None:
    """Whichever comes first: one person, every word once, both short words of one minute too."""
    home = tmp_path / "home"
    coarse, fine = PAIRS[channel]
    first, second = (fine, coarse) if finer_first else (coarse, fine)
    brought(home, written(tmp_path, first, TALK))
    new, known = brought(home, written(tmp_path, second, TALK))[0]
    assert touches(home) == [(5, 4)]
    collapsed = channel == "signal" and not finer_first  # its text has but one of two equal words in a minute
    assert new == (1 if collapsed else 0)
    assert known >= len(TALK) - 1


@pytest.mark.parametrize("channel", PAIRS)
def test_both_at_once(tmp_path: Path, channel: str) -> None:
    """Two paths of one import: the first brings what is new, the second is known."""
    home = tmp_path / "home"
    one, other = PAIRS[channel]
    (new, _), (again, known) = brought(home, written(tmp_path, one, TALK), written(tmp_path, other, TALK))
    assert touches(home) == [(5, 4)]
    assert new + again == len(TALK)
    assert known >= len(TALK) - 1


def test_two_in_the_finer_export_are_two(tmp_path: Path) -> None:
    """A text that has one of two equal words in a minute takes none from a database that has both."""
    home = tmp_path / "home"
    one = [word for word in TALK if word.after != 150]
    brought(home, written(tmp_path, wa_text, one))
    assert touches(home) == [(4, 4)]
    assert brought(home, written(tmp_path, wa_base, TALK)) == [(1, 8)]
    assert touches(home) == [(5, 4)]


def test_each_export_keeps_what_only_it_has(tmp_path: Path) -> None:
    """A text of the first day and a database of all but the first words make the whole."""
    home = tmp_path / "home"
    brought(home, written(tmp_path, wa_text, TALK[:7]))
    assert brought(home, written(tmp_path, wa_base, TALK[1:])) == [(2, 6)]
    assert touches(home) == [(5, 4)]


def test_summer_time(tmp_path: Path) -> None:
    """A text of a phone whose clock was put forward on the way is still the same chat."""
    summer = 200 * 86_400
    later = [word._replace(after=word.after + summer, text=f"{word.text} again") for word in TALK]
    folder = tmp_path / "text"
    folder.mkdir()
    path = wa_text(folder, TALK, hours=1)
    whole = path.read_text("utf-8") + wa_text(folder, later, hours=2).read_text("utf-8")
    path.write_text(whole, "utf-8")
    home = tmp_path / "home"
    brought(home, written(tmp_path, wa_base, TALK + later))
    assert brought(home, str(path)) == [(0, 18)]


def test_one_text_to_many_makes_no_talk_one(tmp_path: Path) -> None:
    """What was sent to two people at the same time makes nobody one, and nothing of it is lost."""
    home = tmp_path / "home"
    card = tmp_path / "bo.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Bo Beispiel\nTEL:+441632960011\nEND:VCARD\n", "utf-8")
    wishes = [mine(400_000 * n, f"All the best for the year number {n}") for n in range(5)]
    thanks = [theirs(400_000 * n + 900, "Thanks, and to you too") for n in range(5)]
    talk = sorted(wishes + thanks)
    brought(home, str(card), written(tmp_path, wa_base, talk))
    moved = [word if word.own else word._replace(after=word.after + 5_000) for word in talk]
    assert brought(home, written(tmp_path, wa_text, sorted(moved))) == [(10, 0)]
    assert touches(home) == [(5, 5), (5, 5)]


def test_talks_of_one_kind_are_never_compared(tmp_path: Path) -> None:
    """Two chats of one database in which the same was said are two."""
    rows = [
        {"chat_row_id": chat, "from_me": int(w.own), "timestamp": w.ts * 1000, "text_data": w.text,
         "key_id": f"{chat}-{w.after}"}
        for chat in (1, 2) for w in TALK
    ]  # fmt: skip
    home = tmp_path / "home"
    bring_in(home, [str(whatsapp.android(tmp_path / "msgstore.db", *rows))])
    with opened.reading(home) as record:
        assert record.execute("SELECT count(*) FROM twin").fetchone() == (0,)


@pytest.mark.parametrize("taken", [1, 2])
def test_taking_one_back_leaves_the_other(tmp_path: Path, taken: int) -> None:
    """Whichever import is taken back, the chat stays once; brought in again, still once."""
    home = tmp_path / "home"
    paths = [written(tmp_path, wa_text, TALK), written(tmp_path, wa_base, TALK)]
    for path in paths:
        brought(home, path)
    undo(home, taken)
    assert touches(home) == [(5, 4)]
    brought(home, paths[taken - 1])
    assert touches(home) == [(5, 4)]


def test_forgetting_takes_both(tmp_path: Path) -> None:
    """Who is forgotten is gone from both exports."""
    home = tmp_path / "home"
    brought(home, written(tmp_path, wa_text, TALK), written(tmp_path, wa_base, TALK))
    forget(home, "Kim Sample")
    assert touches(home) == []
    with opened.reading(home) as record:
        assert record.execute("SELECT count(*) FROM interaction").fetchone() == (0,)
        assert record.execute("SELECT count(*) FROM twin").fetchone() == (0,)


def test_settling_again_changes_nothing(tmp_path: Path) -> None:
    """An import that was killed is settled by the next command; what was found stays."""
    home = tmp_path / "home"
    brought(home, written(tmp_path, wa_text, TALK), written(tmp_path, wa_base, TALK))
    with opened.writing(home) as record:
        before = record.execute("SELECT * FROM twin ORDER BY 1").fetchall()
        record.execute("UPDATE talk SET waits = 1")
        list(settle.settle(record))
        assert record.execute("SELECT * FROM twin ORDER BY 1").fetchall() == before
        assert record.execute("SELECT count(*) FROM talk WHERE waits").fetchone() == (0,)
    assert len(before) == len(TALK)
