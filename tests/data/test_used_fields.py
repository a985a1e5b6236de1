"""Each field of the model has a record that fills it, or an argument in the data dictionary."""

import re
from pathlib import Path

import pytest

from gorno_badakhshan.curation.expand import Defaults
from gorno_badakhshan.curation.freeze import preview
from gorno_badakhshan.curation.words import Precedents, model_classes
from gorno_badakhshan.model.kinds import KINDS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "data-dictionary.md"


@pytest.fixture(scope="module")
def precedents(curated_files: Path) -> Precedents:
    """The uses of fields and words in the curated data."""
    dataset = preview(curated_files)
    return Precedents(record for kind in KINDS for record in getattr(dataset, kind))


def test_a_field_without_a_record_is_argued_in_the_data_dictionary(precedents: Precedents) -> None:
    """The argued fields are exactly those that no record fills."""
    section = PAGE.read_text(encoding="utf-8").partition("## Fields without a record\n")[2]
    argued = re.findall(r"^\| `(\w+\.\w+)` \| [A-Z].+ \|$", section, re.MULTILINE)
    # The defaults of a curated file are no part of a record.
    classes = [cls for cls in model_classes().values() if cls is not Defaults]
    empty = [
        f"{cls.__name__}.{use.name}"
        for cls in classes
        for use in precedents.class_use(cls).fields
        if use.precedent is None
    ]
    assert sorted(argued) == sorted(empty)
