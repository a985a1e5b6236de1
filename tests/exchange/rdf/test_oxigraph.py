"""TriG and JSON-LD say what N-Quads say."""

import sys
from pathlib import Path
from typing import Any

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.atomic import WriteError
from gorno_badakhshan.errors import MissingExtraError
from gorno_badakhshan.exchange.formats import FORMATS

each_file = pytest.mark.parametrize(("format", "reader"), [("trig", "trig"), ("json-ld", "json-ld")])

# rdflib 7 calls its own classes deprecated.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The message has the line that installs it, and no file is written."""
    monkeypatch.setitem(sys.modules, "pyoxigraph", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'gorno-badakhshan\[rdf\]'"):
        FORMATS["trig"].write(gb.load("1.0.0"), tmp_path / "data.trig")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format", ["trig", "json-ld"])
def test_oxigraph_reads_the_same_statements(released: gb.Dataset, format: str, tmp_path: Path) -> None:
    """In the same graphs; no node is blank, so that equal is enough."""
    pyoxigraph = pytest.importorskip("pyoxigraph")
    kinds = {"nquads": pyoxigraph.RdfFormat.N_QUADS, "trig": pyoxigraph.RdfFormat.TRIG}
    read = {}
    for name in ("nquads", format):
        FORMATS[name].write(released, tmp_path / name)
        read[name] = set(
            pyoxigraph.parse(path=tmp_path / name, format=kinds.get(name, pyoxigraph.RdfFormat.JSON_LD))
        )
    assert read[format] == read["nquads"]


@each_file
def test_rdflib_reads_the_same_statements(format: str, reader: str, tmp_path: Path) -> None:
    """Another reader of each serialization."""
    rdflib = pytest.importorskip("rdflib")
    pytest.importorskip("pyoxigraph")
    quads = {}
    for name, parser in (("nquads", "nquads"), (format, reader)):
        FORMATS[name].write(gb.load("1.0.0"), tmp_path / name)
        dataset = rdflib.Dataset()
        dataset.parse(tmp_path / name, format=parser)
        quads[name] = set(map(plain, dataset.quads()))
    assert quads[format] == quads["nquads"]


def plain(quad: Any) -> tuple[str, ...]:
    """Returns a quad of rdflib as N-Quads writes it: rdflib compares literals by value, `+1` and `1` alike."""
    subject, predicate, value, graph = quad
    return subject.n3(), predicate.n3(), value.n3(), str(graph)


def test_graphs_have_prefixes_in_trig(tmp_path: Path) -> None:
    """People read it."""
    pytest.importorskip("pyoxigraph")
    FORMATS["trig"].write(gb.load("1.0.0"), tmp_path / "data.trig")
    assert "a prov:Entity , gb:Claim , schema:Claim ;" in (tmp_path / "data.trig").read_text(encoding="utf-8")


def test_an_error_while_writing_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The export fails in the middle of a graph."""
    pytest.importorskip("pyoxigraph")
    target = tmp_path / "data.trig"
    target.write_bytes(b"precious")
    monkeypatch.setattr("gorno_badakhshan.exchange.rdf.oxigraph._quads", lambda _: failing())
    with pytest.raises((RuntimeError, WriteError)):
        FORMATS["trig"].write(gb.load("1.0.0"), target, force=True)
    assert target.read_bytes() == b"precious"
    assert list(tmp_path.iterdir()) == [target]


def failing() -> Any:
    """Yields nothing and fails."""
    raise RuntimeError("the disk is on fire")
    yield
