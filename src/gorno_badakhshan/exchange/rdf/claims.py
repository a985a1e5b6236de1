"""A claim in the shape of a nanopublication (https://nanopub.net/guidelines/working_draft/): four named graphs.

The assertion is that somebody claims something, and never that it is so. Who, where and after whom is the
provenance; that this dataset has the claim, under which license, is the publication info.
"""

from collections.abc import Iterator

from ...dataset import Dataset
from ...model.claims import Claim
from ...model.wording import statement_text
from ..licenses import license_url
from .describe import describe
from .terms import A, Names, Triple, literal, named, part

ASSERTED = frozenset({
    "id", "event", "summary", "proposition", "polarity", "certainty", "part_of", "besides", "same_people",
    "alternative", "note",
})  # fmt: skip
"""The fields of a claim that say what is claimed."""

PROVENANCE = frozenset({
    "source", "attribution", "locator", "said", "cue", "relays", "relay_basis", "also_relays", "derived_from",
    "supersedes", "responds_to",
})  # fmt: skip
"""The fields that say who claims it, where, and after or against whom."""


def nanopub_graphs(claim: Claim, dataset: Dataset, names: Names) -> Iterator[tuple[str, Iterator[Triple]]]:
    """Yields the name and the triples of each graph of a claim: head, assertion, provenance, publication info."""
    nanopub = names.nanopub(claim.id)
    # Readers of files with several nanopublications know by the head where the next one begins.
    for name, triples in (
        ("Head", _head_triples(nanopub)),
        ("assertion", _assertion_triples(claim, dataset, names)),
        ("provenance", _provenance_triples(claim, dataset, names)),
        ("pubinfo", _publication_triples(claim, dataset, names)),
    ):
        yield part(nanopub, name), triples


def _head_triples(nanopub: str) -> Iterator[Triple]:
    yield nanopub, A, named("np:Nanopublication")
    yield nanopub, named("np:hasAssertion"), part(nanopub, "assertion")
    yield nanopub, named("np:hasProvenance"), part(nanopub, "provenance")
    yield nanopub, named("np:hasPublicationInfo"), part(nanopub, "pubinfo")


def _assertion_triples(claim: Claim, dataset: Dataset, names: Names) -> Iterator[Triple]:
    node = names.record("claims", claim.id)
    yield from describe(claim, node, names, ASSERTED)
    yield node, named("gb:statement"), literal(statement_text(claim, dataset.words_for))


def _provenance_triples(claim: Claim, dataset: Dataset, names: Names) -> Iterator[Triple]:
    node = names.record("claims", claim.id)
    assertion = part(names.nanopub(claim.id), "assertion")
    yield assertion, named("prov:wasDerivedFrom"), names.record("sources", claim.source)
    yield from describe(claim, node, names, PROVENANCE)
    yield from _speech_act_triples(claim, node, names)
    yield from _quotation_triples(claim, node, names)
    yield from _annotation_triples(node)
    yield from _name_triples(claim, dataset, names)


def _speech_act_triples(claim: Claim, node: str, names: Names) -> Iterator[Triple]:
    """Yields the steps of the attribution as activities, of one or several speakers each, in their order."""
    for number, step in enumerate(claim.attribution, start=1):
        act = part(node, f"attribution.{number}")
        yield act, A, named("prov:Activity")
        for actor in (step.actor, *step.jointly):
            yield act, named("prov:wasAssociatedWith"), names.record("actors", actor)
        if number > 1:
            yield act, named("prov:wasInformedBy"), part(node, f"attribution.{number - 1}")
        # Who takes a statement back ends it, whether or not another one stands in its place.
        if step.act == "retracts" and claim.supersedes is not None:
            yield names.record("claims", claim.supersedes), named("prov:wasInvalidatedBy"), act
    yield node, named("prov:wasGeneratedBy"), part(node, "attribution.1")
    for actor in (claim.origin.actor, *claim.origin.jointly):
        yield node, named("prov:wasAttributedTo"), names.record("actors", actor)


def _quotation_triples(claim: Claim, node: str, names: Names) -> Iterator[Triple]:
    # A relay is no quotation: most tell in their own words what they pass on. Only a reprint repeats the words.
    if claim.relays is not None and any(step.act == "reprints" for step in claim.attribution):
        yield node, named("prov:wasQuotedFrom"), names.record("claims", claim.relays)


def _annotation_triples(node: str) -> Iterator[Triple]:
    """Yields a Web Annotation of the source, whose body is the claim."""
    annotation = part(node, "annotation")
    yield annotation, A, named("oa:Annotation")
    yield annotation, named("oa:hasBody"), node
    yield annotation, named("oa:hasTarget"), part(node, "locator")
    yield annotation, named("oa:motivatedBy"), named("oa:describing")


def _name_triples(claim: Claim, dataset: Dataset, names: Names) -> Iterator[Triple]:
    """Yields the names of the speakers and of the source, so that a nanopublication is understood alone."""
    speakers = {actor for step in claim.attribution for actor in (step.actor, *step.jointly)}
    for actor in sorted(speakers):
        yield names.record("actors", actor), named("rdfs:label"), literal(dataset.name_of(actor))
    yield names.record("sources", claim.source), named("rdfs:label"), literal(dataset.name_of(claim.source))


def _publication_triples(claim: Claim, dataset: Dataset, names: Names) -> Iterator[Triple]:
    nanopub, about = names.nanopub(claim.id), dataset.release.description
    yield nanopub, named("dcterms:isPartOf"), names.release
    yield nanopub, named("dcterms:created"), literal(dataset.release.date.isoformat(), "xsd:date")
    yield nanopub, named("gb:pin"), literal(dataset.pin)
    for maintainer in about.maintainers:
        yield nanopub, named("dc:creator"), literal(maintainer)
    if url := license_url(about.license):
        yield nanopub, named("dcterms:license"), f"<{url}>"
    else:
        yield nanopub, named("dc:rights"), literal(about.license)
