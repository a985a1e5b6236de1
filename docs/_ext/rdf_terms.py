"""The terms of the RDF export as Turtle and as a table, made from the library."""

import re
from collections import defaultdict
from collections.abc import Iterator

from data_dictionary import _escaped

from gorno_badakhshan.exchange.rdf.terms import PREFIXES, named
from gorno_badakhshan.exchange.rdf.vocabulary import term_triples

TYPE = named("rdf:type")


def terms_turtle() -> str:
    """Return the definitions of all terms as Turtle, sorted."""
    triples = sorted(set(term_triples()))
    by_subject = defaultdict(list)
    for subject, predicate, value in triples:
        by_subject[_shortened(subject)].append((_shortened(predicate), _shortened(value)))
    text = "".join(f"{subject} {_predicates(pairs)} .\n\n" for subject, pairs in by_subject.items())
    used = [f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items() if f"{prefix}:" in text]
    return (
        f"# Made by docs/_ext/render_pages.py from the classes of the model.\n{''.join(used)}\n{text.rstrip()}\n"
    )


def terms_table() -> str:
    """Return the classes and properties with their meaning, as Markdown."""
    definitions = defaultdict(lambda: defaultdict(list))
    for subject, predicate, value in sorted(set(term_triples())):
        definitions[_shortened(subject)][_shortened(predicate)].append(value)
    return "\n".join([
        *_rows("class", "rdfs:Class", "rdfs:subClassOf", definitions),
        "",
        *_rows("property", "rdf:Property", "rdfs:seeAlso", definitions),
    ])  # fmt: skip


def _rows(kind: str, of: str, other: str, definitions: dict[str, dict[str, list[str]]]) -> Iterator[str]:
    yield f"| {kind} | meaning | means too |\n| --- | --- | --- |"
    for name, facts in definitions.items():
        if named(of) in facts["rdf:type"]:
            (comment,) = facts["rdfs:comment"]
            meaning = comment.removeprefix('"').removesuffix('"@en').replace(r"\"", '"')
            others = ", ".join(f"`{_shortened(value)}`" for value in facts[other])
            lines = "<br>".join(map(_escaped, meaning.split(r"\n")))
            yield f"| `{name}` | {lines} | {others} |"


def _predicates(pairs: list[tuple[str, str]]) -> str:
    kinds = [f"a {value}" for predicate, value in pairs if predicate == "rdf:type"]
    others = [f"{predicate} {value}" for predicate, value in pairs if predicate != "rdf:type"]
    return " ;\n    ".join([*kinds, *others])


def _shortened(term: str) -> str:
    """Return a term with its prefix, if one fits."""
    for prefix, iri in PREFIXES.items():
        if match := re.fullmatch(rf"<{re.escape(iri)}(\w+)>", term):
            return f"{prefix}:{match[1]}"
    return term
