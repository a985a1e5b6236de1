"""What the build adds to Hatchling: a README for package indexes, a bill of materials, reproducible archives."""

import gzip
import json
import re
import tarfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

PICTURE = re.compile(r"^\[?!\[.*\n\n", re.MULTILINE)
RELATIVE_LINK = re.compile(r"\[([^\]]+)\]\((?!https?:)([^)]+)\)")
BUNDLED = re.compile(r"^(\S+) (\d\S*) \(([\w.-]+)\)$", re.MULTILINE)
"""The heading of one package in the licenses of the page's script: name, version, license."""
DAY = (2020, 2, 2)
"""The date of every file in the archives. Zip archives have none before 1980."""
PACKAGE = "src/gorno_badakhshan"


class ReadmeHook(MetadataHookInterface):
    """Sets the description of the package: an index shows neither files that the README links nor its picture."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Write the name of the file behind each relative link; the source distribution has these files."""
        readme = Path(self.root, "README.md").read_text(encoding="utf-8")
        text = RELATIVE_LINK.sub(r"\1 (`\2`)", PICTURE.sub("", readme))
        metadata["readme"] = {"content-type": "text/markdown", "text": text}


class ArchiveHook(BuildHookInterface[Any]):
    """Adds the bill of materials to the wheel, and writes both archives again without traces of this machine."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the bill of materials where Hatchling finds it: PEP 770 has it in `.dist-info/sboms`."""
        del version
        self.folder = TemporaryDirectory()
        if self.target_name == "wheel":
            file = Path(self.folder.name, "gorno-badakhshan.cdx.json")
            text = json.dumps(bill_of_materials(Path(self.root), self.metadata.version), indent=1) + "\n"
            file.write_text(text, encoding="utf-8", newline="\n")
            build_data["sbom_files"].append(str(file))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Set date and mode of every entry: Hatchling takes them from `SOURCE_DATE_EPOCH` and from the disk."""
        del version, build_data
        self.folder.cleanup()
        if artifact_path.endswith(".whl"):
            rewrite_wheel(artifact_path)
        else:
            rewrite_source_distribution(artifact_path)


def rewrite_wheel(path: str) -> None:
    """Write the same entries with the date of the project; nothing in the wheel is executable."""
    with ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w") as archive:
        for name, content in contents.items():
            entry = ZipInfo(name, (*DAY, 0, 0, 0))
            entry.create_system = 3  # Unix, whose modes follow; Python on Windows would write 0
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content, ZIP_DEFLATED)


def rewrite_source_distribution(path: str) -> None:
    """Write the same entries with the date of the project; a script that names its interpreter is executable."""
    with tarfile.open(path) as archive:
        contents = {entry.name: file.read() for entry in archive if (file := archive.extractfile(entry))}
    with (
        Path(path).open("wb") as file,
        gzip.GzipFile("", "wb", fileobj=file, mtime=0) as stream,
        tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for name, content in contents.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            entry.mtime = datetime(*DAY, tzinfo=UTC).timestamp()
            entry.mode = 0o755 if content.startswith(b"#!") else 0o644
            archive.addfile(entry, BytesIO(content))


def bill_of_materials(root: Path, version: str) -> dict[str, Any]:
    """Return what the wheel has besides its own code, as CycloneDX 1.6: data, and packages in the page's script.

    It has no serial number and no time, which would differ in each build. The libraries that an installer
    fetches are in the metadata of the wheel, with the versions allowed.
    """
    headings = BUNDLED.findall((root / PACKAGE / "explore/bundle/LICENSES.txt").read_text(encoding="utf-8"))
    scripts = [component("library", "npm", *heading) for heading in headings]
    releases = sorted(path.parent.name for path in (root / PACKAGE / "data/releases").glob("*/manifest.json"))
    data = [component("data", "generic", "gorno-badakhshan-data", release, "CC-BY-4.0") for release in releases]
    package = component("library", "pypi", "gorno-badakhshan", version, "MIT")
    parts = [part["bom-ref"] for part in (*data, *scripts)]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": package},
        "components": [*data, *scripts],
        "dependencies": [{"ref": package["bom-ref"], "dependsOn": parts}, *({"ref": part} for part in parts)],
    }


def component(kind: str, index: str, name: str, version: str, license_id: str) -> dict[str, Any]:
    """Return one entry of the bill; the specification of purl encodes the `@` of a scope."""
    address = f"pkg:{index}/{name.replace('@', '%40')}@{version}"
    licenses = [{"license": {"id": license_id}}]
    return {
        "type": kind,
        "bom-ref": address,
        "name": name,
        "version": version,
        "licenses": licenses,
        "purl": address,
    }
