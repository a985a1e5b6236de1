"""The texts of the files of a package; `test_package_project` builds and runs them."""

from gorno_badakhshan.datasets.package_texts import PYPROJECT


def test_the_version_of_the_library_is_a_floor():
    """Later versions load older releases."""
    assert "gorno-badakhshan>={library}" in PYPROJECT
