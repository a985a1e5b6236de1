"""Laws of the canonical format: the formatter and the check agree on every file."""

import json
import random
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gorno_badakhshan import testing
from gorno_badakhshan.curation.check import check
from gorno_badakhshan.curation.format import FormatError, format_bytes, format_folder
from gorno_badakhshan.store.codec import to_dict

SMALL = Path(__file__).parent.parent / "curation" / "small"
NAME = Path("sources/lorn-note.toml")

FRAGMENTS = [
    "[claims.proposition]\n", "[[claims]]\n", "[source]\n", "[defaults]\n", "[other]\n", "[claims.locator]\n",
    'kind = "Conduct"\n', 'conduct = "a"\n', 'actor = "b" # who\n', "proposition.actor = 'c'\n", "\n", "\n\n",
    'proposition = { conduct = "a", kind = "Conduct", actor = "b" }\n', "# note\n", "\t# tab\n",
    "x = [\n1, # one\n]\n", 'id = "a"\r\n', "y = [{ b = 1, a = 2 }]\n", "z = {}\n", '"a key" = 1\n',
    "d = 2012-07-24\n", "\ufeff", "\x0c", "[[", 'text = """a\n\n\n\nb"""\n', "n = 1_000\n", "f = 1e3\n",
    "h = nan\n", "[[claims.attribution]]\n", "\u2028# line\n", 'proposition.kind = "Conduct"\n',
    "claims = []\n", 'event = ">70"\n', 'count = ">70"\n',
]  # fmt: skip


def _inline(value: Any, order: random.Random) -> str:
    """Returns a value as TOML in one line, with the keys of tables in any order."""
    if isinstance(value, dict):
        pairs = [f"{key} = {_inline(item, order)}" for key, item in _shuffled(value, order)]
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_inline(item, order) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _shuffled(table: dict[str, Any], order: random.Random) -> list[tuple[str, Any]]:
    pairs = [(key, value) for key, value in table.items() if value is not None]
    order.shuffle(pairs)
    return pairs


def _messy_table(header: str, table: dict[str, Any], order: random.Random) -> str:
    """Returns a table with its keys in any order, and nested tables written in any of the ways of TOML."""
    lines, inner = [header], list[str]()
    for key, value in _shuffled(table, order):
        if order.random() < 0.2:
            lines.append(f"# above {key}")
        way = order.choice(["inline", "dotted", "header"]) if isinstance(value, dict) else "inline"
        if way == "inline":
            lines.append(f"{key}={_inline(value, order)}" + order.choice(["", " # behind", "  "]))
        elif way == "dotted":
            lines += [f"{key}.{name} = {_inline(item, order)}" for name, item in _shuffled(value, order)]
        else:
            inner.append(f"[{header.strip('[]')}.{key}]")
            inner += [f"{name} = {_inline(item, order)}" for name, item in _shuffled(value, order)]
    return "\n".join([*lines, *inner]) + "\n" * order.randint(1, 4)


@st.composite
def messy_files(draw: st.DrawFn) -> bytes:
    """A source file with all values of a source and of claims, and nothing in its place."""
    order = draw(st.randoms(use_true_random=False))
    text = _messy_table("[source]", to_dict(draw(testing.sources())), order)
    for claim in draw(st.lists(testing.claims(), max_size=2)):
        text += _messy_table("[[claims]]", to_dict(claim), order)
    line_end, mark = draw(st.sampled_from(["\n", "\r\n"])), draw(st.sampled_from(["", "\ufeff"]))
    return (mark + text.replace("\n", line_end)).encode()


FILES = st.one_of(
    messy_files(),
    st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(lambda pieces: "".join(pieces).encode()),
    st.binary(max_size=30),
)


def _agrees(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as parent:
        curated = Path(shutil.copytree(SMALL, Path(parent) / "curated"))
        (curated / NAME).write_bytes(content)
        codes = {finding.code for finding in check(curated) if finding.file == NAME.as_posix()}
        try:
            listed = format_folder(curated, write=True)
        except FormatError:
            # A file that cannot be formatted is not canonical, or cannot be read at all.
            assert codes & {"not-canonical", "not-toml"}
            assert (curated / NAME).read_bytes() == content
            return
        assert ("not-canonical" in codes) == (curated / NAME in listed)
        codes = {finding.code for finding in check(curated) if finding.file == NAME.as_posix()}
        assert not codes & {"not-canonical", "not-toml"}
        assert format_folder(curated, write=False) == []


@given(FILES)
def test_the_check_refuses_what_the_formatter_rewrites_and_nothing_else(content: bytes) -> None:
    """Law: after `format` the check finds nothing about the format; before, exactly if `format` would rewrite."""
    _agrees(content)


@given(FILES)
def test_formatting_twice_is_formatting_once(content: bytes) -> None:
    """Law: format(format(x)) == format(x)."""
    try:
        once = format_bytes(content, NAME)
    except FormatError:
        return
    assert format_bytes(once, NAME) == once


@given(messy_files())
def test_every_file_of_records_can_be_formatted(content: bytes) -> None:
    """Law: no order of keys, no way to write a table and no line end is refused."""
    format_bytes(content, NAME)


def test_two_keys_of_a_proposition_out_of_order() -> None:
    """The formatter exchanges them, and then the check has nothing to refuse."""
    text = (SMALL / NAME).read_text(encoding="utf-8")
    swapped = text.replace(
        'outcome = "wounded", population = "everyone"', 'population = "everyone", outcome = "wounded"'
    )
    assert swapped != text
    _agrees(swapped.encode())
    assert format_bytes(swapped.encode(), NAME) == text.encode()
