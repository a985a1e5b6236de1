"""Writes the page: one HTML file that needs no network, with the data, the script and the style inside."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..analysis.policies import POLICIES
from ..store.files import ShippedPath
from .choices import choices_data
from .claims import COLUMNS, claim_rows, claims_data, source_rows
from .markup import content_hash, element, json_block, plain_table
from .questions import DAILY_RULE, QuestionTables, questions_data

if TYPE_CHECKING:
    from ..dataset import Dataset

Question = dict[str, Any]

TITLE = "Who says what about the dead: Gorno-Badakhshan 2012"
_MARK_SCRIPT = (
    'document.documentElement.className="js";addEventListener("error",()=>{document.documentElement.className=""})'
)
"""Hides the long table until the script has divided it into pages; shows it again if the script fails."""


def page(dataset: "Dataset") -> str:
    """Returns the page of a dataset as HTML; the same text for the same version of data and library.

    The nine rules are computed for each combination of the assumptions that the page offers, which takes
    seconds.
    """
    tables = QuestionTables()
    questions = questions_data(dataset, tables)
    data = {
        "pin": dataset.pin,
        "citation": dataset.cite("apa"),
        "choices": choices_data(),
        "rules": [[policy.name, policy.definition, policy.bias, policy.citation] for policy in POLICIES.values()],
        "daily_rule": DAILY_RULE,
        "events": {question["event"]: dataset.name_of(str(question["event"])) for question in questions},
        "questions": questions,
        "figures": tables.figures.values,
        "estimates": tables.estimates.values,
        "claims": claims_data(dataset, tables.texts),
        "texts": tables.texts.values,
    }
    script, style = _shipped("bundle/page.js"), _shipped("bundle/page.css")
    parts = {
        "policy": _security_policy(script, style),
        "title": TITLE,
        "style": style,
        "mark": _MARK_SCRIPT,
        "release": element(
            "p", f"Data {dataset.version} of {dataset.release.date}, {len(dataset.claims)} claims."
        ),
        "pin": element("code", dataset.pin),
        "plain": "\n".join(_plain_question(question, tables, dataset) for question in questions),
        "columns": "".join(f"<th scope=col>{column}" for column in COLUMNS),
        "rows": claim_rows(dataset),
        "sources": source_rows(dataset),
        "data": json_block("data", data),
        "script": script,
    }
    template = _shipped("page.html")
    # In one pass, because a text of the data may contain what looks like a placeholder.
    return "".join(_filled(template, parts))


def _filled(template: str, parts: dict[str, str]) -> Iterator[str]:
    """Yields the template with each `{{name}}` replaced by its part."""
    first, *rest = template.split("{{")
    yield first
    for piece in rest:
        name, _, text = piece.partition("}}")
        yield parts[name]
        yield text


def _shipped(name: str) -> str:
    return ShippedPath(f"explore/{name}").read_bytes().decode()


def _security_policy(script: str, style: str) -> str:
    """Returns a policy that admits the script and the style of this page and nothing else, no request at all."""
    # Data blocks are not run, so that the policy needs no hash of them.
    scripts = f"{content_hash(script)} {content_hash(_MARK_SCRIPT)}"
    return (
        f"default-src 'none'; script-src {scripts}; style-src {content_hash(style)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _plain_question(question: Question, tables: QuestionTables, dataset: "Dataset") -> str:
    """Returns a question as tables for readers without script, under the default assumptions."""
    # The first combination is the default, so that its answer is the first one.
    figures, estimates, refusal = question["answers"][0]
    texts, all_figures, all_estimates = tables.texts.values, tables.figures.values, tables.estimates.values
    title = f"{question['title']}, {dataset.name_of(question['event'])}"
    spoken = (
        (texts[row[0]], texts[row[1]], texts[row[2]], str(row[7])) for row in map(all_figures.__getitem__, figures)
    )
    parts = [
        element("h3", title),
        plain_table("Who says it", ("Speaker", "As worded", "Counts as", "Pages"), spoken),
    ]
    if refusal is not None:
        parts.append(element("p", refusal))
    else:
        rows = map(all_estimates.__getitem__, estimates)
        ruled = ((name, texts[row[4]], texts[row[6]]) for name, row in zip(POLICIES, rows, strict=True))
        parts.append(plain_table("By rule", ("Rule", "Figures", "How"), ruled))
    return "\n".join(parts)
