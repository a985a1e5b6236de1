// The table of sources, made when the browser has time for it or a link leads there.
import { element, replace } from "./elements.js";

export function showSources(table, sources) {
  const body = table.tBodies[0];
  if (body.rows.length) return;
  replace(
    body,
    sources.map(({ id, title, url, publisher, published }) => {
      const heading = url ? element("a", { href: url }, title) : title;
      const row = element("tr", { id: `source=${id}` }, ["th", "row", heading], publisher, published);
      row.cells[0].dir = row.cells[1].dir = "auto";
      return row;
    }),
  );
}
