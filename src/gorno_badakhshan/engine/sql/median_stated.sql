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
  SELECT event, outcome, population, group_voice, MIN(least_figure) AS latest_figure
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
  SELECT event, outcome, population, COALESCE(latest_figure, figure) AS figure
  FROM middle_of_voice
  LEFT JOIN latest USING (event, outcome, population, group_voice)
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
  SELECT event, outcome, population, AVG(figure) AS middle_figure
  FROM ordered
  WHERE 2 * place IN (places, places + 1, places + 2)
  GROUP BY event, outcome, population
)
SELECT
  event,
  outcome,
  population,
  CAST(NULL AS BIGINT) AS low,
  CAST(middle_figure AS DOUBLE) AS best,
  CAST(NULL AS BIGINT) AS high,
  FALSE AS open_above,
  claims,
  parts,
  left_out
FROM questions
LEFT JOIN middle USING (event, outcome, population)
