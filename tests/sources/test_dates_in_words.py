"""Dates with the month as a word, in the languages of exports."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from goodterms.sources.dates_in_words import moment_in_words

WHEN = int(datetime(2022, 3, 18, 14, 56, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    "written",
    [
        "Friday, March 18, 2022 at 2:56:00\u202fPM UTC",
        "Freitag, 18. März 2022 um 14:56:00 UTC",
        "18. Mrz. 2022, 14:56",
        "vendredi 18 mars 2022 à 14:56:00 UTC",
        "viernes, 18 de marzo de 2022, 14:56:00 UTC",
        "18 mar 2022, 2:56 p. m.",
        "vrijdag 18 maart 2022 om 14:56:00 UTC",
        "venerdì 18 marzo 2022 alle ore 14:56:00 UTC",
        "sexta-feira, 18 de março de 2022 às 14:56:00 UTC",
        "18 de mar. de 2022 14:56",
        "2022年3月18日金曜日 14時56分00秒 UTC",
        "2022年3月18日 下午2:56",
        "2022년 3월 18일 오후 2:56",
        "пятница, 18 марта 2022 \u0433. \u0432 14:56:00 UTC",
        "piątek, 18 marca 2022 14:56:00 UTC",
        "fredag 18 mars 2022 kl. 14:56:00 UTC",
        "fredag 18. marts 2022 kl. 14.56.00",
        "perjantai 18. maaliskuuta 2022 klo 14.56.00",
        "18 Mart 2022 Cuma 14:56:00 UTC",
        "pátek 18. března 2022 14:56:00",
    ],
)
def test_in_its_language(written: str) -> None:
    """Every language's own way is the same moment."""
    assert moment_in_words(written) == WHEN


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Lunch with Kim on 3 May 2022 at 10:30?",
        "March 2022 14:56",
        "18 March 14:56",
        "30 February 2022 14:56",
        "18 March 2022 25:56",
        "18 March 2022 14:66",
        "18 March April 2022 14:56",
        "18 17 March 2022 14:56",
        "March 18, 2022 14:56 " * 20,
    ],
)
def test_no_date(written: str) -> None:
    """Anything that is not wholly one date with a clock is none."""
    assert moment_in_words(written) is None


def test_zone() -> None:
    """A clock without a zone is taken in the given one."""
    assert moment_in_words("18 mars 2022 à 16:56", timezone(timedelta(hours=2))) == WHEN
