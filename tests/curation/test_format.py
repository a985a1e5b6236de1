"""The canonical way to write a curated file."""

import shutil
import sys
import tomllib
from pathlib import Path

import pytest

from gorno_badakhshan.curation.format import FormatError, classes_of, format_folder, format_text
from gorno_badakhshan.curation.lines import comments
from gorno_badakhshan.errors import MissingExtraError

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

ACTORS = classes_of(Path("actors.toml"))

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
    "[other]\nlist = [\n 1, # one\n 2 # two\n # three\n]\n",
]  # fmt: skip


def test_a_messy_file_becomes_neat():
    """Model order, one item a line, double quotes, and every comment at its key."""
    assert format_text(MESSY, ACTORS) == NEAT


@pytest.mark.parametrize("text", ODD)
def test_formatting_twice_changes_nothing(text):
    """What is canonical stays as it is."""
    once = format_text(text, ACTORS)
    assert format_text(once, ACTORS) == once


@pytest.mark.parametrize("text", ODD)
def test_no_value_and_no_comment_is_lost(text):
    """Only the way of writing changes, whatever the types and the keys are."""
    made = format_text(text, ACTORS)
    assert repr(_sorted(tomllib.loads(made))) == repr(_sorted(tomllib.loads(text)))
    assert sorted(comments(made)) == sorted(comments(text.replace("\r\n", "\n")))


def _sorted(value: object) -> object:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list) else value


def test_the_kind_of_a_proposition_comes_first():
    """A proposition begins with what it is, its fields follow in the order of its class."""
    text = '[[claims]]\nproposition = { event = "e", kind = "Responsibility", actor = "a" }\n'
    made = format_text(text, classes_of(Path("sources/x.toml")))
    assert made.endswith('proposition = { kind = "Responsibility", actor = "a", event = "e" }\n')


def test_records_are_never_reordered():
    """The order of records is the curator's."""
    text = '[[actors]]\nid = "z"\n\n[[actors]]\nid = "a"\n'
    assert format_text(text, ACTORS) == text


def test_a_file_that_is_not_toml_is_refused():
    """What cannot be read is left as it is."""
    with pytest.raises(FormatError, match="not TOML"):
        format_text("a = ", {})


def test_a_table_in_several_places_is_refused():
    """Rather an error than a value in the wrong place."""
    with pytest.raises(FormatError, match="several places"):
        format_text("[a]\nx = 1\n[[b]]\ny = 1\n[a.z]\nq = 1\n", {})


def test_a_folder_tells_what_would_change(tmp_path):
    """Without `write` nothing is written."""
    curated = Path(shutil.copytree(SMALL, tmp_path / "curated"))
    assert format_folder(curated, write=False) == []
    (curated / "places.toml").write_text('[[places]]\nid="x"\n', encoding="utf-8")
    assert format_folder(curated, write=False) == [curated / "places.toml"]
    assert (curated / "places.toml").read_text(encoding="utf-8") == '[[places]]\nid="x"\n'


def test_a_folder_is_rewritten_where_it_has_to_be(tmp_path):
    """With `write` the folder is canonical afterwards."""
    curated = Path(shutil.copytree(SMALL, tmp_path / "curated"))
    (curated / "places.toml").write_text('[[places]]\nid="x"\n', encoding="utf-8")
    assert format_folder(curated, write=True) == [curated / "places.toml"]
    assert format_folder(curated, write=False) == []


def test_one_bad_file_keeps_all_others_as_they_are(tmp_path):
    """Nothing is written before everything can be."""
    curated = Path(shutil.copytree(SMALL, tmp_path / "curated"))
    (curated / "actors.toml").write_text('[[actors]]\nid="x"\n', encoding="utf-8")
    (curated / "places.toml").write_text("[[", encoding="utf-8")
    with pytest.raises(FormatError, match=r"places\.toml"):
        format_folder(curated, write=True)
    assert (curated / "actors.toml").read_text(encoding="utf-8") == '[[actors]]\nid="x"\n'


def test_without_tomlkit_the_extra_is_named(monkeypatch):
    """Who has not installed the extra is told which."""
    monkeypatch.setitem(sys.modules, "tomlkit", None)
    with pytest.raises(MissingExtraError, match=r"gorno-badakhshan\[curation\]") as caught:
        format_text("a = 1\n", {})
    assert caught.value.extra == "curation"
