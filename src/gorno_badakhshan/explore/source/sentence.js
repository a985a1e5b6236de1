// The first thing that a reader sees: who says what, in a sentence. It repeats figures of the table and computes none.
import { element } from "./elements.js";

const figure = ({ wording }) => element("b", {}, wording);
// A name may run from right to left, which must not move what follows.
const speaker = ({ label }) => element("bdi", {}, label);
// A figure open above has no greatest number: its least one stands for it.
const ends = ({ low, high }) => [low, high ?? low];
// Neither a figure compared with another one, nor one of some of these people.
const isPlain = ({ countsAs, stated }) => stated.length > 0 && !/^not counted|, of a part$/.test(countsAs);

// Returns the sentence as nodes; `figures` are the rows of the table, in its order.
export function sentenceOf(figures, question) {
  const title = question[0].toUpperCase() + question.slice(1);
  const plain = figures.filter(isPlain);
  if (!plain.length) return [`${title}: nobody gives a plain number that counts under these assumptions. See the table.`];
  const least = plain.reduce((best, row) => (ends(row)[1] < ends(best)[1] ? row : best));
  const greatest = plain.reduce((best, row) => (ends(row)[0] > ends(best)[0] ? row : best));
  const repeated = plain.reduce((best, row) => (row.pages > best.pages ? row : best));
  const pages = (row) => (row.pages > 1 ? ` (${row.pages} pages)` : "");
  if (least === greatest) return [`${title}: `, figure(least), ", from ", speaker(least), `${pages(least)}.`];
  const parts = [`${title}: from `, figure(least), " (", speaker(least), ") to ", figure(greatest), " (", speaker(greatest), ")."];
  return repeated.pages > 1 ? [...parts, ` Printed most often, on ${repeated.pages} pages: `, figure(repeated), " (", speaker(repeated), ")."] : parts;
}
