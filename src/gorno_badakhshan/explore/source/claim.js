// One claim: its fields, its chain of relays with what changed, who passed it on, and how to cite it.
import { showCitations } from "./citation_box.js";
import { citationsOf } from "./cite.js";
import { element, replace } from "./elements.js";

const byId = (id) => document.getElementById(id);
const [EARLIER, BASIS, CHANGES] = [0, 1, 2];

export function claimLinks(data, positions) {
  const list = element("ul");
  for (const position of positions) list.append(element("li", {}, claimLink(data, position)));
  return list;
}

function claimLink(data, position) {
  const id = data.rows[position].id;
  return element("a", { href: `#claim=${id}` }, id);
}

export function showClaim(data, position) {
  const { id, cells, source } = data.rows[position];
  const [summary, figure, , day, event] = cells;
  const { certainty, locators, texts } = data.claims;
  const title = source.url ? element("a", { href: source.url }, source.title) : source.title;
  byId("detail-heading").textContent = summary;
  const fields = [
    ["Claimed", statementOf(data, position)],
    ["Figure", figure],
    ["Said by", speakersOf(data, position)],
    ["Certainty", texts.certainty[certainty[position]]],
    ["Day", day],
    ["Event", event],
    ["Source", element("span", {}, title, `, ${source.publisher}`)],
    ["Place in the source", texts.locators[locators[position]]],
    ["Id", element("code", {}, id)],
  ];
  replace(
    byId("detail-fields"),
    fields.filter(([, value]) => value).flatMap(([label, value]) => [element("dt", {}, label), element("dd", { dir: "auto" }, value)]),
  );
  replace(byId("chain"), chainOf(data, position).map((step) => chainItem(data, step, position)));
  showPassedOn(data, position);
  const cited = { ...source, authors: data.authors[source.id], date: data.dates[source.id] ?? datePartsOf(source.published) };
  showCitations(byId("citation"), "this claim", citationsOf(data.about, { id, summary }, cited));
}

const datePartsOf = (text) => (text ? text.split("-").map(Number) : []);
const speakersOf = ({ claims }, position) => claims.attribution[position].map((step) => claims.texts.attribution[step]).join(", through ");

// A statement that begins with a space follows the figure; without one, the summary says it all.
function statementOf({ claims, rows }, position) {
  const statement = claims.texts.statements[claims.statements[position]];
  const [summary, figure] = rows[position].cells;
  return statement?.startsWith(" ") ? figure + statement : statement ?? summary;
}

// Positions from the claim of the first speaker to this one; a cycle ends where it closes.
function chainOf({ claims }, position) {
  const chain = [];
  for (let at = position; at !== undefined && !chain.includes(at); at = claims.relays[at]?.[EARLIER]) chain.unshift(at);
  return chain;
}

function chainItem(data, position, current) {
  const relay = data.claims.relays[position];
  const item = element("li", { dir: "auto" }, `${statementOf(data, position).replace(/\.$/, "")}. ${speakersOf(data, position)}. `);
  item.append(position === current ? element("strong", {}, "This claim") : claimLink(data, position));
  if (relay !== undefined) {
    const changes = relay[CHANGES].length ? relay[CHANGES].map((change) => data.claims.texts.changes[change]) : ["nothing changed"];
    const list = element("ul", {}, ...changes.map((text) => element("li", {}, text)));
    item.append(element("p", { className: "small" }, `Relay ${relay[BASIS] ?? "known"}; what changed:`), list);
  }
  return item;
}

function showPassedOn(data, position) {
  const relayed = new Map();
  for (const [later, [earlier]] of Object.entries(data.claims.relays)) relayed.set(earlier, [...(relayed.get(earlier) ?? []), Number(later)]);
  const seen = new Set([position]);
  for (const at of seen) for (const later of relayed.get(at) ?? []) seen.add(later);
  const later = [...seen].slice(1);
  const title = element("h4", {}, `Passed on in ${later.length} claim${later.length === 1 ? "" : "s"}`);
  replace(byId("passed-on"), later.length ? [title, claimLinks(data, later)] : []);
}
