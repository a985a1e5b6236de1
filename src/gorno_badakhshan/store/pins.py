"""Versions and pins as a caller writes them, and the release that each means."""

import re
from collections.abc import Mapping

from ..errors import PinError, VersionError, shown

# Nine digits at most, far below the limit at which Python refuses to convert text to an integer. No leading
# zeros, as in https://semver.org, so that a version is written in one way only.
_NUMBER = r"(0|[1-9]\d{0,8})"
_PIN = rf"{_NUMBER}\.(?:{_NUMBER}\.(?:{_NUMBER}|\*)|\*)(?:@sha256:(\w+))?"
_HOW = "write 1.0.0, 1.0.*, 1.* or 1.0.0@sha256:<64 hex digits>, or None for the newest"


def resolve(version: str | None, released: Mapping[str, str]) -> str:
    """Returns the release that a version or pin means, of those in `released` (version to digest).

    >>> resolve("1.*", {"1.0.0": "ab", "1.10.0": "cd", "2.0.0": "ef"})
    '1.10.0'

    Raises `VersionError` if no release matches, and `PinError` if the text is malformed or its digest
    is not the release's. Never falls back.
    """
    versions = sorted(released, key=version_key)
    if version is None:
        return _newest(versions, "the newest", versions)
    *numbers, digest = _parse(version)
    # Compared as numbers: as text 1.10.0 would come before 1.9.0.
    prefix = tuple(int(number) for number in numbers if number is not None)
    resolved = _newest([v for v in versions if version_key(v)[: len(prefix)] == prefix], version, versions)
    if digest is not None and digest != released[resolved]:
        raise PinError(
            version,
            f"release {resolved} in this install has the digest sha256:{released[resolved]}, "
            f"the pin says sha256:{digest}; the data is not what was pinned",
            expected=digest,
            got=released[resolved],
        )
    return resolved


def full_pin(version: str, digest: str) -> str:
    """Returns the pin of a release: its version and the digest of its manifest."""
    return f"{version}@sha256:{digest}"


def version_key(version: str) -> tuple[int, ...]:
    """Returns the numbers of a version, for ordering.

    >>> version_key("1.10.0") > version_key("1.9.3")
    True
    """
    return tuple(int(part) for part in version.split("."))


def _parse(version: object) -> tuple[str, str | None, str | None, str | None]:
    """Returns the major, minor and patch number and the digest of a version; None for those not given."""
    if not isinstance(version, str):
        raise PinError(shown(version), f"a version is text, got {type(version).__name__}; {_HOW}")
    match = re.fullmatch(_PIN, version, re.ASCII)  # `\d` would match digits of all scripts
    if match is None:
        raise PinError(version, f"not understood; {_HOW}")
    major, minor, patch, digest = match.groups()
    if digest is not None and (patch is None or not re.fullmatch("[0-9a-f]{64}", digest)):
        raise PinError(version, f"a digest is 64 lower-case hex digits behind a full version; {_HOW}")
    return major, minor, patch, digest


def _newest(matching: list[str], version: str, available: list[str]) -> str:
    if not matching:
        raise VersionError(version, available)
    return matching[-1]
