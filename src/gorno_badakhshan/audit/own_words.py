"""Whether the words that a dataset adds to the vocabularies of parties and populations are defined, and used."""

from collections.abc import Iterable, Iterator

from ..errors import hint, near
from ..model.vocabulary import PARTIES, POPULATIONS, Vocabulary
from ..store.description import Description
from .entry import Entry, walk_fields
from .finding import Finding, file_finding

_FILE = "dataset.toml"
_KEYS = {PARTIES.name: "parties", POPULATIONS.name: "populations"}
"""The key of `[description]` that defines the words of a vocabulary."""


def check_own_words(entries: Iterable[Entry], description: Description | None) -> Iterator[Finding]:
    """Yields each word of the dataset's own that its description does not define, and each that is not used."""
    described: dict[str, list[str]] = {
        PARTIES.name: [party.word for party in description.parties] if description else [],
        POPULATIONS.name: [population.word for population in description.populations] if description else [],
    }
    used = {(POPULATIONS.name, word) for word in _populations_of_parties(description)}
    for word in sorted({word for _, word in used} - {*described[POPULATIONS.name]}):
        message, repair = _undescribed(POPULATIONS, word, described[POPULATIONS.name])
        yield file_finding("undescribed-word", _FILE, f"parties: {message}", repair, 1)
    for entry in entries:
        # Only these two have such words; the walk through all fields takes long.
        if entry.kind not in ("actors", "claims"):
            continue
        for path, field, word in walk_fields(entry.record):
            vocabulary: Vocabulary | None = field.metadata.get("vocabulary")
            if vocabulary is None or vocabulary.name not in described or "/" not in word:
                continue
            used.add((vocabulary.name, word))
            if word not in described[vocabulary.name]:
                message, repair = _undescribed(vocabulary, word, described[vocabulary.name])
                yield entry.finding("undescribed-word", path, message, repair)
    for name, words in described.items():
        for word in words:
            if "/" in word and not any(name == other and _is_in(each, word) for other, each in used):
                message = f"no record has the {name} {word!r}"
                yield file_finding("unused-word", _FILE, message, "delete it, or keep it for records to come", 1)


def _populations_of_parties(description: Description | None) -> set[str]:
    parties = description.parties if description else ()
    return {word for party in parties for word in party.own if "/" in word}


def _is_in(word: str, wider: str) -> bool:
    # A population with parts of its own is used if one of them is.
    return word == wider or word.startswith(f"{wider}/")


def _undescribed(vocabulary: Vocabulary, word: str, described: Iterable[str]) -> tuple[str, str]:
    """Returns message and repair of a word without a definition."""
    message = f"the description does not define the {vocabulary.name} {word!r}{hint(near(word, described))}"
    return message, f"correct it, or add it to `{_KEYS[vocabulary.name]}` under [description] of {_FILE}"
