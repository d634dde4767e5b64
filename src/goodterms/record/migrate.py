"""Brings a record made by an older Goodterms up to today's schema; a copy of the file is kept beside it first."""

from __future__ import annotations

import sqlite3
from pathlib import Path

FOR_THE_USER = ("full", "locked", "readonly", "unable to open", "disk I/O")
"""What SQLite says of the disk and of other programs, which `opened` has its own sentences for."""

MIGRATIONS = Path(__file__).with_name("migrations")


def bring_up(path: Path, version: str) -> None:
    """Runs every migration after ``version``, all or none.

    Raises:
        CannotKeep: the record was made by a newer Goodterms, or is not what its version says.
    """
    from alembic import command
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError
    from sqlalchemy.exc import DBAPIError

    from goodterms.record.opened import CannotKeep

    config = configuration(path)
    try:
        ScriptDirectory.from_config(config).get_revision(version)
    except CommandError as error:
        raise CannotKeep(
            f"{path} was written by a newer Goodterms (record version {version}). Update Goodterms, then try again.",
        ) from error
    copy = keep_copy(path, version)
    try:
        command.upgrade(config, "head")
    except DBAPIError as error:
        why = error.orig
        if isinstance(why, sqlite3.Error) and any(known in str(why) for known in FOR_THE_USER):
            raise why from error
        raise CannotKeep(
            f"{path} could not be brought up to today's version ({why}). It was left as it is; {copy.name} beside it "
            "is a copy. Use the Goodterms that wrote it, or bring your exports into another --home.",
        ) from error


def configuration(path: Path):  # type: ignore[no-untyped-def]  # noqa: ANN201 - Alembic's type would import Alembic
    """Alembic's configuration for one record file, without any ini file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("sqlalchemy.url", f"sqlite:///{path}")
    return config


def keep_copy(path: Path, version: str) -> Path:
    """A whole copy of the record as it was, readable by its owner only."""
    copy = path.with_name(f"{path.stem}-before-{version}.sqlite")
    copy.unlink(missing_ok=True)
    copy.touch(mode=0o600)
    source, target = sqlite3.connect(path), sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()
    return copy
