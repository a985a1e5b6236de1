"""The addresses of licenses."""

import re

_LISTED = re.compile(r"(?!LicenseRef-)[A-Za-z0-9][A-Za-z0-9.+-]*", re.ASCII)


def license_url(license: str) -> str | None:
    """Returns the address of a license at SPDX; None for words that are no id of its list.

    >>> license_url("CC-BY-4.0")
    'https://spdx.org/licenses/CC-BY-4.0.html'
    >>> license_url("all rights reserved") is None
    True
    """
    return f"https://spdx.org/licenses/{license}.html" if _LISTED.fullmatch(license) else None
