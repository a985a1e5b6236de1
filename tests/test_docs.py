"""The documentation covers every public name, command and option, and its commands work."""

import re
import sys
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE
from importlib import import_module
from pathlib import Path
from types import ModuleType

import attrs
import pytest
import typer.main
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

import gorno_badakhshan as gb
from gorno_badakhshan import cite, plot

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
README = ROOT / "README.md"
SECTIONS = ("tutorial", "how-to", "reference", "explanation")
PAGES = sorted(path.relative_to(DOCS).as_posix() for section in SECTIONS for path in (DOCS / section).glob("*.md"))
DIRECTIVE = r"^\.\. (?:auto\w+|data):: (\w+)$"

pytestmark = pytest.mark.skipif(not DOCS.is_dir(), reason="the documentation is in the checkout, not in the wheel")


def page_text(path: str) -> str:
    """Return the text of a page."""
    return (DOCS / path).read_text(encoding="utf-8")


def command_names() -> list[str]:
    """Return every command as it is typed after the name of the program."""
    cli = pytest.importorskip("gorno_badakhshan.cli.app")
    return sorted(_subcommand_names(typer.main.get_command(cli.app)))


def _subcommand_names(command: object, prefix: str = "") -> list[str]:
    subcommands = getattr(command, "commands", None)
    if not subcommands:
        return [prefix.strip()]
    return [name for key, child in subcommands.items() for name in _subcommand_names(child, f"{prefix} {key}")]


@pytest.fixture
def data_dictionary(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The extension that makes the data dictionary; it does not need Sphinx."""
    monkeypatch.setattr(sys, "path", [str(DOCS / "_ext"), *sys.path])
    return import_module("data_dictionary")


@pytest.mark.parametrize("name", gb.__all__)
def test_every_public_name_is_in_the_reference(name: str) -> None:
    """A public name has a directive with exactly that name."""
    assert name in re.findall(DIRECTIVE, page_text("reference/api.md"), re.MULTILINE)


def test_the_reference_has_no_removed_name() -> None:
    """A name that is no longer public leaves the reference, and no name is documented twice."""
    documented = re.findall(DIRECTIVE, page_text("reference/api.md"), re.MULTILINE)
    assert sorted(documented) == sorted(gb.__all__)


def test_every_command_is_in_the_reference() -> None:
    """Each command is in a table of the command-line page."""
    page = page_text("reference/command-line.md")
    assert [name for name in command_names() if not re.search(rf"`gorno-badakhshan {name}[ `]", page)] == []


def test_the_reference_has_no_removed_command() -> None:
    """Each command in the tables exists."""
    page = page_text("reference/command-line.md")
    documented = re.findall(r"^\| `gorno-badakhshan ([a-z ]+?)(?: [A-Z]+)*`", page, re.MULTILINE)
    assert documented
    assert set(documented) <= set(command_names())


def test_every_option_of_a_list_is_in_the_reference() -> None:
    """The command-line page names each criterion that a list has as an option."""
    cli = pytest.importorskip("gorno_badakhshan.cli.app")
    page = page_text("reference/command-line.md")
    commands = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]
    for name in ("events", "actors", "places", "sources", "claims"):
        options = {option for parameter in commands[name].params for option in parameter.opts}
        assert {option for option in options if f"`{option}" not in page} <= {"--json", "--pin", "--help"}


def test_every_assumption_is_in_the_reference_of_the_command() -> None:
    """The section on counting names each option of `toll`."""
    cli = pytest.importorskip("gorno_badakhshan.cli.app")
    toll = typer.main.get_command(cli.app).commands["toll"]  # type: ignore[attr-defined]
    section = page_text("reference/command-line.md").partition("## Counting")[2]
    options = {(parameter.secondary_opts or parameter.opts)[0] for parameter in toll.params}
    assert {option for option in options if f"`{option}" not in section} <= {"--pin", "--json", "event"}


def test_every_field_is_in_the_data_dictionary(data_dictionary: ModuleType) -> None:
    """The table of a class has a row for each of its fields."""
    tables = data_dictionary.record_and_vocabulary_tables()
    for cls in (gb.Claim, gb.CasualtyCount, gb.Count, gb.Source, gb.Estimate):
        section = tables.partition(f"\n### {cls.__name__}\n")[2].partition("\n### ")[0]
        rows = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
        assert rows == [field.name for field in attrs.fields(cls)]


@pytest.mark.parametrize(
    ("cls", "field", "unit_and_range"),
    [
        (gb.Count, "low", "persons or things; 0 or more"),
        (gb.Point, "latitude", "degrees; -90 to 90"),
        (gb.Likening, "times", "times; more than 0, at most 1,000,000"),
        (gb.Claim, "event", "event id"),
        (gb.Claim, "note", ""),
    ],
)
def test_the_data_dictionary_shows_units_and_ranges(
    data_dictionary: ModuleType, cls: type, field: str, unit_and_range: str
) -> None:
    """A reader sees which numbers a field accepts."""
    section = data_dictionary.record_and_vocabulary_tables().partition(f"\n### {cls.__name__}\n")[2]
    row = re.search(rf"^\| `{field}` \| [^|]+ \| ([^|]*) \|", section, re.MULTILINE)
    assert row
    assert row[1] == unit_and_range


def test_a_word_without_a_record_is_marked(data_dictionary: ModuleType) -> None:
    """The mark comes from the newest release, and words in use, defaults among them, have none."""
    unused, claims = data_dictionary.unused_words(), gb.claims()
    assert not unused & {("polarity", claim.polarity) for claim in claims}
    assert not unused & {("speech act", claim.origin.act) for claim in claims}
    tables = data_dictionary.record_and_vocabulary_tables()
    assert unused
    assert tables.count(" No record yet. |") == len(unused)


def test_every_criterion_is_in_the_reference(data_dictionary: ModuleType) -> None:
    """A criterion without a docstring of its own gets a row too."""
    tables = data_dictionary.criteria_tables()
    assert "| `said_by` | actor id |" in tables
    assert "| `polarity` | [polarity](data-dictionary.md#words-for-polarity) |" in tables


@pytest.fixture
def render_pages(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script that writes the tables of the pages; it does not need Sphinx."""
    monkeypatch.setattr(sys, "path", [str(DOCS / "_ext"), *sys.path])
    return import_module("render_pages")


def test_the_committed_tables_are_those_of_the_library(render_pages: ModuleType) -> None:
    """A reader of a checkout sees the tables as they are; `python docs/_ext/render_pages.py` writes them."""
    pages = {path.relative_to(DOCS).as_posix(): path.read_text(encoding="utf-8") for path in render_pages.pages()}
    assert [path for path, text in pages.items() if render_pages.rendered(text) != text] == []


def test_the_committed_terms_of_rdf_are_those_of_the_library(render_pages: ModuleType) -> None:
    """The package has them as a file; `python docs/_ext/render_pages.py` writes it."""
    assert render_pages.TERMS.read_text(encoding="utf-8") == render_pages.terms_turtle()


def test_each_table_is_on_a_page(render_pages: ModuleType) -> None:
    """A page that loses its markers would lose its table without a word."""
    text = "".join(path.read_text(encoding="utf-8") for path in render_pages.pages())
    assert [name for name in render_pages.TABLES if f"<!-- begin {name} -->\n" not in text] == []


def test_every_public_name_is_in_a_table() -> None:
    """A checkout shows each name, not only the directives for Sphinx."""
    page = page_text("reference/api.md")
    assert [name for name in gb.__all__ if not re.search(rf"^\| `{name}[`(]", page, re.MULTILINE)] == []


@pytest.mark.parametrize("path", [path for path in PAGES if "data-dictionary" in path or "api" in path])
def test_links_to_a_heading_work_on_a_forge(path: str) -> None:
    """A forge and Sphinx make the same anchor of a heading; a label of Sphinx would work in one only."""
    for page, anchor in re.findall(r"\]\(([\w-]+\.md)?#([^)]+)\)", page_text(path)):
        headings = re.findall(r"^#+ (.+)$", page_text(f"reference/{page}" if page else path), re.MULTILINE)
        assert anchor in {re.sub(r"[^\w -]", "", heading).casefold().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES)
def test_every_picture_of_a_page_is_committed(path: str) -> None:
    """`python docs/_ext/draw_pictures.py` draws them."""
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page_text(path))
    assert [picture for picture in pictures if not (DOCS / path).parent.joinpath(picture).exists()] == []


def test_the_gallery_draws_every_kind_of_figure() -> None:
    """The build draws each block, and the tests of the pages run it."""
    blocks = "".join(re.findall(r"```\{drawing\}\n(.*?)```", page_text("how-to/gallery.md"), re.DOTALL))
    functions = [name for name in plot.__all__ if name.islower()]
    assert functions
    assert [name for name in functions if f"plot.{name}(" not in blocks] == []


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_in_the_table_of_contents(path: str) -> None:
    """Readers find a page through the index."""
    assert f"\n{path.removesuffix('.md')}\n" in page_text("index.md")


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_has_a_page(section: str) -> None:
    """Learning, doing, looking up and understanding are different needs."""
    assert [path for path in PAGES if path.startswith(f"{section}/")]


@pytest.mark.parametrize("style", sorted(cite._STYLES))
def test_every_citation_style_is_documented(style: str) -> None:
    """The page on citing names each style."""
    assert f"`{style}`" in page_text("how-to/cite.md")


@pytest.mark.parametrize("marker", ["run", "test"])
def test_the_readme_has_one_command_between_its_markers(marker: str) -> None:
    """Continuous integration runs this block, so it is a single command near the top."""
    first_screen = "\n".join(README.read_text(encoding="utf-8").splitlines()[:30])
    commands = re.findall(rf"<!-- {marker} -->\n```bash\n(.+)\n```\n<!-- end -->", first_screen)
    assert len(commands) == 1
    assert commands[0].startswith("python3 -m venv .venv && .venv/bin/pip install ")


def test_continuous_integration_takes_its_commands_from_the_readme() -> None:
    """The script does not repeat the commands of the README."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "$(from_readme run)" in script
    assert "$(from_readme test)" in script


def test_the_links_of_the_readme_work() -> None:
    """Each relative link is a path of the repository."""
    links = re.findall(r"\]\(([^):#]+)\)", README.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_picture_of_the_readme_is_of_the_newest_release() -> None:
    """Each drawn claim is in it; `python docs/_ext/draw_pictures.py` draws it again."""
    picture = (DOCS / "pictures" / "soldiers-killed.svg").read_text(encoding="utf-8")
    claims = gb.claims(about="khorog-fighting", outcome="killed", population="military")
    drawn = {claim.id for claim in claims if f'id="{claim.id}"' in picture}
    assert f"<dc:title>Release {gb.load().version}</dc:title>" in picture
    assert len({claim.origin.actor for claim in claims} - {gb.find(id).origin.actor for id in drawn}) == 0


def test_no_page_installs_from_an_index() -> None:
    """The library is installed from a checkout or a wheel; a name on an index may be somebody else's."""
    for path in [README, *DOCS.rglob("*.md")]:
        assert not re.search(
            r"^\S*(?:python -m )?pip install .*gorno-badakhshan", path.read_text(encoding="utf-8"), re.MULTILINE
        )


def test_the_examples_of_the_readme_run() -> None:
    """The examples print what the README shows."""
    parser = PythonCodeBlockParser(doctest_optionflags=ELLIPSIS | NORMALIZE_WHITESPACE)
    document = Sybil([parser]).parse(README)
    examples = list(document.examples())
    assert examples
    for example in examples:
        example.evaluate()


def test_the_changelog_separates_library_and_data() -> None:
    """The newest release says what changed for programs and what changed for results."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = [section for section in changelog.split("\n## [")[1:] if not section.startswith("Unreleased]")]
    assert releases[0].startswith(f"{gb.__version__}]")
    assert "\n### Library\n" in releases[0]
    assert "\n### Data\n" in releases[0]


def test_the_citation_file_names_this_version() -> None:
    """The citation file has the version of the library and the title of the data."""
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {gb.__version__}\n" in citation
    assert f"\ntitle: {cite.TITLE!r}\n".replace("'", '"') in citation


def test_the_short_forms_of_the_guide_are_those_of_the_reader() -> None:
    """Each form in the table expands, and the example below it has no finding."""
    shorthand = pytest.importorskip("gorno_badakhshan.curation.shorthand")
    read = import_module("gorno_badakhshan.curation.read")
    section = page_text("how-to/curate.md").partition("### Short forms and defaults")[2].partition("\n### ")[0]
    expanders = {
        "a count": shorthand.expand_count,
        "a date": shorthand.expand_date,
        "a step of an attribution": shorthand.expand_step,
    }
    kind, forms = "", []
    for value, short_form in re.findall(r"^\| (.*?) ?\| (`.*?) \|", section, re.MULTILINE):
        kind = value or kind
        if kind in expanders:
            forms += [expanders[kind](text) for text in re.findall(r'`"(.*?)"`', short_form)]
    assert len(forms) >= 15
    example = re.search(r"```toml\n(.*?)```", section, re.DOTALL)
    assert example is not None
    source = '[source]\nid = "x"\ntitle = "X"\npublisher = "asia-plus"\nkind = "news"\nlanguage = "en"\n\n'
    records, findings = read.read_source_text(source + example[1], "x")
    assert findings == []
    assert str(records[1].count) == "more than 20"


FIRST_PAGES = ["count-the-dead", "draw-figures", "explore", "export", "search", "use-from-python", "use-pandas"]


@pytest.mark.parametrize("page", FIRST_PAGES)
def test_the_readme_leads_to_the_pages_that_people_need_first(page: str) -> None:
    """Whoever reads the README alone finds them."""
    assert f"](docs/how-to/{page}.md)" in README.read_text(encoding="utf-8")
