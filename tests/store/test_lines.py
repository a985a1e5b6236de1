"""One record a line, found without reading the others."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan.store.lines import id_of, read_lines, write_lines
from gorno_badakhshan.testing import ids, texts

RECORDS = st.lists(st.builds(lambda name, text: {"id": name, "note": text, "in": {"id": text}}, ids(), texts()))


@given(RECORDS)
def test_what_is_written_is_a_json_list(records):
    """Anybody reads a release with a JSON library and nothing else."""
    assert json.loads(write_lines(records)) == records


@given(RECORDS)
def test_each_line_is_one_record(records):
    """Law: reading each line gives back each record, and its id without reading it."""
    lines = read_lines(write_lines(records))
    assert [json.loads(line) for line in lines] == records
    assert [id_of(line) for line in lines] == [record["id"] for record in records]


@pytest.mark.parametrize(
    "content",
    [
        b"[]",  # empty, in another layout
        b'[{"id":"a"}]',  # on one line
        b'[\n{"name":"a","id":"b"}\n]\n',  # the id is not first
        b'[\n{"id":"a"}\n',  # cut off
    ],
)
def test_another_layout_holds_no_record(content):
    """It is not guessed at; the number of records in the manifest then doesn't fit, and loading raises."""
    assert read_lines(content) == []
