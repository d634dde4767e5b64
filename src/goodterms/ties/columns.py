"""Columns as the judgement takes them: float64 arrays, NaN where nothing is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

Columns = Mapping[str, npt.ArrayLike | Sequence[float | None]]
"""Column name -> values, all of one length. Names are the fields of `words.Facts`, and beside them:

``listed`` (0/1: stands on a list of connections, an address book, a subscription), ``depth_word`` (rank of the owner's
own word), ``last_sighting`` and ``returned_at`` (UTC seconds), ``seen_elsewhere`` (count), ``seen_until``
(UTC seconds: the end of the history we can see), ``usual_pause`` (seconds: their longest ordinary pause),
``quiet_since`` (UTC seconds: when last seen outside the tie), ``places`` (see `state.PLACES`), ``behind`` (seconds by
which their channel can be seen less far than all), ``elsewhere`` (0/1: the owner says that they talk elsewhere),
``namesake`` (UTC seconds: when somebody else of their name was last seen, who may be they), ``missed`` and
``missed_away`` (words of theirs that would have been due, by what others said where they used to write, in the silence
up to now and in the one before ``returned_at``). Only ``days`` must be there.
"""

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int8]


def column(columns: Columns, name: str) -> Floats:
    """One column as float64 (n,). None, masked values and columns that are not there are NaN.

    Whole UTC seconds are exact in float64. There is no other sign for missing: -1 would be a second before 1970.
    """
    values = columns.get(name)
    if values is None:
        return np.full(np.asarray(columns["days"]).shape, np.nan)
    if type(values) is np.ndarray and values.dtype == np.float64:
        return values
    if isinstance(values, np.ma.MaskedArray):
        return np.asarray(np.ma.filled(values.astype(np.float64), np.nan), dtype=np.float64)
    return np.asarray(values, dtype=np.float64)
