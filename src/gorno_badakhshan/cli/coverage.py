"""The command `coverage`: which records cover each passage of a source."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from ..audit.coverage import coverage_of_dataset
from ..audit.texts import find_text
from ..curation.freeze import preview
from ..datasets.folders import curated_part
from ..flat_answers import PassageRow, passage_rows
from ..store.codec import to_dict
from .csv_rows import print_csv
from .data_folder import load
from .ids import short_id
from .options import AsCsv, AsJson, Pin, Texts
from .output import Wrapped, amount, console, id_cell, print_json, table

if TYPE_CHECKING:
    from ..audit.coverage import Coverage, CoveredPassage, Gap
    from ..dataset import Dataset
    from ..model.sources import Source

SHORTEST_GAP = 4
"""Shorter gaps are spaces and stops between two locators; people see the longer ones, programs all."""


Curated = Annotated[
    Path | None,
    typer.Option(
        exists=True, file_okay=False, metavar="DIR", help="Folder of curated data, instead of a release."
    ),
]


def show_coverage(
    texts: Texts = None,
    curated: Curated = None,
    pin: Pin = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show which records cover each passage, and which passages were left out and why."""
    if curated and pin:
        raise typer.BadParameter("--pin names a release and --curated a folder; give one of the two")
    dataset = preview(curated_part(curated)) if curated else load(pin)
    result = coverage_of_dataset(dataset)
    texts_by_source = _read_texts(dataset, texts)
    if as_json:
        passages = [_passage_dict(row, texts_by_source) for row in result.rows]
        covered_texts = [to_dict(text) for text in result.texts]
        print_json({**_totals(result), "passages": passages, "texts": covered_texts})
    elif as_csv:
        print_csv(PassageRow, passage_rows(result, dataset, texts_by_source))
    else:
        _print_tables(dataset, result, texts_by_source)
    if result.uncovered:
        raise typer.Exit(1)


def _read_texts(dataset: "Dataset", folder: Path | None) -> dict[str, str]:
    """Returns the texts in the folder by source id, each with the digest of the text that was read.

    Prints the missing ones on stderr.
    """
    texts = {}
    for source in dataset.sources if folder else ():
        if source.text_sha256 is None:
            continue
        text = find_text(source, folder) if folder else None
        if text is None:
            typer.echo(f"no file {source.id}.txt in {folder}; its sentences are not shown", err=True)
        else:
            texts[source.id] = _verified_text(source, text)
    return texts


def _verified_text(source: "Source", text: str) -> str:
    # Offsets into another text would quote other words.
    got = sha256(text.encode()).hexdigest()
    if got != source.text_sha256:
        reason = f"{source.id}.txt is not the text that was read: expected sha256 {source.text_sha256}, got {got}"
        raise typer.BadParameter(reason)
    return text


def _totals(result: "Coverage") -> dict[str, float]:
    passages = ("covered", "left_out", "uncovered", "share", "share_by_claims")
    names = (*passages, "characters", "share_of_characters", "share_of_characters_by_claims")
    return {name: getattr(result, name) for name in names}


def _passage_dict(row: "CoveredPassage", texts: Mapping[str, str]) -> dict[str, Any]:
    state = "covered" if row.is_covered else "left out" if row.is_left_out else "uncovered"
    sentence = {"text": _sentence(row, texts)} if row.source in texts else {}
    return {
        "source": row.source,
        "state": state,
        **to_dict(row.passage),
        **sentence,
        "claims": list(row.claims),
        "records": list(row.records),
    }


def _sentence(row: "CoveredPassage", texts: Mapping[str, str]) -> str:
    return texts.get(row.source, "")[row.passage.start : row.passage.end]


def _print_tables(dataset: "Dataset", result: "Coverage", texts: Mapping[str, str]) -> None:
    out = console()
    for source, rows in groupby(result.rows, key=lambda row: row.source):
        out.print(Text(source, style="bold"))
        out.print(table(out, ("part", "place", "covered by"), (_row(dataset, row, texts) for row in rows)))
        out.print()
    _print_gaps(result, texts)
    out.print(_coverage_summary(result))


def _print_gaps(result: "Coverage", texts: Mapping[str, str]) -> None:
    """Prints the parts of texts that no record points into, and their words if the text is at hand."""
    out = console()
    gaps = [(text.source, gap) for text in result.texts for gap in text.gaps]
    long_gaps = [(source, gap) for source, gap in gaps if gap.length >= SHORTEST_GAP]
    if long_gaps:
        out.print(Text("Parts of covered passages that no record points into", style="bold"))
        rows = (_gap_row(source, gap, texts) for source, gap in long_gaps)
        out.print(table(out, ("source", "part", "place", "words")[: 4 if texts else 3], rows))
        out.print()
    if len(gaps) > len(long_gaps):
        short_gaps = amount(len(gaps) - len(long_gaps), "gaps")
        note = f"{short_gaps} of fewer than {SHORTEST_GAP} characters, mostly spaces and stops: see --json.\n"
        out.print(Text(note, style="dim"))


def _gap_row(source: str, gap: "Gap", texts: Mapping[str, str]) -> list[RenderableType]:
    words = " ".join(texts.get(source, "")[gap.start : gap.end].split())
    quotation = [Wrapped(f"“{words}”", "italic")] if texts else []
    return [id_cell(source), gap.part or "", f"{gap.start}–{gap.end}", *quotation]


def _coverage_summary(result: "Coverage") -> Text:
    uncovered = (f"{result.uncovered} uncovered", "bold red" if result.uncovered else "green")
    shares = f"Of those not left out, {result.share:.0%} are covered, {result.share_by_claims:.0%} by claims."
    if result.texts:
        share, by_claims = result.share_of_characters, result.share_of_characters_by_claims
        shares += f"\nOf their {result.characters} characters, {share:.1%} are covered, {by_claims:.1%} by claims."
    counts = f"{len(result.rows)} passages: {result.covered} covered, {result.left_out} left out, "
    return Text.assemble(counts, uncovered, f".\n{shares}")


def _row(dataset: "Dataset", row: "CoveredPassage", texts: Mapping[str, str]) -> list[RenderableType]:
    passage, sentence = row.passage, " ".join(_sentence(row, texts).split())
    quotation = [Wrapped(f"“{sentence}”", "italic")] if sentence else []
    return [passage.part, f"{passage.start}–{passage.end}", Group(*quotation, *_record_lines(dataset, row))]


def _record_lines(dataset: "Dataset", row: "CoveredPassage") -> Iterator[Wrapped]:
    """Yields the claims, then the other records, or the reason why there are none."""
    others = [short_id(dataset, id) for id in row.records if id not in row.claims]
    if row.claims:
        yield Wrapped(", ".join(short_id(dataset, id) for id in row.claims), "cyan", keep_words=True)
    if others:
        yield Wrapped(", ".join(others), keep_words=True)
    elif row.is_left_out:
        yield Wrapped(f"left out: {row.passage.left_out}", "dim")
    elif not row.records:
        yield Wrapped("uncovered", "bold red")
