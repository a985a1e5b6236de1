"""Records of publishers' rows."""

import pytest

import gorno_badakhshan as gb
from gorno_badakhshan.audit.entry import Entry
from gorno_badakhshan.audit.references import check_references
from gorno_badakhshan.model.kinds import KINDS
from gorno_badakhshan.store.codec import examine, to_dict


@pytest.mark.parametrize("chain", [False, True])
def test_all_records_are_what_the_strict_reader_accepts(ged, chain):
    """Claims are written without their constructors, so that all rules are checked here."""
    rows = {}, {"best": "7", "low": "9"}, {"side_b": "Government of Hills"}, {"where_coordinates": ""}
    ds = gb.read_table(ged(*rows), "ucdp-ged", chain=chain).dataset
    entries = []
    for kind in KINDS:
        for record in getattr(ds, kind):
            assert examine(to_dict(record), KINDS[kind].record_class()) == (record, ())
            entries.append(Entry(kind=kind, record=record))
    assert list(check_references(entries)) == []


def test_the_publisher_speaks(ged):
    """The best figure is an estimate between low and high; each side's dead are a population."""
    claims = gb.read_table(ged({}), "ucdp-ged").dataset.claims
    assert {claim.speaker for claim in claims} == {"ucdp"}
    numbers = {
        claim.id.removeprefix("ucdp-ged/ucdp-101-"): (
            claim.proposition.population,
            str(claim.count),
            claim.certainty,
        )
        for claim in claims
    }
    assert numbers == {
        "low-high": ("everyone", "8 to 14", "certain"),
        "best": ("everyone", "10", "probable"),
        "deaths-a": ("government_forces", "3", "probable"),
        "deaths-b": ("militant", "5", "probable"),
        "deaths-civilians": ("civilian", "2", "probable"),
        "deaths-unknown": ("everyone", "0", "probable"),
    }
    assert claims["ucdp-ged/ucdp-101-deaths-unknown"].proposition.is_part


def test_two_sides_of_one_population_do_not_rival_each_other(ged):
    """Each counts a part: the dead of one state are not those of the other."""
    ds = gb.read_table(ged({"side_b": "Government of Hills"}), "ucdp-ged").dataset
    parts = [claim.proposition.subset for claim in ds.claims.where(population="government_forces")]
    assert parts == ["of Government of Valland", "of Government of Hills"]


def test_the_chain_of_sources_is_there_if_it_is_asked_for(ged):
    """Who told it, who reported it, who counts it; without, the sources are in the note."""
    ds = gb.read_table(ged({}), "ucdp-ged", chain=True).dataset
    steps = ds.claims[0].attribution
    assert [ds.name_of(step.actor) for step in steps] == ["Ministry", "Valley Post", ds.name_of("ucdp")]
    assert [ds.name_of(actor) for actor in steps[1].jointly] == ["Radio Hill"]
    plain = gb.read_table(ged({}), "ucdp-ged").dataset
    assert "Radio Hill, 2003-09-16, Toll rises" in plain.events[0].note
    assert list(plain.actors.ids) == ["ucdp"]


def test_places_of_one_name_are_kept_apart(ged):
    """Two points are two places, in the country that the table names; the table is the source of the point."""
    ds = gb.read_table(ged({}, {}, {"latitude": "11"}), "ucdp-ged").dataset
    assert [place.name for place in ds.places] == ["Valland", "Harbor City", "Harbor City"]
    assert [place.within for place in ds.places] == [None, "country-valland", "country-valland"]
    assert (ds.places[1].point.latitude, ds.places[1].point.source) == (10.5, "ucdp-ged")


def test_ids_do_not_depend_on_the_other_rows(ged):
    """Whoever filters otherwise gets the same records, and can compare them."""
    path = ged({"country": "Hills"}, {})
    all_rows, one = (gb.read_table(path, "ucdp-ged", **choice).dataset for choice in ({}, {"country": "valland"}))
    assert [claim.id for claim in one.claims] == [c.id for c in all_rows.claims if c.event == "ucdp-102"]
