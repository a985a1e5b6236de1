-- The least stated figure.
SELECT
  event,
  outcome,
  population,
  CAST(NULL AS BIGINT) AS low,
  CAST(MIN(least_figure) FILTER (WHERE counts_now AND NOT is_part) AS DOUBLE) AS best,
  CAST(NULL AS BIGINT) AS high,
  FALSE AS open_above,
  COUNT(*) FILTER (WHERE counts_now AND NOT is_part) AS claims,
  COUNT(*) FILTER (WHERE counts_now AND is_part) AS parts,
  COUNT(*) FILTER (WHERE NOT counts_now) AS left_out
FROM evidence
GROUP BY event, outcome, population
