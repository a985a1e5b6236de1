"""The tests mirror the package: `store/pins.py` is tested in `tests/store/test_pins.py`."""

from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
PACKAGE = TESTS.parent / "src" / "gorno_badakhshan"
MODULES = sorted(path.relative_to(PACKAGE).with_suffix("").as_posix() for path in PACKAGE.rglob("[!_]*.py"))
OTHER_FOLDERS = {"benchmarks", "data", "fuzz", "property", "rederive", "repository", "typing"}
"""Folders for tests of something else than one module: of the data, of hostile
input, of laws, of a second derivation, of the repository, of types."""

TESTED_THROUGH = {
    "_pyinstaller/hook-gorno_badakhshan": "repository/test_pyinstaller.py",
    "analysis/evidence": "analysis/test_hearing.py",
    "analysis/toll_report": "analysis/test_toll.py",
    "audit/date_checks": "audit/test_plausibility.py",
    "audit/link_checks": "audit/test_plausibility.py",
    "audit/records_by_id": "audit/test_plausibility.py",
    "cli/curate_options": "cli/test_curate.py",
    "cli/options": "cli/test_app.py",
    "cli/spans": "cli/test_overview.py",
    "cli/speakers": "cli/test_toll.py",
    "exchange/json_lines": "exchange/test_lossless.py",
    "exchange/licenses": "exchange/test_croissant.py",
    "exchange/rdf/json_ld": "exchange/rdf/test_oxigraph.py",
    "exchange/rdf/standards": "exchange/rdf/test_describe.py",
    "exchange/rdf/trig": "exchange/rdf/test_oxigraph.py",
    "flat_answer_rows": "test_flat_answers.py",
    "flat_rows": "test_flat.py",
    "model/actor_propositions": "model/test_propositions.py",
    "model/casualty_counts": "model/test_propositions.py",
    "model/event_propositions": "model/test_propositions.py",
    "model/place_propositions": "model/test_propositions.py",
    "model/proposition_base": "model/test_propositions.py",
    "model/quantities": "model/test_propositions.py",
    "model/record_types": "model/test_kinds.py",
    "plot/claim_chart": "plot/test_claims.py",
    "plot/labels": "plot/test_claims.py",
    "plot/requirements": "plot/test_claims.py",
    "store/manifest": "store/test_loading.py",
    "store/release": "store/test_loading.py",
    "store/released": "data/test_release.py",
    "store/tombstone": "curation/test_tombstones.py",
}
"""Modules without a test file of their own, because their behavior shows only through another module."""

TESTS_OF_SEVERAL_MODULES = {
    "datasets/test_every_tool.py": "all commands, functions, exports and plots, on a dataset of others",
    "cli/test_durability.py": "every command that writes, killed and on a full disk",
    "explore/test_browser.py": "the page in a browser: script, style, data and their hashes",
    "explore/test_cite_script.py": "citations by the script of the page and by the library",
    "explore/test_others_browser.py": "the page of a dataset of others in a browser",
    "exchange/rdf/test_shapes.py": "the SHACL shapes, on whole exports",
    "plot/test_every_question.py": "all figures of the newest release",
    "store/test_loading.py": "all steps from the files to the records",
    "test_docs.py": "the documentation",
    "test_face.py": "the public names of `__init__`",
    "test_imports.py": "what an import costs and which extras it needs",
    "test_pickling.py": "records, collections and errors",
    "test_tutorial.py": "the tutorial on a dataset of one's own",
    "test_same_words.py": "one wording in command line, figures and lineage",
}

pytestmark = pytest.mark.skipif(not MODULES, reason="the sources are in a checkout")


def mirror_of(module: str) -> str:
    """Returns the test file that mirrors a module."""
    folder, _, name = module.rpartition("/")
    return f"{folder}/test_{name}.py".removeprefix("/")


@pytest.mark.parametrize("module", MODULES)
def test_every_module_has_its_tests(module):
    """Whoever changes a module finds its tests by the name; exceptions are listed with the file to look in."""
    mirror = TESTS / mirror_of(module)
    assert mirror.is_file() or (TESTS / TESTED_THROUGH.get(module, "none")).is_file()
    assert not (mirror.is_file() and module in TESTED_THROUGH), "the exception is not needed any more"


def test_every_test_file_has_its_module():
    """A renamed module takes its tests along; exceptions are listed with what they test."""
    files = {path.relative_to(TESTS).as_posix() for path in TESTS.rglob("test_*.py")}
    files = {name for name in files if name.partition("/")[0] not in OTHER_FOLDERS}
    mirrors = {mirror_of(module) for module in MODULES}
    assert sorted(files - mirrors - TESTS_OF_SEVERAL_MODULES.keys()) == []
    assert sorted(TESTS_OF_SEVERAL_MODULES.keys() - files) == []
    assert sorted(TESTED_THROUGH.keys() - set(MODULES)) == []
