"""The rows of the commands for curators, for CSV."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypedDict

from ..flat import plain_rows

if TYPE_CHECKING:
    from ..curation.candidates import Candidate
    from ..curation.words import ClassUse, VocabularyUse, WordUse
    from ..model.locators import Locator


class FileRow(TypedDict):
    """A file of the curated folder."""

    file: str
    written: bool


class LineCountRow(TypedDict):
    """A file of a source before and after it was shortened."""

    file: str
    before: int
    after: int
    written: bool


class LocatorRow(TypedDict):
    """A place of a phrase in a text."""

    source: str
    part: str
    start: int | None
    end: int | None
    sha256: str | None


class CandidateRow(TypedDict):
    """A claim that another one may be linked to."""

    link: str
    id: str
    relay_basis: str | None
    score: float
    reasons: str
    summary: str


class WordRow(TypedDict):
    """A class, a field or a word."""

    name: str
    field: str | None
    word: str | None
    definition: str
    type: str | None
    required: bool | None
    unit: str | None
    range: str | None
    precedent: str | None
    example: str | None


@plain_rows
def locator_rows(locators: "Iterable[Locator]") -> Iterator[LocatorRow]:
    """Yields a row for each place."""
    for place in locators:
        yield {
            "source": place.source,
            "part": place.part,
            "start": place.start,
            "end": place.end,
            "sha256": place.sha256,
        }


@plain_rows
def candidate_rows(suggested: "Mapping[str, Sequence[Candidate]]") -> Iterator[CandidateRow]:
    """Yields a row for each candidate of each link, best first."""
    for link, candidates in suggested.items():
        for candidate in candidates:
            yield {
                "link": link,
                "id": candidate.claim.id,
                "relay_basis": candidate.relay_basis,
                "score": candidate.score,
                "reasons": "; ".join(candidate.reasons),
                "summary": candidate.claim.summary,
            }


def class_rows(use: "ClassUse") -> Iterator[WordRow]:
    """Yields a row for each field of a class, and one for each word that the field admits."""
    for field in use.fields:
        yield _row_of_word(
            use.name, field.description, field=field.name, type=field.type, required=field.required,
            unit=field.unit, range=field.range, precedent=field.precedent, example=field.example,
        )  # fmt: skip
        for word in field.words:
            yield _word_row(use.name, word, field.name)


def vocabulary_rows(use: "VocabularyUse") -> Iterator[WordRow]:
    """Yields a row for each word of a vocabulary."""
    return (_word_row(use.name, word) for word in use.words)


def name_rows(classes: Mapping[str, str], vocabularies: Mapping[str, Mapping[str, str]]) -> Iterator[WordRow]:
    """Yields a row for each class and for each word of each vocabulary."""
    for name, summary in classes.items():
        yield _row_of_word(name, summary)
    for name, words in vocabularies.items():
        for word, definition in words.items():
            yield _row_of_word(name, definition, word=word)


def _word_row(name: str, use: "WordUse", field: str | None = None) -> WordRow:
    return _row_of_word(name, use.definition, field=field, word=use.word, precedent=use.precedent)


def _row_of_word(name: str, definition: str, **facts: str | bool | None) -> WordRow:
    """Returns a row in which the facts that are not given are empty."""
    empty = dict.fromkeys(WordRow.__annotations__)
    row: WordRow = {**empty, "name": name, "definition": definition, **facts}  # type: ignore[typeddict-item]
    return row
