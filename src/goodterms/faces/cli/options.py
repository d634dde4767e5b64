"""Options that several commands share, and the settings of this run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from goodterms.settings import Settings

as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")


def until(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:  # noqa: ARG001 - click's
    """A day (its end) or a moment as typed, in UTC seconds."""
    from goodterms.desk.moment import moment

    return None if value is None else moment(value)


as_of = click.option(
    "--as-of",
    metavar="WHEN",
    callback=until,
    help="Judge as of a past day (2024-05-31, its end) or moment (2024-05-31T14:00, UTC).",
)


def settings() -> Settings:
    """The settings of this run, for the ``--home`` that was given.

    Raises:
        BadSettings: they cannot be used.
    """
    from goodterms.settings import load

    home = click.get_current_context().find_root().params.get("home")
    return load(None if home is None else Path(home))
