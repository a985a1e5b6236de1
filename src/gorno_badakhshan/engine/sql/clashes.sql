-- For each question: whether one number satisfies all claims, how many pairs clash, and what bounds the number.
-- Reads the view evidence. Of two counts that clash one has a low above the other's high, so that in the order
-- of all ends each low counts the highs before it, and no pair is made.
WITH comparable AS (
  -- A count of the whole is compared with wholes, and a part with wholes and with counts of the same part.
  SELECT event, outcome, population, '' AS compared_as, low_bound, high_bound, is_part
  FROM evidence
  WHERE counts_now
  UNION ALL
  SELECT event, outcome, population, COALESCE(limits, '') AS compared_as, low_bound, high_bound, FALSE AS is_part
  FROM evidence
  WHERE counts_now AND is_part
),
ends AS (
  SELECT event, outcome, population, compared_as, low_bound AS place, 0 AS is_high FROM comparable
  UNION ALL
  -- A part may be small although the whole is great: its high excludes no whole.
  SELECT event, outcome, population, compared_as, high_bound AS place, 1 AS is_high
  FROM comparable
  WHERE high_bound IS NOT NULL AND NOT is_part
),
walked AS (
  -- At one place lows come before highs: 12 and 12 do not clash.
  SELECT
    event,
    outcome,
    population,
    is_high,
    SUM(is_high) OVER (
      PARTITION BY event, outcome, population, compared_as
      ORDER BY place, is_high
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS highs_before
  FROM ends
),
pairs AS (
  SELECT event, outcome, population, CAST(SUM(highs_before) AS BIGINT) AS clashing_pairs
  FROM walked
  WHERE is_high = 0
  GROUP BY event, outcome, population
)
SELECT
  event,
  outcome,
  population,
  COALESCE(clashing_pairs, 0) = 0 AS can_all_be_true,
  COALESCE(clashing_pairs, 0) AS clashing_pairs,
  greatest_low,
  least_high,
  claims,
  parts,
  left_out
FROM questions
LEFT JOIN pairs USING (event, outcome, population)
