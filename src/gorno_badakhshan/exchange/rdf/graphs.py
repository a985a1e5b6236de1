"""The named graphs of a dataset, in a fixed order: vocabularies, release, records, and four for each claim.

The names of the graphs have the version and the digest, those of the records have not: a claim is the same
in the next version, and what is said of it may differ.
"""

from collections.abc import Iterator

from ...dataset import Dataset
from ...model.kinds import KINDS
from ..licenses import license_url
from ..progress import counted
from .claims import nanopub_graphs
from .describe import describe
from .terms import BASE, A, Names, Triple, literal, named, part
from .vocabulary import own_word_triples, term_triples, vocabulary_triples


def names_of(dataset: Dataset) -> Names:
    """Returns the IRIs of the records of a dataset."""
    return Names(dataset.release.description.name, dataset.pin)


def graphs(dataset: Dataset) -> Iterator[tuple[str, Iterator[Triple]]]:
    """Yields the names and triples of all graphs; the graph of records in several pieces, one for each record."""
    names = names_of(dataset)
    yield f"<{BASE}terms>", term_triples()
    yield f"<{BASE}vocabularies>", vocabulary_triples()
    yield part(names.release, "release"), _release_triples(dataset, names)
    for kind in KINDS:
        if kind != "claims":
            for record in counted(getattr(dataset, kind)):
                triples = describe(record, names.record(kind, record.id), names)
                yield part(names.release, "records"), triples
    yield from claim_graphs(dataset)


def claim_graphs(dataset: Dataset) -> Iterator[tuple[str, Iterator[Triple]]]:
    """Yields the names and triples of the graphs of the claims alone, in the order of the claims."""
    names = names_of(dataset)
    for claim in counted(dataset.claims):
        yield from nanopub_graphs(claim, dataset, names)


def quad_lines(named_graphs: Iterator[tuple[str, Iterator[Triple]]]) -> Iterator[bytes]:
    """Yields the lines of N-Quads of each graph, sorted and each once; holds one graph in memory."""
    for name, triples in named_graphs:
        lines = {f"{subject} {predicate} {term} {name} .\n" for subject, predicate, term in triples}
        yield "".join(sorted(lines)).encode()


def _release_triples(dataset: Dataset, names: Names) -> Iterator[Triple]:
    node, about = names.release, dataset.release.description
    yield from describe(dataset.release, node, names)
    yield node, named("gb:pin"), literal(dataset.pin)
    yield node, named("schema:name"), literal(about.title)
    yield from own_word_triples(about)
    if url := license_url(about.license):
        yield node, named("dcterms:license"), f"<{url}>"
    for tombstone in dataset.release.tombstones:
        withdrawn = names.record(tombstone.kind, tombstone.id)
        yield withdrawn, A, named("gb:Tombstone")
        yield withdrawn, named("owl:deprecated"), literal(value=True)
        if tombstone.successor is not None:
            successor = names.record(tombstone.kind, tombstone.successor)
            yield withdrawn, named("dcterms:isReplacedBy"), successor
