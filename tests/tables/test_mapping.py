"""Mappings of columns: all findings at once."""

import pickle

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.errors import FieldError

GOOD = {
    "source": "Outlet",
    "event": {"constant": "The strike"},
    "event_kind": {"constant": "protest"},
    "counts": [{"figure": "Dead", "outcome": {"constant": "killed"}}],
}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"sorce": "x"}, "unknown key 'sorce' (did you mean 'source'?)"),
        ({"source": 3}, "source: expected the name of a column or a Constant, got 3"),
        ({"source": " "}, "source: the name of the column is empty"),
        ({"source": {"constnt": "x"}}, "source: expected the name of a column or a Constant"),
        ({"source": {"constant": ""}}, "source: expected a constant of some text, got ''"),
        (
            {"event_kind": {"constant": "protst"}},
            "event_kind: 'protst' is not a word of the vocabulary 'event kind'",
        ),
        ({"source_kind": "newspaper"}, "source_kind: 'newspaper' is none of"),
        ({"day_order": "dmy"}, "day_order: 'dmy' is none of day_first, month_first"),
        ({"counts": []}, "counts: expected one or more counts, got none"),
        ({"counts": {}}, "counts: expected a tuple of CountColumns"),
        ({"counts": ["Dead"]}, "counts[0]: expected a table, got 'Dead'"),
        ({"counts": [{}]}, "counts[0]: no column has its number"),
        ({"counts": [{"figur": "Dead"}]}, "counts[0]: unknown key 'figur' (did you mean 'figure'?)"),
        (
            {"counts": [{"figure": "a", "outcome": {"constant": "died"}}]},
            "counts[0]: outcome: 'died' is not a word",
        ),
        ({"counts": [{"figure": "a", "best": "b"}]}, "counts[0]: give figure for a count of its own"),
        ({"event": None}, "event: without it, date and place are needed"),
        ({"missing": "NA"}, "missing: expected a tuple of str, got 'NA'"),
        ({"missing": [-1]}, "missing: expected a tuple of str, got (-1,)"),
        (
            {"words": {"Dead": "kiled"}},
            "words: 'Dead' stands for 'kiled', which is no word (did you mean 'killed'",
        ),
        ({"words": ["Dead"]}, "words: expected a table of texts"),
        ({"words": {"Dead": 1}}, "words: expected a table of texts"),
        ({"header_row": 0}, "header_row: expected a row from 1, got 0"),
        ({"header_row": True}, "header_row: expected a row from 1, got True"),
        ({"encoding": ""}, "encoding: expected text, got ''"),
    ],
)
def test_a_wrong_mapping_is_refused_with_the_reason(change, reason):
    """The field is named, and what was expected."""
    with pytest.raises(gb.MappingError) as caught:
        gb.TableMapping.from_dict({**GOOD, **change})
    assert reason in str(caught.value)
    assert len(caught.value.findings) == 1


def test_all_findings_come_at_once():
    """Also those of keys that are missing beside others that are wrong."""
    with pytest.raises(gb.MappingError) as caught:
        gb.TableMapping.from_dict({"sorce": "a", "act": "says", "counts": [{"figur": 1}, 2], "header_row": "x"})
    starts = [finding.partition(":")[0].partition(" (")[0] for finding in caught.value.findings]
    expected = ["unknown key 'sorce'", "the key 'source' is missing", "the key 'event_kind' is missing"]
    assert starts == [*expected, "counts[0]", "counts[1]", "act", "header_row"]


def test_toml_and_python_are_one_mapping(tmp_path):
    """A constant is a table with one key."""
    path = tmp_path / "mapping.toml"
    path.write_text(
        'source = "Outlet"\nevent = { constant = "The strike" }\nevent_kind = { constant = "protest" }\n'
        'missing = ["NA"]\nwords = { Dead = "killed" }\n[[counts]]\nfigure = "Dead"\n',
        encoding="utf-8",
    )
    mapping = gb.TableMapping(
        source="Outlet",
        event=gb.Constant("The strike"),
        event_kind=gb.Constant("protest"),
        missing=("NA",),
        words={"Dead": "killed"},
        counts=(gb.CountColumns(figure="Dead"),),
    )
    assert gb.TableMapping.read(path) == mapping == pickle.loads(pickle.dumps(mapping))


@pytest.mark.parametrize(("content", "reason"), [(b"a = ", "not TOML"), (b"\xff", "not TOML"), (None, "read")])
def test_a_file_that_is_no_mapping_is_refused(tmp_path, content, reason):
    """No error of the parser or the system comes through."""
    path = tmp_path / "mapping.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(gb.MappingError, match=reason):
        gb.TableMapping.read(path)


def test_columns_that_the_table_does_not_have_are_all_named(write):
    """With near ones, and with how to write a word for all rows."""
    mapping = {**GOOD, "event_kind": "protest", "place": "Twon", "counts": [{"figure": "Dead"}]}
    path = write("Outlet,Town,Dead,Dead", "a,b,1,2")
    with pytest.raises(gb.MappingError) as caught:
        gb.read_table(path, mapping)
    figure, kind, place = sorted(caught.value.findings)
    assert figure.startswith("counts[0].figure: the table has 2 columns 'Dead'; rename")
    assert '{ constant = "protest" }' in kind
    assert "did you mean 'Town'?" in place


@pytest.mark.parametrize("mapping", [None, 3, ["source"]])
def test_another_mapping_is_refused(write, mapping):
    """What a mapping may be is in the message."""
    with pytest.raises(FieldError, match="expected a TableMapping, a dict or the path of a TOML file"):
        gb.read_table(write("a", "1"), mapping)
