"""What holds for all tests: no example is failed for its time, since no test asserts a time."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
