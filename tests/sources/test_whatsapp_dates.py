"""The dates of WhatsApp's exports."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from goodterms.sources.whatsapp_dates import Orders, Stamp, day_of, stamp

ARABIC = "\u0661\u0668\u200f/\u0663\u200f/\u0662\u0660\u0662\u0662\u060c \u0662:\u0665\u0666 \u0645"
"""18/3/2022, 2:56 in the afternoon, in the digits of Egypt."""


def written(text: str) -> Stamp:
    """A stamp that must be one."""
    found = stamp(text)
    assert found is not None, text
    return found


def left(stamps: Iterable[str], text: str = "", given: str | None = None) -> tuple[str, ...]:
    """The orders that a file of these dates leaves open."""
    orders = Orders()
    for each in stamps:
        orders.see(written(each), text)
    return orders.decided(given)


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("3/18/22, 2:56 PM", "mdy", "2022-03-18 14:56:00"),
        ("3/18/22, 2:56\u202fPM", "mdy", "2022-03-18 14:56:00"),
        ("3/18/22, 2:56\u00a0pm", "mdy", "2022-03-18 14:56:00"),
        ("3/18/2022, 12:00 AM", "mdy", "2022-03-18 00:00:00"),
        ("3/18/2022, 12:00 PM", "mdy", "2022-03-18 12:00:00"),
        ("18/03/2022, 14:56", "dmy", "2022-03-18 14:56:00"),
        ("18.03.22 \u0433., 14:56 \u0447.", "dmy", "2022-03-18 14:56:00"),
        ("18/3/22 14:56", "dmy", "2022-03-18 14:56:00"),
        ("18/3/22 14:56:01", "dmy", "2022-03-18 14:56:01"),
        ("18/3/2022, 2:56 p. m.", "dmy", "2022-03-18 14:56:00"),
        ("18/3/2022, 2:56 a. m.", "dmy", "2022-03-18 02:56:00"),
        ("2022-03-18, 2:56 p.m.", "ymd", "2022-03-18 14:56:00"),
        ("2022/3/18, 14:56", "ymd", "2022-03-18 14:56:00"),
        ("18-03-2022 14:56", "dmy", "2022-03-18 14:56:00"),
        ("18.3.22 14:56", "dmy", "2022-03-18 14:56:00"),
        ("18.03.22, 14.56.01", "dmy", "2022-03-18 14:56:01"),
        ("18.3.2022 klo 14.56", "dmy", "2022-03-18 14:56:00"),
        ("14:56:01, 3/18/22", "mdy", "2022-03-18 14:56:01"),
        (ARABIC, "dmy", "2022-03-18 14:56:00"),
        ("18/3/22, 2:56 \u0635", "dmy", "2022-03-18 02:56:00"),
        ("18/3/2565 BE, 14:56:01", "dmy", "2022-03-18 14:56:01"),
        ("18/3/2565, 14:56", "dmy", "2022-03-18 14:56:00"),
        ("18/3/65, 14:56", "dmy", "2022-03-18 14:56:00"),
        ("R4/3/18 14:56:01", "ymd", "2022-03-18 14:56:01"),
        ("3/18/R4, 14:56:01", "mdy", "2022-03-18 14:56:01"),
        ("H31/3/18 14:56:01", "ymd", "2019-03-18 14:56:01"),
        ("2022\u5e743\u670818\u65e5 14:56", "ymd", "2022-03-18 14:56:00"),
        ("2022/3/18 \u4e0b\u53482:56:01", "ymd", "2022-03-18 14:56:01"),
        ("2022. 3. 18. \uc624\ud6c4 2:56", "ymd", "2022-03-18 14:56:00"),
        ("3/18/22, 2:56 in the afternoon", "mdy", "2022-03-18 14:56:00"),
        ("3/18/22, 9:56 at night", "mdy", "2022-03-18 21:56:00"),
        ("3/18/22, 2:56 at night", "mdy", "2022-03-18 02:56:00"),
        ("18/03/2022, 14 h 56", "dmy", "2022-03-18 14:56:00"),
    ],
)  # fmt: skip
def test_shapes(text: str, order: str, expected: str) -> None:
    """Every way that a phone writes a date and a time is read."""
    seen = written(text)
    assert order in seen.orders
    hour, minute, second = seen.clock
    assert f"{seen.day(order)} {hour:02}:{minute:02}:{second:02}" == expected


@pytest.mark.parametrize(
    "text",
    ["", "hello", "18/03/2022", "14:56", "18/03-2022, 14:56", "18/03/2022, 14:76", "18/03/2022, 31:00", "1/2/3, x"],
)
def test_no_dates(text: str) -> None:
    """What is no date with a time is none."""
    assert stamp(text) is None


def test_day_above_twelve_decides() -> None:
    """One number that can only be a day decides the whole file."""
    assert left(["03/04/2022, 14:56", "13/04/2022, 14:56"]) == ("dmy",)
    assert left(["03/04/2022, 14:56", "04/13/2022, 14:56"]) == ("mdy",)


def test_one_damaged_line_does_not_decide() -> None:
    """Where both orders have impossible days, the one with fewer is taken."""
    assert left(["13/04/2022, 14:56", "14/04/2022, 14:56", "04/15/2022, 14:56"]) == ("dmy",)


def test_running_forwards_decides() -> None:
    """Where both orders are possible, the one in which days do not run backwards is taken."""
    assert left(["01/02/2022, 1:00", "03/02/2022, 1:00", "05/02/2022, 1:00", "02/03/2022, 1:00"]) == ("dmy",)


def test_names_of_attachments_decide() -> None:
    """A file named by its day shows the order of the date beside it."""
    assert left(["03/04/2022, 1:00"], "Bo: IMG-20220403-WA0001.jpg (file attached)") == ("dmy",)
    assert left(["03/04/2022, 1:00"], "Bo: <attached: 00000012-PHOTO-2022-03-04-01-00-00.jpg>") == ("mdy",)


def test_open_question() -> None:
    """What nothing shows stays open until the user says it; what the file shows nobody needs to say."""
    assert left(["03/04/2022, 1:00", "04/05/2022, 1:00"]) == ("dmy", "mdy")
    assert left(["03/04/2022, 1:00"], given="mdy") == ("mdy",)
    assert left(["13/04/2022, 1:00"], given="mdy") == ("dmy",)


def test_same_day_either_way() -> None:
    """A date that is the same in every order needs no order."""
    assert day_of(written("05/05/2022, 1:00"), ("dmy", "mdy")) == written("05/05/2022, 1:00").day("dmy")
    assert day_of(written("05/06/2022, 1:00"), ("dmy", "mdy")) is None


def test_dots_have_the_day_first() -> None:
    """No locale puts the month first before dots."""
    assert left(["03.04.22, 1:00"]) == ("dmy",)


def test_short_year_in_front() -> None:
    """A year of two digits in front is found where nothing else is possible."""
    assert left(["22/03/18 1:00", "22/03/31 1:00", "22/04/01 1:00"]) == ("ymd",)


@pytest.mark.parametrize("second", ["", ":00", ":59"])
@pytest.mark.parametrize("day", ["18/03/2022, ", "3/18/22, ", "18.03.22 ", "2022-03-18, ", "99/99/9999, ", "1/2/3, "])
def test_plain_clocks_are_read_as_all_others(day: str, second: str) -> None:
    """The short way for days with a plain clock comes to what the long way does."""
    for clock in ("0:00", "09:05", "23:59", "24:00", "25:00", "12:60"):
        assert stamp(f"{day}{clock}{second}") == stamp(f"{day}{clock}{second} "), clock
