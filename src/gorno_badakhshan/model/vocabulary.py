"""Every controlled word of the dataset, with its definition.

Each vocabulary is written twice: as a `Literal` type, so that a type checker finds a misspelt word, and
as a `Vocabulary`, so that the word is refused at run time and can be printed. A test compares the two.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

from ..errors import VocabularyError


class Vocabulary(Mapping[str, str]):
    """The words that a field may have, each with its definition, in a fixed order.

    >>> OUTCOMES["missing"]
    'Whereabouts unknown after the event.'
    >>> OUTCOMES.check("kiled")
    Traceback (most recent call last):
    gorno_badakhshan.errors.VocabularyError: 'kiled' is not a word of the vocabulary 'outcome' (did you ...?); ...
    """

    __slots__ = ("_definitions", "name")

    def __init__(self, name: str, definitions: Mapping[str, str]) -> None:
        self.name: str = name
        self._definitions = dict(definitions)

    def __getitem__(self, word: str) -> str:
        try:
            return self._definitions[word]
        except (KeyError, TypeError):
            raise VocabularyError(word, self.name, self) from None

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and word in self._definitions

    def __iter__(self) -> Iterator[str]:
        return iter(self._definitions)

    def __len__(self) -> int:
        return len(self._definitions)

    def _ipython_key_completions_(self) -> list[str]:
        """Returns the words, for the completion of `HEDGES["at_` in IPython and Jupyter."""
        return list(self)

    def __repr__(self) -> str:
        return f"<Vocabulary {self.name}: {', '.join(self)}>"

    def check(self, word: object) -> str:
        """Returns the word; raises `VocabularyError`, with the near words, if it is not in the vocabulary."""
        if not isinstance(word, str) or word not in self._definitions:
            raise VocabularyError(word, self.name, self)
        return word


class OpenVocabulary(Vocabulary):
    """A vocabulary below whose words a dataset may have words of its own, which its description defines.

    >>> POPULATIONS.check("militant/northern_front")
    'militant/northern_front'
    >>> POPULATIONS.check("militent/northern_front")
    Traceback (most recent call last):
    gorno_badakhshan.errors.VocabularyError: 'militent/northern_front' is not a word of the vocabulary ...

    A word of one's own is a path: a word of the vocabulary, then names of lower-case letters, digits and single
    underscores, each behind a slash. It lies in what stands before its last slash.
    """

    __slots__ = ()

    def check(self, word: object) -> str:
        """Returns the word, be it of the vocabulary or below one of its words; raises `VocabularyError` else."""
        if isinstance(word, str) and "/" in word:
            root, *names = word.split("/")
            if root in self and all(map(_is_own_name, names)):
                return word
        return super().check(word)


def _is_own_name(name: str) -> bool:
    parts = name.split("_")
    return name.isascii() and all(part.isalnum() and part == part.lower() for part in parts)


# "Casualties" is a word of its own: a source that counts dead and wounded together does not say how many
# of them died, and dividing the figure would be a guess.
Outcome = Literal[
    "killed", "wounded", "detained", "missing", "displaced", "ill_treated", "released", "returned", "casualties"
]  # fmt: skip
OUTCOMES = Vocabulary("outcome", {
    "killed": "Died, at once or later of wounds.",
    "wounded": "Injured and not said to have died.",
    "detained": "Held, arrested or captured.",
    "missing": "Whereabouts unknown after the event.",
    "displaced": "Left home because of the event.",
    "ill_treated": "Beaten, tortured or abused, by the source's word.",
    "released": "Let go after having been held.",
    "returned": "Came back home after having been displaced.",
    "casualties": "Killed or wounded, without the source telling the two apart.",
})  # fmt: skip

# The source decides whom it counts as a fighter or as a civilian; the word repeats the source's judgment.
Population = Literal[
    "everyone", "government_forces", "military", "security_service", "residents", "militant", "civilian"
]
POPULATIONS: Vocabulary = OpenVocabulary("population", {
    "everyone": "All people, of whatever side.",
    "government_forces": "All who fight or serve for the government.",
    "military": "Soldiers and officers of the armed forces.",
    "security_service": "Members of the intelligence, police and border services.",
    "residents": "People of the place, whether they fought or not.",
    "militant": "People whom the source counts as fighters against the government.",
    "civilian": "People whom the source counts as taking no part in the fighting.",
})  # fmt: skip

# `residents` joins fighters and civilians of the place, because some sources count "local people" without
# saying which of the two they were.
PARENTS: Mapping[Population, Population] = {
    "government_forces": "everyone",
    "military": "government_forces",
    "security_service": "government_forces",
    "residents": "everyone",
    "militant": "residents",
    "civilian": "residents",
}
"""The tree of populations: each part with the population that contains it. The two never contradict each other."""

Hedge = Literal[
    "exact",
    "none",
    "at_least",
    "more_than",
    "up_to",
    "fewer_than",
    "about",
    "nearly",
    "between",
    "vague",
    "unknown",
]
HEDGES = Vocabulary("hedge", {
    "exact": "A bare figure n: low n, high n.",
    "none": "Said to be none at all: low 0, high 0.",
    "at_least": "At least n: low n, no high.",
    "more_than": "More than n: low n + 1, no high.",
    "up_to": "Up to n: low 0, high n.",
    "fewer_than": "Fewer than n: low 0, high n - 1.",
    "about": "About n: no bounds of its own; a policy brings its tolerance.",
    "nearly": "Nearly n: low 0, high n - 1; a policy brings its tolerance below.",
    "between": "From a to b: low a, high b.",
    "vague": "A word for a magnitude: low one unit of the word (tens 10, dozens 12, hundreds 100), no high.",
    "unknown": "Said to be unknown or in dispute: low 0, no high.",
})  # fmt: skip

# Strength, deployment and presence are apart: a force of 3,000 that sent 800 contradicts nobody.
CountBasis = Literal["sum", "remainder", "named_list", "list", "bodies_seen"]
COUNT_BASES = Vocabulary("count basis", {
    "sum": "The source adds up other figures.",
    "remainder": "The source subtracts one figure from another.",
    "named_list": "The source lists the people by name.",
    "list": "The source lists cases or groups of people without all names.",
    "bodies_seen": "The speaker saw the bodies or the people.",
})  # fmt: skip

Measure = Literal["strength", "deployed", "present", "withdrawn", "surrendered"]
MEASURES = Vocabulary("measure", {
    "strength": "How many a force had in all.",
    "deployed": "How many were brought to the area.",
    "present": "How many took part or were there at the time: a convoy, a patrol.",
    "withdrawn": "How many left the area.",
    "surrendered": "How many gave themselves up.",
})  # fmt: skip

DisputeState = Literal["disputed", "varied", "unknown"]
DISPUTE_STATES = Vocabulary("dispute state", {
    "disputed": "The source says that the matter is contested.",
    "varied": "The source says that accounts of it differed.",
    "unknown": "The source says that it is not known.",
})  # fmt: skip

Relation = Literal["more_than", "at_least", "as_many_as", "about_as_many_as", "up_to", "fewer_than"]
RELATIONS = Vocabulary("relation", {
    "more_than": "Greater than the number compared with, or than a multiple of it.",
    "at_least": "As great or greater.",
    "as_many_as": "The same number.",
    "about_as_many_as": "Near the number: a policy brings its tolerance.",
    "up_to": "As great or smaller.",
    "fewer_than": "Smaller.",
})  # fmt: skip

# Apart, so that a reader can leave out what the curator only concludes.
RelayBasis = Literal["stated", "inferred"]
RELAY_BASES = Vocabulary("relay basis", {
    "stated": "The document names the one whose words it passes on.",
    "inferred": "The curator concludes it from figure, wording and day; who is passed on is not plainly said.",
})  # fmt: skip

# "Violence" does not say how, so that it excludes an accident and no other means.
Means = Literal["stabbing", "beating", "shooting", "explosion", "accident", "violence"]
MEANS = Vocabulary("means", {
    "stabbing": "By a knife or another blade.",
    "beating": "By blows.",
    "shooting": "By firearms.",
    "explosion": "By a grenade, a mine or another charge.",
    "accident": "By mishap, such as a fall or a crash.",
    "violence": "By another's hand, without the speaker saying how.",
})  # fmt: skip

Phase = Literal["begins", "ends", "planned"]
PHASES = Vocabulary("phase", {
    "begins": "The event sets in.",
    "ends": "The event is over.",
    "planned": "The event is announced or expected, and has not taken place.",
})  # fmt: skip

# Steps of criminal procedure as reports name them, whatever the law of the country calls them.
Step = Literal[
    "opened", "suspended", "closed", "wanted", "charged", "tried", "pleaded", "requested", "convicted",
    "sentenced", "acquitted", "appealed", "upheld", "changed", "confined", "released", "pardoned",
    "not_prosecuted",
]  # fmt: skip
STEPS = Vocabulary("step of proceedings", {
    "opened": "An investigation or a case is opened.",
    "suspended": "It is suspended.",
    "closed": "It is closed, or found to have no ground.",
    "wanted": "A person is sought.",
    "charged": "A person is charged with something.",
    "tried": "A trial is held.",
    "pleaded": "An accused admits or contests something before the court.",
    "requested": "A prosecutor or a party asks the court for something.",
    "convicted": "A court finds that the accused did it.",
    "sentenced": "A court sets a punishment.",
    "acquitted": "A court finds that the accused did not do it.",
    "appealed": "A party asks a higher court to look again.",
    "upheld": "A higher court leaves a decision as it was.",
    "changed": "A higher court changes or lifts a decision.",
    "confined": "A person is held at home, or bound not to leave.",
    "released": "A held person is let go, with or without conditions.",
    "pardoned": "A person is pardoned or amnestied.",
    "not_prosecuted": "An authority declines to prosecute or to investigate.",
})  # fmt: skip

# A denial is no count: who says that it was not twelve has not said how many.
UndertakingState = Literal["expected", "preliminary", "agreed", "refused", "kept", "not_kept"]
UNDERTAKING_STATES = Vocabulary("state of an undertaking", {
    "expected": "It is announced or expected, and nobody has undertaken it yet.",
    "preliminary": "It is undertaken subject to a further decision.",
    "agreed": "The parties agree to it.",
    "refused": "The party declines to undertake it.",
    "kept": "It was done as undertaken.",
    "not_kept": "It was not done as undertaken.",
})  # fmt: skip

EventOrder = Literal["after", "part_of"]
EVENT_ORDERS = Vocabulary("relation of events", {
    "after": "The event begins when the other has begun or ended.",
    "part_of": "The event belongs to the other, larger one.",
})  # fmt: skip

Polarity = Literal["affirmed", "denied"]
POLARITIES = Vocabulary("polarity", {
    "affirmed": "The speaker says that it is so.",
    "denied": "The speaker says that it is not so.",
})  # fmt: skip

# The degrees of FactBank (Saurí and Pustejovsky, 2009), so that other corpora can be compared.
Certainty = Literal["certain", "probable", "possible", "uncommitted"]
CERTAINTIES = Vocabulary("certainty", {
    "certain": "The speaker commits to it without reserve (FactBank CT).",
    "probable": "The speaker holds it likely (FactBank PR).",
    "possible": "The speaker holds it possible (FactBank PS).",
    "uncommitted": "The speaker passes it on without a stand of their own (FactBank Uu).",
})  # fmt: skip

# What the speaker does in speaking, as far as it matters for weighing: who witnesses is not who cites.
SpeechAct = Literal[
    "asserts", "reports", "cites", "announces", "accuses", "denies", "estimates", "suspects",
    "orders", "calls_on", "offers", "agrees", "witnesses", "describes", "lists",
    "admits", "confirms", "withholds", "warns", "rules", "cannot_verify", "retracts", "reprints",
]  # fmt: skip
SPEECH_ACTS = Vocabulary("speech act", {
    "asserts": "Says that something is so.",
    "reports": "Passes on as news, in its own words or another's.",
    "cites": "Passes on and names or describes the one who said it.",
    "announces": "Makes something publicly known in an official capacity.",
    "accuses": "Says that someone is to blame.",
    "denies": "Says that something is not so.",
    "estimates": "Gives a figure as the speaker's own reckoning.",
    "suspects": "Holds something likely without claiming to know it.",
    "orders": "Tells someone with authority over them what to do.",
    "calls_on": "Asks or urges someone to do something.",
    "offers": "Says that something will be given if a condition is met.",
    "agrees": "Says that something asked for will be done.",
    "witnesses": "Tells what the speaker saw or heard.",
    "describes": "Characterizes something, or likens it to something else.",
    "lists": "Sets down in a table or box, without a sentence.",
    "admits": "Concedes what speaks against the speaker.",
    "confirms": "Says that what another said is so.",
    "withholds": "Declines to confirm or deny, or to say.",
    "warns": "Says that something will follow unless something else is done.",
    "rules": "Decides with the authority of a court.",
    "cannot_verify": "Passes on and says that it could not be verified.",
    "retracts": "Takes back what the speaker said, whether or not something stands in its place.",
    "reprints": "Carries another's text as it is, or translated.",
})  # fmt: skip

Medium = Literal[
    "article", "infobox", "wire", "broadcast", "interview", "statement", "conversation", "briefing", "document",
    "post", "video", "unstated",
]  # fmt: skip
MEDIA = Vocabulary("medium", {
    "article": "Running text of a published page.",
    "infobox": "The fact box beside an encyclopedia article.",
    "wire": "The service of a news agency, as other outlets receive it.",
    "broadcast": "Television or radio.",
    "interview": "Words given to a journalist on the record.",
    "statement": "An official or public declaration.",
    "conversation": "Words given to a journalist who does not name the speaker.",
    "briefing": "A press conference, or a spokesperson's words to the press.",
    "document": "A letter, a decree, a report, a list or a paper of a court.",
    "post": "A message on a social network or in a messenger.",
    "video": "A recording published by the speaker or by a bystander.",
    "unstated": "The document does not say.",
})  # fmt: skip

# The document, not its publisher: a newspaper also publishes statements and commentaries.
SourceKind = Literal[
    "encyclopedia", "news", "statement", "report", "analysis", "broadcast", "blog", "post", "dataset"
]  # fmt: skip
SOURCE_KINDS = Vocabulary("source kind", {
    "encyclopedia": "A page of a reference work, compiled from other accounts.",
    "news": "A news report.",
    "statement": "A declaration by a party, an office or an organization.",
    "report": "A report by an organization that monitors or investigates.",
    "analysis": "A commentary or a study.",
    "broadcast": "A television or radio program, or its transcript.",
    "blog": "A page that one person or a small group keeps.",
    "post": "A message on a social network or in a messenger.",
    "dataset": "A table of records, or a list of its labels.",
})  # fmt: skip

# A "voice" has no name and no body: the text and the fact box of one page may disagree, and each is then
# the speaker of its own figure.
ActorKind = Literal["person", "group", "organization", "office", "outlet", "voice"]
ACTOR_KINDS = Vocabulary("actor kind", {
    "person": "One human being.",
    "group": "Several people without a formal organization.",
    "organization": "A body with members and a name.",
    "office": "A post or authority, whoever holds it.",
    "outlet": "A publisher of news or reference.",
    "voice": "A part of a document that speaks for itself: its narrator, its fact box.",
})  # fmt: skip

Named = Literal["named", "unnamed", "collective"]
NAMED = Vocabulary("named", {
    "named": "The sources give a name.",
    "unnamed": "One speaker or body, described by a role only.",
    "collective": "Many people under one description.",
})  # fmt: skip

Party = Literal["government", "armed_group", "other_party", "neither", "unknown"]
PARTIES: Vocabulary = OpenVocabulary("party", {
    "government": "Of the government, its forces or its media.",
    "armed_group": "Of the armed groups that fight the government, or of their commanders.",
    "other_party": "Of another party to the conflict, such as foreign forces.",
    "neither": "Of no party to the conflict.",
    "unknown": "The sources do not settle it.",
})  # fmt: skip

# In what capacity, not on which side: state media are "official", as their owner decides what they report.
Standing = Literal[
    "official", "medical", "press", "monitor", "reference", "armed_group", "opposition", "local", "mediator"
]
STANDINGS = Vocabulary("standing", {
    "official": "Speaks for the state, its offices, forces or media, by name or not.",
    "medical": "Speaks from a hospital or an ambulance.",
    "press": "Reports as news, whatever its owner, save for state media.",
    "monitor": "Investigates, records or defends rights: human rights groups, international bodies.",
    "reference": "Compiles from others: encyclopedias, lists, studies.",
    "armed_group": "Speaks for the armed groups or is one of their commanders.",
    "opposition": "Speaks for a party or movement against the government that bore no arms there.",
    "local": "Lives or was there: residents, witnesses, demonstrators, families.",
    "mediator": "Speaks for those who go between the sides.",
})  # fmt: skip

PlaceKind = Literal["country", "province", "district", "town", "village", "site"]
PLACE_KINDS = Vocabulary("place kind", {
    "country": "A state.",
    "province": "A first-order division of a state.",
    "district": "A second-order division of a state.",
    "town": "A town or city.",
    "village": "A village.",
    "site": "A building, road, border post or other point.",
})  # fmt: skip

# The order is that of UCDP GED's codes 1 to 7 (code book, where_prec), which are derived from it.
PlacePrecision = Literal["exact", "near", "district", "province", "fuzzy", "country", "international"]
PLACE_PRECISIONS = Vocabulary("place precision", {
    "exact": "The very place (UCDP where_prec 1).",
    "near": "Within about 25 km of a known point (UCDP where_prec 2).",
    "district": "Somewhere in a second-order division (UCDP where_prec 3).",
    "province": "Somewhere in a first-order division (UCDP where_prec 4).",
    "fuzzy": "Along a line or in an area without firm limits (UCDP where_prec 5).",
    "country": "Somewhere in a country (UCDP where_prec 6).",
    "international": "In international waters or airspace (UCDP where_prec 7).",
})  # fmt: skip

EventKind = Literal[
    "war", "conflict", "fighting", "killing", "agreement", "appointment", "removal", "announcement", "cutoff",
    "evacuation", "roadblock", "deployment", "halt", "disarmament", "offer", "alleged_conduct",
    "attack", "shooting", "protest", "talks", "surrender", "withdrawal", "inquiry", "trial", "disappearance",
    "discovery", "escape", "closure", "reopening", "commemoration", "crash",
]  # fmt: skip
EVENT_KINDS = Vocabulary("event kind", {
    "war": "A war of years, between a state and others or within it.",
    "conflict": "A chain of violent and political events under one name.",
    "fighting": "Armed fighting at one time and place.",
    "killing": "A person's violent death, whatever its cause turns out to be.",
    "agreement": "Parties settle terms.",
    "appointment": "A person is given a post.",
    "removal": "People lose their posts or their influence.",
    "announcement": "An authority makes something known.",
    "cutoff": "Communications, media or power stop working.",
    "evacuation": "People are taken out of danger.",
    "roadblock": "A road is closed by an obstacle.",
    "deployment": "Forces move into an area.",
    "halt": "Fighting or an operation is stopped, or ordered to stop.",
    "disarmament": "Weapons are given up, or their giving up is demanded.",
    "offer": "Something is offered to the other side.",
    "alleged_conduct": "Behavior that a source alleges, and that is an event only as talk.",
    "attack": "Armed or violent assault on people, a building or a convoy.",
    "shooting": "Firing at people outside of a fight between two sides.",
    "protest": "People gather in public to demand or to object.",
    "talks": "Sides or their go-betweens negotiate.",
    "surrender": "A person or a group gives itself up.",
    "withdrawal": "Forces leave an area.",
    "inquiry": "A body looks into what happened, or counts the harm.",
    "trial": "A court hears a case.",
    "disappearance": "A person is no longer seen, without it being known why.",
    "discovery": "Somebody or something is found.",
    "escape": "Prisoners or wanted people get away.",
    "closure": "A border, a road or a site is shut.",
    "reopening": "What was cut, shut or closed works again.",
    "commemoration": "People or authorities honor the dead.",
    "crash": "An aircraft or a vehicle is wrecked.",
})  # fmt: skip

EventRole = Literal[
    "belligerent", "commander", "victim", "perpetrator", "issuer", "addressee", "party", "affected", "subject"
]
EVENT_ROLES = Vocabulary("event role", {
    "belligerent": "Fights on one side.",
    "commander": "Leads one side.",
    "victim": "Is killed or harmed.",
    "perpetrator": "Kills, harms or does what the event is about.",
    "issuer": "Orders, announces or offers.",
    "addressee": "Is ordered, called on or offered something.",
    "party": "Takes part in an agreement.",
    "affected": "Is cut off, closed, evacuated or otherwise touched.",
    "subject": "Is what the event is about.",
})  # fmt: skip

# Of a participation, which may be alleged even where the event itself is beyond doubt.
Status = Literal["asserted", "alleged", "suspected", "denied"]
STATUSES = Vocabulary("status", {
    "asserted": "A source says so in its own voice.",
    "alleged": "A party to the conflict says so of another.",
    "suspected": "Some hold it likely; nobody is said to know.",
    "denied": "The actor denies it, or another denies it for them; who alleges it stands beside.",
})  # fmt: skip

# A derived date is the curator's conclusion, and a fact box often disagrees with the text beside it.
Basis = Literal["stated", "derived", "infobox"]
BASES = Vocabulary("basis", {
    "stated": "The text gives this date.",
    "derived": "Worked out from the text, such as 'the following day' or a year taken from the title.",
    "infobox": "Only the fact box gives this date.",
})  # fmt: skip
