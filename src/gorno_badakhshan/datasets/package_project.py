"""Writes the frozen releases of a dataset of one's own as a Python package to build, install and pin."""

import json
import keyword
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from ..atomic import write_new_folder
from ..cite import cite
from ..dataset import Dataset
from ..errors import StructureError, shown
from ..model.kinds import KINDS
from ..store.digests import DIGESTS, read_digests
from ..store.pins import version_key
from ..store.regular_files import read_regular_file
from .folders import as_path, folder_kind
from .frozen import read_frozen
from .package_texts import INIT, LICENSE_LINK, PYPROJECT, README, TEST
from .packaged import RELEASES

_PACKAGE_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)
_EXPRESSION = re.compile(r"[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*", re.ASCII)
"""The form of the SPDX expressions that `combine` makes and people write; the build checks the ids."""
_TAKEN = {"attr", "attrs", "cattr", "cattrs", "importlib_resources", "gorno_badakhshan", "test", "tests"}
"""Modules that the package itself needs, and names that other packages have."""


def write_package(
    path: object, output: Path, *, name: str | None = None, license_text: str | None = None, force: bool = False
) -> tuple[str, ...]:
    """Writes a project to build, with all frozen releases of a dataset, and returns the names of its files.

    `path` is a project, the folder of its releases, or one release. `name` is that of the package for `pip`; None
    for that of the dataset. Without `license_text`, the file of the license has a link to the text.

    Every release is checked as `gb.read` checks it. Raises `StructureError` with all findings, also if there is no
    frozen release or if the name or license makes no package, and `WriteError` if the folder exists and `force` is
    false, or if it cannot be written. Nothing is written then.
    """
    datasets = _frozen_releases(as_path(path))
    newest = max(datasets, key=version_key)
    about = datasets[newest][0].release.description
    name = about.name if name is None else name
    _check_package(name, about.license)
    files = _project_files(name, license_text, datasets)
    write_new_folder(output, files, force=force)
    return tuple(files)


Frozen = Mapping[str, tuple[Dataset, Path]]
"""Each version, oldest first, with its dataset and folder."""


def _frozen_releases(folder: Path) -> Frozen:
    """Returns all frozen releases in a folder, read strictly."""
    kind = folder_kind(folder)
    if kind == "release":
        dataset = read_frozen(folder)
        return {dataset.version: (dataset, folder)}
    parent = {"project": folder / RELEASES, "curated": folder.resolve().parent / RELEASES}.get(kind, folder)
    digests = read_digests(parent / DIGESTS)
    if not digests or kind == "package":
        advice = "freeze it first: gorno-badakhshan curate freeze --curated PATH"
        raise StructureError(str(folder), [f"no frozen release; {advice}"])
    versions = sorted(digests, key=version_key)
    return {
        version: (read_frozen(parent / version, f"{version}@sha256:{digests[version]}"), parent / version)
        for version in versions
    }


def _check_package(name: str, license: str) -> None:
    findings = []
    module = name.replace("-", "_")
    if not _PACKAGE_NAME.fullmatch(name) or keyword.iskeyword(module):
        findings.append(f"the name {shown(name)} is not lower-case letters, digits and hyphens; give another name")
    elif module in sys.stdlib_module_names or module in _TAKEN:
        findings.append(f"the name {shown(name)} is that of another module; give another name")
    if not _EXPRESSION.fullmatch(license):
        findings.append(
            f"the license {shown(license)} is no SPDX expression such as CC-BY-4.0; correct it and freeze"
        )
    if findings:
        raise StructureError("the package", findings)


def _project_files(name: str, license_text: str | None, datasets: Frozen) -> dict[str, bytes]:
    newest = datasets[[*datasets][-1]][0]
    about, module = newest.release.description, name.replace("-", "_")
    released = {version: dataset.digest for version, (dataset, _) in datasets.items()}
    names = [json.dumps(maintainer, ensure_ascii=False) for maintainer in about.maintainers]
    # JSON strings are strings of TOML too.
    values = {
        "name": name,
        "module": module,
        "version": newest.version,
        "pin": newest.pin,
        "title": about.title,
        "quoted_title": json.dumps(about.title, ensure_ascii=False),
        "maintainers": ", ".join(f"{{ name = {each} }}" for each in names),
        "license": about.license,
        "link": f"https://spdx.org/licenses/{about.license}.html",
        "library": _library_version(),
        "released": "".join(f'    "{version}": "{digest}",\n' for version, digest in released.items()),
        "citation": newest.cite(),
    }
    texts = {
        "pyproject.toml": PYPROJECT.format(**values),
        "README.md": README.format(**values),
        "CITATION.cff": cite(newest.release, "cff").rstrip("\n") + "\n",
        "LICENSE.txt": license_text or LICENSE_LINK.format(**values),
        f"src/{module}/__init__.py": INIT.format(**values),
        f"src/{module}/py.typed": "",
        f"src/{module}/{RELEASES}/{DIGESTS}": json.dumps(released, indent=1) + "\n",
        f"tests/test_{module}.py": TEST.format(**values),
    }
    releases = {
        f"src/{module}/{RELEASES}/{version}/{file}": read_regular_file(folder / file)
        for version, (_, folder) in datasets.items()
        for file in ("manifest.json", *(f"{kind}.json" for kind in KINDS))
    }
    return {**{name: text.encode() for name, text in texts.items()}, **releases}


def _library_version() -> str:
    from .. import __version__

    return __version__
