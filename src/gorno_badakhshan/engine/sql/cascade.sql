-- The latest credible figure; else that of a majority of voices; else the least.
WITH stating AS (
  -- A claim is surely earlier than another if its last possible day is before the other's first.
  SELECT
    event,
    outcome,
    population,
    least_figure,
    greatest_figure,
    said_last,
    MAX(said_first) OVER (PARTITION BY event, outcome, population) AS latest_start,
    COUNT(*) OVER (PARTITION BY event, outcome, population) AS stated_claims,
    COUNT(said_first) OVER (PARTITION BY event, outcome, population) AS dated_claims
  FROM evidence
  WHERE counts_now AND NOT is_part AND least_figure IS NOT NULL
),
latest AS (
  -- One undated figure may be the latest of all; of several different last ones none is.
  SELECT event, outcome, population, MIN(least_figure) AS figure
  FROM stating
  WHERE dated_claims = stated_claims AND said_last >= latest_start
  GROUP BY event, outcome, population
  HAVING MIN(least_figure) = MAX(least_figure) AND MIN(greatest_figure) = MAX(greatest_figure)
),
figures AS (
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
  CAST(NULL AS BIGINT) AS low,
  CAST(COALESCE(
    latest.figure,
    CASE WHEN elected.least_elected = elected.greatest_elected THEN elected.least_elected END,
    questions.least_stated) AS DOUBLE) AS best,
  CAST(NULL AS BIGINT) AS high,
  FALSE AS open_above,
  questions.claims,
  questions.parts,
  questions.left_out
FROM questions
LEFT JOIN latest
  ON questions.event = latest.event
  AND questions.outcome = latest.outcome
  AND questions.population = latest.population
LEFT JOIN elected
  ON questions.event = elected.event
  AND questions.outcome = elected.outcome
  AND questions.population = elected.population
