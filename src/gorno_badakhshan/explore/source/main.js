// Shows the data of the page. It looks answers up and computes none: the rules run in Python.
import { drawDays, drawNumbers, legendOf } from "./charts.js";
import { claimLinks, showClaim } from "./claim.js";
import { element, replace } from "./elements.js";
import { makeTable } from "./table.js";

const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const select = byId("question");
let rows;

function fillQuestions() {
  for (const event of Object.keys(data.events)) {
    const group = element("optgroup", { label: data.events[event] });
    data.questions.forEach((question, position) => {
      if (question.event !== event) return;
      const claims = `${question.claims} claim${question.claims === 1 ? "" : "s"}`;
      group.append(element("option", { value: position }, `${question.title} (${claims})`));
    });
    select.append(group);
  }
}

function fillChoices() {
  for (const choice of data.choices) {
    const options = choice.values.map((words, position) => element("option", { value: position }, words));
    const field = element("select", { id: `choice-${choice.name}` });
    field.append(...options);
    const label = element("label", {}, element("span", {}, choice.label));
    label.append(field);
    byId("choice-list").append(label);
  }
}

// The last choice changes fastest, as in `combinations` of choices.py.
const combination = () =>
  data.choices.reduce(
    (position, choice) => position * choice.values.length + Number(byId(`choice-${choice.name}`).value),
    0,
  );

function figureOf(position) {
  const [speakers, wording, countsAs, party, low, high, stated, pages, claims] = data.figures[position];
  return { label: data.texts[speakers], wording: data.texts[wording], countsAs: data.texts[countsAs], party, low, high, stated, pages, claims };
}

function estimateOf(position, index) {
  const [low, best, high, openAbove, figures, disputed, steps] = data.estimates[position];
  const [rule, definition, bias, citation] = data.rules[index];
  return { label: rule, rule, low, best, high, openAbove, figures: data.texts[figures], disputed, steps: data.texts[steps], definition, bias, citation };
}

function showQuestion() {
  const question = data.questions[Number(select.value)];
  const title = `${question.title}, ${data.events[question.event]}`;
  const [figurePositions, estimatePositions, refusal] = question.answers[question.by_combination[combination()] ?? 0];
  const figures = figurePositions.map(figureOf);
  const estimates = estimatePositions.map(estimateOf);
  const numbers = [...figures, ...estimates].flatMap(({ low, high, best, stated }) => [low, high, best, ...(stated ?? [])]);
  const right = Math.max(1, ...numbers.filter((number) => number != null)) * 1.12;
  byId("status").textContent = `${title}: ${figures.length} wordings; ${
    refusal ?? estimates.map(({ rule, figures: text }) => `${rule} ${text}`)[0]
  }`;
  replace(byId("figures"), figures.map(figureRow));
  replace(byId("rules"), refusal === null ? estimates.map(ruleRow) : [element("tr", {}, element("td", { colSpan: 4 }, refusal))]);
  replace(byId("legend"), legendOf(figures));
  drawNumbers(byId("figures-chart"), figures, right, `Who says how many: ${title}. The table below has the same rows.`);
  drawNumbers(byId("rules-chart"), estimates, right, `What nine rules make of it: ${title}. The table below has the same rows.`);
  showDays(question, title);
}

function figureRow({ label, wording, countsAs, pages, claims }) {
  const links = element("details", {}, element("summary", {}, String(pages)));
  links.append(claimLinks(data, claims));
  return element("tr", {}, ["th", "row", label], wording, countsAs, links);
}

function ruleRow({ rule, figures, disputed, steps, definition, bias, citation }) {
  const how = element("div", {}, steps || definition);
  if (steps) how.append(element("p", { className: "small" }, definition));
  const known = element("div", {}, bias, element("p", { className: "small" }, citation));
  return element("tr", {}, ["th", "row", rule], figures + (disputed ? "; disputed" : ""), how, known);
}

function showDays(question, title) {
  const days = question.days.map(([day, standing, low, best, high, openAbove, figures, claims]) => ({
    day, standing: data.texts[standing], low, best, high, openAbove, figures: data.texts[figures], claims,
  }));
  const rowsOfDays = days.map(({ day, standing, figures, claims }) => {
    const links = element("details", {}, element("summary", {}, `${claims.length} claim${claims.length === 1 ? "" : "s"}`));
    links.append(claimLinks(data, claims));
    return element("tr", {}, ["th", "row", day], standing, figures, links);
  });
  replace(byId("days"), rowsOfDays.length ? rowsOfDays : [element("tr", {}, element("td", { colSpan: 4 }, "no claim has a day and a number"))]);
  drawDays(byId("days-chart"), days, `The toll day by day: ${title}. The table below has the same numbers.`);
}

function followAddress() {
  const hash = decoded(location.hash);
  const question = data.questions.findIndex(({ id }) => hash === `#question=${id}`);
  if (question >= 0) {
    select.value = String(question);
    showQuestion();
    byId("numbers").scrollIntoView();
    select.focus({ preventScroll: true });
  }
  const position = hash.startsWith("#claim=") ? data.claims.findIndex(({ id }) => hash === `#claim=${id}`) : -1;
  byId("detail").hidden = position < 0;
  if (position >= 0) showClaim(data, position, rows);
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// Before the table takes the rows of the other pages out of the document.
rows = [...document.querySelectorAll("#claims tbody tr")];
rows.forEach((row, position) => {
  const heading = row.cells[0];
  data.claims[position].id = row.id.slice("claim=".length);
  data.claims[position].statement = data.claims[position][0] ?? heading.textContent;
});
byId("daily-rule").textContent = data.daily_rule;
fillQuestions();
fillChoices();
makeTable(byId("claims"), rows);
showQuestion();
followAddress();
select.addEventListener("change", () => {
  // Without a jump, and without a step in the history for each question that is looked at.
  history.replaceState(null, "", `#question=${data.questions[Number(select.value)].id}`);
  showQuestion();
});
byId("choices").addEventListener("change", showQuestion);
byId("choices").addEventListener("submit", (event) => event.preventDefault());
byId("choices").addEventListener("reset", () => setTimeout(showQuestion));
addEventListener("hashchange", followAddress);
let width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth === width) return;
  width = innerWidth;
  showQuestion();
});
