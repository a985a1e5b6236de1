"""What a dataset says about itself."""

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.errors import RecordError
from gorno_badakhshan.store.description import THIS_DATASET


@pytest.mark.parametrize("version", [release.version for release in gb.releases()])
def test_the_releases_of_this_package_have_its_description(version):
    """Their manifests have none, because their bytes never change."""
    release = gb.load(version).release
    assert release.description == THIS_DATASET
    assert release.description.default_event in gb.load(version).events


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Two Words"),
        ("name", ""),
        ("title", " "),
        ("license", ""),
        ("headline", " "),
        ("maintainers", ()),
        ("maintainers", ("",)),
    ],
)
def test_a_description_says_something(field, value):
    """A blank text would make a citation without a title or an author."""
    with pytest.raises(RecordError, match=field):
        attrs.evolve(THIS_DATASET, **{field: value})
