"""The documentation tells what there is: every name, every command, and commands that work."""

import re
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE
from pathlib import Path

import pytest
import typer.main
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

import gorno_badakhshan as gb
from gorno_badakhshan import cite

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
ROOMS = ("tutorial", "how-to", "reference", "explanation")
PAGES = sorted(path.relative_to(DOCS).as_posix() for room in ROOMS for path in (DOCS / room).glob("*.md"))

pytestmark = pytest.mark.skipif(
    not DOCS.is_dir(), reason="the documentation stands in the checkout, not in the wheel"
)


def text_of(path: str) -> str:
    """A page of the documentation."""
    return (DOCS / path).read_text(encoding="utf-8")


def commands() -> list[str]:
    """Every command, as it is typed behind the name of the program."""
    cli = pytest.importorskip("gorno_badakhshan.cli.app")
    return sorted(_commands_of(typer.main.get_command(cli.app)))


def _commands_of(command: object, before: str = "") -> list[str]:
    inner = getattr(command, "commands", None)
    if not inner:
        return [before.strip()]
    return [name for key, below in inner.items() for name in _commands_of(below, f"{before} {key}")]


@pytest.mark.parametrize("name", gb.__all__)
def test_every_public_name_stands_in_the_reference(name: str) -> None:
    """A name on the face is documented under that very name."""
    assert re.search(rf"^\.\. (?:auto\w+|data):: {name}$", text_of("reference/api.md"), re.MULTILINE)


def test_the_reference_holds_no_name_that_is_gone() -> None:
    """What was removed from the face leaves the reference too."""
    told = re.findall(r"^\.\. (?:auto\w+|data):: (\w+)$", text_of("reference/api.md"), re.MULTILINE)
    assert sorted(told) == sorted(gb.__all__)


def test_every_command_stands_in_the_reference() -> None:
    """A command of the program is a row of the tables."""
    page = text_of("reference/command-line.md")
    assert [name for name in commands() if not re.search(rf"`gorno-badakhshan {name}[ `]", page)] == []


def test_the_reference_holds_no_command_that_does_not_exist() -> None:
    """What a reader types is there."""
    typed = re.findall(
        r"^\| `gorno-badakhshan ([a-z ]+?)(?: [A-Z]+)?`", text_of("reference/command-line.md"), re.MULTILINE
    )
    assert set(typed) <= set(commands())


def test_every_option_of_a_list_stands_in_the_reference() -> None:
    """The criteria of a list are its options, and all are named."""
    cli = pytest.importorskip("gorno_badakhshan.cli.app")
    page = text_of("reference/command-line.md")
    lists = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]
    for name in ("events", "actors", "places", "sources", "claims"):
        options = {option for parameter in lists[name].params for option in parameter.opts}
        assert {option for option in options if f"`{option}" not in page} <= {"--json", "--pin", "--help"}


def test_every_assumption_stands_in_the_reference_of_the_command() -> None:
    """What can be assumed on the command line is told there."""
    cli = pytest.importorskip("gorno_badakhshan.cli.app")
    toll = typer.main.get_command(cli.app).commands["toll"]  # type: ignore[attr-defined]
    told = text_of("reference/command-line.md").partition("## Counting")[2]
    typed = {(parameter.secondary_opts or parameter.opts)[0] for parameter in toll.params}
    assert {option for option in typed if f"`{option}" not in told} <= {"--pin", "--json", "event"}


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_reached_from_the_first(path: str) -> None:
    """A page that no table of contents holds is a page that nobody finds."""
    assert f"\n{path.removesuffix('.md')}\n" in text_of("index.md")


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_holds_something(room: str) -> None:
    """Learning, doing, looking up and understanding are different needs."""
    assert [path for path in PAGES if path.startswith(f"{room}/")]


@pytest.mark.parametrize("style", sorted(cite._STYLES))
def test_every_citation_style_is_told(style: str) -> None:
    """A style that can be asked for is found by who needs it."""
    assert f"`{style}`" in text_of("how-to/cite.md")


@pytest.mark.parametrize("mark", ["run", "test"])
def test_the_readme_has_one_command_between_its_marks(mark: str) -> None:
    """Continuous integration runs what stands there, so it is one line in a block of its own."""
    first_screen = "\n".join(README.read_text(encoding="utf-8").splitlines()[:30])
    found = re.findall(rf"<!-- {mark} -->\n```bash\n(.+)\n```\n<!-- end -->", first_screen)
    assert len(found) == 1
    assert found[0].startswith("python3 -m venv .venv && .venv/bin/pip install ")


def test_continuous_integration_takes_its_commands_from_the_readme() -> None:
    """Neither may be written down twice."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "$(from_readme run)" in script
    assert "$(from_readme test)" in script


def test_the_links_of_the_readme_lead_somewhere() -> None:
    """A reader of the bare repository can follow each."""
    links = re.findall(r"\]\(([^):#]+)\)", README.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_examples_of_the_readme_run() -> None:
    """The first code that a reader sees does what it says."""
    parser = PythonCodeBlockParser(doctest_optionflags=ELLIPSIS | NORMALIZE_WHITESPACE)
    document = Sybil([parser]).parse(README)
    examples = list(document.examples())
    assert examples
    for example in examples:
        example.evaluate()


def test_the_changelog_tells_of_library_and_data() -> None:
    """Each release says what changed for programs and what changed for results."""
    told = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = told.split("\n## [")[1]
    assert newest.startswith(f"{gb.__version__}]")
    assert "\n### Library\n" in newest
    assert "\n### Data\n" in newest


def test_the_citation_file_names_this_version() -> None:
    """Who cites the repository cites what it holds."""
    told = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {gb.__version__}\n" in told
    assert f"\ntitle: {cite.TITLE!r}\n".replace("'", '"') in told
