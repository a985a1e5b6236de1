"""The public names are a contract: a name that is added or removed shows up here."""

import ast
import inspect
import pydoc
import sys
from importlib import import_module
from inspect import getattr_static, isfunction
from pathlib import Path
from subprocess import run
from typing import Any, Literal, get_args, get_origin, get_type_hints, is_typeddict

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.criteria import CRITERIA
from gorno_badakhshan.model.fields import Checked

NAMES = [
    "ACTOR_KINDS",
    "Actor",
    "ActorKind",
    "Actors",
    "Affiliation",
    "AssumptionError",
    "Assumptions",
    "Attribution",
    "BASES",
    "BareFigure",
    "Basis",
    "Bump",
    "CERTAINTIES",
    "COUNT_BASES",
    "CasualtyCount",
    "Certainty",
    "Change",
    "Characterization",
    "CitationStyle",
    "Claim",
    "Claims",
    "Comparison",
    "Conduct",
    "Constant",
    "Contradiction",
    "Contradictions",
    "Count",
    "CountBasis",
    "CountColumns",
    "Coverage",
    "CriterionError",
    "DAY_ORDERS",
    "DISPUTE_STATES",
    "Dataset",
    "DayOrder",
    "DescribedParty",
    "Diff",
    "Directive",
    "Dispute",
    "DisputeState",
    "Drift",
    "Drifting",
    "EVENT_KINDS",
    "EVENT_ORDERS",
    "EVENT_ROLES",
    "Estimate",
    "Event",
    "EventCandidate",
    "EventKind",
    "EventOrder",
    "EventRelation",
    "EventRole",
    "Events",
    "Evidence",
    "Excluded",
    "Explanation",
    "FieldChange",
    "FieldError",
    "Figures",
    "Finding",
    "ForceSize",
    "GornoBadakhshanError",
    "HEDGES",
    "Hedge",
    "Implied",
    "Independence",
    "IntegrityError",
    "Interest",
    "LayoutName",
    "Likening",
    "Lineage",
    "LinkError",
    "LinkedId",
    "Locator",
    "MEANS",
    "MEASURES",
    "MEDIA",
    "MappingError",
    "Means",
    "Measure",
    "Medium",
    "MissingExtraError",
    "NAMED",
    "Name",
    "Named",
    "NotOneError",
    "OUTCOMES",
    "Occurrence",
    "Origin",
    "Outcome",
    "OwnPopulation",
    "OwnWord",
    "PARTIES",
    "PHASES",
    "PLACE_KINDS",
    "PLACE_PRECISIONS",
    "POLARITIES",
    "POLICIES",
    "POPULATIONS",
    "PackagedReleases",
    "Participation",
    "Party",
    "Passage",
    "Period",
    "Phase",
    "PinError",
    "Place",
    "PlaceKind",
    "PlacePrecision",
    "PlaceTrait",
    "Places",
    "Point",
    "Polarity",
    "Policy",
    "Population",
    "PopulationFamily",
    "PopulationToll",
    "Position",
    "Proceeding",
    "Proposition",
    "PublishedEvent",
    "Quantity",
    "Question",
    "QuestionError",
    "RELATIONS",
    "RELAY_BASES",
    "Reading",
    "ReadingChoice",
    "Reason",
    "RecordError",
    "Records",
    "Relation",
    "RelayBasis",
    "Release",
    "Report",
    "Responsibility",
    "Role",
    "SOURCE_KINDS",
    "SPEECH_ACTS",
    "STANDINGS",
    "STATUSES",
    "STEPS",
    "Side",
    "SideBySide",
    "Source",
    "SourceKind",
    "Sources",
    "SpeechAct",
    "Standing",
    "Status",
    "Step",
    "Story",
    "StructureError",
    "TableActor",
    "TableError",
    "TableMapping",
    "TableReading",
    "TableStream",
    "Toll",
    "TollReport",
    "Tombstone",
    "Trait",
    "UNDERTAKING_STATES",
    "Undertaking",
    "UndertakingState",
    "UnknownIdError",
    "UnreadCell",
    "VersionError",
    "Vocabulary",
    "VocabularyError",
    "VoiceGroup",
    "WordedFigure",
    "__version__",
    "actors",
    "changelog",
    "claims",
    "combine",
    "compare_policies",
    "consistent_sets",
    "contradictions",
    "converter",
    "coverage",
    "diff",
    "drift",
    "event_candidates",
    "events",
    "find",
    "lineage",
    "load",
    "origins",
    "places",
    "read",
    "read_count",
    "read_table",
    "reconcile",
    "releases",
    "search",
    "side_by_side",
    "sources",
    "stream_table",
    "timeline",
    "toll",
    "verify",
]


PUBLIC = [getattr(gb, name) for name in gb.__all__]


def imported_for_checkers() -> dict[str, tuple[str, ...]]:
    """The names that the TYPE_CHECKING block imports, by module."""
    tree = ast.parse(Path(gb.__file__).read_text(encoding="utf-8"))
    block = next(
        node for node in tree.body if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    )
    return {
        node.module: tuple(alias.name for alias in node.names)
        for node in block.body
        if isinstance(node, ast.ImportFrom) and node.module is not None
    }


def test_these_are_the_public_names() -> None:
    """Adding a name is a minor change of the library, removing or renaming one a major change."""
    assert dir(gb) == NAMES


def test_all_is_sorted() -> None:
    """Constants first, then classes, then the rest; no name twice."""
    assert gb.__all__ == sorted(set(gb.__all__), key=lambda name: (not name.isupper(), name))


def test_type_checkers_and_programs_see_the_same_names() -> None:
    """The TYPE_CHECKING block and the table of modules have the same names for each module."""
    assert imported_for_checkers() == gb._MODULES


def test_every_name_has_one_module() -> None:
    """The table has each public name once, except the version, which needs no import."""
    names = [name for names in gb._MODULES.values() for name in names]
    assert sorted([*names, "__version__"]) == sorted(gb.__all__)


@pytest.mark.parametrize(
    ("module", "name"), [(module, name) for module, names in gb._MODULES.items() for name in names]
)
def test_a_name_is_the_object_of_its_module(module: str, name: str) -> None:
    """A public name is the very object of the module that defines it."""
    assert getattr(gb, name) is getattr(import_module(f"gorno_badakhshan.{module}"), name)


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in gb.__all__
        if name not in {"POLICIES", "Proposition", "__version__"} and get_origin(getattr(gb, name)) is not Literal
    ],
)
def test_every_name_is_documented(name: str) -> None:
    """Each has a docstring of its own, not a generated one."""
    docstring = getattr(gb, name).__doc__
    assert docstring
    assert not docstring.startswith("Method generated by attrs")


@pytest.mark.parametrize(("typo", "meant"), [("clams", "claims"), ("Actr", "Actor"), ("lod", "load")])
def test_a_misspelt_name_raises_with_the_near_ones(typo: str, meant: str) -> None:
    """A wrong attribute raises `AttributeError` and names the near names."""
    with pytest.raises(AttributeError, match=rf"no attribute '{typo}' \(did you mean .*'{meant}'"):
        getattr(gb, typo)


def test_a_name_like_no_other_is_refused_without_a_guess() -> None:
    """The error has no hint if no name is near."""
    unknown = "zzzzzz"
    with pytest.raises(AttributeError, match=r"has no attribute 'zzzzzz'$"):
        getattr(gb, unknown)


@pytest.mark.parametrize("module", ["plot", "testing"])
def test_a_module_with_an_extra_is_an_attribute(module: str) -> None:
    """`gb.plot` needs no import of its own, in a process that has not imported it."""
    code = f"import gorno_badakhshan as gb; assert gb.{module}.claims"
    run([sys.executable, "-c", code], check=True)


def annotated() -> dict[str, object]:
    """Returns each public function and class, and each method that a class has from this package."""
    found = {name: getattr(gb, name) for name in gb.__all__ if callable(getattr(gb, name))}
    for module in (gb.plot, gb.testing):
        found |= {f"{module.__name__}.{name}": getattr(module, name) for name in module.__all__}
    classes = [(name, value) for name, value in found.items() if isinstance(value, type)]
    for name, cls in classes:
        for method in dir(cls):
            value = getattr_static(cls, method)
            function = (
                getattr(value, "fget", None) or getattr(value, "func", None) or getattr(value, "__func__", value)
            )
            if isfunction(function) and function.__module__.startswith("gorno_badakhshan."):
                found[f"{name}.{method}"] = function
    return {name: value for name, value in found.items() if isinstance(value, type) or isfunction(value)}


@pytest.mark.parametrize("name", annotated())
def test_the_types_in_the_annotations_can_be_asked_for(name: str) -> None:
    """`typing.get_type_hints` finds every name, as pydantic, typer, beartype and documentation tools need."""
    assert isinstance(get_type_hints(annotated()[name], include_extras=True), dict)


def test_types_of_libraries_that_are_missing_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pandas, polars or Arrow nothing is known of their tables, and asking is no error."""
    for library in ("pandas", "polars", "arro3.core"):
        monkeypatch.setitem(sys.modules, library, None)
    methods = (gb.Claims.to_pandas, gb.Claims.to_polars, gb.Claims.to_arrow)
    assert [get_type_hints(method) for method in methods] == [{"return": Any}] * 3


@pytest.mark.parametrize("kind", ["sources", "actors", "places", "events", "claims"])
def test_a_plain_converter_unstructures_the_first_record(kind: str) -> None:
    """Libraries find the types of the fields in a process that has imported nothing but that record needs."""
    code = f"import cattrs, gorno_badakhshan as gb; assert cattrs.unstructure(gb.load('2.0.0').{kind}[0])['id']"
    run([sys.executable, "-c", code], check=True)


TYPES_IN_FRESH_MODULES = """
import sys
from importlib import import_module
from types import FunctionType
from typing import get_type_hints
import gorno_badakhshan as gb

for module, names in gb._MODULES.items():
    for name in names:
        for imported in [imported for imported in sys.modules if imported.startswith("gorno_badakhshan.")]:
            del sys.modules[imported]
        value = getattr(import_module(f"gorno_badakhshan.{module}"), name)
        if isinstance(value, type | FunctionType):
            get_type_hints(value)
"""


def test_the_types_of_the_fields_do_not_depend_on_earlier_imports() -> None:
    """Each class names only types that its own module brings."""
    run([sys.executable, "-c", TYPES_IN_FRESH_MODULES], check=True)


def public_vocabularies() -> list[gb.Vocabulary]:
    """Returns the vocabularies among the public names."""
    return [value for value in PUBLIC if isinstance(value, gb.Vocabulary)]


def test_the_vocabulary_of_each_public_field_is_public() -> None:
    """Who reads a word in a record, or writes one in `where`, finds the vocabulary by a public name."""
    # The codes of findings are no words of the dataset; there are more with each new check.
    classes = [value for value in PUBLIC if attrs.has(value) and value is not gb.Finding]
    of_fields = [field.metadata.get("vocabulary") for cls in classes for field in attrs.fields(cls)]
    of_criteria = [criterion.value for criteria in CRITERIA.values() for criterion in criteria.values()]
    needed = {id(value) for value in (*of_fields, *of_criteria) if isinstance(value, gb.Vocabulary)}
    assert needed
    assert needed <= set(map(id, public_vocabularies()))


def test_each_vocabulary_has_a_public_type() -> None:
    """The `Literal` type of the words of each public vocabulary is public too."""
    types = {get_args(value) for value in PUBLIC if get_origin(value) is Literal}
    assert {tuple(vocabulary) for vocabulary in public_vocabularies()} <= types


def literal_types() -> dict[str, object]:
    """Returns each `Literal` type in the annotations of a public function, method or class, by where it is."""
    found: dict[str, object] = {}
    for name, value in annotated().items():
        for where, annotation in get_type_hints(value).items():
            found |= {f"{name}: {where}": literal for literal in literals_in(annotation)}
    return found


def literals_in(annotation: object) -> list[object]:
    """Returns the `Literal` types in a type, and those in the fields of the keywords that `Unpack` names."""
    if get_origin(annotation) is Literal:
        return [annotation]
    if is_typeddict(annotation):
        return [literal for value in get_type_hints(annotation).values() for literal in literals_in(value)]
    return [literal for argument in get_args(annotation) for literal in literals_in(argument)]


def test_each_literal_type_of_the_interface_is_public() -> None:
    """Who wraps a function or reads a field can annotate with the name that the library itself uses."""
    public = {value for value in PUBLIC if get_origin(value) is Literal}
    unnamed = {where: literal for where, literal in literal_types().items() if len(get_args(literal)) > 1}
    # A choice of one parameter, which no answer has.
    del unnamed["read_table: on_unread"]
    assert {where for where, literal in unnamed.items() if literal not in public} == set()


def public_answers() -> list[type]:
    """Returns the public attrs classes whose values the library returns, records included."""
    # A program makes these itself, to say how its own table is to be read.
    given = {"Constant", "CountColumns", "TableActor", "TableMapping"}
    return [value for value in PUBLIC if attrs.has(value) and value.__name__ not in given]


@pytest.mark.parametrize("cls", public_answers())
def test_each_answer_and_record_has_a_dict(cls: type) -> None:
    """Services and notebooks write them as JSON."""
    assert "to_dict" in dir(cls)


def test_help_reads_the_whole_package() -> None:
    """`help(gb)` shows every public name; the version has a heading of its own."""
    text = pydoc.render_doc(gb, renderer=pydoc.plaintext)
    assert {name for name in gb.__all__ if name not in text} == {"__version__"}


@pytest.mark.parametrize(
    "cls", [value for value in PUBLIC if inspect.isclass(value)], ids=lambda cls: cls.__name__
)
def test_each_method_names_its_module(cls: type) -> None:
    """The `help` of Python 3.13 fails on a method that was made without one."""
    assert [name for name, value in vars(cls).items() if inspect.isfunction(value) and not value.__module__] == []


def test_each_answer_that_a_notebook_shows_has_a_table() -> None:
    """Parts of records are shown inside them, and a row of a publisher's table is read as a stream."""
    answers = {cls for cls in public_answers() if not issubclass(cls, Checked)}
    without = {cls.__name__ for cls in answers if "_repr_html_" not in dir(cls)}
    assert without <= {"PublishedEvent", "EventCandidate", "Side"}


def test_a_release_is_a_table_in_a_notebook() -> None:
    """It shows the pin, the day and how many records there are."""
    release = gb.load("1.0.0").release
    html = release._repr_html_()
    assert release.pin in html
    assert str(release.date) in html
