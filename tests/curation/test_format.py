"""The canonical format of curated files."""

import shutil
import tomllib
from pathlib import Path

import pytest

from gorno_badakhshan.curation.format import FormatError, format_folder, format_text, table_classes
from gorno_badakhshan.curation.toml_statements import comments

SMALL = Path(__file__).parent / "small"

MESSY = """
# of the file

# of a
[[actors]] # behind the header
name='A' # behind the name
# above the id
id = "a"
surprise = 1979-05-27 # unknown keys come last
names = [ # in a list
  { source = "s", spelling = "É" },
]
# at the end of a

# of b
[[actors]]
id = 7
name = ["wrong", "type"]
[actors.kind] # a table by itself
# inside
x = 1
"""

NEAT = """\
# of the file

# of a
[[actors]] # behind the header
# above the id
id = "a"
name = "A" # behind the name
# in a list
names = [
  { spelling = "É", source = "s" },
]
surprise = 1979-05-27 # unknown keys come last
# at the end of a

# of b
[[actors]]
id = 7
name = ["wrong", "type"]
# a table by itself
# inside
kind = { x = 1 }
"""

ACTORS = table_classes(Path("actors.toml"))

ODD = [
    MESSY,
    "",
    "# nothing but a comment\n",
    "a = nan\nb = -inf\nc = 1e16\nd = 0x1f\ne = 07:32:00\nf = 1979-05-27T07:32:00Z\ng = true\n",
    "\"a key\" = 'a \"quoted\" \\ text'\nb = \"\"\"two\nlines\"\"\" # note\nc = \"\\u007f\\u0001\\t\"\n",
    "a = []\nb = {}\nc = [[1, 2], [{ x = 1 }]]\nd = [1, 2.0, true]\n",
    'a = 1\r\n# windows\r\n[[actors]]\r\nid = "x" # end\r\n',
    "[[actors]]\nx = 1\n[[other]]\ny = 1\n[[actors]]\nx = 2\n# last",
    "[other]\na.b = 1 # one\na.c = 2 # two\n",
    "[other]\na = 1\n# at the end, above blank lines\n\n\n",
    "[other]\nlist = [\n 1, # one\n 2 # two\n # three\n]\n",
]  # fmt: skip


def test_a_messy_file_becomes_canonical():
    """Keys are in model order, lists have an item a line, texts have double quotes, comments stay at their key."""
    assert format_text(MESSY, ACTORS) == NEAT


@pytest.mark.parametrize("text", ODD)
def test_formatting_twice_changes_nothing(text):
    """Canonical text stays unchanged."""
    once = format_text(text, ACTORS)
    assert format_text(once, ACTORS) == once


@pytest.mark.parametrize("text", ODD)
def test_no_value_and_no_comment_is_lost(text):
    """Only the format changes, whatever the types and keys are."""
    formatted = format_text(text, ACTORS)
    assert repr(_sorted(tomllib.loads(formatted))) == repr(_sorted(tomllib.loads(text)))
    assert sorted(comments(formatted)) == sorted(comments(text.replace("\r\n", "\n")))


def _sorted(value: object) -> object:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list) else value


def test_the_kind_of_a_proposition_comes_first():
    """The other fields follow in the order of the class."""
    text = '[[claims]]\nproposition = { event = "e", kind = "Responsibility", actor = "a" }\n'
    formatted = format_text(text, table_classes(Path("sources/x.toml")))
    assert formatted.endswith('proposition = { kind = "Responsibility", actor = "a", event = "e" }\n')


def test_records_stay_in_their_order():
    """Records are not sorted, and records of two kinds may alternate."""
    text = '[[actors]]\nid = "z"\n\n[[other]]\nid = "o"\n\n[[actors]]\nid = "a"\n'
    assert format_text(text, ACTORS) == text


def test_a_file_that_is_not_toml_is_refused():
    """A file that cannot be read stays unchanged."""
    with pytest.raises(FormatError, match="not TOML"):
        format_text("a = ", {})


@pytest.mark.parametrize(
    "text",
    ["[a]\nx = 1\n[[b]]\ny = 1\n[a.z]\nq = 1\n", "[a.z]\nq = 1\n[b]\n[a]\nx = 1\n", "a.x = 1\n[a.z]\nq = 1\n"],
)
def test_a_table_in_several_places_is_refused(text):
    """The formatter does not join the parts."""
    with pytest.raises(FormatError, match="several places"):
        format_text(text, {})


def test_without_write_a_folder_stays_unchanged(tmp_path):
    """The files that would change are returned."""
    curated = Path(shutil.copytree(SMALL, tmp_path / "curated"))
    assert format_folder(curated, write=False) == []
    (curated / "places.toml").write_text('[[places]]\nid="x"\n', encoding="utf-8")
    assert format_folder(curated, write=False) == [curated / "places.toml"]
    assert (curated / "places.toml").read_text(encoding="utf-8") == '[[places]]\nid="x"\n'


def test_with_write_a_folder_becomes_canonical(tmp_path):
    """Only files that are not canonical are rewritten."""
    curated = Path(shutil.copytree(SMALL, tmp_path / "curated"))
    (curated / "places.toml").write_text('[[places]]\nid="x"\n', encoding="utf-8")
    assert format_folder(curated, write=True) == [curated / "places.toml"]
    assert format_folder(curated, write=False) == []


def test_a_file_that_is_not_toml_keeps_the_others_unchanged(tmp_path):
    """No file is written unless all can be formatted."""
    curated = Path(shutil.copytree(SMALL, tmp_path / "curated"))
    (curated / "actors.toml").write_text('[[actors]]\nid="x"\n', encoding="utf-8")
    (curated / "places.toml").write_text("[[", encoding="utf-8")
    with pytest.raises(FormatError, match=r"places\.toml"):
        format_folder(curated, write=True)
    assert (curated / "actors.toml").read_text(encoding="utf-8") == '[[actors]]\nid="x"\n'


KEYED = """\
# above
[claims.b] # first
proposition = { kind = "Trait", actor = "a", trait = "t" }
note = "n" # behind

[claims.a]
summary = "s"
locator = { part = "Text", start = 1 }
"""


def test_claims_with_ids_in_headers_keep_their_order_and_comments():
    """Each header opens a table of its own; headers inside a claim become inline."""
    text = """\
# above
[claims.b] # first
note = 'n' # behind
proposition = { trait = "t", actor = "a", kind = "Trait" }
[claims.a]
summary = "s"
[claims.a.locator]
start = 1
part = "Text"
"""
    classes = table_classes(Path("sources/x.toml"))
    assert format_text(text, classes) == KEYED
    assert format_text(KEYED, classes) == KEYED


@pytest.mark.parametrize(
    "text",
    [
        "claims.a.note = 'x'\n[claims.b]\nnote = 'y'\n",
        "[claims.a.locator]\npart = 'x'\n[claims.b]\nnote = 'y'\n[claims.a]\nnote = 'z'\n",
    ],
)
def test_a_claim_in_several_places_is_refused(text):
    """Its parts could not stand in one table without a loss of order or comments."""
    with pytest.raises(FormatError):
        format_text(text, table_classes(Path("sources/x.toml")))


def test_all_files_that_cannot_be_formatted_are_named(tmp_path):
    """One run shows what is to be corrected."""
    curated = Path(shutil.copytree(SMALL, tmp_path / "curated"))
    (curated / "places.toml").write_text("[[", encoding="utf-8")
    (curated / "events.toml").write_bytes(b"\xff")
    with pytest.raises(FormatError, match=r"places\.toml is left unchanged") as caught:
        format_folder(curated, write=True)
    assert "events.toml is left unchanged" in str(caught.value)
