"""The 2012 Gorno-Badakhshan clashes as claims: who said what about whom, and in which source.

>>> import gorno_badakhshan as gb
>>> for claim in gb.claims("1.0.0", about="khorog-fighting", outcome="killed", population="military"):
...     print(f"{claim.origin.actor}: {claim.count}")
wikipedia-infobox: 41
state-television: none
bbc-news: at least 12
hospital-source: more than 100
unnamed-government-source: at least 20
al-jazeera: 12

Nothing is read or imported until a name is used.
"""

# Type checkers take this name for true whatever its value; importing it from `typing` would cost more
# than all the rest of this module.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .analysis.assumptions import Assumptions, BareFigure, Independence, ReadingChoice
    from .analysis.changelog import changelog
    from .analysis.clashes import Reason
    from .analysis.contradictions import Contradiction, Contradictions, contradictions
    from .analysis.estimate import Estimate, Excluded, Figures
    from .analysis.event_candidates import EventCandidate, event_candidates
    from .analysis.evidence import Evidence
    from .analysis.interests import Interest
    from .analysis.lineage import Drift, Drifting, Lineage, drift, lineage
    from .analysis.origins import Origin, origins
    from .analysis.policies import POLICIES, Policy
    from .analysis.question import Question
    from .analysis.reconcile import compare_policies, reconcile
    from .analysis.side_by_side import Side, SideBySide, side_by_side
    from .analysis.stories import Implied, Story, consistent_sets
    from .analysis.timeline import Toll, timeline
    from .analysis.toll import toll
    from .analysis.toll_report import PopulationFamily, PopulationToll, TollReport, WordedFigure
    from .analysis.voice_groups import VoiceGroup
    from .audit.coverage import Coverage, coverage
    from .audit.finding import Finding, Report
    from .dataset import Actors, CitationStyle, Claims, Dataset, Events, Places, Records, Sources, load
    from .datasets.combine import combine
    from .datasets.packaged import PackagedReleases
    from .datasets.read import read
    from .datasets.verify import verify
    from .errors import (
        AssumptionError,
        CriterionError,
        FieldError,
        GornoBadakhshanError,
        IntegrityError,
        LinkError,
        MissingExtraError,
        NotOneError,
        PinError,
        QuestionError,
        RecordError,
        StructureError,
        UnknownIdError,
        VersionError,
        VocabularyError,
    )
    from .model.actors import Actor, Affiliation, Name, Role
    from .model.claims import Attribution, Claim, Reading
    from .model.counts import Count
    from .model.events import Event, Participation
    from .model.links import LinkedId
    from .model.locators import Locator
    from .model.own_words import OwnWord
    from .model.periods import Period
    from .model.places import Place, Point
    from .model.propositions import (
        CasualtyCount,
        Characterization,
        Comparison,
        Conduct,
        Directive,
        Dispute,
        EventRelation,
        Explanation,
        ForceSize,
        Likening,
        Occurrence,
        PlaceTrait,
        Position,
        Proceeding,
        Proposition,
        Quantity,
        Responsibility,
        Trait,
        Undertaking,
    )
    from .model.sources import Passage, Source
    from .model.vocabulary import (
        ACTOR_KINDS,
        BASES,
        CERTAINTIES,
        COUNT_BASES,
        DISPUTE_STATES,
        EVENT_KINDS,
        EVENT_ORDERS,
        EVENT_ROLES,
        HEDGES,
        MEANS,
        MEASURES,
        MEDIA,
        NAMED,
        OUTCOMES,
        PARTIES,
        PHASES,
        PLACE_KINDS,
        PLACE_PRECISIONS,
        POLARITIES,
        POPULATIONS,
        RELATIONS,
        RELAY_BASES,
        SOURCE_KINDS,
        SPEECH_ACTS,
        STANDINGS,
        STATUSES,
        STEPS,
        UNDERTAKING_STATES,
        ActorKind,
        Basis,
        Certainty,
        CountBasis,
        DisputeState,
        EventKind,
        EventOrder,
        EventRole,
        Hedge,
        Means,
        Measure,
        Medium,
        Named,
        Outcome,
        Party,
        Phase,
        PlaceKind,
        PlacePrecision,
        Polarity,
        Population,
        Relation,
        RelayBasis,
        SourceKind,
        SpeechAct,
        Standing,
        Status,
        Step,
        UndertakingState,
        Vocabulary,
    )
    from .query import actors, claims, events, find, places, search, sources
    from .store.converter import converter
    from .store.description import DescribedParty, OwnPopulation
    from .store.release import Release, releases
    from .store.tombstone import Tombstone
    from .tables.layouts import LayoutName
    from .tables.mapping import DAY_ORDERS, Constant, CountColumns, DayOrder, MappingError, TableMapping
    from .tables.own_words import TableActor
    from .tables.problems import TableError, UnreadCell
    from .tables.published import TableStream, stream_table
    from .tables.published_records import PublishedEvent
    from .tables.read_table import read_table
    from .tables.reading import TableReading
    from .tables.wording import read_count
    from .versions import Bump, Change, Diff, FieldChange, diff

__version__ = "2.0.0"

__all__ = [
    "ACTOR_KINDS",
    "BASES",
    "CERTAINTIES",
    "COUNT_BASES",
    "DAY_ORDERS",
    "DISPUTE_STATES",
    "EVENT_KINDS",
    "EVENT_ORDERS",
    "EVENT_ROLES",
    "HEDGES",
    "MEANS",
    "MEASURES",
    "MEDIA",
    "NAMED",
    "OUTCOMES",
    "PARTIES",
    "PHASES",
    "PLACE_KINDS",
    "PLACE_PRECISIONS",
    "POLARITIES",
    "POLICIES",
    "POPULATIONS",
    "RELATIONS",
    "RELAY_BASES",
    "SOURCE_KINDS",
    "SPEECH_ACTS",
    "STANDINGS",
    "STATUSES",
    "STEPS",
    "UNDERTAKING_STATES",
    "Actor",
    "ActorKind",
    "Actors",
    "Affiliation",
    "AssumptionError",
    "Assumptions",
    "Attribution",
    "BareFigure",
    "Basis",
    "Bump",
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
    "Dataset",
    "DayOrder",
    "DescribedParty",
    "Diff",
    "Directive",
    "Dispute",
    "DisputeState",
    "Drift",
    "Drifting",
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
    "MappingError",
    "Means",
    "Measure",
    "Medium",
    "MissingExtraError",
    "Name",
    "Named",
    "NotOneError",
    "Occurrence",
    "Origin",
    "Outcome",
    "OwnPopulation",
    "OwnWord",
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

_MODULES = {
    "analysis.assumptions": ("Assumptions", "BareFigure", "Independence", "ReadingChoice"),
    "analysis.changelog": ("changelog",),
    "analysis.clashes": ("Reason",),
    "analysis.interests": ("Interest",),
    "analysis.voice_groups": ("VoiceGroup",),
    "analysis.contradictions": ("Contradiction", "Contradictions", "contradictions"),
    "analysis.estimate": ("Estimate", "Excluded", "Figures"),
    "analysis.event_candidates": ("EventCandidate", "event_candidates"),
    "analysis.evidence": ("Evidence",),
    "analysis.lineage": ("Drift", "Drifting", "Lineage", "drift", "lineage"),
    "analysis.origins": ("Origin", "origins"),
    "analysis.policies": ("POLICIES", "Policy"),
    "analysis.question": ("Question",),
    "analysis.reconcile": ("compare_policies", "reconcile"),
    "analysis.side_by_side": ("Side", "SideBySide", "side_by_side"),
    "analysis.stories": ("Implied", "Story", "consistent_sets"),
    "analysis.timeline": ("Toll", "timeline"),
    "analysis.toll": ("toll",),
    "analysis.toll_report": ("PopulationFamily", "PopulationToll", "TollReport", "WordedFigure"),
    "audit.coverage": ("Coverage", "coverage"),
    "audit.finding": ("Finding", "Report"),
    "dataset": ("Actors", "CitationStyle", "Claims", "Dataset", "Events", "Places", "Records", "Sources", "load"),
    "datasets.combine": ("combine",),
    "datasets.packaged": ("PackagedReleases",),
    "datasets.read": ("read",),
    "datasets.verify": ("verify",),
    "errors": (
        "AssumptionError", "CriterionError", "FieldError", "GornoBadakhshanError", "IntegrityError",
        "LinkError", "MissingExtraError", "NotOneError", "PinError", "QuestionError", "RecordError",
        "StructureError", "UnknownIdError", "VersionError", "VocabularyError",
    ),
    "model.actors": ("Actor", "Affiliation", "Name", "Role"),
    "model.claims": ("Attribution", "Claim", "Reading"),
    "model.counts": ("Count",),
    "model.events": ("Event", "Participation"),
    "model.links": ("LinkedId",),
    "model.locators": ("Locator",),
    "model.own_words": ("OwnWord",),
    "model.periods": ("Period",),
    "model.places": ("Place", "Point"),
    "model.propositions": (
        "CasualtyCount", "Characterization", "Comparison", "Conduct", "Directive", "Dispute",
        "EventRelation", "Explanation", "ForceSize", "Likening", "Occurrence", "PlaceTrait", "Position",
        "Proceeding", "Proposition", "Quantity", "Responsibility", "Trait", "Undertaking",
    ),
    "model.sources": ("Passage", "Source"),
    "model.vocabulary": (
        "ACTOR_KINDS", "BASES", "CERTAINTIES", "COUNT_BASES", "DISPUTE_STATES", "EVENT_KINDS",
        "EVENT_ORDERS", "EVENT_ROLES", "HEDGES", "MEANS", "MEASURES", "MEDIA", "NAMED", "OUTCOMES",
        "PARTIES", "PHASES", "PLACE_KINDS", "PLACE_PRECISIONS", "POLARITIES", "POPULATIONS",
        "RELATIONS", "RELAY_BASES", "SOURCE_KINDS", "SPEECH_ACTS", "STANDINGS", "STATUSES",
        "STEPS", "UNDERTAKING_STATES", "ActorKind", "Basis", "Certainty", "CountBasis",
        "DisputeState", "EventKind", "EventOrder", "EventRole", "Hedge", "Means", "Measure",
        "Medium", "Named", "Outcome", "Party", "Phase", "PlaceKind", "PlacePrecision", "Polarity",
        "Population", "Relation", "RelayBasis", "SourceKind", "SpeechAct", "Standing", "Status",
        "Step", "UndertakingState", "Vocabulary",
    ),
    "query": ("actors", "claims", "events", "find", "places", "search", "sources"),
    "store.converter": ("converter",),
    "store.description": ("DescribedParty", "OwnPopulation"),
    "store.release": ("Release", "releases"),
    "store.tombstone": ("Tombstone",),
    "tables.layouts": ("LayoutName",),
    "tables.mapping": ("DAY_ORDERS", "Constant", "CountColumns", "DayOrder", "MappingError", "TableMapping"),
    "tables.own_words": ("TableActor",),
    "tables.problems": ("TableError", "UnreadCell"),
    "tables.published": ("TableStream", "stream_table"),
    "tables.published_records": ("PublishedEvent",),
    "tables.read_table": ("read_table",),
    "tables.reading": ("TableReading",),
    "tables.wording": ("read_count",),
    "versions": ("Bump", "Change", "Diff", "FieldChange", "diff"),
}  # fmt: skip
"""The public names by the module that defines them; a module is imported on first use (PEP 562)."""

_WITH_EXTRAS = ("engine", "plot", "testing")
"""Modules that need an extra; `gb.plot` works as `from gorno_badakhshan import plot` does."""

# Type checkers must not see `__getattr__`: they would accept every misspelt name.
if not TYPE_CHECKING:

    def __getattr__(name):
        from importlib import import_module

        from .imports import IMPORT_LOCK

        with IMPORT_LOCK:
            if name in _WITH_EXTRAS:
                return import_module(f"{__name__}.{name}")
            for module, names in _MODULES.items():
                if name in names:
                    # Kept among the globals, so that Python finds the name there from now on.
                    value = globals()[name] = getattr(import_module(f"{__name__}.{module}"), name)
                    return value
        from .errors import hint, near

        raise AttributeError(f"module {__name__!r} has no attribute {name!r}{hint(near(name, __all__))}")

    # Completion in a shell shows the public names, imported or not.
    def __dir__():
        return sorted(__all__)
