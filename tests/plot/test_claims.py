"""The figure of claims."""

import pickle
import subprocess
import sys
from io import StringIO

import pytest

import gorno_badakhshan as gb

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("agg")

from matplotlib import pyplot as plt  # noqa: E402
from matplotlib.text import Annotation  # noqa: E402

from gorno_badakhshan import plot  # noqa: E402
from gorno_badakhshan.testing import actor, claim, dataset_of, source  # noqa: E402

PAGE = "wikipedia-2012-gorno-badakhshan-clashes"


def claims_on(outcome: str, population: str) -> "gb.Claims":
    """Returns the claims of the article on one number."""
    return gb.claims("1.0.0", about="khorog-fighting", outcome=outcome, population=population)  # type: ignore[arg-type]


def marks(ax, gid):
    """Returns the lines drawn for a claim."""
    return [line for line in ax.lines if line.get_gid() == gid]


def arrows(ax, gid):
    """Returns the arrows drawn for a claim."""
    return [text for text in ax.texts if isinstance(text, Annotation) and text.get_gid() == gid]


def figure_mark(ax, slug):
    """Returns the marker at the stated figure of a claim of the article."""
    return next(line for line in marks(ax, f"{PAGE}/{slug}") if line.get_marker() in {"s", "^", "o", "D"})


def wordings(ax):
    """Returns the labels on the right."""
    return [label.get_text() for label in ax.child_axes[0].get_yticklabels()]


def speakers(ax):
    """Returns the labels on the left."""
    return [label.get_text() for label in ax.get_yticklabels()]


def test_a_row_has_the_id_of_its_claim() -> None:
    """Each speaker of the article has a wording of their own, so that each claim has its mark."""
    claims = claims_on("killed", "military")
    ax = plot.claims(claims)
    assert {line.get_gid() for line in ax.lines} >= set(claims.ids)


FIRST_PAGE = claim(said_by="a-minister", id="first/dead", source="first", killed=12)
PAGES = [FIRST_PAGE] + [
    claim(
        said_by="a-minister", id=f"{page}/dead", source=page, killed=12, relays="first/dead", relay_basis="stated"
    )
    for page in ("second", "third")
]
WITH_PAGES = dataset_of(actor("a-minister", name="A minister", party="government"), *PAGES)


def test_pages_that_repeat_a_figure_are_one_row_with_their_number() -> None:
    """A row is what one speaker says in one wording; its mark has the id of the claim that relays no other."""
    ax = plot.claims(PAGES[::-1], dataset=WITH_PAGES)
    assert (speakers(ax), wordings(ax)) == (["A minister"], ["12 (3 pages)"])
    assert len(marks(ax, FIRST_PAGE.id)) > 0
    assert not marks(ax, "second/dead")


def test_another_wording_is_another_row_of_the_same_speaker() -> None:
    """The speaker is named once."""
    more = claim(said_by="a-minister", id="fourth/dead", source="fourth", killed=gb.Count.of("more_than", 12))
    ax = plot.claims([*PAGES, more], dataset=dataset_of(*WITH_PAGES.actors, *PAGES, more))
    assert (speakers(ax), wordings(ax)) == (["A minister", ""], ["12 (3 pages)", "more than 12"])


@pytest.mark.parametrize(
    ("slug", "figure", "is_open"),
    [
        ("infobox-military-killed", 41, False),
        ("tv-military-killed", 0, False),
        ("bbc-military-killed", 12, True),
        ("hospital-military-killed", 100, True),
        ("ap-military-killed", 20, True),
        ("al-jazeera-military-killed", 12, False),
    ],
)
def test_a_marker_shows_the_figure_and_an_arrow_that_it_is_open_above(slug, figure, is_open) -> None:
    """At least 12 is a marker at 12 with an arrow to the end of the axis; 12 is the marker alone."""
    ax = plot.claims(claims_on("killed", "military"))
    assert list(figure_mark(ax, slug).get_xdata()) == [figure]
    ends = [arrow.xy[0] for arrow in arrows(ax, f"{PAGE}/{slug}")]
    assert ends == ([ax.get_xlim()[1]] if is_open else [])


def test_figure_that_its_wording_excludes_is_hollow() -> None:
    """More than 100 states 100 and does not admit it."""
    ax = plot.claims(claims_on("killed", "military"))
    assert figure_mark(ax, "hospital-military-killed").get_markerfacecolor() == "white"
    assert figure_mark(ax, "bbc-military-killed").get_markerfacecolor() != "white"


def test_a_party_has_its_color_and_its_shape() -> None:
    """Parties differ in print without color too."""
    ax = plot.claims(claims_on("killed", "military"))
    slugs = ("tv-military-killed", "bbc-military-killed", "hospital-military-killed")
    drawn = [figure_mark(ax, slug) for slug in slugs]
    assert len({mark.get_marker() for mark in drawn}) == 3
    assert len({mark.get_color() for mark in drawn}) == 3
    assert [text.get_text() for text in ax.get_legend().get_texts()] == [
        "government", "neither side", "side unknown",
    ]  # fmt: skip


def test_party_marks_cover_the_vocabulary() -> None:
    """A new party in the vocabulary needs a mark."""
    from gorno_badakhshan.model.vocabulary import PARTIES

    assert list(plot.PARTY_MARKS) == list(PARTIES)
    for column in zip(*plot.PARTY_MARKS.values(), strict=True):
        assert len(set(column)) == len(PARTIES)


def test_the_speaker_is_on_the_left_and_the_wording_on_the_right() -> None:
    """Every line has its speakers and its words."""
    ax = plot.claims(claims_on("killed", "military"))
    rows = list(zip(speakers(ax), wordings(ax), strict=True))
    assert ("Hospital source", "more than 100") in rows
    assert rows[1] == ("State television of Tajikistan", "none")


def test_rows_of_one_first_speaker_are_nearer_to_each_other() -> None:
    """The reader sees which rows belong together."""
    counts = [(5, "a"), (6, "b"), (7, "b")]
    ax = plot.claims(
        [
            claim(said_by=actor_id, id=f"{count}/dead", source=str(count), killed=count)
            for count, actor_id in counts
        ]
    )
    before, first, second = ax.get_yticks()
    assert second - first < first - before


def test_zero_is_inside_the_axis() -> None:
    """A claim of no losses is visible and not cut at the edge."""
    left, right = plot.claims(claims_on("killed", "military")).get_xlim()
    assert left < 0
    assert right > 100


def test_the_axis_has_outcome_and_population() -> None:
    """The number axis says what is counted."""
    ax = plot.claims(claims_on("wounded", "military"))
    assert ax.get_xlabel() == "persons wounded (military)"


def test_title_and_credit_say_what_is_drawn_from_which_data() -> None:
    """A figure that is passed on without its text still leads to the data."""
    ax = plot.claims(claims_on("wounded", "military"))
    assert ax.get_title() == "Fighting in Khorog: military wounded"
    assert [text.get_text() for text in ax.texts if text.get_text()] == [
        f"Data: gorno-badakhshan 1.0.0, CC BY 4.0\n{gb.load('1.0.0').pin}"
    ]


def test_claims_of_no_dataset_have_no_credit() -> None:
    """Nothing is known of where they are from."""
    ax = plot.claims([claim(killed=12)])
    assert not [text for text in ax.texts if text.get_text()]


def test_the_party_is_that_of_the_dataset() -> None:
    """A changed figure has the mark of whoever changed it, not of the speaker who never gave it."""
    first = claim(said_by="minister", id="a/dead", source="a", killed=12)
    changed = claim(said_by="minister", id="b/dead", source="b", killed=20, relays="a/dead", relay_basis="stated")
    dataset = dataset_of(
        source("b", publisher="paper"),
        actor("minister", party="government"),
        actor("paper", party="neither"),
        first,
        changed,
    )
    ax = plot.claims([first, changed], dataset=dataset)
    shapes = {
        each.id: {mark.get_marker() for mark in marks(ax, each.id)} - {"None", "|"} for each in (first, changed)
    }
    assert shapes == {first.id: {"s"}, changed.id: {"o"}}


@pytest.mark.parametrize(
    "name",
    ["Ҷамоати Тоҷикистон Ӯ", "کوهستان بدخشان", "$x^2$ and $5", "中文名字", "नाम", "a\tb\nc", "{b} \\frac", "😀"],
)
def test_a_name_of_any_script_is_drawn_as_it_is(name) -> None:
    """No formula, no missing letter: matplotlib would warn, and a warning is an error in tests."""
    counting = claim(said_by="someone", killed=12)
    ax = plot.claims([counting], dataset=dataset_of(actor("someone", name=name), counting))
    ax.figure.canvas.draw()
    assert speakers(ax) == [" ".join(name.split())]
    assert not any(label.get_parse_math() for label in (*ax.get_yticklabels(), ax.title))


def test_a_long_name_is_wrapped() -> None:
    """The figure grows by lines, not by a margin that leaves no space for the axis."""
    name = "Committee of those who were asked " * 5
    counting = claim(said_by="someone", killed=12)
    ax = plot.claims([counting], dataset=dataset_of(actor("someone", name=name), counting))
    assert max(map(len, speakers(ax)[0].split("\n"))) <= 36
    assert " ".join(speakers(ax)[0].split()) == name.strip()


def test_other_reading_is_a_thin_dashed_line_of_its_own() -> None:
    """An ambiguous text is drawn in both readings, and labelled."""
    ax = plot.claims(claims_on("killed", "militant"))
    other = marks(ax, f"{PAGE}/bbc-militant-killed#alternative")
    assert {tuple(line.get_xdata()) for line in other} >= {(30,)}
    assert "at least 30 (or: 30)" in wordings(ax)
    assert "other reading" in [text.get_text() for text in ax.get_legend().get_texts()]


def test_assumed_reading_changes_places_with_the_other() -> None:
    """Under the other reading 30 is the claim and the thin line is open above."""
    ax = plot.claims(claims_on("killed", "militant"), reading="alternative")
    assert arrows(ax, f"{PAGE}/bbc-militant-killed") == []
    assert len(arrows(ax, f"{PAGE}/bbc-militant-killed#alternative")) == 1


def test_a_claim_that_does_not_count_is_pale_and_has_a_reason() -> None:
    """Claims that the assumptions leave out are drawn too."""
    ax = plot.claims(claims_on("killed", "military"), infobox=False)
    assert figure_mark(ax, "infobox-military-killed").get_alpha() < 1
    assert figure_mark(ax, "bbc-military-killed").get_alpha() == 1
    assert "41\nnot counted: infobox left out" in wordings(ax)


def test_tolerance_gives_about_its_bar() -> None:
    """The bounds drawn are those under the assumptions."""
    about = claim(said_by="a-minister", killed=gb.Count.of("about", 20), population="military")
    ax = plot.claims([about], tolerance=0.25)
    assert [15, 25] in [list(line.get_xdata()) for line in marks(ax, about.id)]


def test_estimates_are_bands_with_their_rule_and_figures() -> None:
    """Between the bounds a band is hatched, beyond them plain; the label names the rule."""
    claims = claims_on("killed", "military")
    names = ("stated_range", "admission_floor", "median_stated")
    ax = plot.claims(claims, estimates=[gb.reconcile(claims, name) for name in names])
    bands = [(bar.get_gid(), bar.get_x(), bar.get_hatch()) for bar in ax.patches]
    assert ("estimate:stated_range", 0, "/////") in bands
    assert ("estimate:admission_floor", 20, None) in bands
    (best,) = marks(ax, "estimate:median_stated")
    assert list(best.get_xdata()) == [16, 16]
    assert [label.get_text() for label in ax.get_yticklabels()][-3:] == [f"by {name}" for name in names]
    assert wordings(ax)[-1] == "16; disputed"


def test_given_axes_are_drawn_on_and_returned() -> None:
    """No other figure is made."""
    _, (left, _) = plt.subplots(1, 2)
    before = plt.get_fignums()
    assert plot.claims(claims_on("killed", "military"), left) is left
    assert plt.get_fignums() == before


def test_figure_is_made_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """The caller shows and saves it."""
    monkeypatch.setattr(plt, "show", lambda *_, **__: pytest.fail("shown"))
    ax = plot.claims(claims_on("killed", "military"))
    assert plt.get_fignums() == [ax.figure.number]


def test_ids_stay_in_an_svg() -> None:
    """A mark in the SVG has the id of its claim."""
    ax, out = plot.claims(claims_on("killed", "military")), StringIO()
    ax.figure.savefig(out, format="svg")
    assert f'id="{PAGE}/hospital-military-killed"' in out.getvalue()


@pytest.mark.parametrize(
    ("criteria", "mixed"),
    [
        ({"outcome": "killed"}, {"populations"}),
        ({"population": "military", "proposition": gb.CasualtyCount}, {"outcomes"}),
    ],
)
def test_mixed_questions_are_refused_as_by_reconcile(criteria, mixed) -> None:
    """Soldiers and civilians on one axis would look like one number."""
    claims = gb.claims("1.0.0", about="khorog-fighting", **criteria)
    with pytest.raises(gb.QuestionError) as drawn:
        plot.claims(claims)
    with pytest.raises(gb.QuestionError) as reckoned:
        gb.reconcile(claims)
    assert set(drawn.value.mixed) == mixed
    assert str(drawn.value) == str(reckoned.value)


def test_estimate_of_another_number_is_refused() -> None:
    """An estimate of civilians does not belong to claims on soldiers."""
    civilians = gb.reconcile(claims_on("killed", "civilian"), "stated_range")
    with pytest.raises(gb.QuestionError, match="civilian killed") as error:
        plot.claims(claims_on("killed", "military"), estimates=[civilians])
    assert set(error.value.mixed) == {"questions"}


def test_claim_without_a_number_has_a_line_and_no_mark() -> None:
    """A dispute and a denial are labels only."""
    counted = claim(said_by="a-doctor", killed=12, population="military")
    dispute = gb.Dispute(subject="soldiers killed", state="disputed", outcome="killed", population="military")
    disputed = claim(said_by="a-reporter", proposition=dispute)
    denied = claim(said_by="a-minister", killed=12, population="military", polarity="denied")
    ax = plot.claims([counted, disputed, denied])
    assert wordings(ax) == [
        "12",
        "disputed\nnot counted: gives no number",
        "denied: 12\nnot counted: denies a number and gives\nnone",
    ]
    assert not marks(ax, disputed.id)
    assert not marks(ax, denied.id)


def test_an_error_leaves_no_figure_open() -> None:
    """An error is raised before a figure is made."""
    with pytest.raises(gb.QuestionError):
        plot.claims([])
    assert plt.get_fignums() == []


def test_matplotlib_is_imported_on_the_first_drawing() -> None:
    """Importing the module costs nothing, and without matplotlib an error names the extra."""
    code = (
        "import sys; sys.modules['matplotlib'] = None\n"
        "import gorno_badakhshan as gb\n"
        "from gorno_badakhshan import plot\n"
        "try:\n    plot.claims(gb.claims('1.0.0', outcome='wounded', population='military'))\n"
        "except gb.MissingExtraError as error:\n    print(error.extra, error)\n"
    )
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert output.startswith("plot this needs matplotlib")
    assert "gorno-badakhshan[plot]" in output


def test_a_figure_can_be_pickled() -> None:
    """People cache what takes long to draw, and send it from another process."""
    figure = plot.claims(claims_on("killed", "military")).figure
    again = pickle.loads(pickle.dumps(figure))
    assert [label.get_text() for label in again.axes[0].get_yticklabels()] == [
        label.get_text() for label in figure.axes[0].get_yticklabels()
    ]
