"""The digests of the releases in a folder outside this package: a JSON file beside the folders."""

import re
from pathlib import Path
from typing import Any

from ..errors import StructureError
from .pins import full_pin
from .regular_files import read_regular_file
from .strict_json import parse_json

DIGESTS = "digests.json"
"""Name of the file: the SHA-256 of the manifest of each version."""

_FULL_PIN = re.compile(r"(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}@sha256:[0-9a-f]{64}", re.ASCII)


def read_digests(path: Path) -> dict[str, str]:
    """Returns the digest of each version; no version if the file does not exist.

    Raises `StructureError` if the file is no table of versions and digests.
    """
    try:
        table: Any = parse_json(read_regular_file(path))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise StructureError(path.name, [f"it cannot be read: {error.strerror}"]) from None
    except ValueError as error:
        raise StructureError(path.name, [f"not JSON: {error}; restore it"]) from None
    if not isinstance(table, dict):
        raise StructureError(path.name, ["expected a table of versions and digests; restore it"])
    wrong = [version for version, digest in table.items() if not _FULL_PIN.fullmatch(full_pin(version, digest))]
    if wrong:
        reason = "expected a version such as 0.1.0 and 64 lower-case hex digits; restore it"
        raise StructureError(path.name, [f"{version!r}: {reason}" for version in wrong])
    return table
