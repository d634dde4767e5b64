-- Written by `python -m goodterms.record.facts.compile` from definition.py: change that, then compile again.
-- The facts of every person in "touch" from touches before the parameter as_of (UTC seconds), to be bound.
WITH "t12" AS (
  SELECT
    "t1"."person",
    COUNT(*) AS "n",
    SUM("t1"."first_of_day") AS "days",
    MIN("t1"."ts") AS "first",
    MAX("t1"."ts") AS "last",
    SUM("t1"."answers") AS "two_way",
    SUM("t1"."two_way_day") AS "two_way_days",
    SUM("t1"."occasion") AS "occasions",
    SUM("t1"."turn") AS "turns",
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
  "t25"."person",
  COALESCE("t25"."n_in", 0) AS "n_in",
  COALESCE("t25"."n_out", 0) AS "n_out",
  "t25"."days",
  "t25"."first",
  "t25"."last",
  "t25"."last_in",
  "t25"."last_out",
  "t25"."two_way",
  "t25"."two_way_days",
  "t25"."last_two_way",
  "t25"."occasions",
  "t25"."first_occasion",
  "t25"."last_occasion",
  "t25"."turns",
  COALESCE("t25"."opens_in", 0) AS "opens_in",
  COALESCE("t25"."opens_out", 0) AS "opens_out",
  "t25"."n" - 1 AS "gap_n",
  (
    CAST("t25"."last" - "t25"."first" AS DOUBLE) / CAST(NULLIF("t25"."n" - 1, 0) AS DOUBLE)
  ) / 86400.0 AS "gap_mean",
  "t25"."gap_var",
  "t25"."median_gap",
  COALESCE("t25"."sum_weight_in", 0) AS "sum_weight_in",
  COALESCE("t25"."sum_weight_out", 0) AS "sum_weight_out",
  COALESCE("t25"."d7_in", 0) AS "d7_in",
  COALESCE("t25"."d7_out", 0) AS "d7_out",
  COALESCE("t25"."d30_in", 0) AS "d30_in",
  COALESCE("t25"."d30_out", 0) AS "d30_out",
  COALESCE("t25"."d180_in", 0) AS "d180_in",
  COALESCE("t25"."d180_out", 0) AS "d180_out"
FROM (
  SELECT
    "t14"."person",
    "t14"."n",
    "t14"."days",
    "t14"."first",
    "t14"."last",
    "t14"."two_way",
    "t14"."two_way_days",
    "t14"."occasions",
    "t14"."turns",
    "t14"."gap_var",
    "t14"."median_gap",
    "t23"."person_in",
    "t23"."n_in",
    "t23"."last_in",
    "t23"."opens_in",
    "t23"."sum_weight_in",
    "t23"."d7_in",
    "t23"."d30_in",
    "t23"."d180_in",
    "t24"."person_out",
    "t24"."n_out",
    "t24"."last_out",
    "t24"."opens_out",
    "t24"."sum_weight_out",
    "t24"."d7_out",
    "t24"."d30_out",
    "t24"."d180_out",
    "t10"."person_answered",
    "t10"."last_two_way",
    "t11"."person_met",
    "t11"."first_occasion",
    "t11"."last_occasion"
  FROM "t12" AS "t14"
  LEFT OUTER JOIN (
    SELECT
      "t19"."person" AS "person_in",
      COUNT(*) AS "n_in",
      MAX("t19"."ts") AS "last_in",
      SUM("t19"."opens") AS "opens_in",
      SUM("t19"."weight") AS "sum_weight_in",
      SUM("t19"."weight" * EXP("t19"."age" * -0.0000011460766874337719)) AS "d7_in",
      SUM("t19"."weight" * EXP("t19"."age" * -2.674178937345468E-7)) AS "d30_in",
      SUM("t19"."weight" * EXP("t19"."age" * -4.45696489557578E-8)) AS "d180_in"
    FROM (
      SELECT
        "t17"."person",
        "t17"."ts",
        "t17"."out",
        "t17"."weight",
        "t17"."gap",
        "t17"."turn",
        "t17"."opens",
        "t17"."answers",
        "t17"."first_of_day",
        "t17"."day_gap",
        "t17"."two_way_day",
        "t17"."occasion",
        "t17"."last",
        CAST("t17"."last" - "t17"."ts" AS DOUBLE) AS "age"
      FROM (
        SELECT
          "t6"."person",
          "t6"."ts",
          "t6"."out",
          "t6"."weight",
          "t6"."gap",
          "t6"."turn",
          "t6"."opens",
          "t6"."answers",
          "t6"."first_of_day",
          "t6"."day_gap",
          "t6"."two_way_day",
          "t6"."occasion",
          "t16"."last"
        FROM (
          SELECT
            *
          FROM "touch" AS "t0"
          WHERE
            "t0"."ts" < $as_of AND "t0"."out" = 0
        ) AS "t6"
        INNER JOIN (
          SELECT
            "t13"."person",
            "t13"."last"
          FROM "t12" AS "t13"
        ) AS "t16"
          ON "t6"."person" = "t16"."person"
      ) AS "t17"
    ) AS "t19"
    GROUP BY
      1
  ) AS "t23"
    ON "t14"."person" = "t23"."person_in"
  LEFT OUTER JOIN (
    SELECT
      "t20"."person" AS "person_out",
      COUNT(*) AS "n_out",
      MAX("t20"."ts") AS "last_out",
      SUM("t20"."opens") AS "opens_out",
      SUM("t20"."weight") AS "sum_weight_out",
      SUM("t20"."weight" * EXP("t20"."age" * -0.0000011460766874337719)) AS "d7_out",
      SUM("t20"."weight" * EXP("t20"."age" * -2.674178937345468E-7)) AS "d30_out",
      SUM("t20"."weight" * EXP("t20"."age" * -4.45696489557578E-8)) AS "d180_out"
    FROM (
      SELECT
        "t18"."person",
        "t18"."ts",
        "t18"."out",
        "t18"."weight",
        "t18"."gap",
        "t18"."turn",
        "t18"."opens",
        "t18"."answers",
        "t18"."first_of_day",
        "t18"."day_gap",
        "t18"."two_way_day",
        "t18"."occasion",
        "t18"."last",
        CAST("t18"."last" - "t18"."ts" AS DOUBLE) AS "age"
      FROM (
        SELECT
          "t7"."person",
          "t7"."ts",
          "t7"."out",
          "t7"."weight",
          "t7"."gap",
          "t7"."turn",
          "t7"."opens",
          "t7"."answers",
          "t7"."first_of_day",
          "t7"."day_gap",
          "t7"."two_way_day",
          "t7"."occasion",
          "t16"."last"
        FROM (
          SELECT
            *
          FROM "touch" AS "t0"
          WHERE
            "t0"."ts" < $as_of AND "t0"."out" = 1
        ) AS "t7"
        INNER JOIN (
          SELECT
            "t13"."person",
            "t13"."last"
          FROM "t12" AS "t13"
        ) AS "t16"
          ON "t7"."person" = "t16"."person"
      ) AS "t18"
    ) AS "t20"
    GROUP BY
      1
  ) AS "t24"
    ON "t14"."person" = "t24"."person_out"
  LEFT OUTER JOIN (
    SELECT
      "t4"."person" AS "person_answered",
      MAX("t4"."ts") AS "last_two_way"
    FROM (
      SELECT
        *
      FROM "touch" AS "t0"
      WHERE
        "t0"."ts" < $as_of AND "t0"."answers" = 1
    ) AS "t4"
    GROUP BY
      1
  ) AS "t10"
    ON "t14"."person" = "t10"."person_answered"
  LEFT OUTER JOIN (
    SELECT
      "t5"."person" AS "person_met",
      MIN("t5"."ts") AS "first_occasion",
      MAX("t5"."ts") AS "last_occasion"
    FROM (
      SELECT
        *
      FROM "touch" AS "t0"
      WHERE
        "t0"."ts" < $as_of AND "t0"."occasion" = 1
    ) AS "t5"
    GROUP BY
      1
  ) AS "t11"
    ON "t14"."person" = "t11"."person_met"
) AS "t25"
ORDER BY
  "t25"."person" ASC
