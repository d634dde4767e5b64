"""What a person can mend, as one sentence that says what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class Trouble(Exception):
    """One sentence for the user. ``code``: 1 something could not be done, 2 it was asked for wrongly."""

    def __init__(self, sentence: str, code: int = 1) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


@contextmanager
def plainly() -> Iterator[None]:
    """Turns what the rooms below raise for a person to mend into `Trouble`."""
    from goodterms.record.opened import CannotKeep, NoRecord
    from goodterms.record.undo import NoSuchImport

    try:
        yield
    except NoRecord as error:
        raise Trouble(f"{error} Bring your history in first: goodterms import PATH") from error
    except (CannotKeep, NoSuchImport) as error:
        raise Trouble(str(error)) from error
