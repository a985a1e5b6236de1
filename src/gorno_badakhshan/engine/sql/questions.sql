-- One row for each question: what its claims state and admit, and how many count.
SELECT
  event,
  outcome,
  population,
  MIN(least_figure) FILTER (WHERE counts_now AND NOT is_part) AS least_stated,
  MAX(greatest_figure) FILTER (WHERE counts_now AND NOT is_part) AS greatest_stated,
  MIN(low_bound) FILTER (WHERE counts_now AND NOT is_part) AS least_low,
  -- A part may be small although the whole is great, so it bounds from below only.
  MAX(low_bound) FILTER (WHERE counts_now) AS greatest_low,
  MIN(high_bound) FILTER (WHERE counts_now AND NOT is_part) AS least_high,
  MAX(high_bound) FILTER (WHERE counts_now AND NOT is_part) AS greatest_high,
  COUNT(*) FILTER (WHERE counts_now AND NOT is_part AND high_bound IS NULL) > 0 AS open_above,
  MAX(low_bound) FILTER (WHERE counts_now AND admission) AS floor_conceded,
  COUNT(*) FILTER (WHERE counts_now AND NOT is_part) AS claims,
  COUNT(*) FILTER (WHERE counts_now AND is_part) AS parts,
  COUNT(*) FILTER (WHERE NOT counts_now) AS left_out
FROM evidence
GROUP BY event, outcome, population
