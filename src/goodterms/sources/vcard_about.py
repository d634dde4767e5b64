"""What a vCard says of somebody beside name and addresses: work, birthday, place, circles, people around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Final

from goodterms.sources.vcard_lines import Line, plain
from goodterms.words import About

NO_YEAR: Final = 1604
"""The year Apple writes for a birthday without one: a leap year, so that 29 February fits (X-APPLE-OMIT-YEAR)."""

CITY: Final = 3
"""Place of the city among the parts of ADR (RFC 6350 6.3.1)."""

EVERYBODY: Final = frozenset({"my contacts", "mycontacts"})
"""Groups that Google puts everybody in; they say nothing of somebody."""

_DAY: Final = re.compile(r"(\d{4}|--)-?(\d\d)-?(\d\d)(?:[T ].*)?")
_LABEL: Final = re.compile(r"_\$!<(.*)>!\$_")
_KIN: Final = re.compile(r"X-(?:EVOLUTION-|MS-|KADDRESSBOOK-X-)?(SPOUSE|MANAGER|ASSISTANT|PARTNER|CHILD)(?:S?NAME)?")
_ANDROID: Final = re.compile(r"vnd\.android\.cursor\.item/(nickname|relation);([^;]*)")


def about(lines: Sequence[Line], since: int | None) -> tuple[About, ...]:
    """Everything known of the card's person, each once, in the order of topics."""
    said = (About(topic, value, since) for topic, reader in _TOPICS.items() for value in reader(lines) if value)
    return tuple(dict.fromkeys(said))


def revised(lines: Iterable[Line], zone: tzinfo) -> int | None:
    """When the card was last written (REV), UTC seconds, or None."""
    for line in lines:
        if line.name == "REV":
            try:
                moment = datetime.fromisoformat(line.text)
                return int((moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC).timestamp())
            except (ValueError, OverflowError):
                continue
    return None


def birthday(written: str) -> str:
    """A birthday as ``1980-03-22``, or ``--03-22`` when the year is not told; empty when it is no day."""
    match = _DAY.fullmatch(written.strip())
    if match is None:
        return ""
    year = 0 if match[1] == "--" else int(match[1])
    month, day = int(match[2]), int(match[3])
    try:
        datetime(year or NO_YEAR, month, day, tzinfo=UTC)
    except ValueError:
        return ""
    return f"--{month:02}-{day:02}" if year in (0, NO_YEAR) else f"{year:04}-{month:02}-{day:02}"


def labels(lines: Iterable[Line]) -> dict[str, str]:
    """The label of every group (``item1.X-ABLabel``), lower case, without Apple's brackets."""
    named = ((line.group, line.text) for line in lines if line.group and line.name == "X-ABLABEL")
    return {group: _LABEL.sub(r"\1", label).lower().replace("_", " ") for group, label in named}


def organisations(lines: Iterable[Line]) -> Iterator[str]:
    """The first part of every ORG: the organisation itself, without its departments."""
    return (line.parts()[0] for line in lines if line.name == "ORG")


def nicknames(lines: Iterable[Line]) -> Iterator[str]:
    """Every NICKNAME, one by one, and Android's own way to write one."""
    for line in lines:
        if line.name == "NICKNAME":
            yield from (name.strip() for name in line.text.split(","))
        elif (android := _ANDROID.match(line.value)) and android[1] == "nickname":
            yield plain(android[2])


def _positions(lines: Sequence[Line]) -> list[str]:
    """TITLE; ROLE speaks only where there is none."""
    return _values("TITLE")(lines) or _values("ROLE")(lines)


def _birthdays(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        if line.name == "BDAY":
            day = birthday(line.text)
            yield f"--{day[5:]}" if day and day[:4] == line.params.get("X-APPLE-OMIT-YEAR") else day


def _cities(lines: Sequence[Line]) -> Iterator[str]:
    return (parts[CITY] for line in lines if line.name == "ADR" and len(parts := line.parts()) > CITY)


def _circles(lines: Sequence[Line]) -> Iterator[str]:
    """CATEGORIES cut at every comma: some writers escape the commas between them."""
    named = (each.strip() for line in lines if line.name == "CATEGORIES" for each in line.text.split(","))
    return (circle for circle in named if circle.lower() not in EVERYBODY)


def _related(lines: Sequence[Line]) -> Iterator[str]:
    """Other people's names, with what they are to this person where the card says so: ``Ada Example (spouse)``."""
    label = labels(lines)
    for line in lines:
        kin = ""
        name = line.text
        if line.name == "X-ABRELATEDNAMES":
            kin = label.get(line.group, "")
        elif line.name == "RELATED" and not re.match(r"(?:urn|https?|mailto|data):", name, re.IGNORECASE):
            kin = ", ".join(sorted(line.types))
        elif known := _KIN.fullmatch(line.name):
            kin = known[1].lower()
        elif (android := _ANDROID.match(line.value)) and android[1] == "relation":
            name = plain(android[2])
        else:
            continue
        yield f"{name} ({kin})" if name and kin else name


def _values(name: str) -> Callable[[Sequence[Line]], list[str]]:
    return lambda lines: [line.text for line in lines if line.name == name and line.text]


_TOPICS: Final[dict[str, Callable[[Sequence[Line]], Iterable[str]]]] = {
    "organisation": organisations,
    "position": _positions,
    "birthday": _birthdays,
    "nickname": nicknames,
    "location": _cities,
    "circle": _circles,
    "related": _related,
    "note": _values("NOTE"),
}
