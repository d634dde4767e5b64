"""The page one could hand over: everything kept about somebody, in sentences to them, but notes marked private."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from goodterms.desk.about import Line, known, lines
from goodterms.desk.ledger import ledger
from goodterms.desk.moment import now
from goodterms.desk.person import person as page_of
from goodterms.desk.ready import ready
from goodterms.record import held, look, read
from goodterms.words import channel, day, iso_day

REGARDS = {"liked": "I like you", "trusted": "I trust you", "put_off": "I was put off"}
DEPTHS = {
    "unknown": "nothing is counted between us yet",
    "name": "I have your name, and we never wrote both ways",
    "contact": "we had to do with each other once",
    "acquaintance": "we know each other",
    "relationship": "we know each other well",
}


def for_them(home: Path, who: str, *, as_of: int | None = None) -> dict[str, object]:
    """Everything kept about somebody, in parts; what is not in it: notes marked private, and nothing else.

    Raises:
        Trouble: there is no record, or nobody of that name.
    """
    moment = now() + 1 if as_of is None else as_of
    with ready(home) as connection:
        person = known(connection, who)
        them = read.persons(connection, [person])[person]
        page = page_of(home, str(person), as_of=moment)
        about = [one for one in lines(connection, person, moment) if one.topic != "private"]
        pieces = [piece for piece in held.pieces(connection, person) if int(str(piece["at"])) < moment]
        cards = read.cards(connection, person)
        regards = look.regards(connection, person)
    entries = ledger(home, str(person), everything=True, as_of=moment)["entries"]
    parts = [
        (
            "What I keep about you",
            [f"Name: {them.name or 'none'}", *(f"{one.kind.capitalize()}: {one.value}" for one in them.handles)],
        ),
        ("Lists and address books you stand in", [_card(*card) for card in cards]),
        ("What you do and look for, and my notes", [_line(one) for one in about]),
        ("How I believe we stand", [*_began(page), *_stand(page)]),
        ("My own words on you", [*_own(them.depth_word, them.flags), *(_regard(one) for one in regards)]),
        ("What I read as asked, given and promised", [_entry(one) for one in entries]),  # type: ignore[attr-defined]
        ("Messages and meetings you take part in", _counted(pieces)),
    ]
    return {
        "person": {"id": person, "name": them.name},
        "on": iso_day(moment - 1),
        "parts": [{"title": title, "lines": told} for title, told in parts if told],
    }


def _card(where: str, listed: str, since: int | None) -> str:
    name = f"{channel(where)}{f' ({listed})' if listed else ''}"
    return f"{name[:1].upper()}{name[1:]}{f', since {day(since)}' if since else ''}"


def _line(one: Line) -> str:
    topic = {"does": "What you do", "wants": "What you look for", "note": "My note"}.get(one.topic)
    source = one.source.replace("your note", "by me").replace("asked you", "you asked me")
    source = source.replace("in their own words", "in your own words").replace("your address book", "my address book")
    when = f", {day(one.ts)}" if one.ts else ""
    return f"{topic or one.topic.capitalize().replace('_', ' ')}: {one.text} ({source}{when})"


def _began(page: dict[str, object]) -> list[str]:
    began = page["began"]
    if not isinstance(began, dict):
        return []
    return [f"It began on {_day(began['date'])}, as far as I can see."]


def _stand(page: dict[str, object]) -> list[str]:
    told = [f"By what I can count, {DEPTHS[str(page['depth'])]}."]
    if page["days_in_touch"]:
        last = f"; last both ways on {_day(page['last_two_way'])}" if page["last_two_way"] else ""
        told.append(f"We were in touch on {page['days_in_touch']} days{last}.")
    return told


def _own(word: object, flags: frozenset[str]) -> list[str]:
    said = {"never_mention": "I asked not to be reminded of you.", "deceased": "I noted that you have died."}
    told = [f"I said how well we know each other: {word}."] if word else []
    return told + [said.get(flag, f"I marked: {flag.replace('_', ' ')}.") for flag in sorted(flags)]


def _regard(one: look.Regard) -> str:
    by = f", by {one.by_what}" if one.by_what else ""
    return f"{REGARDS.get(one.word, one.word)}{by} (said on {day(one.ts)})."


def _entry(entry: dict[str, object]) -> str:
    who = "I" if entry["who"] == "you" else "you"
    did = {"ask": "asked", "give": "gave", "promise": "promised"}[str(entry["act"]).partition(":")[0]]
    return f"{_day(entry['date'])}: {who} {did}, “{entry['words']}”"


def _day(iso: object) -> str:
    """An ISO day as people write it."""
    read = date.fromisoformat(str(iso))
    return f"{read.day} {read:%B %Y}"


def _counted(pieces: list[dict[str, object]]) -> list[str]:
    """How many of each channel and from when to when; the words themselves were between us, and are in the export."""
    found: Counter[str] = Counter(str(piece["channel"]) for piece in pieces)
    told = []
    for name, times in found.most_common():
        days = [int(str(piece["at"])) for piece in pieces if piece["channel"] == name]
        told.append(f"{channel(name)}: {times:,}, from {day(min(days))} to {day(max(days))}, with their words")
    return told
