"""How a command ends early: one sentence on standard error, and the right exit code."""

from __future__ import annotations

STOPPED = 130
"""Exit code after Ctrl-C: 128 + SIGINT, as shells have it."""


class Stop(Exception):
    """One sentence for the user, and the exit code that goes with it."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def stop_of(error: Exception) -> Stop | None:
    """What a person can mend, as a `Stop`; None for anything else, which is a bug."""
    from goodterms.desk.trouble import Trouble
    from goodterms.settings import BadSettings

    if isinstance(error, Stop):
        return error
    if isinstance(error, Trouble):
        return Stop(error.sentence, error.code)
    return Stop(str(error), 1) if isinstance(error, BadSettings) else None
