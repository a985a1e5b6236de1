"""The start screen: the release, and who says what about the dead."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from ..analysis.origins import Origin, origins
from ..dataset import load
from ..model.vocabulary import POPULATIONS, Outcome
from ..model.wording import readable, readings_text
from .ids import example_id, short_id
from .output import Wrapped, amount, console, id_cell, print_json, table

if TYPE_CHECKING:
    from ..dataset import Claims, Dataset
    from ..model.claims import Claim
    from ..store.release import Release

# What a newcomer asks first: the dead of the days with the most claims.
EVENT = "khorog-fighting"
OUTCOME: Outcome = "killed"


def print_overview(version: str | None, *, as_json: bool) -> None:
    """Prints the release and the claims about the dead of 24 and 25 July 2012."""
    dataset = load(version)
    claims = dataset.claims.where(about=EVENT, outcome=OUTCOME)
    if as_json:
        criteria = {"event": EVENT, "outcome": OUTCOME}
        print_json({"release": release_dict(dataset.release), **criteria, "claims": claims.to_dicts()})
        return
    out = console()
    out.print(release_heading(dataset.release))
    out.print()
    out.print(Text("Who says what about the dead in Khorog, 24–25 July 2012", style="bold"))
    out.print()
    out.print(_speaker_table(out, dataset, claims))
    out.print()
    out.print(_next_commands(dataset, claims))


def release_dict(release: "Release") -> dict[str, Any]:
    """Returns a release as plain data."""
    fields = ("version", "digest", "pin", "counts", "notes")
    return {**{name: getattr(release, name) for name in fields}, "date": release.date.isoformat()}


def release_heading(release: "Release") -> Text:
    """Returns version, date, counts and pin of a release."""
    counts = ", ".join(amount(count, kind) for kind, count in release.counts.items())
    version = f" data {release.version} of {release.date}\n{counts}\n"
    return Text.assemble(("gorno-badakhshan", "bold"), version, (release.pin, "dim"))


def _speaker_table(out: Console, dataset: "Dataset", claims: "Claims") -> Table:
    """Returns a table of the first speakers by population, with their figures and one of their claims."""
    columns = ("first speaker", "figures as worded", "claims", "its first claim")
    return table(out, columns, _speaker_rows(dataset, _by_population(claims)))


def _speaker_rows(dataset: "Dataset", groups: "dict[str, list[Claim]]") -> "Iterator[Sequence[RenderableType]]":
    for population in [*POPULATIONS, ""]:  # empty for disputes that name no population
        if population in groups:
            yield [Text(readable(population) or "population not stated", style="bold")]
            speakers = origins(groups[population], dataset=dataset)
            yield from (_speaker_row(dataset, speaker) for speaker in sorted(speakers, key=len, reverse=True))
            yield []


def _by_population(claims: "Claims") -> "dict[str, list[Claim]]":
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[getattr(claim.proposition, "population", None) or ""].append(claim)
    return groups


def _speaker_row(dataset: "Dataset", speaker: "Origin") -> "list[RenderableType]":
    return [
        Wrapped(dataset.name_of(speaker.actor)),
        Wrapped(_worded_figures(dataset, speaker.claims)),
        str(len(speaker)),
        id_cell(example_id(dataset, speaker.claims)),
    ]


def _worded_figures(dataset: "Dataset", claims: "Sequence[Claim]") -> str:
    """Returns the figures of one speaker, the most frequent first, and how often each occurs."""
    figures = Counter(readings_text(claim, dataset.name_of) for claim in claims)
    return "; ".join(f"{text} ({times} times)" if times > 1 else text for text, times in figures.most_common())


def _next_commands(dataset: "Dataset", claims: "Claims") -> Text:
    example = short_id(dataset, claims[0].id) if claims else "ID"
    return Text.assemble(
        "No single number is given: the speakers contradict each other, and whose word\n"
        "counts is a rule that you choose. All rules side by side:\n\n",
        ("  gorno-badakhshan toll --population everyone", "bold"),
        "\n\nThe toll day by day, and a figure traced back to its first speaker:\n\n",
        ("  gorno-badakhshan timeline", "bold"),
        (f"\n  gorno-badakhshan lineage {example}", "bold"),
        "\n\nOne claim in full, with its place in the source:\n\n",
        (f"  gorno-badakhshan show {example}", "bold"),
    )
