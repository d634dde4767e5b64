"""What is counted of every pair of people in a log of events, in SQL that DuckDB and Spark read alike.

Each step makes one table or view from those before it; the first ones read ``event`` (``a``, ``b``, ``ts``: who wrote
to whom at which UTC second). Times are UTC seconds, days UTC days. Everything at or after ``as_of`` is filtered first.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodterms.words import DAY

EVENT = ("a", "b", "ts")
"""The columns of a log of events, all BIGINT."""

PAIR = ("a", "b", "days", "first_ts", "last_ts", "n_in", "n_out", "last_in", "last_out", "quiet_since")
"""The columns of ``pair``, one row an unordered pair, the lower number first. In: by ``a``. ``quiet_since``: when the
quieter of the two last sent anything to anybody else. NULL: never."""

SEEN = "SELECT a, b, ts FROM event WHERE ts < {as_of} AND a <> b"

STEPS = {
    # Who wrote to whom: a row a direction.
    "side": f"""
        SELECT a, b, COUNT(*) AS n, MIN(ts) AS oldest, MAX(ts) AS newest FROM ({SEEN}) GROUP BY a, b""",
    # Days in touch. By distinct rows and not count(distinct), which costs more where there are many ties.
    "met": f"""
        SELECT lo, hi, COUNT(*) AS days FROM (
            SELECT DISTINCT LEAST(a, b) AS lo, GREATEST(a, b) AS hi, CAST(FLOOR(ts / {DAY}.0) AS BIGINT) AS met_on
            FROM ({SEEN})
        ) GROUP BY lo, hi""",
    # Whom everybody wrote to last, when, and when last to anybody but that one.
    "sender": """
        SELECT a AS who, MAX(CASE WHEN place = 1 THEN b END) AS last_to,
            MAX(CASE WHEN place = 1 THEN newest END) AS newest,
            MAX(CASE WHEN place = 2 THEN newest END) AS earlier
        FROM (SELECT a, b, newest, ROW_NUMBER() OVER (PARTITION BY a ORDER BY newest DESC, b) AS place FROM side)
        WHERE place <= 2 GROUP BY a""",
    "tie": """
        SELECT LEAST(a, b) AS lo, GREATEST(a, b) AS hi, MIN(oldest) AS oldest, MAX(newest) AS newest,
            SUM(CASE WHEN a < b THEN n ELSE 0 END) AS n_in, SUM(CASE WHEN a < b THEN 0 ELSE n END) AS n_out,
            MAX(CASE WHEN a < b THEN newest END) AS last_in, MAX(CASE WHEN a < b THEN NULL ELSE newest END) AS last_out
        FROM side GROUP BY LEAST(a, b), GREATEST(a, b)""",
    "pair": """
        SELECT lo AS a, hi AS b, days, oldest AS first_ts, newest AS last_ts, n_in, n_out, last_in, last_out,
            CASE WHEN one <= other THEN one WHEN other < one THEN other END AS quiet_since
        FROM (
            SELECT tie.*, met.days,
                CASE WHEN x.last_to = tie.hi THEN x.earlier ELSE x.newest END AS one,
                CASE WHEN y.last_to = tie.lo THEN y.earlier ELSE y.newest END AS other
            FROM tie JOIN met ON met.lo = tie.lo AND met.hi = tie.hi
            LEFT JOIN sender AS x ON x.who = tie.lo LEFT JOIN sender AS y ON y.who = tie.hi
        )""",
}
"""In this order. ``one`` and ``other``: when each of the two last sent to anybody but the other."""

PRIME, STEP, BUCKETS = 2_147_483_647, 48_271, 1_000_000
"""One step of the minimal standard generator (Park and Miller 1988) spreads numbers that lie close together. It is
arithmetic, so that every engine draws the same people; their own hashes differ."""

DRAWN = f"ABS(({{who}} % {PRIME}) * {STEP} % {PRIME}) % {BUCKETS} < {{cut}}"

SENT = f"SELECT a, b, ts FROM ({SEEN}) WHERE {DRAWN.format(who='a', cut='{cut}')}"
"""Everything that was sent by the people drawn; ``cut`` of a million people are."""


def drawn(who: NDArray[np.int64], cut: int) -> NDArray[np.bool_]:
    """The same draw in numpy: which of these people (n,) are in the sample."""
    among: NDArray[np.bool_] = np.abs(np.fmod(np.fmod(who, PRIME) * STEP, PRIME)) % BUCKETS < cut
    return among
