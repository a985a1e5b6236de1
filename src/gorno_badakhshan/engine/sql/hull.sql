-- Least low bound to greatest high bound.
SELECT
  event,
  outcome,
  population,
  least_low AS low,
  CAST(NULL AS DOUBLE) AS best,
  CASE WHEN NOT open_above THEN greatest_high END AS high,
  open_above,
  claims,
  parts,
  left_out
FROM questions
