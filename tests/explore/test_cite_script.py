"""The script of the page cites claims as the library does; Node.js runs it here, which needs no browser."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, get_args

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import testing
from gorno_badakhshan.dataset import CitationStyle
from gorno_badakhshan.explore.claims import claim_rows, source_dates
from gorno_badakhshan.explore.page import _about_data
from gorno_badakhshan.model.periods import Period

NODE = shutil.which("node")
SOURCES = Path(gb.__file__).parent / "explore/source"
PROGRAM = """
import { readFileSync } from "node:fs";
const { folder, html, about, authors, dates } = JSON.parse(readFileSync(0, "utf8"));
const { citationsOf } = await import(`${folder}/cite.js`);
const { readRows } = await import(`${folder}/rows.js`);
const dateOf = ({ id, published }) => dates[id] ?? (published ? published.split("-").map(Number) : []);
const citations = readRows(html).claims.map(({ id, cells, source }) => {
  const cited = { ...source, authors: authors[source.id], date: dateOf(source) };
  return [id, citationsOf(about, { id, summary: cells[0] }, cited)];
});
console.log(JSON.stringify(Object.fromEntries(citations)));
"""

pytestmark = [
    pytest.mark.skipif(NODE is None, reason="needs Node.js on the path"),
    pytest.mark.skipif(not SOURCES.exists(), reason="the wheel has no sources of the script"),
]


def citations_by_script(dataset: gb.Dataset) -> Any:
    """Returns the citations of each claim in each style."""
    given = {
        "folder": SOURCES.as_uri(),
        "html": claim_rows(dataset),
        "about": _about_data(dataset),
        "authors": {source.id: source.authors for source in dataset.sources if source.authors},
        "dates": source_dates(dataset),
    }
    command = [str(NODE), "--input-type=module", "--eval", PROGRAM]
    answer = subprocess.run(command, input=json.dumps(given).encode(), capture_output=True, check=False)
    assert answer.returncode == 0, answer.stderr.decode()
    return json.loads(answer.stdout)


def citations_by_library(dataset: gb.Dataset) -> dict[str, dict[str, str]]:
    """Returns the same from `cite`."""
    styles = get_args(CitationStyle)
    return {claim.id: {style: dataset.cite(style, claim=claim) for style in styles} for claim in dataset.claims}


@pytest.mark.parametrize("version", ["1.0.0", "1.1.0", "2.0.0"])
def test_each_claim_of_a_release_is_cited_as_the_library_does(version: str) -> None:
    """In each of the four styles."""
    dataset = gb.load(version)
    assert citations_by_script(dataset) == citations_by_library(dataset)


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "100% of #1 & {a_b} cost $5"},
        {"title": 'A "quoted" title: with a colon'},
        {"title": "Back\\slash, tab\tand <b>markup</b> &amp;"},
        {"title": "Хорог بدخشان \u2028 \U0001f600"},
        {"title": "yes", "authors": ("O'Brien, Á.", "null")},
        {"published": None, "url": None},
        {"published": Period(edtf="2012", basis="stated"), "url": "https://example.org/?a=1&b=%20"},
        {"published": Period(edtf="2012-07", basis="stated")},
        {"published": Period(edtf="2012-07-24/2012-07-25", basis="stated")},
        {"published": Period(edtf="2012-07-24/2012-08", basis="stated")},
    ],
    ids=str,
)
def test_a_source_of_another_kind_is_cited_as_the_library_does(fields: dict[str, Any]) -> None:
    """Letters with a meaning in a style, other alphabets, and dates that are missing or no day."""
    source = testing.source(**fields)
    dataset = testing.dataset_of(testing.claim(said_by="bbc-news", killed=12, source=source.id), source)
    assert citations_by_script(dataset) == citations_by_library(dataset)
