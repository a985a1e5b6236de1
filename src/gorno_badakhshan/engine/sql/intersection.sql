-- What every claim allows. A part may be small although the whole is great, so it bounds from below only.
WITH bounds AS (
  SELECT
    event,
    outcome,
    population,
    MAX(low_bound) FILTER (WHERE counts_now) AS greatest_low,
    MIN(high_bound) FILTER (WHERE counts_now AND NOT is_part) AS least_high,
    COUNT(*) FILTER (WHERE counts_now AND NOT is_part) AS claims,
    COUNT(*) FILTER (WHERE counts_now AND is_part) AS parts,
    COUNT(*) FILTER (WHERE NOT counts_now) AS left_out
  FROM evidence
  GROUP BY event, outcome, population
)
SELECT
  event,
  outcome,
  population,
  CASE WHEN claims > 0 AND (least_high IS NULL OR greatest_low <= least_high) THEN greatest_low END AS low,
  CAST(NULL AS DOUBLE) AS best,
  CASE WHEN greatest_low <= least_high THEN least_high END AS high,
  claims > 0 AND least_high IS NULL AS open_above,
  claims,
  parts,
  left_out
FROM bounds
