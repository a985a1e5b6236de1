"""The command line, the figures and the analyses put a count into the same words."""

import attrs
import pytest
from typer.testing import CliRunner

import gorno_badakhshan as gb
from gorno_badakhshan.cli import overview, records, toll
from gorno_badakhshan.cli.app import app
from gorno_badakhshan.model.wording import figure_text, readings_text
from gorno_badakhshan.testing import actor, claim, dataset_of, place

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("agg")

from gorno_badakhshan import plot  # noqa: E402

DAY = gb.Period(edtf="2012-07-24", basis="stated")
TWELVE = gb.Count.of("at_least", 12)
COUNTS: dict[str, dict[str, object]] = {
    "bare": {},
    "limited": {"cause": "snipers", "subset": "children", "person": "saidov", "by": "army", "place": "khorog"},
    "during": {"during": DAY},
    "running": {"as_of": DAY},
    "disputed": {"status": "disputed"},
    "compared": {"likened": gb.Likening(relation="more_than", times=2, population="residents")},
}
SPEAKERS = (gb.Attribution(actor="minister", act="asserts", medium="article", jointly=("army",)),)


def claim_with(slug: str, **fields: object) -> gb.Claim:
    """Returns a claim of two speakers on at least twelve civilians killed, with these fields of the count."""
    count = gb.CasualtyCount(outcome="killed", population="civilian", count=TWELVE, **fields)  # type: ignore[arg-type]
    bare = claim(id=f"page/{slug}", source="page", event="khorog-fighting", proposition=count)
    return attrs.evolve(bare, attribution=SPEAKERS)


CLAIMS = {slug: claim_with(slug, **fields) for slug, fields in COUNTS.items()}
CLAIMS["denied"] = attrs.evolve(CLAIMS["limited"], id="page/denied", polarity="denied")
CLAIMS["ambiguous"] = attrs.evolve(
    CLAIMS["limited"],
    id="page/ambiguous",
    alternative=gb.Reading(
        proposition=attrs.evolve(CLAIMS["limited"].proposition, count=gb.Count.of("exact", 12)),
        attribution=SPEAKERS,
        reason="the words admit both",
    ),
)
DATASET = dataset_of(
    actor("minister", name="The Minister"),
    actor("army", name="The Army"),
    actor("saidov", name="Khairullo Saidov"),
    place("khorog", name="Khorog"),
    *CLAIMS.values(),
)


@pytest.fixture(autouse=True)
def shown_dataset(monkeypatch: pytest.MonkeyPatch) -> None:
    """All commands print this dataset."""
    for module in (overview, records, toll):
        monkeypatch.setattr(module, "load", lambda _: DATASET)


def output_of(*words: str) -> str:
    """Returns what a command prints where no cell is wrapped."""
    result = CliRunner().invoke(app, words, env={"COLUMNS": "2000"})
    assert result.exit_code == 0, result.output
    return result.stdout


def label_of(id: str) -> str:
    """Returns the words beside the claim in the figure, without their line breaks."""
    claims = DATASET.claims.where(event="khorog-fighting")
    ax = plot.claims(claims)
    labels = [label.get_text() for label in ax.child_axes[0].get_yticklabels()]
    return labels[claims.ids.index(id)].replace("\n", " ")


@pytest.mark.parametrize("slug", CLAIMS)
def test_every_face_uses_the_same_words(slug: str) -> None:
    """The start screen, `toll`, `show` and the figure print a count as the module of words has it, with names."""
    shown = DATASET.claims[f"page/{slug}"]
    readings, figure = readings_text(shown, DATASET.name_of), figure_text(shown, DATASET.name_of)
    assert readings in output_of("--all")
    assert readings in output_of("toll", "--all")
    assert figure.removeprefix("denied: ") in output_of("show", shown.id)
    assert label_of(shown.id).startswith(figure)


def test_names_replace_ids_wherever_the_dataset_is_known() -> None:
    """No face prints the id of an actor or of a place within a count."""
    limited = "at least 12, children, namely Khairullo Saidov, by snipers, by The Army, in Khorog"
    for output in (output_of("--all"), output_of("toll", "--all"), output_of("show", "page/limited")):
        assert limited in output
    assert label_of("page/limited") == f"{limited}, a part"
    assert "The Minister and The Army asserts" in output_of("show", "page/limited")


def test_a_denial_is_marked_with_the_same_word() -> None:
    """`denied: ` everywhere."""
    assert str(CLAIMS["denied"]).startswith("denied: at least 12")
    assert "denied: at least 12" in output_of("toll", "--speakers")
    assert "denied: at least 12 civilian killed" in output_of("show", "page/denied")
    (label, *_) = (
        plot.claims([DATASET.claims["page/limited"], DATASET.claims["page/denied"]])
        .child_axes[0]
        .get_yticklabels()[1:]
    )
    assert label.get_text().startswith("denied: at least 12")


def test_a_lineage_prints_limits_in_the_same_words() -> None:
    """A limit that a relay added reads as it does in the count."""
    (change,) = (change for change in gb.drift(CLAIMS["bare"], CLAIMS["limited"]) if change.what == "limits")
    assert f"at least 12, {change.after}" == figure_text(CLAIMS["limited"])
