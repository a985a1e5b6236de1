"""Citations of a version of the dataset, in the styles that papers and tools use."""

import json
from typing import TYPE_CHECKING

from .errors import VocabularyError

if TYPE_CHECKING:
    from collections.abc import Callable

    from .store.release import Release

TITLE = "gorno-badakhshan: the 2012 Gorno-Badakhshan clashes as claims"
AUTHOR = "The gorno-badakhshan maintainers"
LICENSE = "CC-BY-4.0"


def cite(release: "Release", style: object) -> str:
    """Returns the citation of a release; raises `VocabularyError` if the style is not one of the four."""
    if not isinstance(style, str) or style not in _STYLES:
        raise VocabularyError(style, "citation style", sorted(_STYLES))
    return _STYLES[style](release)


def _apa(release: "Release") -> str:
    return f"{AUTHOR} ({release.date.year}). {TITLE} (Version {release.version}) [Data set]. {release.pin}"


def _bibtex(release: "Release") -> str:
    return "\n".join([
        f"@misc{{gorno-badakhshan-{release.version},",
        # Without the inner braces BibTeX takes the last word for a family name.
        f"  author = {{{{{AUTHOR}}}}},",
        f"  title = {{{{{TITLE}}}}},",
        f"  year = {{{release.date.year}}},",
        f"  version = {{{release.version}}},",
        f"  note = {{Data set, {release.pin}}},",
        "}",
    ])  # fmt: skip


def _csl_json(release: "Release") -> str:
    # Fields: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
    day = release.date
    item = {
        "id": f"gorno-badakhshan-{release.version}",
        "type": "dataset",
        "title": TITLE,
        "author": [{"literal": AUTHOR}],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "version": release.version,
        "note": release.pin,
    }
    return json.dumps([item], indent=2)


def _cff(release: "Release") -> str:
    # Keys: https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md
    return "\n".join([
        "cff-version: 1.2.0",
        "message: Cite the version of the data that you used, with its pin.",
        "type: dataset",
        f'title: "{TITLE}"',
        "authors:",
        f"  - name: {AUTHOR}",
        f"version: {release.version}",
        f"date-released: {release.date}",
        f"license: {LICENSE}",
        # No type of identifier is made for digests.
        "identifiers:",
        "  - type: other",
        f"    value: {release.pin}",
        "    description: Version and SHA-256 of the manifest",
    ])  # fmt: skip


_STYLES: "dict[str, Callable[[Release], str]]" = {
    "apa": _apa,
    "bibtex": _bibtex,
    "cff": _cff,
    "csl-json": _csl_json,
}
