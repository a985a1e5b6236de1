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
),
most_reliable AS (
  -- A claim of a speaker of best rank may be relayed by a voice of another rank, and then counts for the better.
  SELECT event, outcome, population, MIN(least_figure) AS reliable_figure
  FROM placed
  WHERE counts_now AND NOT is_part AND actor_rank = best_rank
  GROUP BY event, outcome, population
)
SELECT
  event,
  outcome,
  population,
  least_stated AS low,
  CAST(COALESCE(reliable_figure, least_stated) AS DOUBLE) AS best,
  greatest_stated AS high,
  open_above,
  claims,
  parts,
  left_out
FROM questions
LEFT JOIN most_reliable USING (event, outcome, population)
