"""Claims in the shape of nanopublications."""

from collections.abc import Callable

import attrs
import pytest

import gorno_badakhshan as gb
from gorno_badakhshan import testing
from gorno_badakhshan.exchange.rdf.claims import ASSERTED, PROVENANCE, nanopub_graphs
from gorno_badakhshan.exchange.rdf.graphs import names_of
from gorno_badakhshan.model.claims import Attribution, Claim
from gorno_badakhshan.store.description import Description

Statements = set[tuple[str, str, str]]
Read = Callable[[gb.Dataset], Statements]


def pairs(statements: Statements, name: str) -> set[tuple[str, str]]:
    """Returns subject and value of each statement with this property; records by the ends of their IRIs."""
    return {
        (node.rpartition("/")[2], value.rpartition("/")[2]) for node, each, value in statements if each == name
    }


def step(actor: str, act: str = "asserts", jointly: tuple[str, ...] = ()) -> Attribution:
    """Returns a step of an attribution."""
    return Attribution(actor=actor, act=act, medium="article", jointly=jointly)  # type: ignore[arg-type]


def test_every_field_is_in_one_of_the_graphs() -> None:
    """Nothing is left out, and nothing is both what is claimed and who claims it."""
    assert {field.name for field in attrs.fields(Claim)} == ASSERTED | PROVENANCE
    assert not ASSERTED & PROVENANCE


def test_the_head_comes_first() -> None:
    """Readers of several nanopublications in one file know by it where each begins."""
    ds = gb.load("1.0.0")
    graphs = [name.rpartition("#")[2] for name, _ in nanopub_graphs(ds.claims[0], ds, names_of(ds))]
    assert graphs == ["Head>", "assertion>", "provenance>", "pubinfo>"]


def test_the_names_of_the_graphs_have_the_pin() -> None:
    """What a graph says is what that very version says."""
    ds = gb.load("1.0.0")
    assert all(ds.pin in name for name, _ in nanopub_graphs(ds.claims[0], ds, names_of(ds)))


def test_joint_speakers_share_one_speech_act(statements: Read) -> None:
    """The claim is attributed to each of them, and the act is associated with all."""
    claim = testing.claim(
        said_by="a", killed=12, attribution=(step("a", jointly=("b", "c")), step("d", "reports"))
    )
    found = statements(testing.dataset_of(claim))
    assert {value for _, value in pairs(found, "prov:wasAttributedTo")} == {"a", "b", "c"}
    acts = pairs(found, "prov:wasAssociatedWith")
    assert {actor for act, actor in acts if act.endswith("attribution.1")} == {"a", "b", "c"}
    assert {actor for act, actor in acts if act.endswith("attribution.2")} == {"d"}
    assert len(pairs(found, "prov:wasInformedBy")) == 1


@pytest.mark.parametrize(("act", "quoted"), [("reprints", True), ("reports", False), ("cites", False)])
def test_only_a_reprint_is_a_quotation(statements: Read, act: str, quoted: bool) -> None:  # noqa: FBT001 - a row
    """All relays derive from what they relay."""
    first = testing.claim(id="s1/x", source="s1", said_by="a", killed=12)
    second = testing.claim(
        id="s2/x", source="s2", said_by="a", killed=12, relays="s1/x", attribution=(step("a"), step("b", act))
    )
    found = statements(testing.dataset_of(first, second))
    relay = ("gorno-badakhshan/claims/s2/x", "gorno-badakhshan/claims/s1/x")
    assert (relay[0], "prov:wasDerivedFrom", relay[1]) in found
    assert ((relay[0], "prov:wasQuotedFrom", relay[1]) in found) is quoted


def test_a_retraction_invalidates_what_it_takes_back(statements: Read) -> None:
    """The claim that was taken back stays, with the act that ended it."""
    old = testing.claim(id="s/old", source="s", said_by="a", killed=12)
    new = testing.claim(
        id="s/new", source="s", said_by="a", killed=13, supersedes="s/old", attribution=(step("a", "retracts"),)
    )
    found = statements(testing.dataset_of(old, new))
    act = "gorno-badakhshan/claims/s/new#attribution.1"
    assert ("gorno-badakhshan/claims/s/old", "prov:wasInvalidatedBy", act) in found
    assert ("gorno-badakhshan/claims/s/new", "prov:wasRevisionOf", "gorno-badakhshan/claims/s/old") in found


def test_a_later_figure_of_the_same_speaker_invalidates_nothing(statements: Read) -> None:
    """Who counts on takes nothing back."""
    old = testing.claim(id="s/old", source="s", said_by="a", killed=12)
    new = testing.claim(id="s/new", source="s", said_by="a", killed=13, supersedes="s/old")
    found = statements(testing.dataset_of(old, new))
    assert pairs(found, "prov:wasRevisionOf")
    assert not pairs(found, "prov:wasInvalidatedBy")


def test_speakers_of_another_reading_are_not_attributed(statements: Read) -> None:
    """The alternative has steps of its own, which are no speech acts of the claim."""
    ds = gb.load("1.0.0")
    found = statements(ds)
    activities = {node for node, name, value in found if (name, value) == ("rdf:type", "prov:Activity")}
    assert [claim for claim in ds.claims if claim.alternative is not None]
    assert not [node for node in activities if "#alternative" in node]


def test_a_license_without_an_address_is_written_in_words(statements: Read) -> None:
    """The datasets of others have licenses of their own."""
    ds = testing.dataset_of(testing.claim(said_by="a", killed=12))
    about = Description(name="mine", title="Mine", maintainers=("Me",), license="ask me")
    ds._manifest = attrs.evolve(ds.release, description=about)
    found = statements(ds)
    assert tuple({value for _, name, value in found if name == "dc:rights"}) == ("ask me",)
    assert not [name for _, name, _ in found if name == "dcterms:license"]
