"""Works a thing out once for each case, however many rules ask for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, TypeVar

from goodterms.words import Case

P = ParamSpec("P")
T = TypeVar("T")


def once(work: Callable[Concatenate[Case, P], T]) -> Callable[Concatenate[Case, P], T]:
    """Keeps what ``work`` found of a case in the case itself: a list of ten thousand asks the same dozens of times."""

    def kept(case: Case, /, *args: P.args, **kwargs: P.kwargs) -> T:
        memo: dict[object, Any] = case.memo
        key = (work, *map(id, args))
        if key not in memo:
            memo[key] = work(case, *args, **kwargs)
        found: T = memo[key]
        return found

    update_wrapper(kept, work)
    return kept
