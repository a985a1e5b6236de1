"""The definitions of terms and words."""

from gorno_badakhshan.exchange.rdf.terms import concept, named
from gorno_badakhshan.exchange.rdf.vocabulary import (
    OTHER_PROPERTIES,
    model_classes,
    term_triples,
    vocabulary_triples,
)
from gorno_badakhshan.model import vocabulary as words
from gorno_badakhshan.model.propositions import Dispute, Likening


def test_classes_inside_of_records_are_found() -> None:
    """Also those that only a proposition has, and the proposition that a claim names by text."""
    assert {"Claim", "Dispute", "Likening", "Count", "Release", "Passage", "Tombstone"} <= {
        cls.__name__ for cls in model_classes()
    }
    assert {Dispute, Likening} <= set(model_classes())


def test_a_term_is_defined_once() -> None:
    """One comment a class or property, also for a field that several classes have."""
    comments = [node for node, name, _ in term_triples() if name == named("rdfs:comment")]
    assert len(comments) == len(set(comments))


def test_no_other_property_has_the_name_of_a_field() -> None:
    """It would have two meanings."""
    fields = {field.name for cls in model_classes() for field in cls.__attrs_attrs__}
    assert not fields & set(OTHER_PROPERTIES)


def test_every_word_of_every_vocabulary_is_a_concept_with_its_definition() -> None:
    """The definition is that of the library."""
    definitions = {node: value for node, name, value in vocabulary_triples() if name == named("skos:definition")}
    vocabularies = [value for value in vars(words).values() if isinstance(value, words.Vocabulary)]
    assert len(definitions) == sum(map(len, vocabularies))
    assert definitions[concept(words.OUTCOMES, "missing")] == '"Whereabouts unknown after the event."@en'
