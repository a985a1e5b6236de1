-- Each claim as it counts under the assumptions. Reads the views counts, assumptions and set_aside.
WITH left_out AS (
  -- A correction that does not count replaces nothing.
  SELECT DISTINCT counts.claim
  FROM counts
  CROSS JOIN assumptions
  LEFT JOIN set_aside AS own ON own.actor = counts.speaker
  LEFT JOIN set_aside AS first ON first.actor = counts.voice
  WHERE own.actor IS NOT NULL OR first.actor IS NOT NULL OR (counts.infobox AND NOT assumptions.infobox)
),
assumed AS (
  SELECT
    counts.event,
    counts.outcome,
    counts.population,
    counts.claim,
    counts.is_part,
    counts.limits,
    counts.speaker,
    CASE WHEN assumptions.one_voice THEN 'one voice' ELSE counts.voice END AS group_voice,
    counts.voice,
    counts.admission,
    counts.said_first,
    counts.said_last,
    CASE WHEN counts.hedge = 'between' THEN counts.low ELSE counts.stated END AS least_figure,
    CASE WHEN counts.hedge = 'between' THEN counts.high ELSE counts.stated END AS greatest_figure,
    own.claim IS NULL
      AND counts.polarity = 'affirmed'
      AND (assumptions.superseded OR counts.replaced_by IS NULL OR correction.claim IS NOT NULL) AS counts_now,
    counts.relation,
    counts.times,
    counts.times_of,
    assumptions.share,
    assumptions.share_of,
    -- The bounds of the claim's own words; "about" is widened outward to whole people.
    CASE
      WHEN counts.hedge IN ('about', 'nearly') AND counts.stated IS NOT NULL
        THEN LEAST(
          CAST((counts.stated * (assumptions.share_of - assumptions.share)
            - (counts.stated * (assumptions.share_of - assumptions.share)) % assumptions.share_of)
            / assumptions.share_of AS BIGINT),
          CASE WHEN counts.hedge = 'nearly' THEN counts.stated - 1 ELSE counts.stated END)
      ELSE counts.low
    END AS own_low,
    CASE
      WHEN counts.hedge = 'exact' AND assumptions.bare_is_floor THEN NULL
      WHEN counts.hedge = 'about' AND counts.stated IS NOT NULL
        THEN counts.stated + CAST((counts.stated * assumptions.share + assumptions.share_of - 1
            - (counts.stated * assumptions.share + assumptions.share_of - 1) % assumptions.share_of)
            / assumptions.share_of AS BIGINT)
      WHEN counts.hedge = 'nearly' AND counts.stated IS NOT NULL THEN counts.stated - 1
      ELSE counts.high
    END AS own_high,
    -- The same for the claim that it is compared with: "more than twice the official toll".
    CASE
      WHEN counts.other_hedge IN ('about', 'nearly') AND counts.other_stated IS NOT NULL
        THEN LEAST(
          CAST((counts.other_stated * (assumptions.share_of - assumptions.share)
            - (counts.other_stated * (assumptions.share_of - assumptions.share)) % assumptions.share_of)
            / assumptions.share_of AS BIGINT),
          CASE WHEN counts.other_hedge = 'nearly' THEN counts.other_stated - 1 ELSE counts.other_stated END)
      ELSE counts.other_low
    END AS other_low,
    CASE
      WHEN counts.other_hedge = 'exact' AND assumptions.bare_is_floor THEN NULL
      WHEN counts.other_hedge = 'about' AND counts.other_stated IS NOT NULL
        THEN counts.other_stated + CAST((counts.other_stated * assumptions.share + assumptions.share_of - 1
            - (counts.other_stated * assumptions.share + assumptions.share_of - 1) % assumptions.share_of)
            / assumptions.share_of AS BIGINT)
      WHEN counts.other_hedge = 'nearly' AND counts.other_stated IS NOT NULL THEN counts.other_stated - 1
      ELSE counts.other_high
    END AS other_high
  FROM counts
  CROSS JOIN assumptions
  LEFT JOIN left_out AS own ON own.claim = counts.claim
  LEFT JOIN left_out AS correction ON correction.claim = counts.replaced_by
),
multiplied AS (
  -- The other number times the factor, as fractions: floor and ceiling are taken of numerators.
  SELECT
    assumed.*,
    other_low * times AS low_times,
    other_high * times AS high_times,
    other_low * times * (share_of - share) AS low_times_less,
    other_high * times * (share_of + share) AS high_times_more,
    times_of * share_of AS share_times_of
  FROM assumed
)
SELECT
  event,
  outcome,
  population,
  claim,
  is_part,
  limits,
  speaker,
  group_voice,
  voice,
  admission,
  said_first,
  said_last,
  least_figure,
  greatest_figure,
  counts_now,
  CASE
    WHEN relation IS NULL THEN own_low
    WHEN relation = 'more_than' THEN CAST((low_times - low_times % times_of) / times_of AS BIGINT) + 1
    WHEN relation = 'at_least'
      THEN CAST((low_times + times_of - 1 - (low_times + times_of - 1) % times_of) / times_of AS BIGINT)
    WHEN relation = 'as_many_as' THEN CAST((low_times - low_times % times_of) / times_of AS BIGINT)
    WHEN relation = 'about_as_many_as'
      THEN CAST((low_times_less - low_times_less % share_times_of) / share_times_of AS BIGINT)
    ELSE CAST(0 AS BIGINT)
  END AS low_bound,
  CASE
    WHEN relation IS NULL THEN own_high
    WHEN relation IN ('more_than', 'at_least') THEN NULL
    WHEN relation = 'as_many_as'
      THEN CAST((high_times + times_of - 1 - (high_times + times_of - 1) % times_of) / times_of AS BIGINT)
    WHEN relation = 'about_as_many_as'
      THEN CAST((high_times_more + share_times_of - 1
        - (high_times_more + share_times_of - 1) % share_times_of) / share_times_of AS BIGINT)
    WHEN relation = 'up_to' THEN CAST((high_times - high_times % times_of) / times_of AS BIGINT)
    WHEN relation = 'fewer_than' THEN CASE
      WHEN high_times IS NULL THEN NULL
      ELSE GREATEST(
        CAST((high_times + times_of - 1 - (high_times + times_of - 1) % times_of) / times_of AS BIGINT) - 1, 0)
    END
  END AS high_bound
FROM multiplied
