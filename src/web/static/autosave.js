// Saves each answer of a section as it is given. The form works without this; its button saves the section.
// Requests and replies are described in src/web/pages/section.rs.

import { clear, lacksReason, read, revision, setRevision, settle, write } from "./answer-fields.js";
import { SaveQueue } from "./save-queue.js";

const TYPING_PAUSE = 800;
const SUBMIT_PATIENCE = 4_000;
const SAVED_IS_SHOWN = 5_000;

const form = document.querySelector("form[data-autosave]");
const words = form.dataset;
const status = form.querySelector("[data-autosave-status]");
const signIn = form.querySelector("[data-autosave-sign-in]");
const pauses = new Map();
let isLeaving = false;
let isWaiting = false;
let statusTimer;

const groups = () => [...form.querySelectorAll("[data-key]")];
const groupOf = (save) => groups().find((group) => group.dataset.key === `${save.question}.${save.unit}`);
const conflictIn = (group) => group.querySelector("[data-conflict]");

const queue = new SaveQueue(`answers ${words.owner} ${words.autosave} `, send, tell);

// Sending

async function send(save, isAgain = false) {
  show(words.textSaving);
  const { at, tried, held, ...body } = save;
  try {
    const reply = await fetch(words.autosave, {
      method: "POST",
      headers: {
        "Accept": "application/json",
        "Content-Type": "application/json",
        "X-CSRF-Token": form.elements.token.value,
      },
      body: JSON.stringify(body),
    });
    const outcome = outcomeOf(reply.status);
    if (outcome === "sign-in" && !isAgain && (await renewToken())) return send(save, true);
    return { outcome, body: await reply.json().catch(() => ({})) };
  } catch {
    return { outcome: "later", body: {} };
  }
}

function outcomeOf(status) {
  if (status === 200) return "saved";
  if (status === 409) return "conflict";
  if (status === 400 || status === 422) return "refused";
  if (status === 401 || status === 403) return "sign-in";
  if (status === 423) return "locked";
  if (status === 404 || status === 410) return "closed";
  return "later";
}

/** True when there is another token than before: the person has signed in again, or the old one had grown too old. */
async function renewToken() {
  const reply = await fetch(words.formToken, { headers: { "Accept": "application/json" } });
  // Whoever has been signed out is led to a page where one signs in.
  if (!reply.ok || reply.redirected) return false;
  const { token } = await reply.json();
  const isNew = token !== form.elements.token.value;
  for (const field of document.querySelectorAll("input[name=token]")) field.value = token;
  return isNew;
}

function tell(outcome, save, body) {
  const group = groupOf(save);
  signIn.hidden = outcome !== "sign-in";
  if (outcome === "saved") return saved(group, body);
  if (outcome === "conflict") return conflict(group, body);
  if (outcome === "refused") return mark(group, body.message ?? words.textKept, true);
  if (outcome === "locked") return locked(group, body);
  if (outcome === "closed") return show(words.textClosed, true);
  if (outcome === "sign-in") status.hidden = true;
  else show(words.textKept, true);
  mark(group, words.textKept, true);
}

/** The section is marked ready: what was typed stays on this device until somebody opens the section again. */
function locked(group, body) {
  show(body.message ?? words.textKept, true);
  mark(group, body.message ?? words.textKept, true);
}

function saved(group, body) {
  const text = words.textSaved.replace("{time}", body.saved_at);
  show(text);
  statusTimer = setTimeout(() => { status.hidden = true; }, SAVED_IS_SHOWN);
  if (!group) return;
  setRevision(group, body.revision);
  mark(group, text, false);
  progress(body.progress);
  apply(body.applicable ?? {});
  prompt(body.prompts ?? {});
}

// What the person sees

function show(text, isWaiting = false) {
  clearTimeout(statusTimer);
  status.hidden = false;
  status.textContent = text;
  status.dataset.state = isWaiting ? "waiting" : "done";
}

function mark(group, text, isWaiting) {
  const line = group?.querySelector("[data-saved]");
  if (!line) return;
  line.textContent = text;
  line.dataset.state = isWaiting ? "waiting" : "done";
}

function progress(now) {
  const bar = document.querySelector("[data-progress=bar]");
  if (!now || !bar) return;
  bar.max = now.total;
  bar.value = now.answered;
  document.querySelector("[data-progress=text]").textContent = now.text;
}

/** Shows the questions that apply now and hides the others. */
function apply(applicable) {
  for (const group of groups()) {
    const isApplicable = applicable[group.dataset.key];
    if (isApplicable !== undefined) group.hidden = !isApplicable;
  }
  for (const question of form.querySelectorAll(".question")) {
    question.hidden = [...question.querySelectorAll("[data-key]")].every((group) => group.hidden);
  }
}

/** Shows what should be looked at again beside the answers that can settle it. */
function prompt(prompts) {
  for (const group of groups()) {
    const block = group.querySelector("[data-prompts]");
    const lines = (prompts[group.dataset.key] ?? []).map(({ text, lang }) => {
      const line = document.createElement("p");
      line.textContent = text;
      if (lang) line.lang = lang;
      return line;
    });
    const said = (nodes) => [...nodes].map((node) => node.textContent).join("\n");
    // What stands there already is not announced again.
    if (said(block.children) !== said(lines)) block.replaceChildren(...lines);
    block.hidden = lines.length === 0;
  }
}

/** Puts what is stored beside what the person wrote. */
function conflict(group, body) {
  show(words.textConflict, true);
  if (!group) return;
  conflictIn(group)?.remove();
  const { key } = group.dataset;
  const block = document.createElement("template");
  block.innerHTML = document.querySelector("[data-conflict-template]").innerHTML.replaceAll("__key__", key);
  const section = block.content.querySelector("[data-conflict]");
  for (const part of ["by", "at", "answer", "comment", "source"]) {
    section.querySelector(`[data-conflict-${part}]`).textContent = body[part] ?? "";
  }
  group.prepend(section);
  setRevision(group, body.revision);
  mark(group, words.textConflict, true);
}

function decide(group, choice) {
  if (choice === "theirs") {
    queue.drop(read(group));
    isLeaving = true;
    location.assign(form.getAttribute("action"));
    return;
  }
  conflictIn(group).remove();
  commit(group);
}

// What the person does

/** Hands the answer to the queue, unless a decision is missing. */
function commit(group) {
  clearTimeout(pauses.get(group));
  pauses.delete(group);
  if (conflictIn(group)) return;
  if (lacksReason(group)) return mark(group, words.textReason, true);
  mark(group, words.textSaving, false);
  queue.add(read(group));
}

function commitAll() {
  for (const group of [...pauses.keys()]) commit(group);
}

form.addEventListener("input", ({ target }) => {
  const group = target.closest("[data-key]");
  if (!group || target.matches("[type=radio], [type=checkbox], select")) return;
  settle(group, target);
  clearTimeout(pauses.get(group));
  pauses.set(group, setTimeout(() => commit(group), TYPING_PAUSE));
});

form.addEventListener("change", ({ target }) => {
  const group = target.closest("[data-key]");
  if (!group) return;
  if (target.name.startsWith("keep.")) return decide(group, target.value);
  if (target.matches("[type=radio], [type=checkbox], select")) {
    settle(group, target);
    commit(group);
  } else if (pauses.has(group)) {
    commit(group);
  }
});

form.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=clear]");
  if (!button) return;
  event.preventDefault();
  const group = button.closest("[data-key]");
  clear(group);
  commit(group);
});

// The section button waits for what is on its way, so that the form does not carry an old revision.
form.addEventListener("submit", async (event) => {
  commitAll();
  if (!queue.isBusy) {
    for (const group of groups()) queue.drop(read(group));
    isLeaving = true;
    return;
  }
  event.preventDefault();
  if (isWaiting) return;
  const { submitter } = event;
  isWaiting = true;
  const isSettled = await queue.settled(SUBMIT_PATIENCE);
  isWaiting = false;
  if (isSettled) form.requestSubmit(submitter);
});

addEventListener("beforeunload", (event) => {
  commitAll();
  queue.leave();
  if (!isLeaving && queue.saves.length > 0) event.preventDefault();
});
addEventListener("online", () => queue.resume());
addEventListener("focus", () => { if (queue.isBusy) queue.resume(); });
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") commitAll();
});

// What was kept on this device before the page was loaded. What was saved meanwhile may be newer than the page.

for (const save of queue.acknowledged) {
  const group = groupOf(save);
  if (!group || conflictIn(group) || save.saved <= revision(group)) continue;
  write(group, save);
  setRevision(group, save.saved);
}
for (const save of queue.saves) {
  const group = groupOf(save);
  if (group && !conflictIn(group)) write(group, save);
}
if (queue.isBusy) queue.resume();
