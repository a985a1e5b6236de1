-- The least stated figure.
SELECT
  event,
  outcome,
  population,
  CAST(NULL AS BIGINT) AS low,
  CAST(least_stated AS DOUBLE) AS best,
  CAST(NULL AS BIGINT) AS high,
  FALSE AS open_above,
  claims,
  parts,
  left_out
FROM questions
