-- The greatest least number that a party concedes about its own losses, of the whole or of a part.
WITH admissions AS (
  SELECT
    event,
    outcome,
    population,
    MAX(low_bound) FILTER (WHERE counts_now AND admission) AS floor_conceded,
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
  CASE WHEN claims > 0 THEN floor_conceded END AS low,
  CAST(NULL AS DOUBLE) AS best,
  CAST(NULL AS BIGINT) AS high,
  claims > 0 AND floor_conceded IS NOT NULL AS open_above,
  claims,
  parts,
  left_out
FROM admissions
