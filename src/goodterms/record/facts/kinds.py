"""What `touch.kind` says: apart from the counting, so that a question for a meeting loads no numbers."""

from __future__ import annotations

from typing import Final

CALL: Final = 1
"""A call: both sides take part, so it answers itself. (0 is a message, 3 anything else.)"""

MEETING: Final = 2
"""A meeting of a few, which answers itself too."""
