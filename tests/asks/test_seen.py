"""Beside every silence stands what we can see."""

from __future__ import annotations

from dataclasses import replace

from asks.cases import HELLO, case, stranger, ts
from goodterms.asks.seen import as_far_as, would_show
from goodterms.asks.standards import DEFAULTS
from goodterms.words import Coverage

BARE = case(HELLO, None)


def seen(*channels: tuple[str, str]) -> str:
    """The clause for channels that reach to these dates."""
    return as_far_as(replace(BARE, coverage=tuple(Coverage(name, 0, ts(last)) for name, last in channels)))


def test_nothing_known_says_nothing() -> None:
    """Without coverage there is no clause."""
    assert seen() == ""


def test_one_channel() -> None:
    """One channel, one date."""
    assert seen(("mail", "2019-11-03")) == ", as far as mail up to 3 November 2019 shows"


def test_near_dates_are_one() -> None:
    """Channels within a month share the earlier date, so that no more is claimed than is seen."""
    expected = ", as far as mail and LinkedIn up to 1 November 2019 show"
    assert seen(("mail", "2019-11-03"), ("linkedin", "2019-11-01")) == expected


def test_far_dates_stand_apart() -> None:
    """A channel that ends long before says so."""
    expected = ", as far as mail up to 3 November 2019 and Skype up to 1 May 2015 show"
    assert seen(("mail", "2019-11-03"), ("skype", "2015-05-01")) == expected


def test_a_closed_channel_does_not_speak_for_the_others() -> None:
    """Those that reach to now share a day; the ones that ended long ago have their own."""
    now = [(name, "2026-11-20") for name in ("mail", "linkedin", "whatsapp")]
    expected = ", as far as mail, LinkedIn and WhatsApp up to 20 November 2026, and Skype up to 1 May 2025 show"
    assert seen(*now, ("skype", "2025-05-01")) == expected


def test_many_channels_are_counted() -> None:
    """Five names would not be read either."""
    names = ("mail", "linkedin", "calendar", "telegram", "whatsapp")
    expected = ", as far as mail, LinkedIn and 3 more channels up to 20 November 2026 show"
    assert seen(*((name, "2026-11-20") for name in names)) == expected


def test_many_ends_are_counted() -> None:
    """Four different ends would not be read: the older ones are a number."""
    ends = [("mail", "2026-11-20"), ("telegram", "2026-01-01"), ("skype", "2025-05-01"), ("linkedin", "2024-05-01")]
    named = ", as far as mail up to 20 November 2026, Telegram up to 1 January 2026"
    assert seen(*ends) == f"{named} and 2 others up to earlier days show"


def test_history_would_show_only_its_own_kind() -> None:
    """Mail shows mail addresses, and only when it is long and fresh enough."""
    assert would_show(stranger(HELLO, "zoe@example.org"), DEFAULTS)
    assert would_show(stranger(HELLO, "https://www.linkedin.com/in/zoe-example"), DEFAULTS)
    assert not would_show(stranger(HELLO, "+44 20 7946 0000"), DEFAULTS)
    short = replace(stranger(HELLO), coverage=(Coverage("mail", ts("2022-12-01"), ts("2023-01-28")),))
    stale = replace(stranger(HELLO), coverage=(Coverage("mail", ts("2015-12-01"), ts("2022-01-28")),))
    assert not would_show(short, DEFAULTS)
    assert not would_show(stale, DEFAULTS)
