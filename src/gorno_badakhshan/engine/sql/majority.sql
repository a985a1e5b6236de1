-- The figure that most voices support and do not exclude, if they are more than half of all.
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
  SELECT figures.event, figures.outcome, figures.population, figures.figure, COUNT(*) AS votes
  FROM figures
  JOIN voices
    ON figures.event = voices.event
    AND figures.outcome = voices.outcome
    AND figures.population = voices.population
    AND figures.group_voice = voices.group_voice
  WHERE figures.figure >= voices.voice_low
    AND (voices.voice_high IS NULL OR figures.figure <= voices.voice_high)
  GROUP BY figures.event, figures.outcome, figures.population, figures.figure
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
),
elected AS (
  SELECT
    compared.event,
    compared.outcome,
    compared.population,
    MIN(compared.figure) AS least_elected,
    MAX(compared.figure) AS greatest_elected
  FROM compared
  JOIN electorate
    ON compared.event = electorate.event
    AND compared.outcome = electorate.outcome
    AND compared.population = electorate.population
  WHERE compared.votes = compared.most_votes AND 2 * compared.votes > electorate.all_voices
  GROUP BY compared.event, compared.outcome, compared.population
),
questions AS (
  SELECT
    event,
    outcome,
    population,
    MIN(least_figure) FILTER (WHERE counts_now AND NOT is_part) AS least_stated,
    COUNT(*) FILTER (WHERE counts_now AND NOT is_part) AS claims,
    COUNT(*) FILTER (WHERE counts_now AND is_part) AS parts,
    COUNT(*) FILTER (WHERE NOT counts_now) AS left_out
  FROM evidence
  GROUP BY event, outcome, population
)
SELECT
  questions.event,
  questions.outcome,
  questions.population,
  -- A range, or voices that meet in it: none of its ends is the best.
  CASE WHEN elected.least_elected < elected.greatest_elected THEN elected.least_elected END AS low,
  CAST(CASE WHEN elected.least_elected = elected.greatest_elected THEN elected.least_elected END AS DOUBLE) AS best,
  CASE WHEN elected.least_elected < elected.greatest_elected THEN elected.greatest_elected END AS high,
  FALSE AS open_above,
  questions.claims,
  questions.parts,
  questions.left_out
FROM questions
LEFT JOIN elected
  ON questions.event = elected.event
  AND questions.outcome = elected.outcome
  AND questions.population = elected.population
