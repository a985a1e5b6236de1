"""The terms of the RDF export: a class for each class of the model, a property for each field, and all words.

`terms.ttl` is the same as a file; a test compares them.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, get_args

import attrs

from ...model import vocabulary as words
from ...model.fields import field_types
from ...model.kinds import KINDS
from ...model.wording import readable
from ...store.description import Description
from ...store.release import Release
from .describe import property_name
from .standards import CLASSES, FIELDS
from .terms import BASE, A, Triple, concept, literal, named, scheme, text_in

TEXT_STATE = "The text of a source that offsets point into. It is not shipped; its digest proves a copy."
OTHER_PROPERTIES = {
    "earliest": "First day of a period, inclusive; without one, its start is open.",
    "latest": "Last day of a period, inclusive; without one, its end is open.",
    "openAbove": "Whether nothing bounds a count from above; if so, the count has no gb:high.",
    "pin": "Version and digest of the release: gorno_badakhshan.load returns its bytes, or raises.",
    "statement": "The claim in words made from its fields, as the library prints it.",
}
"""The properties that no field of the model has the name of, with their meaning."""


def term_triples() -> Iterator[Triple]:
    """Yields the definition of each class and property."""
    ontology = f"<{BASE}terms>"
    yield ontology, A, named("owl:Ontology")
    yield (
        ontology,
        named("rdfs:comment"),
        text_in("en", "Who said what about whom, with the bounds of each count."),
    )
    yield from _class_triples()
    yield from _property_triples()


def vocabulary_triples() -> Iterator[Triple]:
    """Yields each vocabulary as a concept scheme, and its words as concepts with their definitions."""
    for vocabulary in vars(words).values():
        if not isinstance(vocabulary, words.Vocabulary):
            continue
        yield scheme(vocabulary), A, named("skos:ConceptScheme")
        yield scheme(vocabulary), named("skos:prefLabel"), text_in("en", vocabulary.name)
        for word, definition in vocabulary.items():
            node = concept(vocabulary, word)
            yield node, A, named("skos:Concept")
            yield node, named("skos:inScheme"), scheme(vocabulary)
            yield node, named("skos:notation"), literal(word)
            yield node, named("skos:prefLabel"), text_in("en", readable(word))
            yield node, named("skos:definition"), text_in("en", definition)
    for population, parent in words.PARENTS.items():
        yield concept(words.POPULATIONS, population), named("skos:broader"), concept(words.POPULATIONS, parent)


def own_word_triples(description: Description) -> Iterator[Triple]:
    """Yields the words that a dataset adds to the vocabularies, as concepts below those of the vocabularies."""
    for vocabulary, described in (
        (words.PARTIES, description.parties),
        (words.POPULATIONS, description.populations),
    ):
        for each in described:
            node = concept(vocabulary, each.word)
            # What a word of the vocabulary means in one dataset is no definition for all.
            if not (wider := each.word.rpartition("/")[0]):
                yield node, named("skos:scopeNote"), text_in("en", each.definition)
                continue
            yield node, A, named("skos:Concept")
            yield node, named("skos:inScheme"), scheme(vocabulary)
            yield node, named("skos:notation"), literal(each.word)
            yield node, named("skos:prefLabel"), text_in("en", readable(each.word))
            yield node, named("skos:definition"), text_in("en", each.definition)
            yield node, named("skos:broader"), concept(vocabulary, wider)


def model_classes() -> tuple[Any, ...]:
    """Returns the record classes and all classes that their fields and those of a release may have, by name."""
    pending: list[Any] = [*(kind.record_class() for kind in KINDS.values()), Release]
    found: set[Any] = set()
    while pending:
        cls = pending.pop()
        if attrs.has(cls) and cls not in found:
            found.add(cls)
            pending += field_types(cls).values()
        pending += get_args(cls)
    return tuple(sorted(found, key=lambda cls: str(cls.__name__)))


def _class_triples() -> Iterator[Triple]:
    for cls in model_classes():
        summary = " ".join((cls.__doc__ or "").split("\n\n")[0].split())
        yield from _definition(f"gb:{cls.__name__}", "rdfs:Class", cls.__name__, summary)
        for other in CLASSES.get(cls.__name__, ()):
            yield named(f"gb:{cls.__name__}"), named("rdfs:subClassOf"), named(other)
    yield from _definition("gb:TextState", "rdfs:Class", "TextState", TEXT_STATE)
    yield named("gb:TextState"), named("rdfs:subClassOf"), named("oa:State")


def _property_triples() -> Iterator[Triple]:
    meanings: dict[str, list[str]] = defaultdict(list)
    for cls in model_classes():
        for field in attrs.fields(cls):
            meanings[property_name(field.name)].append(f"{cls.__name__}: {field.metadata['description']}")
            for other in FIELDS.get((cls.__name__, field.name), ()):
                yield named(property_name(field.name)), named("rdfs:seeAlso"), named(other)
    for name, meaning in OTHER_PROPERTIES.items():
        meanings[f"gb:{name}"].append(meaning)
    # `gb:sha256` is one property of several classes: each meaning is a line of its own.
    for name, texts in meanings.items():
        if name.startswith("gb:"):
            yield from _definition(name, "rdf:Property", name.removeprefix("gb:"), "\n".join(texts))


def _definition(name: str, of: str, label: str, comment: str) -> Iterator[Triple]:
    node = named(name)
    yield node, A, named(of)
    yield node, named("rdfs:label"), text_in("en", label)
    yield node, named("rdfs:comment"), text_in("en", comment)
    yield node, named("rdfs:isDefinedBy"), f"<{BASE}terms>"
