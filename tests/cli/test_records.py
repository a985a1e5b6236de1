"""The commands `show` and `search`."""

import json
import re
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import Phase, find, settings
from hypothesis import strategies as st
from typer.testing import Result

import gorno_badakhshan as gb
from gorno_badakhshan import testing
from gorno_badakhshan.cli.ids import title_of
from gorno_badakhshan.cli.records import _fields
from gorno_badakhshan.model.kinds import KINDS

Run = Callable[..., Result]

SOURCE = "wikipedia-2012-gorno-badakhshan-clashes"
HOSPITAL = f"{SOURCE}/hospital-civilian-killed"


def test_a_claim_is_shown_with_all_fields(run: Run) -> None:
    """Statement, figure, bounds, chain of speakers, place with digest, cue and the other reading."""
    claim = gb.load("1.0.0").claims[HOSPITAL]
    assert claim.cue
    assert claim.locator.sha256
    assert claim.alternative
    output = run("show", HOSPITAL, "--pin", "1.0.0").stdout
    for part in (claim.summary, str(claim.count), "≥ 101", "Hospital source", "BBC News", claim.cue, claim.event):
        assert part in output
    assert f"{claim.locator.start}–{claim.locator.end}" in output
    assert claim.locator.sha256 in output
    assert claim.alternative.reason in output


# The source of a claim is the first part of its id: one cannot change without the other.
FIELDS = [
    (kind.name, field.name)
    for kind in KINDS.values()
    for field in attrs.fields(kind.record_class())
    if (kind.name, field.name) != ("claims", "source")
]


def texts_of(record: Any) -> list[object]:
    """All that the command prints of a record."""
    return [record.id, title_of(record), *_fields(testing.dataset_of(record), record)]


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_every_field_of_every_kind_is_shown(kind: str, field: str) -> None:
    """Two records that differ in one field print differently; a new field that is not shown fails here."""

    def differ(pair: tuple[Any, Any]) -> bool:
        record, other = pair
        if getattr(record, field) == getattr(other, field):
            return False
        try:
            changed = attrs.evolve(record, **{field: getattr(other, field)})
        except gb.RecordError:
            return False
        return texts_of(record) != texts_of(changed)

    records = testing.claims(source="bbc") if kind == "claims" else getattr(testing, kind)()
    # A field that few records have needs more than the few examples of other tests; the search ends at the first.
    thorough = settings(database=None, phases=[Phase.generate], max_examples=2000)
    find(st.tuples(records, records), differ, settings=thorough)


def test_the_first_speaker_is_printed_first(run: Run) -> None:
    """The numbers follow the attribution."""
    output = run("show", HOSPITAL, "--pin", "1.0.0").stdout
    assert output.index("1. Hospital source") < output.index("2. BBC News")


def test_denial_and_accusation_link_to_each_other(run: Run) -> None:
    """A link is shown at both claims."""
    denial, accusation = f"{SOURCE}/ayyombekov-denial", f"{SOURCE}/government-accusation"
    assert accusation in run("show", denial, "--pin", "1.0.0").stdout
    assert denial in run("show", accusation, "--pin", "1.0.0").stdout


def test_a_denied_claim_is_marked(run: Run) -> None:
    """What is denied never reads as affirmed."""
    assert "denied: Tolib Ayyombekov is responsible" in run("show", "ayyombekov-denial", "--pin", "1.0.0").stdout


@pytest.mark.parametrize(
    ("id", "parts"),
    [
        ("khorog-fighting", ["Fighting in Khorog", "2012-07-24", "Said about it", "tv-military-killed"]),
        ("hospital-source", ["Hospital source", "unnamed", "Said by it: 2 claims"]),
        ("bbc-news", ["Passed on by it: 2 claims"]),
        ("khorog", ["Khorog", "town", "khorog-fighting"]),
        (SOURCE, ["3779 code points", "passages", "CC-BY-SA-4.0"]),
    ],
)
def test_record_of_each_kind_is_shown(run: Run, id: str, parts: list[str]) -> None:
    """The id is enough, for every kind of record."""
    output = run("show", id, "--pin", "1.0.0").stdout
    for part in parts:
        assert part in output


@pytest.mark.parametrize("kind", ["sources", "actors", "places", "events", "claims"])
def test_every_record_can_be_shown(run: Run, kind: str) -> None:
    """Every record of the release fits into 80 columns."""
    for id in getattr(gb, kind)("1.0.0").ids:
        shown = run("show", id, "--pin", "1.0.0", columns=80)
        assert shown.exit_code == 0, shown.output
        assert max(map(len, shown.stdout.splitlines())) <= 80


def test_a_short_id_is_enough(run: Run) -> None:
    """The source id may be left out."""
    by_short_id, by_full_id = (
        run("show", id, "--pin", "1.0.0", "--json") for id in ("hospital-civilian-killed", HOSPITAL)
    )
    assert by_short_id.stdout == by_full_id.stdout


def test_shown_as_json_it_is_the_record(run: Run) -> None:
    """`show --json` prints the record as `to_dicts` returns it."""
    data = json.loads(run("show", HOSPITAL, "--pin", "1.0.0", "--json").stdout)
    assert [data] == gb.load("1.0.0").claims.filter(lambda claim: claim.id == HOSPITAL).to_dicts()


def test_search_finds_in_any_spelling(run: Run) -> None:
    """Khorugh finds Khorog, and the place with the name comes first."""
    data = json.loads(run("search", "Khorugh", "--pin", "1.0.0", "--json").stdout)
    assert data[0]["record"]["id"] == "khorog"
    assert data[0]["collection"] == "places"


def test_search_shows_kinds_and_ids(run: Run) -> None:
    """A hit has the kind of the record and its id."""
    output = run("search", "hospital", "--pin", "1.0.0").stdout
    assert "hospital-source" in output
    assert "actor" in output


@pytest.mark.parametrize("kind", ["place", "places"])
def test_search_keeps_to_a_kind(run: Run, kind: str) -> None:
    """`--kind` may be repeated, and takes the singular and the plural."""
    data = json.loads(run("search", "Khorog", "--kind", kind, "--kind", "events", "--json").stdout)
    assert {hit["collection"] for hit in data} == {"places", "events"}


def test_search_refuses_a_kind_that_does_not_exist(run: Run) -> None:
    """The error names the near kinds."""
    result = run("search", "Khorog", "--kind", "plaices")
    assert result.exit_code != 0
    assert "did you mean 'places'" in result.stderr


def test_search_prints_only_the_best(run: Run) -> None:
    """`--limit` keeps the first hits of the whole list, and says how many are not shown."""
    everything = json.loads(run("search", "Хороге", "--pin", "1.1.0", "--json").stdout)
    best = json.loads(run("search", "Хороге", "--pin", "1.1.0", "--limit", "2", "--json").stdout)
    assert best == everything[:2]
    assert best[0]["record"]["id"] == "khorog"
    output = run("search", "Хороге", "--pin", "1.1.0", "--limit", "2").stdout
    assert f"{len(everything)} hits, {len(everything) - 2} not shown" in output


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_search_refuses_a_limit_that_is_no_number_of_hits(run: Run, limit: str) -> None:
    """A limit is at least one."""
    assert run("search", "Khorog", "--limit", limit).exit_code == 2


def test_a_claim_shows_what_it_replaces_and_what_replaced_it(run: Run) -> None:
    """A correction and the corrected figure link to each other."""
    late, early = "wikinews-ru-0728/prosecutors-government-killed", "newdaynews-ria-0724/joint-government-killed"
    assert re.search(rf"replaces +{early}", run("show", late).stdout)
    assert re.search(rf"replaced by +{late}", run("show", early).stdout)


def test_a_relay_says_how_it_is_known(run: Run) -> None:
    """Stated by the page, or inferred by a curator."""
    assert (
        "bbc-0724/hospital-civilian-killed (relay stated)" in run("show", "24tv-0724/bbc-civilian-killed").stdout
    )


def test_joint_speakers_are_all_named(run: Run) -> None:
    """A joint statement shows all its speakers, with their ids."""
    output = run("show", "rferl-200weapons/weapons-handed-in").stdout
    assert "Interfax and ITAR-TASS" in output
    assert "interfax, itar-tass" in output


def test_a_source_shows_its_byline_and_its_carrier(run: Run) -> None:
    """It shows who wrote the text, who carried it, and of what it is a copy."""
    assert re.search(r"by +Roman Kozhevnikov", run("show", "reuters-0813").stdout)
    assert re.search(r"carried by +Townhall", run("show", "ap-0724").stdout)
    assert re.search(r"copy of +2012 Gorno-Badakhshan clashes", run("show", "gv-wikiitalian").stdout)


def test_an_actor_shows_its_standing(run: Run) -> None:
    """Officials, press, monitors and others are told apart by it."""
    assert re.search(r"speaks as +press", run("show", "radio-ozodi").stdout)


def test_a_claim_is_shown_with_the_address_of_its_source(run: Run) -> None:
    """A reader can open the page; the list of claims has the address above the claims of the page."""
    url = gb.load().sources["24tv-0724"].url
    assert re.search(
        rf"^ +address +{re.escape(url or 'none')}$", run("show", "bbc-civilian-killed").stdout, re.MULTILINE
    )
    assert f"\n24tv-0724\n{url}\n" in f"\n{run('claims', '--source', '24tv-0724').stdout}"


def test_a_relay_names_the_first_voice_and_who_changed_its_figure(run: Run) -> None:
    """As the toll does; a claim that relays nothing has no such line."""
    assert re.search(
        r"^ +goes back to +Hospital source, as changed by 24tv\.ua$",
        run("show", "bbc-civilian-killed").stdout,
        re.MULTILINE,
    )
    assert "goes back to" not in run("show", "bbc-0724/hospital-civilian-killed").stdout


def test_a_record_lists_its_first_claims_and_the_command_for_all(run: Run) -> None:
    """An event has hundreds, and the command works."""
    output = run("show", "khorog-fighting", "--pin", "2.0.0").stdout
    (command,) = re.findall(r"the first 10 of \d+; all with: gorno-badakhshan (.*)", output)
    number = re.findall(r"Said about it: (\d+) claims", output)[0]
    assert f"\n{number} claims" in run(*command.split(), "--pin", "2.0.0").stdout
