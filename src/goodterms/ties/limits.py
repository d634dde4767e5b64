"""The thresholds that judging a tie takes. The values and what they mean to a user stand in the standards of the
gate.
"""

from __future__ import annotations

from typing import Protocol


class Limits(Protocol):
    """Every threshold of depth and state, as read-only attributes; `asks.standards.Standards` has them all."""

    @property
    def acquaintance_occasions(self) -> int:
        """Occasions that make an acquaintance."""

    @property
    def relationship_occasions(self) -> int:
        """Occasions that make a relationship, when they span `relationship_days`."""

    @property
    def relationship_days(self) -> int:
        """Days from the first to the last occasion of a relationship."""

    @property
    def dense_occasions(self) -> int:
        """Occasions that make a relationship when they are dense."""

    @property
    def dense_two_way_days(self) -> int:
        """Days with two-way contact that make those occasions dense."""

    @property
    def dormant_days(self) -> int:
        """Days without two-way contact after which a tie is dormant."""

    @property
    def gone_days(self) -> int:
        """Days of silence to everyone after which somebody is gone."""

    @property
    def gone_sightings(self) -> int:
        """Sightings outside the tie without which nobody can be called gone."""

    @property
    def back_days(self) -> int:
        """Days after a return for which somebody counts as back."""

    @property
    def alive_chance(self) -> float:
        """Chance of contact within 90 days from which a tie is alive."""
