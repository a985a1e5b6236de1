// Citations as cite.py writes them. They are too long to be stored for each claim; a test compares the two.
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

export const STYLES = { apa: "APA", bibtex: "BibTeX", "csl-json": "CSL JSON", cff: "CITATION.cff" };

// Returns the citation of a claim and its source in each style; `source` has authors, date (year, month, day) too.
export function citationsOf(about, claim, source) {
  const key = `${about.name}-${about.version}-${claim.id.replaceAll("/", "-")}`;
  const title = `Claim ${claim.id} in ${about.title} (${about.pin})`;
  const dataset = { key, title, authors: about.maintainers, date: about.date, version: about.version };
  const { id, url, publisher, authors, date } = source;
  const work = { key: id, title: source.title, url, date, authors: authors ?? [publisher], publisher: authors ? publisher : null };
  return {
    apa: apa(about, claim, work),
    bibtex: [dataset, work].map(bibtex).join("\n"),
    "csl-json": JSON.stringify([dataset, work].map(cslItem), null, 2),
    cff: cff(about, dataset, work),
  };
}

function apa(about, claim, work) {
  const [year, month, day] = work.date.length ? work.date : ["n.d."];
  const when = month ? `${year}, ${[MONTHS[month - 1], day].filter(Boolean).join(" ")}` : year;
  const parts = [`${work.authors.join(" & ")} (${when})`, work.title, work.publisher, work.url];
  return `${about.maintainers.join(" & ")} (${about.date[0]}). ${claim.summary.replace(/\.+$/, "")} (Claim ${claim.id}). In ${about.title} (Version ${about.version}) [Data set]. ${about.pin}\n${parts.filter(Boolean).join(". ")}`;
}

const tex = (text) => text.replace(/[#$%&_{}]/g, "\\$&");

function bibtex({ key, title, authors, date, version, publisher, url }) {
  const fields = {
    author: authors.map((author) => `{${tex(author)}}`).join(" and "),
    title: `{${tex(title)}}`,
    year: date[0],
    version,
    howpublished: publisher && tex(publisher),
    url,
    note: version && "Data set",
  };
  const lines = Object.entries(fields).filter(([, value]) => value);
  return [`@misc{${key},`, ...lines.map(([name, value]) => `  ${name} = {${value}},`), "}"].join("\n");
}

function cslItem({ key, title, authors, date, version, publisher, url }) {
  const item = {
    id: key,
    type: version ? "dataset" : url ? "webpage" : "document",
    title,
    author: authors.map((literal) => ({ literal })),
    issued: date.length ? { "date-parts": [date] } : null,
    version,
    "container-title": publisher,
    URL: url,
  };
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value));
}

const yaml = (text) => (/^(?:[A-Za-z][A-Za-z .-]*|CC-[A-Z0-9.-]+)$/.test(text) ? text : JSON.stringify(text));

function cff(about, dataset, work) {
  // The entry of the dataset itself comes from cite.py; the title of a claim takes the place of its title.
  const lines = about.citations.cff.split("\n").map((line) => (line.startsWith("title: ") ? `title: ${yaml(dataset.title)}` : line));
  const reference = [
    `  - type: ${work.url ? "website" : "generic"}`,
    `    title: ${yaml(work.title)}`,
    "    authors:",
    ...work.authors.map((author) => `      - name: ${yaml(author)}`),
    ...(work.date.length ? [`    year: ${work.date[0]}`] : []),
    ...(work.url ? [`    url: ${yaml(work.url)}`] : []),
    ...(work.publisher ? ["    publisher:", `      name: ${yaml(work.publisher)}`] : []),
  ];
  return [...lines, "references:", ...reference].join("\n");
}
