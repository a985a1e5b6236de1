-- Least and greatest stated figure, and whether any wording leaves it open above.
SELECT
  event,
  outcome,
  population,
  least_stated AS low,
  CAST(NULL AS DOUBLE) AS best,
  greatest_stated AS high,
  open_above,
  claims,
  parts,
  left_out
FROM questions
