-- The greatest least number that a party concedes about its own losses, of the whole or of a part.
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
FROM questions
