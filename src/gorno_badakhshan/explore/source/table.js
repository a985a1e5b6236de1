// The table of all claims: searchable, sortable and divided into pages. Rows are made when they are shown.
import { element } from "./elements.js";

const PAGE = 25;
const FIGURE = 1;
const collator = new Intl.Collator("en", { numeric: true });

// Letters without accents and case, so that "Nazarov" finds "Nazárov".
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const textOf = (claim) => (claim.text ??= plain([...claim.cells, claim.source.publisher, claim.source.title, claim.id].join(" ")));
// The last column is the publisher of the source.
const cellOf = (claim, column) => claim.cells[column] ?? claim.source.publisher;

function rowOf({ id, cells, source }) {
  const [summary, ...others] = cells;
  const heading = element("a", { href: `#claim=${id}` }, summary);
  const origin = element("a", { href: `#source=${source.id}` }, source.publisher);
  const row = element("tr", {}, ["th", "row", heading], ...others, origin);
  [...row.cells].forEach((cell) => (cell.dir = "auto"));
  return row;
}

export function makeTable(table, claims) {
  const body = table.tBodies[0];
  const state = { shown: claims, first: 0, column: -1, direction: 1 };
  const search = element("input", { type: "search", id: "search", autocomplete: "off" });
  const status = element("p", { id: "table-status" });
  status.setAttribute("role", "status");
  const previous = element("button", { type: "button" }, "Previous");
  const next = element("button", { type: "button" }, "Next");
  const before = element("div", { className: "controls" }, element("label", { htmlFor: "search" }, "Search claims"), search, status);
  const after = element("div", { className: "controls" }, previous, next);
  table.parentElement.before(before);
  table.parentElement.after(after);

  function show() {
    const last = Math.min(state.first + PAGE, state.shown.length);
    body.replaceChildren(...state.shown.slice(state.first, last).map(rowOf));
    const of = state.shown.length === claims.length ? "" : `, of ${claims.length}`;
    status.textContent = last ? `${state.first + 1} to ${last} of ${state.shown.length} claims${of}` : "No claim has all of these words.";
    if (!claims.length) status.textContent = "There are no claims.";
    previous.disabled = state.first === 0;
    next.disabled = last === state.shown.length;
  }

  function find() {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    state.shown = claims.filter((claim) => words.every((word) => textOf(claim).includes(word)));
    if (state.column >= 0) sort();
    state.first = 0;
    show();
  }

  // Empty cells come last in both directions; figures are compared by their first number.
  function sort() {
    const keys = new Map(state.shown.map((claim) => [claim, cellOf(claim, state.column)]));
    state.shown.sort((one, other) => {
      const [a, b] = [keys.get(one), keys.get(other)];
      return (a === "") - (b === "") || state.direction * compare(a, b, state.column);
    });
  }

  const headings = [...table.tHead.rows[0].cells];
  const buttons = headings.map((heading, column) => {
    const button = element("button", { type: "button", className: "sort" }, heading.textContent);
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      state.direction = state.column === column ? -state.direction : 1;
      state.column = column;
      for (const other of headings) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", state.direction > 0 ? "ascending" : "descending");
      find();
    });
    return button;
  });
  const turn = (step) => {
    state.first += step;
    show();
    table.scrollIntoView();
  };
  previous.addEventListener("click", () => turn(-PAGE));
  next.addEventListener("click", () => turn(PAGE));
  search.addEventListener("input", find);
  // On paper are all claims that the search leaves, with a line that says so.
  addEventListener("beforeprint", () => {
    // A browser repeats a heading on each page only if nothing in it is a button.
    buttons.forEach((button) => button.replaceWith(button.textContent));
    body.replaceChildren(...state.shown.map(rowOf));
    status.textContent = search.value ? `${state.shown.length} of ${claims.length} claims, those with “${search.value}”` : `All ${claims.length} claims`;
  });
  addEventListener("afterprint", () => {
    headings.forEach((heading, column) => heading.replaceChildren(buttons[column]));
    show();
  });
  show();
}

function compare(one, other, column) {
  const [a, b] = column === FIGURE ? [numberIn(one), numberIn(other)] : [0, 0];
  return a - b || collator.compare(one, other);
}

const numberIn = (text) => Number(/\d+/.exec(text)?.[0] ?? 0);
