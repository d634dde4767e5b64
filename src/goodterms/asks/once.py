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

    def remembered(case: Case, /, *args: P.args, **kwargs: P.kwargs) -> T:
        memo: dict[object, Any] = case.memo
        key = (work, id(args[0])) if args else work  # what is asked about beside the case are standards, at most
        if key in memo:
            kept: T = memo[key]
            return kept
        found = memo[key] = work(case, *args, **kwargs)
        return found

    update_wrapper(remembered, work)
    return remembered
