"""Which sentences are covered by which records, and what is left out and why."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from ..audit.coverage import coverage as covered
from ..audit.texts import find_text
from ..dataset import load
from ..store.codec import to_dict
from .options import AsJson, Pin, Texts
from .output import Folded, console, print_json, table
from .wording import short

if TYPE_CHECKING:
    from ..audit.coverage import Coverage, CoveredPassage
    from ..dataset import Dataset
    from ..model.sources import Source


def coverage(texts: Texts = None, pin: Pin = None, as_json: AsJson = False) -> None:
    """Which sentences are covered by which records, and what is left out and why."""
    dataset, told = load(pin), covered(pin)
    held = _texts(dataset, texts)
    if as_json:
        print_json({**_totals(told), "passages": [_as_dict(row, held) for row in told.rows]})
    else:
        _print(dataset, told, held)
    if told.uncovered:
        raise typer.Exit(1)


def _texts(dataset: "Dataset", folder: Path | None) -> dict[str, str]:
    """The texts that lie in the folder, each proved to be the one that was read; others are named on stderr."""
    held = {}
    for source in dataset.sources if folder else ():
        if source.text_sha256 is None:
            continue
        text = find_text(source, folder) if folder else None
        if text is None:
            typer.echo(f"no file {source.id}.txt in {folder}; its sentences are not shown", err=True)
        else:
            held[source.id] = _proved(source, text)
    return held


def _proved(source: "Source", text: str) -> str:
    got = sha256(text.encode()).hexdigest()
    if got != source.text_sha256:
        reason = f"{source.id}.txt is not the text that was read: expected sha256 {source.text_sha256}, got {got}"
        raise typer.BadParameter(reason)
    return text


def _totals(told: "Coverage") -> dict[str, float]:
    names = ("covered", "left_out", "uncovered", "share", "share_by_claims")
    return {name: getattr(told, name) for name in names}


def _as_dict(row: "CoveredPassage", held: Mapping[str, str]) -> dict[str, Any]:
    state = "covered" if row.is_covered else "left out" if row.is_left_out else "uncovered"
    flat = {"source": row.source, "state": state, **to_dict(row.passage)}
    sentence = {"text": _sentence(row, held)} if row.source in held else {}
    return {**flat, **sentence, "claims": list(row.claims), "records": list(row.records)}


def _sentence(row: "CoveredPassage", held: Mapping[str, str]) -> str:
    return held.get(row.source, "")[row.passage.start : row.passage.end]


def _print(dataset: "Dataset", told: "Coverage", held: Mapping[str, str]) -> None:
    out = console()
    for source, rows in groupby(told.rows, key=lambda row: row.source):
        out.print(Text(source, style="bold"))
        out.print(table(out, ("part", "place", "covered by"), (_row(dataset, row, held) for row in rows)))
        out.print()
    out.print(_verdict(told))


def _verdict(told: "Coverage") -> Text:
    uncovered = (f"{told.uncovered} uncovered", "bold red" if told.uncovered else "green")
    shares = f"Of those not left out, {told.share:.0%} are covered, {told.share_by_claims:.0%} by claims."
    counted = f"{len(told.rows)} passages: {told.covered} covered, {told.left_out} left out, "
    return Text.assemble(counted, uncovered, f".\n{shares}")


def _row(dataset: "Dataset", row: "CoveredPassage", held: Mapping[str, str]) -> list[RenderableType]:
    passage, sentence = row.passage, " ".join(_sentence(row, held).split())
    quoted = [Folded(f"“{sentence}”", "italic")] if sentence else []
    return [passage.part, f"{passage.start}–{passage.end}", Group(*quoted, *_records(dataset, row))]


def _records(dataset: "Dataset", row: "CoveredPassage") -> Iterator[Folded]:
    """The claims, then on lines of their own the other records, or why there are none."""
    others = [short(dataset, id) for id in row.records if id not in row.claims]
    if row.claims:
        yield Folded(", ".join(short(dataset, id) for id in row.claims), "cyan", whole=True)
    if others:
        yield Folded(", ".join(others), whole=True)
    elif row.is_left_out:
        yield Folded(f"left out: {row.passage.left_out}", "dim")
    elif not row.records:
        yield Folded("uncovered", "bold red")
