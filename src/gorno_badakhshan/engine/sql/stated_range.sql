-- Least and greatest stated figure, and whether any wording leaves it open above.
SELECT
  event,
  outcome,
  population,
  MIN(least_figure) FILTER (WHERE counts_now AND NOT is_part) AS low,
  CAST(NULL AS DOUBLE) AS best,
  MAX(greatest_figure) FILTER (WHERE counts_now AND NOT is_part) AS high,
  COUNT(*) FILTER (WHERE counts_now AND NOT is_part AND high_bound IS NULL) > 0 AS open_above,
  COUNT(*) FILTER (WHERE counts_now AND NOT is_part) AS claims,
  COUNT(*) FILTER (WHERE counts_now AND is_part) AS parts,
  COUNT(*) FILTER (WHERE NOT counts_now) AS left_out
FROM evidence
GROUP BY event, outcome, population
