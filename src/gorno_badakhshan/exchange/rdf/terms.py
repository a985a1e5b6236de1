"""The IRIs and literals of the RDF export, as N-Quads writes them.

Addresses begin with `https://gorno-badakhshan.invalid/`: the domain `.invalid` is reserved, so that nobody
can own it and no reader takes the addresses for pages that are down; see RFC 2606, section 2.
"""

import re
from functools import cache
from urllib.parse import quote

from ...errors import RecordError, shown
from ...model.kinds import KINDS
from ...model.vocabulary import Vocabulary

BASE = "https://gorno-badakhshan.invalid/"
"""What every IRI of the export begins with, for ever."""

PREFIXES: dict[str, str] = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "gb": f"{BASE}terms#",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "np": "http://www.nanopub.org/nschema#",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The namespaces of the export by their prefixes."""

Triple = tuple[str, str, str]
"""Subject, predicate and object, each as N-Quads writes it."""

_LANGUAGE_TAG = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
_ESCAPES = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t", "\b": r"\b", "\f": r"\f"}
# Control characters are allowed, but editors and terminals change or run them.
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029]')
_DOTS = {".": "%2E", "..": "%2E%2E"}
_SURROGATE = re.compile("[\ud800-\udfff]")


@cache
def named(name: str) -> str:
    """Returns the IRI of a name with a prefix.

    >>> named("prov:wasAttributedTo")
    '<http://www.w3.org/ns/prov#wasAttributedTo>'
    """
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


A = named("rdf:type")


def literal(value: str | float, datatype: str | None = None) -> str:
    """Returns a literal: a text, an integer, a decimal number or a truth value, or a text of another datatype.

    >>> literal("no soldiers"), literal(12)
    ('"no soldiers"', '"12"^^<http://www.w3.org/2001/XMLSchema#integer>')

    Raises `RecordError` if the text has half of a surrogate pair, which RDF cannot write.
    """
    if isinstance(value, bool):
        return literal(str(value).lower(), "xsd:boolean")
    if isinstance(value, int | float):
        return literal(repr(value), "xsd:integer" if isinstance(value, int) else "xsd:double")
    quoted = f'"{_ESCAPED.sub(_escape, _without_surrogates(value))}"'
    return quoted if datatype is None else f"{quoted}^^{named(datatype)}"


def text_in(language: str, text: str) -> str:
    """Returns a text with its language; without it if the tag is malformed, which no reader would accept."""
    return f"{literal(text)}@{language.lower()}" if _LANGUAGE_TAG.fullmatch(language) else literal(text)


def concept(vocabulary: Vocabulary, word: str) -> str:
    """Returns the IRI of a word of a vocabulary.

    >>> from gorno_badakhshan.model.vocabulary import OUTCOMES
    >>> concept(OUTCOMES, "killed")
    '<https://gorno-badakhshan.invalid/vocabularies/outcome/killed>'
    """
    return f"{scheme(vocabulary)[:-1]}/{word}>"


def scheme(vocabulary: Vocabulary) -> str:
    """Returns the IRI of a vocabulary."""
    return f"<{BASE}vocabularies/{vocabulary.name.replace(' ', '-')}>"


def part(node: str, path: str) -> str:
    """Returns the IRI of a part of a record, or of a part of such a part.

    >>> part("<https://a.invalid/claims/b>", "proposition")
    '<https://a.invalid/claims/b#proposition>'
    """
    # Named nodes and no blank ones: an export is sorted, compared and queried by the names of its nodes.
    return f"{node[:-1]}{'.' if '#' in node else '#'}{path}>"


class Names:
    """The IRIs of the records of a dataset, which are the same in all its versions, and of one version.

    Made of the short name of the dataset and the pin of the version.
    """

    def __init__(self, dataset: str, pin: str) -> None:
        self._base = f"{BASE}{_encoded(dataset, '')}/"
        self.release: str = f"<{self._base}releases/{_encoded(pin, '@:')}>"

    def record(self, kind: str, id: str) -> str:
        """Returns the IRI of a record, in whatever version.

        >>> Names("my-conflict", "1.0.0").record("actors", "bbc-news")
        '<https://gorno-badakhshan.invalid/my-conflict/actors/bbc-news>'

        Raises `KeyError` if there is no such kind.
        """
        return f"<{self._base}{KINDS[kind].name}/{_encoded(id, '/' if kind == 'claims' else '')}>"

    def nanopub(self, claim: str) -> str:
        """Returns the IRI of the nanopublication of a claim in this version."""
        return f"{self.release[:-1]}/{_encoded(claim, '/')}>"


def _encoded(text: str, safe: str) -> str:
    """Returns a text as a part of an IRI; different texts give different parts."""
    encoded = quote(_without_surrogates(text), safe=safe)
    # Readers take the segments `.` and `..` of an address away.
    return "/".join(_DOTS.get(segment, segment) for segment in encoded.split("/"))


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"


def _without_surrogates(text: str) -> str:
    """Returns the text; raises if it is none that UTF-8 can write."""
    if match := _SURROGATE.search(text):
        raise RecordError(
            f"the text {shown(text)} has U+{ord(match[0]):04X}, half of a surrogate pair; put the character there"
        )
    return str(text)
