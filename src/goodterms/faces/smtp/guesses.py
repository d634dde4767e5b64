"""Wrong passwords, over all connections: each is answered later than the one before. The right one never waits.

Passwords of the gate have 192 random bits, so nobody guesses one; but whoever tries should not keep the gate busy.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock
from time import monotonic

FREE = 5
"""Wrong ones within `REMEMBERED` that are answered at once: an old password that a mail program still has."""

REMEMBERED = 600.0
"""Seconds."""

FIRST, LONGEST = 0.5, 16.0
"""Seconds that the first of the others waits, each later one twice as long as the one before, to the longest."""


class Guesses:
    """Counts wrong passwords of everybody together: whoever guesses uses many connections, and many names."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._wrong: deque[float] = deque(maxlen=64)
        self._lock = Lock()

    def wrong(self) -> float:
        """One more wrong password; the seconds for which its answer waits."""
        with self._lock:
            now = self._clock()
            while self._wrong and self._wrong[0] < now - REMEMBERED:
                self._wrong.popleft()
            self._wrong.append(now)
            over = len(self._wrong) - FREE
        return 0.0 if over <= 0 else float(min(LONGEST, FIRST * 2 ** (over - 1)))
