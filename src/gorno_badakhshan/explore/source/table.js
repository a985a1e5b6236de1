// Makes the table of all claims searchable, sortable and divided into pages; it can be read without this too.
import { element } from "./elements.js";

const PAGE = 25;
const collator = new Intl.Collator("en", { numeric: true });

// Letters without accents and case, so that "Nazarov" finds "Nazárov".
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export function makeTable(table, rows) {
  const body = table.tBodies[0];
  const state = { shown: rows, first: 0, column: -1, direction: 1 };
  const texts = new Map();
  const textOf = (row) => texts.get(row) ?? texts.set(row, plain(row.textContent)).get(row);
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
    const page = state.shown.slice(state.first, last);
    page.forEach(linkHeading);
    body.replaceChildren(...page);
    const of = state.shown.length === rows.length ? "" : `, of ${rows.length}`;
    status.textContent = last ? `${state.first + 1} to ${last} of ${state.shown.length} claims${of}` : "No claim has all of these words.";
    previous.disabled = state.first === 0;
    next.disabled = last === state.shown.length;
  }

  function find() {
    const words = plain(search.value).split(/\s+/).filter(Boolean);
    state.shown = words.length ? rows.filter((row) => words.every((word) => textOf(row).includes(word))) : [...rows];
    if (state.column >= 0) sort();
    state.first = 0;
    show();
  }

  // Empty cells come last in both directions; figures are compared by their first number.
  function sort() {
    const keys = new Map(state.shown.map((row) => [row, row.cells[state.column].textContent]));
    state.shown.sort((one, other) => {
      const [a, b] = [keys.get(one), keys.get(other)];
      return (a === "") - (b === "") || state.direction * compare(a, b, state.column);
    });
  }

  [...table.tHead.rows[0].cells].forEach((heading, column) => {
    const button = element("button", { type: "button", className: "sort" }, heading.textContent);
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      state.direction = state.column === column ? -state.direction : 1;
      state.column = column;
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", state.direction > 0 ? "ascending" : "descending");
      find();
    });
  });
  const turn = (step) => {
    state.first += step;
    show();
    table.scrollIntoView();
  };
  previous.addEventListener("click", () => turn(-PAGE));
  next.addEventListener("click", () => turn(PAGE));
  search.addEventListener("input", find);
  table.classList.add("ready");
  show();
}

// Without script a row needs no link to itself; a link for each of all rows would delay the page.
function linkHeading(row) {
  const heading = row.cells[0];
  if (heading.firstElementChild === null) heading.replaceChildren(element("a", { href: `#${row.id}` }, heading.textContent));
}

function compare(one, other, column) {
  const [a, b] = column === 1 ? [numberIn(one), numberIn(other)] : [0, 0];
  return a - b || collator.compare(one, other);
}

const numberIn = (text) => Number(/\d+/.exec(text)?.[0] ?? 0);
