"""The releases in a package of somebody; `test_package_project` runs them from a wheel and a zip."""

import gorno_badakhshan as gb


def test_the_repr_has_the_package_and_its_versions():
    """Not the digests, which nobody reads."""
    assert repr(gb.PackagedReleases("lorn", {})) == "<PackagedReleases of lorn: none>"
    assert repr(gb.PackagedReleases("lorn", {"0.1.0": "a"})) == "<PackagedReleases of lorn: 0.1.0>"
