"""What the command shows when nothing is asked: the release, and who says what about the dead."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from ..analysis.origins import Origin, origins
from ..dataset import load
from ..model.vocabulary import POPULATIONS, Outcome
from .output import Folded, amount, console, print_json, table
from .wording import called, plain, readings, short

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..model.claims import Claim
    from ..records import Claims
    from ..store.manifest import Release

EVENT = "khorog-fighting"
OUTCOME: Outcome = "killed"


def overview(version: str | None, *, as_json: bool) -> None:
    """Print the release and the claims about the dead of 24 and 25 July 2012."""
    dataset = load(version)
    claims = dataset.claims.where(about=EVENT, outcome=OUTCOME)
    if as_json:
        asked = {"event": EVENT, "outcome": OUTCOME}
        print_json({"release": release_dict(dataset.release), **asked, "claims": claims.to_dicts()})
        return
    out = console()
    out.print(release_head(dataset.release))
    out.print()
    out.print(Text("Who says what about the dead in Khorog, 24–25 July 2012", style="bold"))
    out.print()
    out.print(who_says_what(out, dataset, claims))
    out.print()
    out.print(_closing(dataset, claims))


def release_dict(release: "Release") -> dict[str, Any]:
    """A release as plain data."""
    told = {name: getattr(release, name) for name in ("version", "digest", "pin", "counts", "notes")}
    return {**told, "date": release.date.isoformat()}


def release_head(release: "Release") -> Text:
    """Version, date, counts and pin of a release."""
    counts = ", ".join(amount(count, kind) for kind, count in release.counts.items())
    told = f" data {release.version} of {release.date}\n{counts}\n"
    return Text.assemble(("gorno-badakhshan", "bold"), told, (release.pin, "dim"))


def who_says_what(out: Console, dataset: "Dataset", claims: "Claims") -> Table:
    """The claims by population and first voice: its figures, and how many claims pass on each."""
    columns = ("first voice", "figures as worded", "claims", "its first claim")
    return table(out, columns, _rows(dataset, _by_population(claims)))


def _rows(dataset: "Dataset", groups: "dict[str, list[Claim]]") -> "Iterator[Sequence[RenderableType]]":
    for population in [*POPULATIONS, ""]:
        if population in groups:
            yield [Text(plain(population) or "population not stated", style="bold")]
            voices = origins(groups[population], dataset=dataset)
            yield from (_row(dataset, voice) for voice in sorted(voices, key=len, reverse=True))
            yield []


def _by_population(claims: "Claims") -> "dict[str, list[Claim]]":
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[getattr(claim.proposition, "population", None) or ""].append(claim)
    return groups


def _row(dataset: "Dataset", voice: "Origin") -> "list[RenderableType]":
    first = min(voice.claims, key=lambda claim: claim.relays is not None)
    id = short(dataset, first.id)
    told = Folded(_figures(voice.claims))
    return [Folded(called(dataset, voice.actor)), told, str(len(voice)), Folded(id, "cyan", whole=True)]


def _figures(claims: "Sequence[Claim]") -> str:
    """The figures of one voice, those told most often first, with how often where that is not once."""
    told = Counter(readings(claim) for claim in claims)
    return "; ".join(f"{words} ({times} times)" if times > 1 else words for words, times in told.most_common())


def _closing(dataset: "Dataset", claims: "Claims") -> Text:
    shown = short(dataset, claims[0].id) if claims else "ID"
    return Text.assemble(
        "No single number is given: the speakers contradict each other, and whose word\n"
        "counts is a rule that you name. All rules side by side:\n\n",
        ("  gorno-badakhshan toll --population everyone", "bold"),
        "\n\nHow the toll stood each day, and a figure back to its first voice:\n\n",
        ("  gorno-badakhshan timeline", "bold"),
        (f"\n  gorno-badakhshan lineage {shown}", "bold"),
        "\n\nOne claim whole, with its place in the source:\n\n",
        (f"  gorno-badakhshan show {shown}", "bold"),
    )
