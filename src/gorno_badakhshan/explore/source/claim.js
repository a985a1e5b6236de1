// One claim: its fields, its chain of relays with what changed, who passed it on, and how to cite it.
import { element, replace } from "./elements.js";

const byId = (id) => document.getElementById(id);
const [STEPS, CERTAINTY, LOCATOR, RELAYS, BASIS, CHANGES] = [1, 2, 3, 4, 5, 6];

export function claimLinks(data, positions) {
  const list = element("ul");
  for (const position of positions) list.append(element("li", {}, claimLink(data, position)));
  return list;
}

function claimLink(data, position) {
  const id = data.claims[position].id;
  return element("a", { href: `#claim=${id}` }, id);
}

export function showClaim(data, position, rows) {
  const claim = data.claims[position];
  const [summary, figure, , day, event, source] = rows[position].cells;
  // The table of sources has the title and the address.
  const copy = byId(source.querySelector("a").hash.slice(1)).cells[0].cloneNode(true);
  byId("detail-heading").textContent = summary.textContent;
  const fields = [
    ["Claimed", claim.statement],
    ["Figure", figure.textContent],
    ["Said by", speakersOf(data, claim)],
    ["Certainty", data.texts[claim[CERTAINTY]]],
    ["Day", day.textContent],
    ["Event", event.textContent],
    ["Source", element("span", {}, ...[...copy.childNodes].map((node) => node.cloneNode(true)))],
    ["Place in the source", data.texts[claim[LOCATOR]]],
    ["Id", element("code", {}, claim.id)],
  ];
  replace(
    byId("detail-fields"),
    fields.filter(([, value]) => value).flatMap(([label, value]) => [element("dt", {}, label), element("dd", {}, value)]),
  );
  replace(byId("chain"), chainOf(data, position).map((step) => chainItem(data, step, position)));
  showPassedOn(data, position);
  const address = copy.querySelector("a")?.href;
  byId("citation").textContent =
    `Claim ${claim.id}, in ${copy.textContent} (${source.textContent.trim()}), ${data.texts[claim[LOCATOR]]}${address ? `, ${address}` : ""}. In: ${data.citation}`;
  byId("detail").scrollIntoView();
  byId("detail").focus({ preventScroll: true });
}

const speakersOf = (data, claim) => claim[STEPS].map((step) => data.texts[step]).join(", through ");

// Positions from the claim of the first speaker to this one; a cycle ends where it closes.
function chainOf(data, position) {
  const chain = [];
  for (let at = position; at !== undefined && !chain.includes(at); at = data.claims[at][RELAYS]) chain.unshift(at);
  return chain;
}

function chainItem(data, position, current) {
  const claim = data.claims[position];
  const item = element("li", {}, `${claim.statement.replace(/\.$/, "")}. ${speakersOf(data, claim)}. `);
  item.append(position === current ? element("strong", {}, "This claim") : claimLink(data, position));
  if (claim[RELAYS] !== undefined) {
    const changes = claim[CHANGES].length ? claim[CHANGES].map((change) => data.texts[change]) : ["nothing changed"];
    const list = element("ul", {}, ...changes.map((text) => element("li", {}, text)));
    item.append(element("p", { className: "small" }, `Relay ${claim[BASIS] ?? "known"}; what changed:`), list);
  }
  return item;
}

function showPassedOn(data, position) {
  const seen = [position];
  for (const at of seen) {
    data.claims.forEach((claim, later) => {
      if (claim[RELAYS] === at && !seen.includes(later)) seen.push(later);
    });
  }
  const later = seen.slice(1);
  const title = element("h4", {}, `Passed on in ${later.length} claim${later.length === 1 ? "" : "s"}`);
  replace(byId("passed-on"), later.length ? [title, claimLinks(data, later)] : []);
}
