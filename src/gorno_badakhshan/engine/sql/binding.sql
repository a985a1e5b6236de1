-- The claims that bound the number of their question: those of the greatest low and those of the least high.
WITH bounded AS (
  SELECT
    event,
    outcome,
    population,
    claim,
    is_part,
    low_bound,
    high_bound,
    MAX(low_bound) OVER (PARTITION BY event, outcome, population) AS greatest_low,
    MIN(CASE WHEN NOT is_part THEN high_bound END)
      OVER (PARTITION BY event, outcome, population) AS least_high
  FROM evidence
  WHERE counts_now
)
SELECT
  event,
  outcome,
  population,
  claim,
  -- A low of 0 binds nobody.
  low_bound = greatest_low AND low_bound > 0 AS binds_below,
  NOT is_part AND high_bound IS NOT NULL AND high_bound = least_high AS binds_above
FROM bounded
WHERE (low_bound = greatest_low AND low_bound > 0) OR (NOT is_part AND high_bound = least_high)
