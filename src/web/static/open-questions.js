// The questions of a section that are still without an answer: marked where they stand, and a link to the next.

const open = (form) => [...form.querySelectorAll("[data-key]:not([hidden])")].filter((group) => mark(group) && !mark(group).hidden);
const mark = (group) => group.querySelector("[data-open]");
const link = () => document.querySelector("[data-open-next]");

export function begin(form) {
  link()?.addEventListener("click", (event) => {
    const group = next(form);
    if (!group) return;
    event.preventDefault();
    history.replaceState(null, "", `#${group.dataset.key}`);
    group.scrollIntoView({ block: "start" });
    group.focus();
  });
}

/** The first below where the person is, else the first of all. */
function next(form) {
  const groups = open(form);
  const here = document.activeElement.closest?.("[data-key]");
  const isBelow = (group) => !here || here.compareDocumentPosition(group) & Node.DOCUMENT_POSITION_FOLLOWING;
  return groups.find(isBelow) ?? groups[0];
}

/** Marks the questions whose keys are given, and no other. */
export function update(form, keys) {
  for (const group of form.querySelectorAll("[data-key]")) {
    if (mark(group)) mark(group).hidden = !keys.includes(group.dataset.key);
  }
  if (link()) link().closest("p").hidden = keys.length === 0;
}
