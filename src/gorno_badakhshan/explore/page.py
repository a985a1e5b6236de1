"""Writes the page: one HTML file that needs no network, with the data, the script and the style inside."""

from html import escape
from typing import TYPE_CHECKING, Any

from ..analysis.policies import POLICIES
from .choices import choices_data
from .claims import COLUMNS, claim_rows, claims_data, source_dates
from .markup import element, json_block, plain_table
from .questions import DAILY_RULE, QuestionTables, answer_of, questions_data
from .template import filled, security_policy, shipped

if TYPE_CHECKING:
    from ..dataset import CitationStyle, Dataset

Question = dict[str, Any]

_CITATION_STYLES: "tuple[CitationStyle, ...]" = ("apa", "bibtex", "csl-json", "cff")
_MARK_SCRIPT = (
    'document.documentElement.className="js";addEventListener("error",({error})=>{if(!error)return;'
    'document.documentElement.className="";'
    'document.querySelectorAll("noscript").forEach(part=>{part.outerHTML=part.textContent})})'
)
"""Shows the parts that need script; if the script fails, shows the tables for readers without it instead.

An event without an error is no failure: browsers report so that they observe a size later, as a window changes.
"""


def page(dataset: "Dataset") -> str:
    """Returns the page of a dataset as HTML; the same text for the same version of data and library.

    The nine rules are computed for each combination of the assumptions that the page offers, which takes
    seconds.
    """
    tables = QuestionTables()
    questions = questions_data(dataset, tables)
    description = dataset.release.description
    data = {
        "about": _about_data(dataset),
        "authors": {source.id: source.authors for source in dataset.sources if source.authors},
        "dates": source_dates(dataset),
        "choices": choices_data(),
        "rules": [[policy.name, policy.definition, policy.bias, policy.citation] for policy in POLICIES.values()],
        "daily_rule": DAILY_RULE,
        "events": {question["event"]: dataset.name_of(str(question["event"])) for question in questions},
        "questions": questions,
        "figures": tables.figures.values,
        "estimates": tables.estimates.values,
        "combinations": tables.combinations.values,
        "claims": claims_data(dataset),
        "texts": tables.texts.values,
    }
    script, style = shipped("bundle/page.js"), shipped("bundle/page.css")
    parts = {
        "policy": security_policy(script, style, _MARK_SCRIPT),
        "title": escape(description.title),
        "license": escape(description.license),
        "citation": element("pre", dataset.cite("apa")),
        "style": style,
        "mark": _MARK_SCRIPT,
        "release": element(
            "p", f"Data {dataset.version} of {dataset.release.date}, {len(dataset.claims)} claims."
        ),
        "pin": element("code", dataset.pin),
        "plain": "\n".join(_plain_question(question, tables, dataset) for question in questions),
        "columns": "".join(f"<th scope=col>{column}" for column in COLUMNS),
        "rows": claim_rows(dataset),
        "data": json_block("data", data),
        "script": script,
    }
    template = shipped("page.html")
    return filled(template, parts)


def _about_data(dataset: "Dataset") -> dict[str, object]:
    """Returns what citations need of the dataset, and its own citation in each style."""
    description, date = dataset.release.description, dataset.release.date
    return {
        "name": description.name,
        "title": description.title,
        "maintainers": description.maintainers,
        "version": str(dataset.version),
        "pin": dataset.pin,
        "date": [date.year, date.month, date.day],
        "citations": {style: dataset.cite(style) for style in _CITATION_STYLES},
    }


def _plain_question(question: Question, tables: QuestionTables, dataset: "Dataset") -> str:
    """Returns a question as tables for readers without script, under the default assumptions."""
    # The first combination is the default.
    figures, estimates, refusal = answer_of(question, 0, tables)
    texts = tables.texts.values
    title = f"{question['title']}, {dataset.name_of(question['event'])}"
    spoken = ((texts[row[0]], texts[row[1]], texts[row[2]], str(row[7])) for row in figures)
    parts = [
        element("h3", title),
        plain_table("Who says it", ("Speaker", "As worded", "Counts as", "Pages"), spoken),
    ]
    if refusal is not None:
        parts.append(element("p", refusal))
    else:
        ruled = ((name, texts[row[4]], texts[row[6]]) for name, row in zip(POLICIES, estimates, strict=True))
        parts.append(plain_table("By rule", ("Rule", "Figures", "How"), ruled))
    return "\n".join(parts)
