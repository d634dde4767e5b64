-- Written by `python -m goodterms.record.facts.compile` from definition.py: change that, then compile again.
-- The facts of every person in "touch" from touches before the parameter as_of (UTC seconds), to be bound.
WITH "t9" AS (
  SELECT
    "t1"."person",
    COUNT(*) AS "n",
    COUNT("t1"."day_gap") + 1 AS "days",
    MIN("t1"."ts") AS "first",
    MAX("t1"."ts") AS "last",
    SUM("t1"."answers") AS "two_way",
    SUM("t1"."two_way_day") AS "two_way_days",
    SUM("t1"."occasion") AS "occasions",
    SUM("t1"."turn") AS "turns",
    SUM(CAST("t1"."kind" = 2 AS SMALLINT)) AS "meetings",
    VARIANCE(CAST("t1"."gap" AS DOUBLE)) / 7464960000.0 AS "gap_var",
    QUANTILE_CONT("t1"."day_gap", 0.5) AS "median_gap"
  FROM (
    SELECT
      *
    FROM "touch" AS "t0"
    WHERE
      "t0"."ts" < $as_of
  ) AS "t1"
  GROUP BY
    1
)
SELECT
  "t21"."person",
  COALESCE("t21"."n_in", 0) AS "n_in",
  COALESCE("t21"."n_out", 0) AS "n_out",
  "t21"."days",
  "t21"."first",
  "t21"."last",
  "t21"."last_in",
  "t21"."last_out",
  "t21"."two_way",
  "t21"."two_way_days",
  "t21"."last_two_way",
  "t21"."occasions",
  "t21"."first_occasion",
  "t21"."last_occasion",
  "t21"."turns",
  COALESCE("t21"."opens_in", 0) AS "opens_in",
  COALESCE("t21"."opens_out", 0) AS "opens_out",
  "t21"."meetings",
  COALESCE("t21"."alone_out", 0) AS "one_to_one",
  (
    CAST(LEAST(COALESCE("t21"."n_in", 0), COALESCE("t21"."n_out", 0)) AS DOUBLE) * 2.0
  ) / CAST("t21"."n" AS DOUBLE) AS "reciprocity",
  "t21"."n" - 1 AS "gap_n",
  (
    CAST("t21"."last" - "t21"."first" AS DOUBLE) / CAST(NULLIF("t21"."n" - 1, 0) AS DOUBLE)
  ) / 86400.0 AS "gap_mean",
  "t21"."gap_var",
  "t21"."median_gap",
  COALESCE("t21"."sum_weight_in", 0) AS "sum_weight_in",
  COALESCE("t21"."sum_weight_out", 0) AS "sum_weight_out",
  COALESCE("t21"."d7_in", 0) AS "d7_in",
  COALESCE("t21"."d7_out", 0) AS "d7_out",
  COALESCE("t21"."d30_in", 0) AS "d30_in",
  COALESCE("t21"."d30_out", 0) AS "d30_out",
  COALESCE("t21"."d180_in", 0) AS "d180_in",
  COALESCE("t21"."d180_out", 0) AS "d180_out"
FROM (
  SELECT
    "t13"."person",
    "t13"."n",
    "t13"."days",
    "t13"."first",
    "t13"."last",
    "t13"."two_way",
    "t13"."two_way_days",
    "t13"."occasions",
    "t13"."turns",
    "t13"."meetings",
    "t13"."gap_var",
    "t13"."median_gap",
    "t20"."person_way",
    "t20"."n_in",
    "t20"."n_out",
    "t20"."opens_in",
    "t20"."opens_out",
    "t20"."alone_in",
    "t20"."alone_out",
    "t20"."sum_weight_in",
    "t20"."sum_weight_out",
    "t20"."d7_in",
    "t20"."d7_out",
    "t20"."d30_in",
    "t20"."d30_out",
    "t20"."d180_in",
    "t20"."d180_out",
    "t20"."last_in",
    "t20"."last_out",
    "t7"."person_answered",
    "t7"."last_two_way",
    "t8"."person_met",
    "t8"."first_occasion",
    "t8"."last_occasion"
  FROM "t9" AS "t13"
  LEFT OUTER JOIN (
    SELECT
      "t18"."person" AS "person_way",
      SUM("t18"."n") FILTER(WHERE
        "t18"."out" = 0) AS "n_in",
      SUM("t18"."n") FILTER(WHERE
        "t18"."out" = 1) AS "n_out",
      SUM("t18"."opens") FILTER(WHERE
        "t18"."out" = 0) AS "opens_in",
      SUM("t18"."opens") FILTER(WHERE
        "t18"."out" = 1) AS "opens_out",
      SUM("t18"."alone") FILTER(WHERE
        "t18"."out" = 0) AS "alone_in",
      SUM("t18"."alone") FILTER(WHERE
        "t18"."out" = 1) AS "alone_out",
      SUM("t18"."weight") FILTER(WHERE
        "t18"."out" = 0) AS "sum_weight_in",
      SUM("t18"."weight") FILTER(WHERE
        "t18"."out" = 1) AS "sum_weight_out",
      SUM("t18"."d7") FILTER(WHERE
        "t18"."out" = 0) AS "d7_in",
      SUM("t18"."d7") FILTER(WHERE
        "t18"."out" = 1) AS "d7_out",
      SUM("t18"."d30") FILTER(WHERE
        "t18"."out" = 0) AS "d30_in",
      SUM("t18"."d30") FILTER(WHERE
        "t18"."out" = 1) AS "d30_out",
      SUM("t18"."d180") FILTER(WHERE
        "t18"."out" = 0) AS "d180_in",
      SUM("t18"."d180") FILTER(WHERE
        "t18"."out" = 1) AS "d180_out",
      MAX("t18"."newest") FILTER(WHERE
        "t18"."out" = 0) AS "last_in",
      MAX("t18"."newest") FILTER(WHERE
        "t18"."out" = 1) AS "last_out"
    FROM (
      SELECT
        "t17"."person",
        "t17"."out",
        "t17"."era",
        "t17"."n",
        "t17"."newest",
        "t17"."opens",
        "t17"."alone",
        "t17"."weight",
        "t17"."grown_7",
        "t17"."grown_30",
        "t17"."grown_180",
        "t17"."last",
        "t17"."early",
        EXP(
          GREATEST(
            LN(NULLIF("t17"."grown_7", 0.0)) + (
              "t17"."early" * 1.1460766874337719e-06
            ),
            -693.1471805599452
          )
        ) AS "d7",
        EXP(
          GREATEST(
            LN(NULLIF("t17"."grown_30", 0.0)) + (
              "t17"."early" * 2.674178937345468e-07
            ),
            -693.1471805599452
          )
        ) AS "d30",
        EXP(
          GREATEST(
            LN(NULLIF("t17"."grown_180", 0.0)) + (
              "t17"."early" * 4.45696489557578e-08
            ),
            -693.1471805599452
          )
        ) AS "d180"
      FROM (
        SELECT
          "t16"."person",
          "t16"."out",
          "t16"."era",
          "t16"."n",
          "t16"."newest",
          "t16"."opens",
          "t16"."alone",
          "t16"."weight",
          "t16"."grown_7",
          "t16"."grown_30",
          "t16"."grown_180",
          "t16"."last",
          CAST((
            (
              "t16"."era" * 1073741824
            ) + 536870912
          ) - "t16"."last" AS DOUBLE) AS "early"
        FROM (
          SELECT
            "t12"."person",
            "t12"."out",
            "t12"."era",
            "t12"."n",
            "t12"."newest",
            "t12"."opens",
            "t12"."alone",
            "t12"."weight",
            "t12"."grown_7",
            "t12"."grown_30",
            "t12"."grown_180",
            "t15"."last"
          FROM (
            SELECT
              "t2"."person",
              "t2"."out",
              "t2"."era",
              COUNT(*) AS "n",
              MAX("t2"."ts") AS "newest",
              SUM("t2"."opens") AS "opens",
              SUM(CAST("t2"."weight" = 1 AS SMALLINT)) AS "alone",
              SUM("t2"."weight") AS "weight",
              SUM("t2"."grown_7") AS "grown_7",
              SUM("t2"."grown_30") AS "grown_30",
              SUM("t2"."grown_180") AS "grown_180"
            FROM (
              SELECT
                *
              FROM "touch" AS "t0"
              WHERE
                $as_of > "t0"."ts"
            ) AS "t2"
            GROUP BY
              1,
              2,
              3
          ) AS "t12"
          INNER JOIN (
            SELECT
              "t11"."person",
              "t11"."last"
            FROM "t9" AS "t11"
          ) AS "t15"
            ON "t12"."person" = "t15"."person"
        ) AS "t16"
      ) AS "t17"
    ) AS "t18"
    GROUP BY
      1
  ) AS "t20"
    ON "t13"."person" = "t20"."person_way"
  LEFT OUTER JOIN (
    SELECT
      "t3"."person" AS "person_answered",
      MAX("t3"."ts") AS "last_two_way"
    FROM (
      SELECT
        *
      FROM "touch" AS "t0"
      WHERE
        "t0"."ts" < $as_of AND "t0"."answers" = 1
    ) AS "t3"
    GROUP BY
      1
  ) AS "t7"
    ON "t13"."person" = "t7"."person_answered"
  LEFT OUTER JOIN (
    SELECT
      "t4"."person" AS "person_met",
      MIN("t4"."ts") AS "first_occasion",
      MAX("t4"."ts") AS "last_occasion"
    FROM (
      SELECT
        *
      FROM "touch" AS "t0"
      WHERE
        "t0"."ts" < $as_of AND "t0"."occasion" = 1
    ) AS "t4"
    GROUP BY
      1
  ) AS "t8"
    ON "t13"."person" = "t8"."person_met"
) AS "t21"
ORDER BY
  "t21"."person" ASC
