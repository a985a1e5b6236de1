"""What a caller may ask for as a version, and which release it means: honored or refused."""

import re
from collections.abc import Mapping

from ..errors import PinError, VersionError

_NUMBER = r"(0|[1-9]\d{0,8})"
_PIN = rf"{_NUMBER}\.(?:{_NUMBER}\.(?:{_NUMBER}|\*)|\*)(?:@sha256:(\w+))?"
_HOW = "write 1.0.0, 1.0.*, 1.* or 1.0.0@sha256:<64 hex digits>, or None for the newest"


def resolve(asked: str | None, released: Mapping[str, str]) -> str:
    """The version that is meant, of those in `released` (version to digest).

    >>> resolve("1.*", {"1.0.0": "ab", "1.10.0": "cd", "2.0.0": "ef"})
    '1.10.0'

    Raises `VersionError` where no release fits, and `PinError` where the text is malformed or its
    digest is another than the release's. Never falls back.
    """
    versions = sorted(released, key=version_key)
    if asked is None:
        return _newest(versions, "the newest")
    major, minor, patch, digest = _parse(asked)
    wanted = [int(part) for part in (major, minor, patch) if part is not None]
    version = _newest([v for v in versions if version_key(v)[: len(wanted)] == tuple(wanted)], asked, versions)
    if digest is not None and digest != released[version]:
        raise PinError(
            asked,
            f"release {version} in this install has the digest sha256:{released[version]}, "
            f"the pin says sha256:{digest}; the data is not what was pinned",
            expected=digest,
            got=released[version],
        )
    return version


def version_key(version: str) -> tuple[int, ...]:
    """The numbers of a version, for ordering.

    >>> version_key("1.10.0") > version_key("1.9.3")
    True
    """
    return tuple(int(part) for part in version.split("."))


def _parse(asked: object) -> tuple[str, str | None, str | None, str | None]:
    if not isinstance(asked, str):
        raise PinError(str(asked), f"a version is text, got {type(asked).__name__}; {_HOW}")
    match = re.fullmatch(_PIN, asked, re.ASCII)
    if match is None:
        raise PinError(asked, f"not understood; {_HOW}")
    major, minor, patch, digest = match.groups()
    if digest is not None and (patch is None or not re.fullmatch("[0-9a-f]{64}", digest)):
        raise PinError(asked, f"a digest is 64 lower-case hex digits behind a full version; {_HOW}")
    return major, minor, patch, digest


def _newest(fitting: list[str], asked: str, available: list[str] | None = None) -> str:
    if not fitting:
        raise VersionError(asked, fitting if available is None else available)
    return fitting[-1]
