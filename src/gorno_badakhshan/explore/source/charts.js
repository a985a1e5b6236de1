// Charts by Observable Plot. Each is an image with one label; its numbers are in the table below it.
import { axisX, barX, barY, dot, gridX, gridY, plot, ruleX, text, tickX } from "@observablehq/plot";
import { element } from "./elements.js";

const PARTIES = {
  government: ["square", "government"],
  armed_group: ["triangle", "armed group"],
  other_party: ["cross", "other party"],
  neither: ["circle", "neither side"],
  unknown: ["diamond", "side unknown"],
};
const SIGNS = { cross: "✚", square: "■", triangle: "▲", circle: "●", diamond: "◆" };
const ROW = 40;
const FONT = 12;

const partyColor = ({ party }) => `var(--${party ?? "rule"})`;
const shapeOf = (party) => (PARTIES[party] ?? PARTIES.unknown)[0];
const widthOf = (container) => Math.max(280, Math.min(container.clientWidth, 900));
const counts = ({ countsAs }) => !countsAs?.startsWith("not counted");

function show(container, image, label) {
  // Plot brings a style element of its own, which the security policy refuses; page.css has its rules.
  image.querySelectorAll("style").forEach((style) => style.remove());
  // Labels on groups without a role say nothing to a screen reader; the image has one label.
  image.querySelectorAll("[aria-label],[aria-description]").forEach((group) => {
    group.removeAttribute("aria-label");
    group.removeAttribute("aria-description");
  });
  image.setAttribute("role", "img");
  image.setAttribute("aria-label", label);
  container.replaceChildren(image);
}

export function drawNumbers(container, rows, right, label) {
  if (!rows.length) return container.replaceChildren();
  const width = widthOf(container);
  const numbered = rows.map((row, index) => ({ ...row, index }));
  const spans = numbered.filter(({ low, high, best }) => low != null || high != null || best != null);
  const isOpen = ({ low, high, openAbove }) => low != null && (high == null || Boolean(openAbove));
  const end = (row) => row.high ?? (row.low != null ? (row.openAbove || row.countsAs ? right : row.low) : row.best);
  const pale = (row) => (counts(row) ? 1 : 0.4);
  const stated = numbered.flatMap((row) =>
    (row.stated ?? []).map((number) => ({ ...row, number, admitted: row.low <= number && (row.high == null || number <= row.high) })),
  );
  // A name may run from right to left, which must not move the figure: the two marks isolate it.
  // The figure comes first: a narrow screen cuts the end, and the table below has all of it.
  const labels = (row) =>
    row.rule
      ? `${row.rule}: ${row.figures}${row.disputed ? "; disputed" : ""}`
      : `${row.wording}${row.pages > 1 ? ` · ${row.pages} pages` : ""} · \u2068${row.label}\u2069`;
  const bars = spans.filter((row) => row.low != null || row.high != null);
  const bar = { y: "index", fill: partyColor, rx: 2, insetTop: 24, insetBottom: 8 };
  const image = plot({
    width,
    height: rows.length * ROW + 48,
    marginLeft: 12,
    marginRight: 16,
    marginTop: 24,
    marginBottom: 24,
    style: { fontSize: `${FONT}px` },
    x: { domain: [0, right], ticks: Math.max(3, Math.floor(width / 90)) },
    y: { domain: numbered.map(({ index }) => index), axis: null, padding: 0 },
    color: { type: "identity" },
    marks: [
      gridX({ ticks: Math.max(3, Math.floor(width / 90)) }),
      axisX({ anchor: "top", ticks: Math.max(3, Math.floor(width / 90)) }),
      axisX({ anchor: "bottom", ticks: Math.max(3, Math.floor(width / 90)) }),
      ruleX([0]),
      barX(bars, { ...bar, x1: (row) => row.low ?? 0, x2: end, fillOpacity: (row) => 0.5 * pale(row) }),
      barX(bars.filter((row) => row.openAbove && row.high != null), { ...bar, x1: "high", x2: right, fillOpacity: 0.15 }),
      text(spans.filter(isOpen), { x: right, y: "index", text: () => "▶", dy: 8, fill: partyColor, fillOpacity: pale, textAnchor: "end" }),
      tickX(bars, { x: (row) => row.low ?? 0, y: "index", stroke: partyColor, strokeOpacity: pale, strokeWidth: 2, insetTop: 24, insetBottom: 8 }),
      tickX(bars.filter((row) => row.high != null), { x: "high", y: "index", stroke: partyColor, strokeOpacity: pale, strokeWidth: 2, insetTop: 24, insetBottom: 8 }),
      tickX(numbered.filter((row) => row.best != null), { x: "best", y: "index", stroke: "currentColor", strokeWidth: 3, insetTop: 22, insetBottom: 6 }),
      dot(stated, { x: "number", y: "index", dy: 8, r: 5, symbol: ({ party }) => shapeOf(party), fill: (row) => (row.admitted ? partyColor(row) : "var(--ground)"), stroke: partyColor, strokeWidth: 1.5, opacity: pale }),
      text(numbered, { x: 0, y: "index", text: labels, dy: -8, dx: 2, textAnchor: "start", lineWidth: (width - 40) / FONT, textOverflow: "ellipsis", fillOpacity: (row) => (counts(row) ? 1 : 0.75) }),
    ],
  });
  show(container, image, label);
}

export function legendOf(rows) {
  const parties = new Set(rows.map(({ party }) => party));
  return Object.entries(PARTIES)
    .filter(([party]) => parties.has(party))
    .map(([party, [symbol, words]]) => element("span", { className: `party ${party}` }, `${SIGNS[symbol]} ${words}`));
}

export function drawDays(container, tolls, label) {
  const days = [...new Set(tolls.map(({ day }) => day))];
  const cells = [...new Set(tolls.map(({ standing }) => standing))].flatMap((standing) => carried(days, tolls.filter((toll) => toll.standing === standing)));
  const standings = [...new Set(cells.map(({ standing }) => standing))];
  if (!cells.length) return container.replaceChildren();
  const width = widthOf(container);
  const top = Math.max(1, ...cells.flatMap(({ low, best, high }) => [low, best, high]).filter((number) => number != null)) * 1.1;
  const every = Math.ceil((days.length * 64) / (width - 60));
  const least = ({ low, best }) => low ?? best ?? 0;
  const greatest = ({ low, best, high, openAbove }) => high ?? (openAbove && low != null ? top : best ?? low);
  const image = plot({
    width,
    height: standings.length * 110 + 40,
    marginLeft: 44,
    marginRight: 12,
    marginBottom: 28,
    style: { fontSize: `${FONT}px` },
    x: { domain: days, padding: 0.15, ticks: days.filter((_, index) => index % every === 0), label: null, tickFormat: (day) => day.slice(2) },
    y: { domain: [0, top], ticks: 4, label: null },
    fy: { domain: standings, axis: null, padding: 0.25 },
    marks: [
      gridY({ ticks: 4 }),
      barY(cells, { fy: "standing", x: "day", y1: least, y2: greatest, fill: "var(--rule)", fillOpacity: (cell) => (cell.isNew ? 0.75 : 0.3) }),
      dot(cells.filter((cell) => least(cell) === greatest(cell)), { fy: "standing", x: "day", y: least, fill: "var(--rule)", r: 3, fillOpacity: (cell) => (cell.isNew ? 1 : 0.4) }),
      text(cells.filter(({ openAbove }) => openAbove), { fy: "standing", x: "day", y: greatest, text: () => "▲", dy: -4, fontSize: 8, fill: "var(--rule)" }),
      text(standings, { fy: (standing) => standing, text: (standing) => standing, frameAnchor: "top-left", dy: -14, fontWeight: "bold" }),
    ],
  });
  show(container, image, label);
}

// A figure stays until a speaker of the same standing gives another one.
function carried(days, tolls) {
  const byDay = new Map(tolls.map((toll) => [toll.day, toll]));
  let latest = null;
  return days.flatMap((day) => {
    latest = byDay.get(day) ?? latest;
    return latest === null || (latest.low ?? latest.best ?? latest.high) == null ? [] : [{ ...latest, day, isNew: byDay.has(day) }];
  });
}
