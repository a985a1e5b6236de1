-- Least, best and greatest figure of the reliable; best is the most reliable's, else the least.
WITH ranked AS (
  -- LEAST ignores nulls on both engines, so a claim has the better rank of its speaker and its voice.
  SELECT evidence.*, LEAST(own.rank, first.rank) AS actor_rank
  FROM evidence
  LEFT JOIN reliability AS own ON own.actor = evidence.speaker
  LEFT JOIN reliability AS first ON first.actor = evidence.voice
),
placed AS (
  SELECT
    ranked.*,
    MIN(CASE WHEN counts_now AND NOT is_part AND least_figure IS NOT NULL THEN actor_rank END)
      OVER (PARTITION BY event, outcome, population) AS best_rank
  FROM ranked
)
SELECT
  event,
  outcome,
  population,
  MIN(least_figure) FILTER (WHERE counts_now AND NOT is_part) AS low,
  -- A claim of a speaker of best rank may be told by a voice of another rank, and then counts for the better.
  CAST(COALESCE(
    MIN(least_figure) FILTER (WHERE counts_now AND NOT is_part AND actor_rank = best_rank),
    MIN(least_figure) FILTER (WHERE counts_now AND NOT is_part)) AS DOUBLE) AS best,
  MAX(greatest_figure) FILTER (WHERE counts_now AND NOT is_part) AS high,
  COUNT(*) FILTER (WHERE counts_now AND NOT is_part AND high_bound IS NULL) > 0 AS open_above,
  COUNT(*) FILTER (WHERE counts_now AND NOT is_part) AS claims,
  COUNT(*) FILTER (WHERE counts_now AND is_part) AS parts,
  COUNT(*) FILTER (WHERE NOT counts_now) AS left_out
FROM placed
GROUP BY event, outcome, population
