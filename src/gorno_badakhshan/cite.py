"""Citations of a version of the dataset, or of a claim in it and its source, in the styles of papers and tools."""

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from .errors import VocabularyError
from .store.description import THIS_DATASET

if TYPE_CHECKING:
    from collections.abc import Callable

    from .model.claims import Claim
    from .model.periods import Period
    from .model.sources import Source
    from .store.release import Release

TITLE = THIS_DATASET.title
"""The title of the releases in this package."""


class Work(NamedTuple):
    """What a reference manager has one entry for: the dataset, one claim in it, or its source."""

    key: str
    title: str
    authors: "tuple[str, ...]"
    issued: "tuple[int, ...]"
    """Year, month and day, as far as known; empty if unknown."""
    version: str | None = None
    """Only of the dataset."""
    url: str | None = None
    publisher: str | None = None
    """Only of a source with authors of its own."""


def cite(release: "Release", style: object, claim: "CitedClaim | None" = None) -> str:
    """Returns the citation of a release, or of a claim in it with its source.

    Raises `VocabularyError` if the style is not one of the four.
    """
    if not isinstance(style, str) or style not in _STYLES:
        raise VocabularyError(style, "citation style", sorted(_STYLES))
    return _STYLES[style](release, claim)


class CitedClaim(NamedTuple):
    """A claim to cite, with its source and the name of the publisher."""

    claim: "Claim"
    source: "Source"
    publisher: str


def _works(release: "Release", cited: CitedClaim | None) -> list[Work]:
    """Returns the dataset, or a claim in it and its source."""
    about, day = release.description, release.date
    # Of all fields, only the title is printed in every style of a reference manager: so it has the pin.
    title, key = f"{about.title} ({release.pin})", f"{about.name}-{release.version}"
    if cited is not None:
        # A slash in a key ends it for some readers of BibTeX.
        title, key = f"Claim {cited.claim.id} in {title}", f"{key}-{cited.claim.id.replace('/', '-')}"
    dataset = Work(key, title, about.maintainers, (day.year, day.month, day.day), version=release.version)
    return [dataset] if cited is None else [dataset, _source_work(cited)]


def _source_work(cited: CitedClaim) -> Work:
    source, publisher = cited.source, cited.publisher
    return Work(
        key=source.id,
        title=source.title,
        authors=source.authors or (publisher,),
        issued=date_parts(source.published),
        url=source.url,
        publisher=publisher if source.authors else None,
    )


def date_parts(period: "Period | None") -> "tuple[int, ...]":
    """Returns year, month and day, as far as the whole period has one of each."""
    first, last = (period.earliest, period.latest) if period is not None else (None, None)
    if first is None or last is None:
        return ()
    parts: tuple[int, ...] = ()
    for one, other in ((first.year, last.year), (first.month, last.month), (first.day, last.day)):
        if one != other:
            break
        parts = (*parts, one)
    return parts


def _apa(release: "Release", cited: CitedClaim | None) -> str:
    about = release.description
    dataset = f"{about.title} (Version {release.version}) [Data set]. {release.pin}"
    authors = f"{' & '.join(about.maintainers)} ({release.date.year})."
    if cited is None:
        return f"{authors} {dataset}"
    claim, source = cited.claim, _source_work(cited)
    summary = claim.summary.rstrip(".")
    year, *rest = source.issued or ("n.d.",)
    when = f"{year}, {' '.join([_MONTH_NAMES[int(rest[0]) - 1], *map(str, rest[1:])])}" if rest else str(year)
    parts = [f"{' & '.join(source.authors)} ({when})", source.title, source.publisher, source.url]
    entry = ". ".join(part for part in parts if part)
    return f"{authors} {summary} (Claim {claim.id}). In {dataset}\n{entry}"


# Those of the standard library depend on the language of the system.
_MONTH_NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def _bibtex(release: "Release", cited: CitedClaim | None) -> str:
    return "\n".join(map(_bibtex_entry, _works(release, cited)))


def _bibtex_entry(work: Work) -> str:
    # Without the inner braces BibTeX takes the last word for a family name.
    fields = {
        "author": " and ".join(f"{{{_tex(author)}}}" for author in work.authors),
        "title": f"{{{_tex(work.title)}}}",
        "year": str(work.issued[0]) if work.issued else None,
        "version": work.version,
        "howpublished": _tex(work.publisher) if work.publisher else None,
        "url": work.url,
        "note": "Data set" if work.version else None,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{work.key},", *lines, "}"])


def _tex(text: str) -> str:
    """Returns a text with the letters escaped that TeX reads as commands."""
    return re.sub(r"[#$%&_{}]", r"\\\g<0>", text)


def _csl_json(release: "Release", cited: CitedClaim | None) -> str:
    return json.dumps([_csl_item(work) for work in _works(release, cited)], ensure_ascii=False, indent=2)


def _csl_item(work: Work) -> "dict[str, object]":
    # Fields: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
    item = {
        "id": work.key,
        "type": "dataset" if work.version else "webpage" if work.url else "document",
        "title": work.title,
        "author": [{"literal": author} for author in work.authors],
        "issued": {"date-parts": [list(work.issued)]} if work.issued else None,
        "version": work.version,
        "container-title": work.publisher,
        "URL": work.url,
    }
    return {name: value for name, value in item.items() if value}


def _cff(release: "Release", cited: CitedClaim | None) -> str:
    about, (dataset, *sources) = release.description, _works(release, cited)
    # Keys: https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md
    return "\n".join([
        "cff-version: 1.2.0",
        "message: Cite the version of the data that you used, with its pin.",
        "type: dataset",
        f"title: {_yaml(dataset.title)}",
        "authors:",
        *(f"  - name: {_yaml(maintainer)}" for maintainer in about.maintainers),
        f"version: {release.version}",
        f"date-released: {release.date}",
        f"license: {_yaml(about.license)}",
        # No type of identifier is made for digests.
        "identifiers:",
        "  - type: other",
        f"    value: {release.pin}",
        "    description: Version and SHA-256 of the manifest",
        *(["references:"] if sources else []),
        *(line for source in sources for line in _cff_reference(source)),
    ])  # fmt: skip


def _cff_reference(work: Work) -> "list[str]":
    year = [f"    year: {work.issued[0]}"] if work.issued else []
    return [
        f"  - type: {'website' if work.url else 'generic'}",
        f"    title: {_yaml(work.title)}",
        "    authors:",
        *(f"      - name: {_yaml(author)}" for author in work.authors),
        *year,
        *([f"    url: {_yaml(work.url)}"] if work.url else []),
        *(["    publisher:", f"      name: {_yaml(work.publisher)}"] if work.publisher else []),
    ]


def _yaml(text: str) -> str:
    """Returns a text as YAML: plain if nothing in it is special, else in quotes."""
    # A JSON string is a double-quoted YAML scalar.
    is_plain = re.fullmatch(r"[A-Za-z][A-Za-z .-]*|CC-[A-Z0-9.-]+", text)
    return text if is_plain else json.dumps(text, ensure_ascii=False)


_STYLES: "dict[str, Callable[[Release, CitedClaim | None], str]]" = {
    "apa": _apa,
    "bibtex": _bibtex,
    "cff": _cff,
    "csl-json": _csl_json,
}
