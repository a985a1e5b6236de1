"""Laws of the lossless formats: what is written is what is read."""

from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan import testing
from gorno_badakhshan.exchange import data_package, json_lines, sqlite
from gorno_badakhshan.model.kinds import KINDS

RECORDS = st.one_of([getattr(testing, kind)() for kind in KINDS])


@pytest.mark.parametrize("module", [data_package, json_lines, sqlite], ids=["data-package", "jsonl", "sqlite"])
def test_read_undoes_write(module: ModuleType) -> None:
    """Law: read(write(x)) == x, for any record of any kind and those that it refers to."""

    @given(RECORDS)
    def check(record: Any) -> None:
        ds = testing.dataset_of(record)
        with TemporaryDirectory() as folder:
            module.write(ds, Path(folder, "data"))
            copy = module.read(Path(folder, "data"))
        assert copy.pin == ds.pin
        for kind in KINDS:
            assert tuple(getattr(copy, kind)) == tuple(getattr(ds, kind))

    check()
