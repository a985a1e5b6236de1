"""What changed between versions, and the version number that it requires."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gorno_badakhshan as gb
from gorno_badakhshan.model.kinds import kind_of
from gorno_badakhshan.testing import claim, dataset_of, event

BEFORE = claim("bbc-news", killed=12)


def changed(**fields) -> gb.Diff:
    """The diff of a dataset of one claim and one in which its fields are others."""
    return gb.diff(
        dataset_of(BEFORE, version="1.0.0"), dataset_of(attrs.evolve(BEFORE, **fields), version="1.0.1")
    )


def everything(dataset: gb.Dataset) -> set:
    """All records of a dataset."""
    return {*dataset.sources, *dataset.actors, *dataset.places, *dataset.events, *dataset.claims}


def test_a_release_does_not_differ_from_itself():
    """diff(a, a) is empty and requires no other number."""
    same = gb.diff("1.0.0", "1.0.*")
    assert (same.added, same.withdrawn, same.changed) == ((), (), ())
    assert (same.bump, same.implied, same.claims_enough) == ("none", "1.0.0", True)


@pytest.mark.parametrize(
    ("fields", "bump", "implied"),
    [
        ({"summary": "Twelve died."}, "patch", "1.0.1"),
        ({"note": "Seen again."}, "patch", "1.0.1"),
        ({"locator": gb.Locator(source="some-source", part="lead")}, "patch", "1.0.1"),
        ({"certainty": "possible"}, "major", "2.0.0"),
        ({"polarity": "denied"}, "major", "2.0.0"),
        ({"proposition": claim(killed=13).proposition}, "major", "2.0.0"),
        ({"cue": "at least"}, "major", "2.0.0"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else value,
)
def test_a_changed_field_requires_its_number(fields, bump, implied):
    """A change of wording, notes or citations is a patch; any other change is major."""
    difference = changed(**fields)
    assert (difference.bump, difference.implied) == (bump, implied)
    assert [c.field for c in difference.changed[0].fields] == list(fields)


LINKED = attrs.evolve(BEFORE, relays="wire/dead", relay_basis="stated")


@pytest.mark.parametrize(
    ("old", "new", "bump"),
    [
        (BEFORE, LINKED, "minor"),
        (LINKED, BEFORE, "major"),
        (LINKED, attrs.evolve(LINKED, relays="other/dead"), "major"),
        (BEFORE, attrs.evolve(BEFORE, supersedes="wire/dead"), "minor"),
        (BEFORE, attrs.evolve(BEFORE, said=gb.Period(edtf="2012-07-24", basis="stated")), "major"),
    ],
    ids=["linked", "cut", "turned", "superseding", "not a link"],
)
def test_an_added_link_is_minor(old, new, bump):
    """To add a link to a claim is minor; to remove or change it is major."""
    before, after = (dataset_of(record, version="1.0.0") for record in (old, new))
    (change,) = [change for change in gb.diff(before, after).changed if change.kind == "claims"]
    assert change.bump == bump


def test_an_added_entry_of_a_list_is_minor():
    """To add a participant to an event is minor, to remove one major."""
    party = [gb.Participation(actor=name, role="belligerent", status="asserted") for name in ("a", "b")]
    shorter, longer = (event("e", participants=tuple(party[:number])) for number in (1, 2))
    more, less = (gb.diff(dataset_of(old), dataset_of(new)) for old, new in ((shorter, longer), (longer, shorter)))
    assert [each.bump for each in more.changed] == ["minor"]
    assert [each.bump for each in less.changed] == ["major"]


def test_an_added_record_is_minor_and_a_withdrawn_one_major():
    """To add a record changes no other record; to withdraw one is major."""
    more = dataset_of(BEFORE, claim("al-jazeera", killed=12), version="1.1.0")
    less = dataset_of(BEFORE, version="1.0.0")
    assert (gb.diff(less, more).bump, gb.diff(more, less).bump) == ("minor", "major")
    assert {kind_of(record) for record in gb.diff(less, more).added} == {"claims", "actors"}


def test_a_changed_figure_in_a_copy_is_major():
    """A shipped release with one figure changed requires a major version."""
    ds = gb.load("1.0.0")
    al_jazeera = ds.claims.where(said_by="al-jazeera", outcome="killed", population="military").one()
    other = attrs.evolve(
        al_jazeera, proposition=attrs.evolve(al_jazeera.proposition, count=gb.Count.of("exact", 13))
    )
    copy = dataset_of(*(everything(ds) - {al_jazeera}), other, version="1.1.0")
    difference = gb.diff(ds, copy)
    assert (difference.bump, difference.implied, difference.claims_enough) == ("major", "2.0.0", False)


def test_the_markdown_names_records_and_fields():
    """The Markdown has the records and fields, for a change log."""
    text = changed(certainty="possible").to_markdown()
    assert "## 1.0.0 to 1.0.1: major, at least 2.0.0" in text
    assert f"- `{BEFORE.id}` (claim): certainty: certain → possible" in text


def test_the_dict_has_both_values_as_plain_data():
    """The dict has each field before and after, a proposition with its kind."""
    (field,) = changed(proposition=claim(killed=13).proposition).to_dict()["changed"][0]["fields"]
    assert (field["field"], field["before"]["kind"], field["after"]["count"]["stated"]) == (
        "proposition",
        "CasualtyCount",
        13,
    )


def test_the_repr_has_counts_and_number():
    """The repr is one line with the counts and the implied number."""
    assert (
        repr(changed(note="x")) == "<Diff 1.0.0 to 1.0.1: 0 added, 0 withdrawn, 1 changed; patch, at least 1.0.1>"
    )


FIGURES = st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), st.integers(0, 3), max_size=4)


def made_of(figures: dict[str, int], version: str) -> gb.Dataset:
    """A dataset in which each speaker gives a figure."""
    return dataset_of(event(), *(claim(speaker, killed=n) for speaker, n in figures.items()), version=version)


def apply(difference: gb.Diff, dataset: gb.Dataset) -> set:
    """Returns the records of the newer version, from those of the older version and the diff."""
    withdrawn = {(kind_of(record), record.id) for record in difference.withdrawn}
    changes = {
        (change.kind, change.id): {field.field: field.after for field in change.fields}
        for change in difference.changed
    }
    kept = [record for record in everything(dataset) if (kind_of(record), record.id) not in withdrawn]
    changed = [attrs.evolve(record, **changes.get((kind_of(record), record.id), {})) for record in kept]
    return {*changed, *difference.added}


@given(FIGURES, FIGURES)
def test_applying_a_diff_gives_the_newer_version(before, after):
    """Law: applying diff(a, b) to a gives b."""
    old, new = made_of(before, "1.0.0"), made_of(after, "2.0.0")
    assert apply(gb.diff(old, new), old) == everything(new)


@given(FIGURES, FIGURES)
def test_a_diff_is_empty_only_between_equals(before, after):
    """Law: the bump is none if and only if both have the same records."""
    old, new = made_of(before, "1.0.0"), made_of(after, "2.0.0")
    assert (gb.diff(old, new).bump == "none") == (everything(old) == everything(new))
