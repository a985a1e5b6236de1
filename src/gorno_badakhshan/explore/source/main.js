// Shows the data of the page. It looks answers up and computes none: the rules run in Python.
import { showCitations } from "./citation_box.js";
import { showClaim } from "./claim.js";
import { element } from "./elements.js";
import { later, runAll } from "./later.js";
import { showQuestion } from "./numbers.js";
import { readRows } from "./rows.js";
import { showSources } from "./sources.js";
import { makeTable } from "./table.js";

const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const select = byId("question");
let sources = [];

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

function show() {
  if (!data.questions.length) {
    byId("sentence").textContent = "No claim of this dataset gives a number.";
    select.disabled = true;
    return;
  }
  const changed = data.choices.filter(({ name }) => byId(`choice-${name}`).value !== "0").length;
  byId("changed").textContent = changed ? ` (${changed} changed)` : "";
  showQuestion(data, data.questions[Number(select.value)], combination());
}

function followAddress() {
  const hash = decoded(location.hash);
  const question = data.questions.findIndex(({ id }) => hash === `#question=${id}`);
  if (question >= 0) {
    select.value = String(question);
    show();
    byId("numbers").scrollIntoView();
    select.focus({ preventScroll: true });
  }
  const claim = hash.startsWith("#claim=") ? data.rows.findIndex(({ id }) => hash === `#claim=${id}`) : -1;
  byId("detail").hidden = claim < 0;
  if (claim >= 0) {
    showClaim(data, claim);
    byId("detail").scrollIntoView();
    byId("detail").focus({ preventScroll: true });
  }
  if (hash.startsWith("#source=")) {
    showSources(byId("sources"), sources);
    byId(hash.slice(1))?.scrollIntoView();
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function startPage() {
  ({ sources, claims: data.rows } = readRows(byId("plain-claims").textContent));
  byId("daily-rule").textContent = data.daily_rule;
  fillQuestions();
  fillChoices();
  show();
  makeTable(byId("claims"), data.rows);
  later("sources", () => showSources(byId("sources"), sources));
  showCitations(byId("dataset-citation"), "this version", data.about.citations);
  followAddress();
  select.addEventListener("change", () => {
    // Without a jump, and without a step in the history for each question that is looked at.
    history.replaceState(null, "", `#question=${data.questions[Number(select.value)].id}`);
    show();
  });
  byId("choices").addEventListener("change", show);
  byId("choices").addEventListener("submit", (event) => event.preventDefault());
  byId("choices").addEventListener("reset", () => setTimeout(show));
  addEventListener("hashchange", followAddress);
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && !byId("detail").hidden) byId("close").click();
  });
  addEventListener("beforeprint", runAll);
}

// A notebook has one question alone, without the tables of claims and sources.
const isPage = select !== null;
const showAll = isPage ? show : () => showQuestion(data, data.questions[0], 0);
// A frame in a notebook may get its width late. A scrollbar that comes and goes is no reason to draw again.
const container = byId("figures-chart");
let width = container.clientWidth;
if (isPage) startPage();
else showAll();
new ResizeObserver(() => {
  if (Math.abs(container.clientWidth - width) <= 20) return;
  width = container.clientWidth;
  showAll();
}).observe(container);
