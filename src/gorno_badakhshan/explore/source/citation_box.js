// A citation in one of four styles, with a button that copies it.
import { element, replace } from "./elements.js";
import { STYLES } from "./cite.js";

let chosen = "apa";

// Fills a container with the citations of a work; `name` says of what, for the label of the list of styles.
export function showCitations(container, name, citations) {
  const id = `${container.id}-style`;
  const list = element("select", { id }, ...Object.entries(STYLES).map(([value, words]) => element("option", { value }, words)));
  const text = element("pre", { id: `${container.id}-text`, tabIndex: 0 });
  const copy = element("button", { type: "button" }, "Copy");
  const status = element("span", { className: "small" });
  text.setAttribute("role", "group");
  text.setAttribute("aria-label", `Citation of ${name}`);
  copy.setAttribute("aria-label", `Copy the citation of ${name}`);
  status.setAttribute("role", "status");
  const show = () => {
    text.textContent = citations[list.value];
    status.textContent = "";
  };
  list.value = chosen;
  list.addEventListener("change", () => {
    chosen = list.value;
    show();
  });
  copy.addEventListener("click", async () => {
    status.textContent = (await copied(text)) ? "Copied." : "The text is selected: copy it with the keys of your system.";
  });
  show();
  replace(container, [element("div", { className: "controls" }, element("label", { htmlFor: id }, "Style"), list, copy, status), text]);
}

// A file that was opened from a disk may be refused the clipboard; then the text stays selected for the reader.
async function copied(container) {
  try {
    await navigator.clipboard.writeText(container.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(container);
    return document.execCommand("copy");
  }
}
