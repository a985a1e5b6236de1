// Returns an element with properties and children; a text stays a text and never becomes HTML.
// Children of a row become cells: ["th", scope, child] a heading, anything else a plain cell.
export function element(tag, properties = {}, ...children) {
  const result = Object.assign(document.createElement(tag), properties);
  result.append(...(tag === "tr" ? children.map(cell) : children));
  return result;
}

function cell(child) {
  if (Array.isArray(child)) return element(child[0], { scope: child[1] }, child[2]);
  return child instanceof HTMLTableCellElement ? child : element("td", {}, child);
}

export function replace(parent, children) {
  parent.replaceChildren(...children);
}
