-- The median of the figures stated, one a voice: its latest, else its middle one.
WITH stating AS (
  SELECT
    event,
    outcome,
    population,
    group_voice,
    least_figure,
    greatest_figure,
    said_last,
    MAX(said_first) OVER (PARTITION BY event, outcome, population, group_voice) AS latest_start,
    COUNT(*) OVER (PARTITION BY event, outcome, population, group_voice) AS stated_claims,
    COUNT(said_first) OVER (PARTITION BY event, outcome, population, group_voice) AS dated_claims
  FROM evidence
  WHERE counts_now AND NOT is_part AND least_figure IS NOT NULL
),
latest AS (
  SELECT event, outcome, population, group_voice, MIN(least_figure) AS figure
  FROM stating
  WHERE dated_claims = stated_claims AND said_last >= latest_start
  GROUP BY event, outcome, population, group_voice
  HAVING MIN(least_figure) = MAX(least_figure) AND MIN(greatest_figure) = MAX(greatest_figure)
),
figures AS (
  SELECT event, outcome, population, group_voice, least_figure AS figure FROM stating
  UNION
  SELECT event, outcome, population, group_voice, greatest_figure AS figure FROM stating
),
placed AS (
  SELECT
    figures.*,
    ROW_NUMBER() OVER (PARTITION BY event, outcome, population, group_voice ORDER BY figure) AS place,
    COUNT(*) OVER (PARTITION BY event, outcome, population, group_voice) AS places
  FROM figures
),
middle_of_voice AS (
  -- The lower of two in the middle, so that a voice stands for a figure that it states.
  SELECT event, outcome, population, group_voice, figure
  FROM placed
  WHERE 2 * place IN (places, places + 1)
),
of_voice AS (
  SELECT
    middle_of_voice.event,
    middle_of_voice.outcome,
    middle_of_voice.population,
    COALESCE(latest.figure, middle_of_voice.figure) AS figure
  FROM middle_of_voice
  LEFT JOIN latest
    ON middle_of_voice.event = latest.event
    AND middle_of_voice.outcome = latest.outcome
    AND middle_of_voice.population = latest.population
    AND middle_of_voice.group_voice = latest.group_voice
),
ordered AS (
  SELECT
    of_voice.*,
    ROW_NUMBER() OVER (PARTITION BY event, outcome, population ORDER BY figure) AS place,
    COUNT(*) OVER (PARTITION BY event, outcome, population) AS places
  FROM of_voice
),
middle AS (
  -- Half a person if the middle lies between two figures.
  SELECT event, outcome, population, AVG(figure) AS figure
  FROM ordered
  WHERE 2 * place IN (places, places + 1, places + 2)
  GROUP BY event, outcome, population
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
  CAST(middle.figure AS DOUBLE) AS best,
  CAST(NULL AS BIGINT) AS high,
  FALSE AS open_above,
  questions.claims,
  questions.parts,
  questions.left_out
FROM questions
LEFT JOIN middle
  ON questions.event = middle.event
  AND questions.outcome = middle.outcome
  AND questions.population = middle.population
