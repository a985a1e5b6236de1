-- What every claim allows.
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
FROM questions
