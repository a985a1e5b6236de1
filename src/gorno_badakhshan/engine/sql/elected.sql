-- The figures that most voices support and do not exclude, where these are more than half of all.
WITH figures AS (
  SELECT event, outcome, population, group_voice, least_figure AS figure
  FROM evidence
  WHERE counts_now AND NOT is_part AND least_figure IS NOT NULL
  UNION
  SELECT event, outcome, population, group_voice, greatest_figure AS figure
  FROM evidence
  WHERE counts_now AND NOT is_part AND greatest_figure IS NOT NULL
),
voices AS (
  SELECT event, outcome, population, group_voice, MAX(low_bound) AS voice_low, MIN(high_bound) AS voice_high
  FROM evidence
  WHERE counts_now AND NOT is_part
  GROUP BY event, outcome, population, group_voice
),
support AS (
  -- One vote a voice. What a voice excludes anywhere it does not support, whatever it states elsewhere.
  SELECT event, outcome, population, figure, COUNT(*) AS votes
  FROM figures
  JOIN voices USING (event, outcome, population, group_voice)
  WHERE figure >= voice_low AND (voice_high IS NULL OR figure <= voice_high)
  GROUP BY event, outcome, population, figure
),
electorate AS (
  SELECT event, outcome, population, COUNT(*) AS all_voices
  FROM voices
  GROUP BY event, outcome, population
),
compared AS (
  SELECT
    event,
    outcome,
    population,
    figure,
    votes,
    MAX(votes) OVER (PARTITION BY event, outcome, population) AS most_votes
  FROM support
)
SELECT event, outcome, population, MIN(figure) AS least_elected, MAX(figure) AS greatest_elected
FROM compared
JOIN electorate USING (event, outcome, population)
WHERE votes = most_votes AND 2 * votes > all_voices
GROUP BY event, outcome, population
