"""A later export of the same account is compared with the earlier one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from exports import LinkedIn
from goodterms.desk.bring_in import bring_in
from goodterms.desk.person import person


def archive(path: Path, *people: tuple[str, str], newest: str) -> str:
    """An archive with these people (name, company), taken on the day of its newest connection."""
    linkedin = LinkedIn()
    for name, company in people:
        linkedin.connect(name, "05 May 2019", company=company)
    linkedin.connect("Nina Newest", newest)
    return str(linkedin.zip(path))


def told(home: Path, who: str, topic: str) -> list[tuple[str, str]]:
    """What is known of somebody on one topic, newest first."""
    page: Any = person(home, who)
    return [(about["value"], about["since"]) for about in page["about"] if about["topic"] == topic]


def test_new_job_and_connection_gone(tmp_path: Path) -> None:
    """The newer archive brings the new job first and says from which list somebody is missing, with its day."""
    early = archive(tmp_path / "1.zip", ("Carla Changed", "Old Ltd"), ("Gus Gone", "Any Ltd"), newest="01 Jun 2020")
    later = archive(tmp_path / "2.zip", ("Carla Changed", "New Ltd"), newest="01 Jun 2022")
    home = tmp_path / "home"
    bring_in(home, [early])
    bring_in(home, [later])
    assert told(home, "Carla Changed", "organisation") == [("New Ltd", "2022-06-01"), ("Old Ltd", "2020-06-01")]
    assert told(home, "Gus Gone", "no_longer_listed") == [("connections", "2022-06-01")]
    assert told(home, "Carla Changed", "no_longer_listed") == []


def test_older_archive_overrides_nothing(tmp_path: Path) -> None:
    """Brought in the wrong order, the same two archives say the same."""
    early = archive(tmp_path / "1.zip", ("Carla Changed", "Old Ltd"), ("Gus Gone", "Any Ltd"), newest="01 Jun 2020")
    later = archive(tmp_path / "2.zip", ("Carla Changed", "New Ltd"), newest="01 Jun 2022")
    home = tmp_path / "home"
    bring_in(home, [later])
    bring_in(home, [early])
    assert told(home, "Carla Changed", "organisation") == [("New Ltd", "2022-06-01"), ("Old Ltd", "2020-06-01")]
    assert told(home, "Gus Gone", "no_longer_listed") == [("connections", "2022-06-01")]
