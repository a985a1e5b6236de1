-- The latest credible figure; else that of a majority of voices; else the least.
WITH stating AS (
  -- A claim is surely earlier than another if its last possible day is before the other's first.
  SELECT
    event,
    outcome,
    population,
    least_figure,
    greatest_figure,
    said_last,
    MAX(said_first) OVER (PARTITION BY event, outcome, population) AS latest_start,
    COUNT(*) OVER (PARTITION BY event, outcome, population) AS stated_claims,
    COUNT(said_first) OVER (PARTITION BY event, outcome, population) AS dated_claims
  FROM evidence
  WHERE counts_now AND NOT is_part AND least_figure IS NOT NULL
),
latest AS (
  -- One undated figure may be the latest of all; of several different last ones none is.
  SELECT event, outcome, population, MIN(least_figure) AS latest_figure
  FROM stating
  WHERE dated_claims = stated_claims AND said_last >= latest_start
  GROUP BY event, outcome, population
  HAVING MIN(least_figure) = MAX(least_figure) AND MIN(greatest_figure) = MAX(greatest_figure)
)
SELECT
  event,
  outcome,
  population,
  CAST(NULL AS BIGINT) AS low,
  CAST(COALESCE(
    latest_figure,
    CASE WHEN least_elected = greatest_elected THEN least_elected END,
    least_stated) AS DOUBLE) AS best,
  CAST(NULL AS BIGINT) AS high,
  FALSE AS open_above,
  claims,
  parts,
  left_out
FROM questions
LEFT JOIN latest USING (event, outcome, population)
LEFT JOIN elected USING (event, outcome, population)
