"""Citations of a version of the dataset, in the styles that papers and tools use."""

import json
import re
from typing import TYPE_CHECKING

from .errors import VocabularyError
from .store.description import THIS_DATASET

if TYPE_CHECKING:
    from collections.abc import Callable

    from .store.release import Release

TITLE = THIS_DATASET.title
"""The title of the releases in this package."""


def cite(release: "Release", style: object) -> str:
    """Returns the citation of a release; raises `VocabularyError` if the style is not one of the four."""
    if not isinstance(style, str) or style not in _STYLES:
        raise VocabularyError(style, "citation style", sorted(_STYLES))
    return _STYLES[style](release)


def _apa(release: "Release") -> str:
    about = release.description
    authors = " & ".join(about.maintainers)
    return f"{authors} ({release.date.year}). {about.title} (Version {release.version}) [Data set]. {release.pin}"


def _bibtex(release: "Release") -> str:
    about = release.description
    # Without the inner braces BibTeX takes the last word for a family name.
    authors = " and ".join(f"{{{_tex(maintainer)}}}" for maintainer in about.maintainers)
    return "\n".join([
        f"@misc{{{about.name}-{release.version},",
        f"  author = {{{authors}}},",
        f"  title = {{{{{_tex(about.title)}}}}},",
        f"  year = {{{release.date.year}}},",
        f"  version = {{{release.version}}},",
        f"  note = {{Data set, {release.pin}}},",
        "}",
    ])  # fmt: skip


def _tex(text: str) -> str:
    """Returns a text with the letters escaped that TeX reads as commands."""
    return re.sub(r"[#$%&_{}]", r"\\\g<0>", text)


def _csl_json(release: "Release") -> str:
    # Fields: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
    day, about = release.date, release.description
    item = {
        "id": f"{about.name}-{release.version}",
        "type": "dataset",
        "title": about.title,
        "author": [{"literal": maintainer} for maintainer in about.maintainers],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "version": release.version,
        "note": release.pin,
    }
    return json.dumps([item], indent=2)


def _cff(release: "Release") -> str:
    about = release.description
    # Keys: https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md
    return "\n".join([
        "cff-version: 1.2.0",
        "message: Cite the version of the data that you used, with its pin.",
        "type: dataset",
        f"title: {_yaml(about.title)}",
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
    ])  # fmt: skip


def _yaml(text: str) -> str:
    """Returns a text as YAML: plain if nothing in it is special, else in quotes."""
    # A JSON string is a double-quoted YAML scalar.
    is_plain = re.fullmatch(r"[A-Za-z][A-Za-z .-]*|CC-[A-Z0-9.-]+", text)
    return text if is_plain else json.dumps(text, ensure_ascii=False)


_STYLES: "dict[str, Callable[[Release], str]]" = {
    "apa": _apa,
    "bibtex": _bibtex,
    "cff": _cff,
    "csl-json": _csl_json,
}
