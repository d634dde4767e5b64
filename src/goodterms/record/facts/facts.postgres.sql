-- Written by `python -m goodterms.record.facts.compile` from definition.py: change that, then compile again.
-- The facts of every person in "touch" from touches before the parameter as_of (UTC seconds), to be bound.
SELECT
  "t0"."person",
  "t0"."n_in",
  "t0"."n_out",
  "t0"."days",
  "t0"."first",
  "t0"."ts" AS "last",
  "t0"."last_in",
  "t0"."last_out",
  "t0"."two_way",
  "t0"."two_way_days",
  "t0"."last_two_way",
  "t0"."occasions",
  "t0"."first_occasion",
  "t0"."last_occasion",
  "t0"."turns",
  "t0"."opens_in",
  "t0"."opens_out",
  "t0"."meetings",
  "t0"."one_to_one",
  (
    CAST(LEAST("t0"."n_in", "t0"."n_out") AS DOUBLE PRECISION) * 2.0
  ) / CAST("t0"."n_in" + "t0"."n_out" AS DOUBLE PRECISION) AS "reciprocity",
  (
    "t0"."n_in" + "t0"."n_out"
  ) - 1 AS "gap_n",
  CAST((
    CAST("t0"."ts" - "t0"."first" AS DOUBLE PRECISION) / CAST(NULLIF((
      "t0"."n_in" + "t0"."n_out"
    ) - 1, 0) AS DOUBLE PRECISION)
  ) AS DOUBLE PRECISION) / 86400.0 AS "gap_mean",
  CAST((
    "t0"."gap_spread" / CAST(NULLIF(GREATEST((
      "t0"."n_in" + "t0"."n_out"
    ) - 2, 0), 0) AS DOUBLE PRECISION)
  ) AS DOUBLE PRECISION) / 7464960000.0 AS "gap_var",
  "t0"."median_gap",
  "t0"."sum_weight_in",
  "t0"."sum_weight_out",
  "t0"."d7_in",
  "t0"."d7_out",
  "t0"."d30_in",
  "t0"."d30_out",
  "t0"."d180_in",
  "t0"."d180_out"
FROM "touch" AS "t0"
WHERE
  "t0"."ts" < :as_of AND "t0"."next_ts" >= :as_of
ORDER BY
  "t0"."person" ASC
