// Reads and writes the fields of one answer, and keeps its choices free of contradiction.
// The names of the fields are described in src/web/pages/section.rs.

const NOT_APPLICABLE = "not-applicable";
const NONE_OF_THESE = "-";
const LEFT_OUT = "~";

function named(group, name) {
  return [...group.querySelectorAll(`[name="${name}.${group.dataset.key}"]`)];
}

function ticked(group, name) {
  return named(group, name).filter((field) => field.checked).map((field) => field.value);
}

function text(group, name) {
  return named(group, name)[0]?.value ?? "";
}

function isTyped(group) {
  return group.dataset.kind !== "choice" && group.dataset.kind !== "checklist";
}

function special(group) {
  return [...group.querySelectorAll("[data-special]")].find((field) => field.checked)?.value;
}

function answer(group) {
  const kind = special(group);
  if (kind) return { kind };
  if (isTyped(group)) {
    const value = text(group, "answer").trim();
    return value === "" ? null : { kind: group.dataset.kind, value };
  }
  const values = ticked(group, "answer");
  if (values.length === 0) return null;
  if (group.dataset.kind === "choice") return { kind: "choice", value: values[0] };
  return {
    kind: "checklist",
    met: values.filter((value) => value !== NONE_OF_THESE && !value.startsWith(LEFT_OUT)),
    not_applicable: values.filter((value) => value.startsWith(LEFT_OUT)).map((value) => value.slice(1)),
  };
}

/** Everything about the answer, as it is sent. */
export function read(group) {
  const given = answer(group);
  return {
    question: group.dataset.question,
    unit: group.dataset.unit,
    revision: revision(group),
    answer: given,
    reason: given?.kind === NOT_APPLICABLE ? text(group, "reason") : "",
    comment: text(group, "comment"),
    source: text(group, "source"),
  };
}

/** What people read: the question and, in words, the answer. */
export function describe(group) {
  const title = group.closest(".question").querySelector("h1, h3").textContent;
  const unit = group.querySelector("h4[id$='-unit']")?.textContent ?? "";
  const labels = [...group.querySelectorAll("input:checked:not([name^='keep.'])")].flatMap((field) => [...field.labels]);
  const given = labels.map((label) => label.textContent.trim());
  if (isTyped(group) && text(group, "answer")) given.push(text(group, "answer"));
  return { label: unit ? `${title} (${unit})` : title, words: given.join("\n") };
}

/** Puts what was kept on this device back into the fields. */
export function write(group, save) {
  const given = save.answer;
  const values = [
    given?.value,
    ...(given?.met ?? []),
    ...(given?.not_applicable ?? []).map((id) => LEFT_OUT + id),
  ];
  if (given?.kind === "checklist" && given.met.length === 0) values.push(NONE_OF_THESE);
  for (const field of group.querySelectorAll("input[type=radio], input[type=checkbox]")) {
    if (field.name.startsWith("keep.")) continue;
    field.checked = "special" in field.dataset ? field.value === given?.kind : values.includes(field.value);
  }
  if (isTyped(group)) named(group, "answer")[0].value = given?.value ?? "";
  for (const name of ["reason", "comment", "source"]) {
    const field = named(group, name)[0];
    if (field) field.value = save[name];
  }
}

/** Empties the answer; comment and source stay. */
export function clear(group) {
  write(group, { ...read(group), answer: null, reason: "" });
}

export function revision(group) {
  return Number(text(group, "revision"));
}

export function setRevision(group, number) {
  named(group, "revision")[0].value = String(number);
}

/** "Not applicable" needs a reason before it can be saved. */
export function lacksReason(group) {
  return special(group) === NOT_APPLICABLE && text(group, "reason") === "";
}

/** Undoes what contradicts the field just changed. A typed text comes back when the special word is taken away. */
export function settle(group, changed) {
  if (group.dataset.kind === "choice") return;
  const specials = [...group.querySelectorAll("[data-special]")];
  if (specials.includes(changed)) {
    for (const field of specials) if (field !== changed) field.checked = false;
    setAside(group, changed.checked);
  } else if (changed.name === `answer.${group.dataset.key}`) {
    for (const field of specials) field.checked = false;
    settleChecklist(group, changed);
  }
}

function setAside(group, isSpecial) {
  if (!isTyped(group)) {
    if (isSpecial) for (const field of named(group, "answer")) field.checked = false;
    return;
  }
  const field = named(group, "answer")[0];
  if (isSpecial && field.value !== "") {
    field.dataset.aside = field.value;
    field.value = "";
  } else if (!isSpecial && field.value === "") {
    field.value = field.dataset.aside ?? "";
  }
}

function settleChecklist(group, changed) {
  if (!changed.checked) return;
  const twin = changed.value.startsWith(LEFT_OUT) ? changed.value.slice(1) : LEFT_OUT + changed.value;
  for (const field of named(group, "answer")) {
    const isMet = field.value !== NONE_OF_THESE && !field.value.startsWith(LEFT_OUT);
    if (field.value === twin) field.checked = false;
    if (changed.value === NONE_OF_THESE && isMet) field.checked = false;
    if (field.value === NONE_OF_THESE && field !== changed && !changed.value.startsWith(LEFT_OUT)) field.checked = false;
  }
}
