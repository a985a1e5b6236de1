"""The table of counts: one row for each claim that counts casualties, for engines that know no claims.

What Python decides over several records is a column here: the first speaker along relays, whether a
figure is of a part, was replaced, or is an admission. So an engine compares rows of one question only.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ..analysis.assumptions import Assumptions, ReadingChoice
from ..analysis.evidence import Evidence
from ..analysis.hearing import Hearing, hear
from ..analysis.relays import relay_chain, replacements
from ..atomic import write_new_file
from ..dataset import Dataset
from ..errors import MissingExtraError
from ..model.claims import Claim
from ..model.propositions import CasualtyCount
from .progress import counted

if TYPE_CHECKING:
    from .tables import ArrowTable


class CountColumn(NamedTuple):
    """One column of the table of counts."""

    name: str
    type: str
    """`text`, `integer`, `boolean` or `date`."""
    rows: Literal["each", "some"]
    """Whether each row has a value."""
    description: str


COUNT_COLUMNS: tuple[CountColumn, ...] = (
    CountColumn("claim", "text", "each", "Id of the claim."),
    CountColumn("source", "text", "some", "Id of the document that contains it."),
    CountColumn("event", "text", "each", "Id of the event."),
    CountColumn("outcome", "text", "each", "What happened to people, such as killed."),
    CountColumn("population", "text", "each", "To whom, such as military."),
    CountColumn("limits", "text", "some", "To what the count is limited; empty for all of the population."),
    CountColumn("is_part", "boolean", "each", "Whether it counts a part of the population only."),
    CountColumn("speaker", "text", "each", "Actor who speaks first in this claim."),
    CountColumn("voice", "text", "each", "Actor who speaks first along the relays."),
    CountColumn("party", "text", "each", "Party of the voice; unknown if a relay changed the figure."),
    CountColumn("admission", "boolean", "each", "Whether the voice's party concedes losses of its own."),
    CountColumn("infobox", "boolean", "each", "Whether it, or what it relays in the end, is from a fact box."),
    CountColumn("polarity", "text", "each", "affirmed or denied."),
    CountColumn("hedge", "text", "each", "How the wording bounds the figure, such as exact or at_least."),
    CountColumn("stated", "integer", "some", "The figure as printed, in persons; empty without one."),
    CountColumn("low", "integer", "each", "Least number that the wording admits, inclusive, in persons."),
    CountColumn("high", "integer", "some", "Greatest number, inclusive, in persons; empty if unbounded."),
    CountColumn("relation", "text", "some", "How the number relates to another claim's, such as more_than."),
    CountColumn("times", "integer", "some", "How many times that other number: the numerator."),
    CountColumn("times_of", "integer", "some", "The same: the denominator, above 0."),
    CountColumn("other_hedge", "text", "some", "Hedge of the other claim's count."),
    CountColumn("other_stated", "integer", "some", "Figure of the other claim, in persons."),
    CountColumn("other_low", "integer", "some", "Least number of the other claim, in persons."),
    CountColumn("other_high", "integer", "some", "Greatest number of the other claim, in persons."),
    CountColumn("said_first", "date", "some", "First day on which it may have been said; empty if unknown."),
    CountColumn("said_last", "date", "some", "Last such day."),
    CountColumn("relays", "text", "some", "Id of the claim that it relays."),
    CountColumn("supersedes", "text", "some", "Id of the claim that it replaces."),
    CountColumn("replaced_by", "text", "some", "Claim on the same question that brings the figure's correction."),
)  # fmt: skip
"""The columns, in their order."""


def count_rows(
    claims: Iterable[Claim], *, dataset: Dataset | None = None, reading: ReadingChoice = "main"
) -> Iterator[dict[str, Any]]:
    """Yields one row for each claim that counts casualties, with the names of `COUNT_COLUMNS`, days as dates.

    Takes time linear in the claims and the lengths of their chains of relays. Raises as `hear`.
    """
    hearing = hear(claims, Assumptions.of(reading=reading), dataset)
    replaced = _replaced_by(hearing)
    for evidence in hearing.weighed:
        yield _count_row(evidence, hearing, replaced)


def counts_table(
    claims: Iterable[Claim], *, dataset: Dataset | None = None, reading: ReadingChoice = "main"
) -> "ArrowTable":
    """Returns the table of counts as an Arrow table.

    >>> import gorno_badakhshan as gb
    >>> table = counts_table(gb.claims("1.0.0", outcome="killed", population="military"))
    >>> table.num_rows
    6

    `dataset` is where speakers and relays are looked up; None for the one that the claims are from.
    `reading` chooses between two readings of a text now, because the table has one row for a claim.
    Raises `MissingExtraError` without the extra `arrow`, and `QuestionError` on what is no claim.
    """
    try:
        from arro3.core import Schema, Table
    except ImportError:
        raise MissingExtraError("arrow", "arro3-core") from None
    from .tables import arrow_array

    rows = list(count_rows(claims, dataset=dataset, reading=reading))
    fields = [_count_field(column) for column in COUNT_COLUMNS]
    arrays = [arrow_array([row[field.name] for row in rows], field.type) for field in fields]
    return Table.from_arrays(arrays, schema=Schema(fields, metadata={"reading": str(reading)}))


def write(dataset: Dataset, path: str | PathLike[str], *, force: bool = False) -> None:
    """Writes the table of counts of a dataset as one Parquet file, in the main reading.

    Raises `MissingExtraError` if the extra `arrow` is missing, and `WriteError` if the file exists and
    `force` is false, or if it cannot be written.
    """
    try:
        from arro3.io import write_parquet
    except ImportError:
        raise MissingExtraError("arrow", "arro3-io") from None
    content = BytesIO()
    table = counts_table(tuple(counted(dataset.claims)), dataset=dataset)
    # Without the name of the writer's version, one version of the data gives one file.
    write_parquet(table, content, compression="snappy", created_by="gorno-badakhshan")
    write_new_file(Path(path), content.getvalue(), force=force)


def _count_field(column: CountColumn) -> Any:
    from arro3.core import DataType, Field

    types = {
        "text": DataType.string(),
        "integer": DataType.int64(),
        "boolean": DataType.bool(),
        "date": DataType.date32(),
    }
    metadata = {"description": column.description}
    return Field(column.name, types[column.type], nullable=column.rows == "some", metadata=metadata)


def _count_row(evidence: Evidence, hearing: Hearing, replaced: Mapping[str, str]) -> dict[str, Any]:
    claim = evidence.claim
    steps = (claim.origin, hearing.first_claims[claim.id].origin)
    first_day, last_day = claim.said.margins if claim.said is not None else (None, None)
    return {
        "claim": claim.id,
        "source": str(claim.source),
        **_question(claim),
        "limits": _limits_text(evidence),
        "is_part": evidence.is_part,
        "speaker": str(claim.origin.actor),
        "voice": str(evidence.voice),
        "party": evidence.party,
        "admission": evidence.interest == "admission",
        "infobox": any(step.medium == "infobox" for step in steps),
        "polarity": claim.polarity,
        "hedge": evidence.count.hedge,
        "stated": evidence.count.stated,
        "low": evidence.count.low,
        "high": evidence.count.high,
        **_other_number(claim, hearing),
        "said_first": first_day,
        "said_last": last_day,
        "relays": claim.relays and str(claim.relays),
        "supersedes": claim.supersedes and str(claim.supersedes),
        "replaced_by": replaced.get(claim.id),
    }


def _question(claim: Claim) -> dict[str, Any]:
    proposition = claim.proposition
    assert isinstance(proposition, CasualtyCount)  # noqa: S101 - evidence is of such claims only
    return {"event": str(claim.event), "outcome": proposition.outcome, "population": proposition.population}


def _limits_text(evidence: Evidence) -> str | None:
    """Returns the limits of a part as one text, such as `cause=snipers; place=khorog`."""
    limits = evidence.key.limits._asdict()
    return "; ".join(f"{name}={limit}" for name, limit in limits.items() if limit is not None) or None


def _other_number(claim: Claim, hearing: Hearing) -> dict[str, Any]:
    """Returns the other number that bounds a count without a figure, as recorded: assumptions come later."""
    names = ("relation", "times", "times_of", "other_hedge", "other_stated", "other_low", "other_high")
    proposition = claim.proposition
    likening = proposition.likened if isinstance(proposition, CasualtyCount) else None
    if likening is None or likening.claim is None or claim.count is None or claim.count.hedge != "unknown":
        return dict.fromkeys(names)
    compared = hearing.lookup(likening.claim)
    other = compared.proposition if compared is not None else None
    if not isinstance(other, CasualtyCount):
        return dict.fromkeys(names)
    times, count = Fraction(str(likening.times)), other.count
    values = (
        likening.relation,
        times.numerator,
        times.denominator,
        count.hedge,
        count.stated,
        count.low,
        count.high,
    )
    return dict(zip(names, values, strict=True))


def _replaced_by(hearing: Hearing) -> dict[str, str]:
    """For each replaced count, the claim on its question that is the correction, or that relays it."""
    corrections = hearing.superseding
    if not corrections:
        return {}
    questions: dict[tuple[object, ...], list[Claim]] = {}
    for evidence in hearing.weighed:
        questions.setdefault(tuple(_question(evidence.claim).values()), []).append(evidence.claim)
    replaced: dict[str, str] = {}
    for claims in questions.values():
        links = ((link.id, claim.id) for claim in claims for link in relay_chain(claim, hearing.lookup))
        brought_by = dict(links) | {claim.id: claim.id for claim in claims}
        found = replacements(claims, hearing.lookup, corrections)
        replaced |= {id: brought_by[correction] for id, correction in found.items()}
    return replaced
