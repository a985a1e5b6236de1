-- Least low bound to greatest high bound.
SELECT
  event,
  outcome,
  population,
  MIN(low_bound) FILTER (WHERE counts_now AND NOT is_part) AS low,
  CAST(NULL AS DOUBLE) AS best,
  CASE
    WHEN COUNT(*) FILTER (WHERE counts_now AND NOT is_part AND high_bound IS NULL) = 0
      THEN MAX(high_bound) FILTER (WHERE counts_now AND NOT is_part)
  END AS high,
  COUNT(*) FILTER (WHERE counts_now AND NOT is_part AND high_bound IS NULL) > 0 AS open_above,
  COUNT(*) FILTER (WHERE counts_now AND NOT is_part) AS claims,
  COUNT(*) FILTER (WHERE counts_now AND is_part) AS parts,
  COUNT(*) FILTER (WHERE NOT counts_now) AS left_out
FROM evidence
GROUP BY event, outcome, population
