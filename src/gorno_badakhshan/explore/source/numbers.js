// One question: its sentence, charts and tables, under the assumptions chosen. Shown on the page and in notebooks.
import { drawDays, drawNumbers, legendOf } from "./charts.js";
import { claimLinks } from "./claim.js";
import { element, replace } from "./elements.js";
import { later } from "./later.js";
import { sentenceOf } from "./sentence.js";

const byId = (id) => document.getElementById(id);

function figureOf(data, position) {
  const [speakers, wording, countsAs, party, low, high, stated, pages, claims] = data.figures[position];
  const { texts } = data;
  return { label: texts[speakers], wording: texts[wording], countsAs: texts[countsAs], party: texts[party], low, high, stated, pages, claims };
}

function estimateOf(data, position, index) {
  const [low, best, high, openAbove, figures, disputed, steps] = data.estimates[position];
  const [rule, definition, bias, citation] = data.rules[index];
  return { label: rule, rule, low, best, high, openAbove, figures: data.texts[figures], disputed, steps: data.texts[steps], definition, bias, citation };
}

// The same as `answer_of` of questions.py.
function answerOf(data, question, combination) {
  const byCombination = data.combinations[question.by_combination];
  const [figures, estimates, refusal] = question.answers[byCombination[combination] ?? 0];
  return {
    figures: question.figures[figures].map((position) => figureOf(data, position)),
    estimates: question.estimates[estimates].map((position, index) => estimateOf(data, position, index)),
    refusal: question.refusals[refusal],
  };
}

export function showQuestion(data, question, combination) {
  const title = `${question.title}, ${data.events[question.event]}`;
  const { figures, estimates, refusal } = answerOf(data, question, combination);
  const numbers = [...figures, ...estimates].flatMap(({ low, high, best, stated }) => [low, high, best, ...(stated ?? [])]);
  const right = Math.max(1, ...numbers.filter((number) => number != null)) * 1.12;
  replace(byId("sentence"), sentenceOf(figures, title));
  const wordings = `${figures.length} wording${figures.length === 1 ? "" : "s"}`;
  byId("rule-line").textContent = `${wordings}; ${refusal ?? `${estimates[0].rule} ${estimates[0].figures}`}`;
  replace(byId("legend"), legendOf(figures));
  drawNumbers(byId("figures-chart"), figures, right, `Who says how many: ${title}. The table below has the same rows.`);
  // A chart in a notebook has no tables.
  if (byId("figures") === null) return;
  replace(byId("figures"), figures.map((figure) => figureRow(data, figure)));
  replace(byId("rules"), refusal === null ? estimates.map(ruleRow) : [element("tr", {}, element("td", { colSpan: 4 }, refusal))]);
  later("rules", () => drawNumbers(byId("rules-chart"), estimates, right, `What nine rules make of it: ${title}. The table below has the same rows.`));
  later("days", () => showDays(data, question, title));
}

function figureRow(data, { label, wording, countsAs, pages, claims }) {
  // Links are made when the list is opened: most never are.
  const links = element("details", {}, element("summary", {}, String(pages)));
  links.addEventListener("toggle", () => links.children.length === 1 && links.append(claimLinks(data, claims)));
  const row = element("tr", {}, ["th", "row", label], wording, countsAs, links);
  row.cells[0].dir = "auto";
  return row;
}

function ruleRow({ rule, figures, disputed, steps, definition, bias, citation }) {
  const how = element("div", {}, steps || definition);
  if (steps) how.append(element("p", { className: "small" }, definition));
  const known = element("div", {}, bias, element("p", { className: "small" }, citation));
  return element("tr", {}, ["th", "row", rule], figures + (disputed ? "; disputed" : ""), how, known);
}

function showDays(data, question, title) {
  const days = question.days.map(([day, standing, low, best, high, openAbove, figures, claims]) => ({
    day, standing: data.texts[standing], low, best, high, openAbove, figures: data.texts[figures], claims,
  }));
  const rows = days.map(({ day, standing, figures, claims }) => {
    const links = element("details", {}, element("summary", {}, `${claims.length} claim${claims.length === 1 ? "" : "s"}`));
    links.addEventListener("toggle", () => links.children.length === 1 && links.append(claimLinks(data, claims)));
    return element("tr", {}, ["th", "row", day], standing, figures, links);
  });
  replace(byId("days"), rows.length ? rows : [element("tr", {}, element("td", { colSpan: 4 }, "no claim has a day and a number"))]);
  drawDays(byId("days-chart"), days, `The toll day by day: ${title}. The table below has the same numbers.`);
}
