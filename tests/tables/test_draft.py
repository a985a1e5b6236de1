"""The draft of a mapping."""

import tomllib

import attrs

import gorno_badakhshan as gb
from gorno_badakhshan.tables.draft import draft_mapping
from gorno_badakhshan.tables.files import open_table


def test_a_draft_is_a_mapping_once_its_placeholders_are_filled_in(write):
    """Whatever a column is called; everything else is a comment."""
    path = write('"Who ""says""",Dead', "a,1")
    draft = draft_mapping(open_table(path))
    data = tomllib.loads(draft.replace('"TODO"', '"attack"'))
    assert set(data) == {"source", "event_kind", "counts"}
    filled = draft.replace('source = "TODO"', 'source = "Who \\"says\\""').replace(
        'figure = "TODO"', 'figure = "Dead"'
    )
    filled = filled.replace('"TODO"', '"attack"').replace('# event = ""', 'event = { constant = "The strike" }')
    assert len(gb.read_table(path, tomllib.loads(filled)).dataset.claims) == 1


def test_a_draft_has_every_key(write):
    """Without its comment signs it has each field of a mapping and no other."""
    draft = draft_mapping(open_table(write("a,b", "1,2")))
    keys = {line.removeprefix("# ").partition(" = ")[0] for line in draft.splitlines() if " = " in line}
    fields = {*attrs.fields_dict(gb.TableMapping), *attrs.fields_dict(gb.CountColumns)} - {"counts"}
    assert fields <= keys


def test_a_column_with_a_known_name_is_proposed_in_a_comment(write):
    """Beside its key, and beside no other one."""
    lines = draft_mapping(open_table(write("Дата,URL,Day,Col 4", "1,2,3,4"))).splitlines()
    proposals = {
        lines[number + 1].removeprefix("# ").partition(" = ")[0]: line.partition("column ")[2].partition(":")[0]
        for number, line in enumerate(lines)
        if "By its name" in line
    }
    assert proposals == {"date": '"Дата" or "Day"', "link": '"URL"'}


def test_a_proposal_is_not_used(write):
    """A draft says the same about columns whose names mean a key and about those with other names."""
    known, unknown = (
        tomllib.loads(draft_mapping(open_table(write(header, "1,2,3"))))
        for header in ("Date,Source,Dead", "A,B,C")
    )
    assert known == unknown
