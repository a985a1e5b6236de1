"""The columns of flat rows of answers."""

from typing import TypedDict

from .flat_rows import ClaimRow


class RuleRow(TypedDict):
    """What one rule makes of the claims on one population; without a rule, why there is no figure."""

    event: str
    event_title: str
    outcome: str
    population: str | None
    policy: str | None
    low: int | None
    best: float | None
    high: int | None
    open_above: bool | None
    figures: str
    disputed: bool | None
    steps: str | None
    claims: int
    contradictions: int | None
    assumed: str
    release: str


class SideRow(TypedDict):
    """What one rule makes of one population in one of the datasets that are side by side."""

    side: str
    event: str
    outcome: str
    population: str | None
    policy: str
    low: int | None
    best: float | None
    high: int | None
    open_above: bool | None
    figures: str
    claims: int
    assumed: str
    pin: str


class SpeakerRow(TypedDict):
    """What one first speaker says in one wording."""

    event: str
    event_title: str
    outcome: str
    population: str | None
    first_speaker: str
    first_speaker_name: str
    first_speaker_party: str | None
    first_speaker_standing: str | None
    changed_by: str | None
    wording: str
    counts_as: str
    low: int | None
    high: int | None
    claims: int
    first_day: str | None
    claim: str
    url: str | None
    all_claims: str
    release: str


class PairRow(TypedDict):
    """Two claims that cannot both be true."""

    event: str
    event_title: str
    outcome: str
    first: str
    first_speaker_name: str
    first_figure: str
    first_url: str | None
    second: str
    second_speaker_name: str
    second_figure: str
    second_url: str | None
    reason: str
    explanation: str
    release: str


class StoryRow(TypedDict):
    """What a largest set of claims that can all be true implies for one population."""

    event: str
    event_title: str
    outcome: str
    story: int
    population: str
    low: int
    high: int | None
    speaker_names: str
    claims: str
    release: str


class TimelineRow(TypedDict):
    """What speakers of one standing had said up to the end of a day."""

    event: str
    event_title: str
    outcome: str
    population: str
    day: str
    standing: str | None
    policy: str
    low: int | None
    best: float | None
    high: int | None
    open_above: bool
    figures: str
    new_speaker_names: str
    new_claims: str
    new_urls: str | None
    release: str


class LineageRow(ClaimRow):
    """A claim of a lineage, with its place in it."""

    lineage: str
    role: str
    step: int
    changes: str | None


class ChangeRow(TypedDict):
    """A record that was added or withdrawn, or one field of a record that changed."""

    old: str
    new: str
    change: str
    kind: str
    id: str
    text: str | None
    field: str | None
    before: str | None
    after: str | None
    bump: str
    url: str | None


class ReleaseRow(TypedDict):
    """A release in this installation."""

    version: str
    date: str
    digest: str
    pin: str
    sources: int
    actors: int
    places: int
    events: int
    claims: int
    notes: str


class PassageRow(TypedDict):
    """A passage of a source, and which records cover it."""

    source: str
    source_title: str
    url: str | None
    state: str
    part: str
    start: int
    end: int
    left_out: str | None
    claims: str | None
    records: str | None
    text: str | None
    release: str


class FindingRow(TypedDict):
    """A finding of a check."""

    code: str
    where: str
    message: str
    repair: str
    file: str | None
    line: int | None
    is_warning: bool
