"""The texts of the files of a package of releases; see `package_project`."""

PYPROJECT = """[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"

[project]
name = "{name}"
version = "{version}"
description = {quoted_title}
readme = "README.md"
license = "{license}"
license-files = ["LICENSE.txt"]
authors = [{maintainers}]
requires-python = ">=3.11"
dependencies = ["gorno-badakhshan>={library}"]
classifiers = ["Typing :: Typed"]

[tool.hatch.build.targets.wheel]
packages = ["src/{module}"]
"""

README = """# {title}

Claims about the dead and wounded of a conflict, in releases that never change.

```bash
pip install {name}
```

```python
import {module}

ds = {module}.load("{pin}")
```

`load()` without a version is the newest release in this installation, `load("{version}")` is that one, and a pin
as above is exactly these bytes or an error. Claims, analyses and plots are those of the package
`gorno-badakhshan`, which is installed with it: `gb.toll(event, dataset=ds)`.

Cite the release that you used, with its pin:

> {citation}

The license of the data is {license}; see `LICENSE.txt`.

To build the package: `pip install build`, then `python -m build`. To try it: `pip install .`, then
`python tests/test_{module}.py`.
"""

LICENSE_LINK = """{title}

The license of the data is {license}. Its text is at {link}

Put the full text into this file before you publish the package.
"""

INIT = '''"""Releases of a dataset of claims, as `gorno_badakhshan` loads them."""

from __future__ import annotations

import gorno_badakhshan as gb

__version__ = "{version}"
__all__ = ["RELEASED", "__version__", "load", "releases"]

RELEASED: dict[str, str] = {{
{released}}}
"""The releases in this package, oldest first, each with the SHA-256 of its manifest, which proves its files."""

_RELEASES = gb.PackagedReleases(__name__, RELEASED)


def load(version: str | None = None) -> gb.Dataset:
    """Returns a release: the newest if version is None, or exactly the one that a version or pin names."""
    return _RELEASES.load(version)


def releases() -> tuple[gb.Release, ...]:
    """Returns the releases in this package, oldest first."""
    return _RELEASES.releases()
'''

TEST = '''"""The releases are those that were frozen, and are read without a finding."""

from pathlib import Path

import gorno_badakhshan as gb
import {module}


def test_every_release_is_the_one_that_was_frozen() -> None:
    """Its files are checked, and all its records are read."""
    for release in {module}.releases():
        gb.verify(release.pin, path=Path({module}.__file__).parent).raise_for_findings()
        assert len([*{module}.load(release.pin).claims]) == release.counts["claims"]


if __name__ == "__main__":
    test_every_release_is_the_one_that_was_frozen()
'''
