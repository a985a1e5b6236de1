-- The figure that most voices support and do not exclude, if they are more than half of all.
SELECT
  event,
  outcome,
  population,
  -- A range, or voices that meet in it: none of its ends is the best.
  CASE WHEN least_elected < greatest_elected THEN least_elected END AS low,
  CAST(CASE WHEN least_elected = greatest_elected THEN least_elected END AS DOUBLE) AS best,
  CASE WHEN least_elected < greatest_elected THEN greatest_elected END AS high,
  FALSE AS open_above,
  claims,
  parts,
  left_out
FROM questions
LEFT JOIN elected USING (event, outcome, population)
