"""Calendars: who met whom and when, whatever program wrote it."""

from __future__ import annotations

import io
import time
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from goodterms.sources.ics import Ics
from goodterms.sources.ics_blocks import CUT_OFF, TOO_LARGE
from goodterms.sources.ics_repeats import MOST, NO_RULE, TOO_OFTEN, YEARS
from goodterms.sources.ics_text import own_words
from goodterms.sources.opening import CannotOpen, Leaf, Tree
from goodterms.sources.protocol import Given, Source
from goodterms.words import DAY, Handle, Interaction, Mark, Role, Seen, Unread, iso
from sources.suite import SourceTests

SAMPLES = Path(__file__).parent / "samples"

WITH_BO = ("ORGANIZER;CN=Ida Muster:mailto:ida@example.com", "ATTENDEE;CN=Bo;PARTSTAT=ACCEPTED:mailto:bo@example.org")

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example Corp.//Calendar 1.0//EN
X-WR-CALNAME:Work
X-WR-TIMEZONE:Europe/Berlin
BEGIN:VTIMEZONE
TZID:Sampleton Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:lunch-1@example.com
DTSTART;TZID=Europe/Berlin:20190503T120000
DTEND;TZID=Europe/Berlin:20190503T133000
SUMMARY:Lunch\\, with kettles
DESCRIPTION:Bring the lid.\\n\\n-::~:~::~:~:~\\nJoin with Google Meet: https://meet.example/x
ORGANIZER;CN=Ida Muster:MAILTO:Ida@Example.com
ATTENDEE;CN="Sample, Bo";PARTSTAT=ACCEPTED:mailto:bo@example.org
ATTENDEE;CN=kim@example.net;PARTSTAT=NEEDS-ACTION:mailto:kim@example.net
ATTENDEE;PARTSTAT=DECLINED;CN=Jo Mus
 ter:mailto:jo@example.net
ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED;CN=Room 1:mailto:room1@example.com
BEGIN:VALARM
TRIGGER:-PT15M
ACTION:DISPLAY
DESCRIPTION:Reminder
ATTENDEE:mailto:alarm@example.com
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:weekly-1@example.com
DTSTART;TZID=Sampleton Time:20200302T100000
DTEND;TZID=Sampleton Time:20200302T103000
RRULE:FREQ=WEEKLY;COUNT=5
EXDATE;TZID=Sampleton Time:20200309T100000
SUMMARY:Weekly
ORGANIZER;CN=Ida Muster:mailto:ida@example.com
ATTENDEE;CN=Ida Muster;PARTSTAT=ACCEPTED:mailto:ida@example.com
ATTENDEE;CN=Bo Sample;PARTSTAT=TENTATIVE:mailto:bo@example.org
END:VEVENT
BEGIN:VEVENT
UID:weekly-1@example.com
RECURRENCE-ID;TZID=Sampleton Time:20200316T100000
DTSTART;TZID=Sampleton Time:20200317T160000
DTEND;TZID=Sampleton Time:20200317T170000
SUMMARY:Weekly\\, a day later
ORGANIZER;CN=Ida Muster:mailto:ida@example.com
ATTENDEE;CN=Bo Sample;PARTSTAT=ACCEPTED:mailto:bo@example.org
END:VEVENT
BEGIN:VEVENT
UID:weekly-1@example.com
RECURRENCE-ID;TZID=Sampleton Time:20200330T100000
DTSTART;TZID=Sampleton Time:20200330T100000
STATUS:CANCELLED
SUMMARY:Weekly
ORGANIZER;CN=Ida Muster:mailto:ida@example.com
ATTENDEE;CN=Bo Sample;PARTSTAT=ACCEPTED:mailto:bo@example.org
END:VEVENT
BEGIN:VEVENT
UID:block-1@example.com
DTSTART;VALUE=DATE:20200501
RRULE:FREQ=YEARLY
SUMMARY:Kim's birthday
ORGANIZER:mailto:ida@example.com
END:VEVENT
BEGIN:VEVENT
UID:broken-1@example.com
DTSTART:tomorrow
ATTENDEE:mailto:bo@example.org
END:VEVENT
BEGIN:VTODO
UID:todo-1@example.com
SUMMARY:Descale
END:VTODO
END:VCALENDAR
"""


SAMPLETON = """BEGIN:VTIMEZONE
TZID:Sampleton
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0700
TZOFFSETTO:+0700
END:STANDARD
END:VTIMEZONE"""
"""A zone seven hours before UTC that only its own calendar knows."""


def event(*lines: str, uid: str = "1@example.com", start: str = "DTSTART:20200102T100000Z") -> str:
    """An event of these lines."""
    return "\n".join(("BEGIN:VEVENT", f"UID:{uid}", start, *lines, "END:VEVENT", ""))


def calendar(*parts: str) -> str:
    """A calendar of these parts."""
    return "\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *(part.strip("\n") for part in parts), "END:VCALENDAR", ""))


def read(content: str | bytes, given: Given | None = None) -> list[Seen]:
    """The pieces of a file with this content."""
    raw = content.encode() if isinstance(content, str) else content
    return list(Ics().read(tree(io.BytesIO, raw), given or Given()))


def tree(stream: type[io.BytesIO], raw: bytes) -> Tree:
    """A tree of one file, read through this stream."""
    return Tree("cal", lambda: iter((Leaf("cal", "cal", "", lambda: stream(raw)),)), single=True)


def meetings(*parts: str, given: Given | None = None) -> list[Interaction]:
    """The meetings in a calendar of these parts, which can all be read."""
    pieces = read(calendar(*parts), given)
    assert not [piece for piece in pieces if isinstance(piece, Unread)]
    return [piece for piece in pieces if isinstance(piece, Interaction)]


def starts(*parts: str, given: Given | None = None) -> list[str]:
    """When the meetings begin, UTC, to the minute."""
    return [iso(meeting.ts)[:16] for meeting in meetings(*parts, given=given)]


class TestIcs(SourceTests):
    """A calendar with a lunch, a weekly meeting moved about, a birthday and a broken event."""

    expected = SAMPLES / "ics.expected.jsonl"

    def source(self) -> Source:
        """Calendars."""
        return Ics()

    def sample(self, tmp_path: Path) -> Path:
        """One file."""
        path = tmp_path / "work.ics"
        path.write_text(CALENDAR)
        return path


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + CALENDAR.encode(),
        b"\r\n \r\n" + CALENDAR.encode(),
        CALENDAR.encode("utf-16"),
        CALENDAR.encode("utf-16-le"),
        CALENDAR.replace("\n", "\r\n").encode(),
        CALENDAR.replace("\n", "\r").encode(),
        CALENDAR.replace("BEGIN:", "begin:").replace("END:", "End:").encode(),
    ],
)
def test_every_coding_is_the_same_calendar(content: bytes) -> None:
    """Byte order marks, blank lines, UTF-16, line ends and letter case give the same pieces."""
    assert Ics().knows(tree(io.BytesIO, content))
    assert read(CALENDAR) == read(content)


@pytest.mark.parametrize("content", ["Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n", "BEGIN:VCARD\n", "", "x"])
def test_only_what_begins_as_a_calendar(content: str) -> None:
    """An invitation inside a message makes the message no calendar."""
    assert not Ics().knows(tree(io.BytesIO, content.encode()))
    assert read(content) == []


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (("ORGANIZER:mailto:ida@example.com",), {"ida": "from attendee"}),
        (("ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:Bo@Example.com",), {"bo": "attendee"}),
        (("ATTENDEE:mailto:bo@example.com",), {"bo": "absent"}),
        (("ATTENDEE;PARTSTAT=TENTATIVE:mailto:bo@example.com",), {"bo": "absent"}),
        (("ATTENDEE;PARTSTAT=DELEGATED:mailto:bo@example.com",), {"bo": "absent"}),
        (
            ("ORGANIZER:mailto:ida@example.com", "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:IDA@example.com"),
            {"ida": "from attendee"},
        ),
        (
            ("ORGANIZER;CN=Ida:mailto:ida@example.com", "ATTENDEE;CN=I. M.;PARTSTAT=DECLINED:mailto:ida@example.com"),
            {"ida": "from absent"},
        ),
        (("ATTENDEE;CUTYPE=RESOURCE;PARTSTAT=ACCEPTED:mailto:beamer@example.com",), {}),
        (("ATTENDEE;CUTYPE=GROUP;PARTSTAT=ACCEPTED:mailto:all@example.com",), {}),
        (("ATTENDEE;PARTSTAT=ACCEPTED:mailto:x1@resource.calendar.google.com",), {}),
        (("ATTENDEE;PARTSTAT=ACCEPTED;CN=Bo:MAILTO:/O=EXAMPLE/OU=FIRST/CN=BO@EXAMPLE.COM",), {}),
        (("ATTENDEE;PARTSTAT=ACCEPTED;EMAIL=bo@example.com:MAILTO:/O=EXAMPLE/CN=BO",), {"bo": "attendee"}),
        (("ATTENDEE;PARTSTAT=ACCEPTED;EMAIL=bo@example.com:urn:uuid:0-1",), {"bo": "attendee"}),
        (("ATTENDEE;PARTSTAT=ACCEPTED:invalid:nomail",), {}),
        (
            ('ORGANIZER;SENT-BY="mailto:kim@example.com":mailto:ida@example.com',),
            {"ida": "from attendee"},
        ),
        (
            ('ORGANIZER;SENT-BY="mailto:kim@example.com":mailto:x1@group.calendar.google.com',),
            {"kim": "from attendee"},
        ),
        (
            ("ATTENDEE;CN=A:mailto:bo@example.com", "ATTENDEE;CN=B;PARTSTAT=ACCEPTED:mailto:bo@example.com"),
            {"bo": "attendee"},
        ),
        (("ORGANIZER;CN=Example Bank",), {}),
    ],
)
def test_who_was_there(lines: tuple[str, ...], people: dict[str, str]) -> None:
    """The organizer is the sender and there, who accepted was there, all others were asked; things are nobody."""
    (meeting,) = meetings(event(*lines))
    found: dict[str, str] = {}
    for each in meeting.participants:
        name = each.handle.value.removesuffix("@example.com")
        found[name] = f"{found[name]} {each.role}" if name in found else str(each.role)
    assert people == found


def test_names_are_as_seen() -> None:
    """CN is the name beside the address, without quotes, and not when it is the address again."""
    (meeting,) = meetings(
        event(
            "ORGANIZER;CN=\"'Muster, Ida'\":mailto:ida@example.com",
            "ATTENDEE;CN=bo@example.org:mailto:bo@example.org",
        )
    )
    assert [(each.handle.name, each.role) for each in meeting.participants] == [
        ("Muster, Ida", Role.FROM),
        ("Muster, Ida", Role.ATTENDEE),
        ("", Role.ABSENT),
    ]
    assert Handle("mail", "ida@example.com", "Muster, Ida") == meeting.sender


@pytest.mark.parametrize(
    ("head", "lines", "marks"),
    [
        ("", WITH_BO, Mark(0)),
        ("", (*WITH_BO, "STATUS:TENTATIVE"), Mark(0)),
        ("", (*WITH_BO, "STATUS:CANCELLED"), Mark.CANCELLED),
        ("METHOD:CANCEL", WITH_BO, Mark.CANCELLED),
        ("", (), Mark.BLOCKED),
        ("", WITH_BO[:1], Mark.BLOCKED),
        ("", (WITH_BO[0], "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ida@example.com"), Mark.BLOCKED),
        ("", (WITH_BO[0], "ATTENDEE;CUTYPE=ROOM:mailto:room@example.com"), Mark.BLOCKED),
        ("", WITH_BO[1:], Mark(0)),
        ("", ("STATUS:CANCELLED",), Mark.CANCELLED | Mark.BLOCKED),
    ],
)
def test_marks(head: str, lines: tuple[str, ...], marks: Mark) -> None:
    """Cancelled meetings and blocks with nobody but their organizer are marked."""
    (meeting,) = meetings(head, event(*lines))
    assert marks == meeting.marks


@pytest.mark.parametrize(
    ("start", "begins"),
    [
        ("DTSTART:20200702T100000Z", "2020-07-02T10:00"),
        ("DTSTART;TZID=Europe/Berlin:20200702T100000", "2020-07-02T08:00"),
        ("DTSTART;TZID=Pacific Standard Time:20200702T100000", "2020-07-02T17:00"),
        ('DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin, Bern":20200702T100000', "2020-07-02T08:00"),
        ('DTSTART;TZID="(UTC-05:00) Eastern Time (US & Canada)":20200702T100000', "2020-07-02T14:00"),
        ('DTSTART;TZID="(UTC-07:00) Somewhere":20200702T100000', "2020-07-02T17:00"),
        ("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20200702T100000", "2020-07-02T08:00"),
        ('DTSTART;TZID="(GMT+01.00) Sampleton":20200702T100000', "2020-07-02T09:00"),
        ("DTSTART;TZID=Sampleton:20200702T100000", "2020-07-02T03:00"),
        ("DTSTART:20200702T100000", "2020-07-02T04:30"),
        ("DTSTART;VALUE=DATE:20200702", "2020-07-02T00:00"),
    ],
)
def test_zones(start: str, begins: str) -> None:
    """IANA, Windows, vendor and the file's own zones are understood; unknown and floating ones are in X-WR-TIMEZONE."""
    zone = f"X-WR-TIMEZONE:Asia/Kolkata\n{SAMPLETON}"
    assert [begins] == starts(zone, event(start=start))


def test_floating_times_are_in_the_given_zone() -> None:
    """Without X-WR-TIMEZONE, the user's word counts, and only for times without a zone."""
    given = Given(zone=ZoneInfo("Europe/Berlin"))
    parts = (event(start="DTSTART:20200702T100000"), event(uid="2", start="DTSTART:20200702T100000Z"))
    assert starts(*parts, given=given) == ["2020-07-02T08:00", "2020-07-02T10:00"]


def test_zones_of_one_file_are_not_another_ones() -> None:
    """A zone defined in one calendar does not exist in the next one."""
    at_ten = event(start="DTSTART;TZID=Sampleton:20200702T100000")
    assert starts(SAMPLETON, at_ten) == ["2020-07-02T03:00"]
    assert starts(at_ten) == ["2020-07-02T10:00"]


@pytest.mark.parametrize(
    ("lines", "minutes"),
    [
        (("DTEND:20200102T113000Z",), 90.0),
        (("DURATION:PT45M",), 45.0),
        ((), None),
        (("DTEND:20200102T090000Z",), None),
        (("DURATION:soon",), None),
    ],
)
def test_minutes(lines: tuple[str, ...], minutes: float | None) -> None:
    """The length comes from the end or the duration, and is None where neither makes sense."""
    (meeting,) = meetings(event(*lines))
    assert minutes == meeting.minutes


def test_a_moved_time_keeps_its_identity() -> None:
    """A time of a series is named by when it was planned, whether it was moved or not; a single event by its UID."""
    weekly = event("RRULE:FREQ=WEEKLY;COUNT=2", *WITH_BO)
    moved = event("RECURRENCE-ID:20200109T100000Z", *WITH_BO, start="DTSTART:20200110T150000Z")
    before, after = meetings(weekly), meetings(weekly, moved)
    ids = ["1@example.com|2020-01-02T10:00:00+00:00", "1@example.com|2020-01-09T10:00:00+00:00"]
    assert ids == [each.external_id for each in before] == [each.external_id for each in after]
    assert [iso(each.ts)[:16] for each in after] == ["2020-01-02T10:00", "2020-01-10T15:00"]
    assert ids[1:] == [each.external_id for each in meetings(moved)]
    assert [each.external_id for each in meetings(event(*WITH_BO))] == ["1@example.com"]


def test_a_moved_time_may_come_first_in_the_file() -> None:
    """The order of a series' parts in the file does not matter."""
    weekly = event("RRULE:FREQ=WEEKLY;COUNT=3", *WITH_BO)
    moved = event("RECURRENCE-ID:20200109T100000Z", *WITH_BO, start="DTSTART:20200110T150000Z")
    other = event(*WITH_BO, uid="2")
    assert sorted(starts(moved, other, weekly)) == sorted(starts(weekly, moved, other))


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (("RRULE:FREQ=DAILY;COUNT=3",), [2, 3, 4]),
        (("RRULE:FREQ=DAILY;UNTIL=20200104T100000Z",), [2, 3, 4]),
        (("RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20200103T100000Z"), [2, 4]),
        (("RDATE:20200107T100000Z",), [2, 7]),
        (("RRULE:FREQ=WEEKLY;BYDAY=TH,FR;COUNT=3",), [2, 3, 9]),
        (("RRULE:FREQ=DAILY;COUNT=4", "EXDATE;VALUE=DATE:20200103"), [2, 4, 5]),
        (("RRULE:FREQ=DAILY;COUNT=9;UNTIL=20200103T100000Z",), [2, 3]),
        (("RRULE:",), [2]),
    ],
)
def test_repeats(lines: tuple[str, ...], days: list[int]) -> None:
    """Rules, added and left-out times are followed."""
    assert days == [datetime.fromtimestamp(each.ts, UTC).day for each in meetings(event(*lines, *WITH_BO))]


def test_this_and_future() -> None:
    """From a time that was moved with all that follow, they are all moved, and keep their identity."""
    series = event("RRULE:FREQ=DAILY;COUNT=4", *WITH_BO)
    later = event("RECURRENCE-ID;RANGE=THISANDFUTURE:20200104T100000Z", *WITH_BO, start="DTSTART:20200104T120000Z")
    found = meetings(series, later)
    assert [datetime.fromtimestamp(each.ts, UTC).hour for each in found] == [10, 10, 12, 12]
    assert [each.external_id for each in meetings(series)] == [each.external_id for each in found]


def test_repeats_keep_the_hour_of_the_clock() -> None:
    """A weekly meeting stays at ten o'clock when the clocks change."""
    weekly = event("RRULE:FREQ=WEEKLY;COUNT=2", *WITH_BO, start="DTSTART;TZID=Europe/Berlin:20200326T100000")
    assert starts(weekly) == ["2020-03-26T09:00", "2020-04-02T08:00"]


def test_a_series_without_end_ends() -> None:
    """A rule without end is followed for `YEARS` years, and never to more than `MOST` times."""
    weekly = meetings(event("RRULE:FREQ=WEEKLY", *WITH_BO))
    assert round((weekly[-1].ts - weekly[0].ts) / DAY / 365.25) == YEARS
    assert len(meetings(event("RRULE:FREQ=DAILY", *WITH_BO))) == MOST


def test_a_block_is_one_piece_however_often_it_repeats() -> None:
    """Birthdays, holidays and own blocks are not multiplied: nobody else is in them."""
    (block,) = meetings(event("RRULE:FREQ=DAILY", WITH_BO[0]))
    assert block.external_id == "1@example.com"


def test_the_newest_version_counts() -> None:
    """Of two versions of one event the one with the higher SEQUENCE is read."""
    old, new = event("SEQUENCE:1", *WITH_BO), event("SEQUENCE:2", *WITH_BO, start="DTSTART:20200103T100000Z")
    assert ["2020-01-03T10:00"] == starts(new, old) == starts(old, new)


def test_one_uid_for_different_events() -> None:
    """Events that wrongly share a UID are still two, with names that do not depend on their order."""
    one, other = event(*WITH_BO), event(*WITH_BO, start="DTSTART:20200103T100000Z")
    ids = {each.external_id for each in meetings(one, other)}
    assert len(ids) == 2
    assert ids == {each.external_id for each in meetings(other, one)}


def test_events_without_uid_have_a_steady_name() -> None:
    """An event without UID is named by what it is."""
    bare = [event("SUMMARY:Tea", *WITH_BO), event("SUMMARY:Cake", *WITH_BO)]
    bare = [each.replace("UID:1@example.com\n", "") for each in bare]
    ids = [each.external_id for each in meetings(*bare)]
    assert len(set(ids)) == 2
    assert ids[::-1] == [each.external_id for each in meetings(*bare[::-1])]


@pytest.mark.parametrize(
    ("rule", "why"),
    [
        ("FREQ=SECONDLY", TOO_OFTEN),
        ("FREQ=HOURLY;COUNT=3", TOO_OFTEN),
        ("FREQ=DAILY;BYHOUR=1,2,3,4,5,6", TOO_OFTEN),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", TOO_OFTEN),
        ("FREQ=DAILY;INTERVAL=0", NO_RULE),
        ("FREQ=OFTEN", NO_RULE),
        ("W1 MO #0", NO_RULE),
    ],
)
def test_bad_rules_give_the_first_time_and_a_sentence(rule: str, why: str) -> None:
    """A rule that cannot be followed costs no time, and neither the event nor the user's knowing of it."""
    unread, meeting = read(calendar(event(f"RRULE:{rule}", *WITH_BO)))
    assert Unread("cal: event 1", why) == unread
    assert isinstance(meeting, Interaction)
    assert meeting.external_id == "1@example.com"


@pytest.mark.parametrize(
    "content",
    [
        calendar(event("RRULE:FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31", *WITH_BO)),
        calendar(event("RRULE:FREQ=YEARLY;BYSETPOS=366", *WITH_BO)),
        calendar(
            "BEGIN:VTIMEZONE\nTZID:Never\nBEGIN:STANDARD\nDTSTART:19700101T000000\nRRULE:FREQ=SECONDLY",
            "TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE",
            event(*WITH_BO, start="DTSTART;TZID=Never:20200102T100000"),
        ),
        calendar(event("ATTENDEE:mailto:" + "a" * 300_000)),
        calendar(event('ATTENDEE;CN="' + "a;" * 100_000 + ":mailto:bo@example.com")),
        calendar(event("DESCRIPTION:" + "<a " * 200_000)),
        calendar(event("SUMMARY:x", "\n ".join("x" * 100_000))),
        "BEGIN:VCALENDAR\n" + "BEGIN:X\n" * 100_000 + "END:X\n" * 100_000,
    ],
)
def test_hostile_calendars_cost_no_time(content: str) -> None:
    """No rule, zone or line makes the reader run for ever."""
    begun = time.process_time()
    read(content)
    assert time.process_time() - begun < 5


def test_one_broken_event_is_one_unread() -> None:
    """Each broken event costs itself only."""
    pieces = read(
        calendar(
            event(*WITH_BO),
            event(uid="2", start="DTSTART:soon"),
            "BEGIN:VEVENT\nUID:3\nDTSTART:20200102T100000Z",
            event(*WITH_BO, uid="4", start="DTSTART:99990102T100000Z"),
            event("DESCRIPTION:" + "x" * 900_000, *["DESCRIPTION:" + "x" * 900_000] * 5, uid="5"),
            event(uid="7", start="DTSTART;TZID=Pacific Standard Time:99991231T230000"),
            event("NONSENSE", "X-BAD;=:;;", ";:", *WITH_BO, uid="6"),
        )
    )
    told = [(each.where, each.why) for each in pieces if isinstance(each, Unread)]
    assert told == [
        ("cal: event 2", "The event cannot be read: it has no readable start time."),
        ("cal: event 3", CUT_OFF),
        ("cal: event 5", TOO_LARGE),
        ("cal: event 6", "The event cannot be read: date value out of range."),
    ]
    assert [each.external_id for each in pieces if isinstance(each, Interaction)] == ["1@example.com", "4", "6"]


@pytest.mark.parametrize("number", range(1, 20))
def test_every_cut_is_counted(number: int) -> None:
    """However a calendar is cut off, no event begun goes by untold."""
    content = calendar(*(event(*WITH_BO, uid=str(n)) for n in range(20)))
    content = content[: len(content) * number // 20]
    assert content.count("BEGIN:VEVENT") == len(read(content))


def test_several_calendars_in_one_file() -> None:
    """Each calendar of a file has its own zone and method, and its events are numbered on."""
    first = calendar("X-WR-TIMEZONE:Europe/Berlin", event(start="DTSTART:20200702T100000"))
    second = calendar("METHOD:CANCEL", event(uid="2", start="DTSTART:20200702T100000"))
    one, two = read(first + second)
    assert isinstance(one, Interaction)
    assert isinstance(two, Interaction)
    assert (two.ts - one.ts, one.where, two.where) == (7200, "cal: event 1", "cal: event 2")
    assert (one.marks, two.marks) == (Mark.BLOCKED, Mark.BLOCKED | Mark.CANCELLED)


def test_bare_events_are_read() -> None:
    """A file of events without a calendar around them is read all the same."""
    assert len(read(event() + event(uid="2"))) == 2


def test_tasks_and_alarms_are_no_pieces() -> None:
    """VTODO, VJOURNAL and VFREEBUSY bring nothing, and an alarm's lines are not its event's."""
    others = (
        f"BEGIN:{name}\nUID:x\nDTSTART:20200102T100000Z\nEND:{name}" for name in ("VTODO", "VJOURNAL", "VFREEBUSY")
    )
    alarm = "BEGIN:VALARM\nSUMMARY:Ring\nATTENDEE:mailto:bell@example.com\nEND:VALARM"
    (meeting,) = meetings(*others, event("SUMMARY:Tea", *WITH_BO, alarm))
    assert (meeting.subject, len(meeting.participants)) == ("Tea", 3)


def test_words_come_out_as_written() -> None:
    """Escapes, foreign letters, cp1252 bytes and the quoted-printable of vCalendar 1.0 are read."""
    today = event("SUMMARY:Tea\\, \\; for Jürgen", "DESCRIPTION:one\\ntwo")
    (meeting,) = meetings(today)
    assert (meeting.subject, meeting.text) == ("Tea, ; for Jürgen", "one\ntwo")
    old = event("SUMMARY;ENCODING=QUOTED-PRINTABLE:Tea, for J=C3=BC=", "rgen=0D=0Aand Bo")
    (meeting,) = meetings(old)
    assert meeting.subject == "Tea, for Jürgen\nand Bo"
    (piece,) = read(calendar(event("SUMMARY:Jürgen")).encode("cp1252"))
    assert isinstance(piece, Interaction)
    assert piece.subject == "Jürgen"


@pytest.mark.parametrize(
    ("description", "words"),
    [
        ("", ""),
        ("Agenda: tea", "Agenda: tea"),
        ("Agenda\n\n-::~:~::~:~:~::-\nJoin with Google Meet", "Agenda"),
        ("Agenda\r\n________________________________________________\r\nMicrosoft Teams meeting", "Agenda"),
        ("Bo is inviting you to a scheduled Zoom meeting.\n\nJoin Zoom Meeting\nhttps://zoom.example", ""),
        ("Agenda\nJoin Zoom Meeting\nhttps://zoom.example", "Agenda"),
        ("<p>Tea &amp; cake</p><br><b>soon</b>", "Tea & cake\nsoon"),
        ("a < b and c > d", "a < b and c > d"),
    ],
)
def test_own_words(description: str, words: str) -> None:
    """A description ends where a conference service begins, and is text."""
    assert words == own_words(description)


def test_what_came_before_a_failing_medium_is_kept() -> None:
    """When the medium fails in the middle, the events before it are read, and the failure is told."""

    class Failing(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            found = super().read(size)
            if not found:
                raise CannotOpen("The file is cut off.")
            return found

    content = ("BEGIN:VCALENDAR\n" + event(*WITH_BO) + "BEGIN:VEVENT\n").encode()
    pieces = list(Ics().read(tree(Failing, content), Given()))
    assert [piece.why if isinstance(piece, Unread) else type(piece).__name__ for piece in pieces] == [
        "Interaction",
        CUT_OFF,
        "The file is cut off.",
    ]
