"""N-Quads."""

from pathlib import Path

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import testing
from gorno_badakhshan.exchange.rdf import nquads
from gorno_badakhshan.exchange.rdf.graphs import graphs, quad_lines

# rdflib 7 calls its own classes deprecated.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")


def test_the_file_is_in_utf_8_with_one_end_of_line(tmp_path: Path) -> None:
    """On every system."""
    nquads.write(testing.dataset_of(testing.place("khorog", name="Хорог")), tmp_path / "data.nq")
    content = (tmp_path / "data.nq").read_bytes()
    assert b"\r" not in content
    assert "Хорог".encode() in content
    assert content.endswith(b" .\n")


def test_oxigraph_reads_every_line(released: gb.Dataset, tmp_path: Path) -> None:
    """With all checks of IRIs, languages and escapes."""
    pyoxigraph = pytest.importorskip("pyoxigraph")
    nquads.write(released, tmp_path / "data.nq")
    quads = list(pyoxigraph.parse(path=tmp_path / "data.nq"))
    assert len(quads) == len(set(quads)) == (tmp_path / "data.nq").read_bytes().count(b"\n")


def test_rdflib_reads_every_line(released: gb.Dataset, tmp_path: Path) -> None:
    """Another reader, which has other rules for escapes."""
    rdflib = pytest.importorskip("rdflib")
    nquads.write(released, tmp_path / "data.nq")
    dataset = rdflib.Dataset()
    dataset.parse(tmp_path / "data.nq", format="nquads")
    assert len(list(dataset.quads())) == (tmp_path / "data.nq").read_bytes().count(b"\n")


def test_pieces_are_far_smaller_than_the_file() -> None:
    """One of them is in memory at a time, however many claims there are: they grow in number only."""
    sizes = list(map(len, quad_lines(graphs(gb.load("2.0.0")))))
    assert max(sizes) < sum(sizes) / 50
