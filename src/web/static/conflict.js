// Two texts of one answer beside each other: the one saved and the one typed here.

/** Shows both in the answer's group. `given` is the answer typed here, in words. */
export function show(group, theirs, given) {
  group.querySelector("[data-conflict]")?.remove();
  const { key } = group.dataset;
  const block = document.createElement("template");
  block.innerHTML = document.querySelector("[data-conflict-template]").innerHTML.replaceAll("__key__", key);
  const section = block.content.querySelector("[data-conflict]");
  const put = (name, words) => { section.querySelector(`[data-conflict-${name}]`).textContent = words; };
  for (const part of ["by", "at", "answer", "comment", "source"]) put(part, theirs[part] ?? "");
  section.querySelector("[name^='shown.']").value = theirs.revision;
  group.prepend(section);
  showMine(group, given);
  begin(section);
}

/** What stands in the form now: typing goes on while both are shown, and that is what would be kept. */
export function showMine(group, given) {
  const section = group.querySelector("[data-conflict]");
  const put = (name, words) => { section.querySelector(`[data-conflict-mine-${name}]`).textContent = words; };
  put("answer", given);
  for (const part of ["comment", "source"]) {
    put(part, group.querySelector(`[name="${part}.${group.dataset.key}"]`).value);
  }
}

/** Copying needs a script and a clipboard, which is there only over TLS; by hand it always works. */
export function begin(section) {
  const button = section.querySelector("[data-copy]");
  button.hidden = navigator.clipboard === undefined;
  button.addEventListener("click", () => copy(button, section));
}

async function copy(button, section) {
  const texts = ["comment", "source"].map((part) => section.querySelector(`[data-conflict-${part}]`).textContent);
  await navigator.clipboard.writeText(texts.filter(Boolean).join("\n\n"));
  button.textContent = button.dataset.done;
}
