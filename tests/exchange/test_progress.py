"""How many records a format has written so far."""

from pathlib import Path

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.exchange.formats import FORMATS
from gorno_badakhshan.exchange.progress import counted, report_progress
from gorno_badakhshan.model.kinds import KINDS

NEEDS = {
    "parquet": "arro3.io",
    "counts": "arro3.io",
    "trig": "pyoxigraph",
    "nanopub": "pyoxigraph",
    "json-ld": "pyoxigraph",
}

TAKEN = {"geojson": ("places",), "ucdp-csv": ("events",), "nanopub": ("claims",), "counts": ("claims",)}
"""The kinds of records that a format takes, if not all."""


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_reports_its_records(name: str, small: gb.Dataset, tmp_path: Path) -> None:
    """Whoever waits sees the number grow, whatever is written."""
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    taken = list[int]()
    with report_progress(lambda: taken.append(1)):
        FORMATS[name].write(small, tmp_path / "target")
    kinds = TAKEN.get(name, KINDS)
    least = sum(len(getattr(small, kind)) for kind in kinds)
    assert len(taken) >= least


def test_records_are_the_same_with_and_without_a_listener() -> None:
    """Counting changes nothing."""
    taken = list[str]()
    assert list(counted("abc")) == list("abc")
    with report_progress(lambda: taken.append("x")):
        assert list(counted("abc")) == list("abc")
    assert taken == ["x", "x", "x"]


def test_nobody_listens_after_the_block() -> None:
    """Also after an error."""
    taken = list[int]()
    with pytest.raises(OSError, match="disk full"), report_progress(lambda: taken.append(1)):
        raise OSError("disk full")
    list(counted("abc"))
    assert taken == []
