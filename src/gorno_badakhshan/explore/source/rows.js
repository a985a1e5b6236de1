// The rows of the table of claims, read from the table for readers without script: the page has each text once.
// Each line there is a row of a source or of a claim; a text has no `<`, which is escaped, so that a line break before one ends a row.
const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };

export const decoded = (text) => text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity]);

// Returns sources as {id, title, url, publisher, published} and claims as {id, position, source, cells}.
export function readRows(html) {
  const sources = [];
  const claims = [];
  for (const line of html.split(/\n(?=<)/)) {
    const start = /^<t\w+ id="(source|claim)=([^"]*)">/.exec(line);
    if (start === null) continue;
    const cells = line.split(/<t[hd][^>]*>/).slice(1).map((cell) => cell.trimEnd());
    const id = decoded(start[2]);
    if (start[1] === "source") {
      const [, url, title] = /^<a href="([^"]*)">(.*)<\/a>$/s.exec(cells[0]) ?? [null, null, cells[0]];
      sources.push({ id, title: decoded(title), url: url && decoded(url), publisher: decoded(cells[1]), published: decoded(cells[2]) });
    } else {
      claims.push({ id, position: claims.length, source: sources.at(-1), cells: cells.map(decoded) });
    }
  }
  return { sources, claims };
}
