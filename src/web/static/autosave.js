// Saves each answer of a section as it is given. The form works without this; its button saves the section.
// Requests and replies are described in src/web/pages/section.rs.

import { clear, describe, lacksReason, read, revision, setRevision, settle, write } from "./answer-fields.js";
import { begin as beginConflict, show as showConflict, showMine } from "./conflict.js";
import { decide as leaveToDecide } from "./decisions.js";
import * as kept from "./kept.js";
import { begin as beginOpen, update as updateOpen } from "./open-questions.js";
import { postAnswer } from "./post-answer.js";
import { SaveQueue } from "./save-queue.js";
import { askToSignIn, show, showWaiting, words } from "./save-status.js";

const TYPING_PAUSE = 800;
const SUBMIT_PATIENCE = 4_000;

const form = document.querySelector("form[data-autosave]");
const address = form.dataset.autosave;
const pauses = new Map();
let isLeaving = false;
let isWaiting = false;

const groups = () => [...form.querySelectorAll("[data-key]")];
const groupOf = (save) => groups().find((group) => group.dataset.key === `${save.question}.${save.unit}`);
const conflictIn = (group) => group.querySelector("[data-conflict]");
/** The answer, and what a page elsewhere says about it while it waits. */
const whole = (group) => ({ ...read(group), ...describe(group), page: form.getAttribute("action") });

// Where pages are kept on this device, a page may be older than what was saved since.
const remembers = Boolean(navigator.serviceWorker?.controller);
const queue = new SaveQueue(kept.prefix(words.owner, address), send, tell, remembers);

// Sending

function send(save) {
  show(words.textSaving);
  return postAnswer(address, save);
}

function tell(outcome, save, body) {
  const group = groupOf(save);
  if (outcome === "saved") return saved(group, save, body);
  if (!group && outcome !== "later" && outcome !== "sign-in") leaveToDecide(outcome, { ...save, address }, body);
  if (outcome === "conflict") return conflict(group, body);
  if (outcome === "refused") {
    showWaiting();
    return mark(group, body.message ?? words.textRefused, true);
  }
  if (outcome === "closed") return show(words.textClosed, true);
  // A device that is full, or keeps nothing in a private window, is not said to have kept it.
  const text = queue.isOnPageOnly ? words.textPageOnly : words.textKept;
  if (outcome === "sign-in") askToSignIn();
  else if (queue.isOnPageOnly) show(text, true);
  else showWaiting();
  mark(group, text, true);
}

function saved(group, save, body) {
  const text = words.textSaved.replace("{time}", body.saved_at);
  showWaiting(text);
  if (!group) return;
  setRevision(group, body.revision);
  // What was typed since is not saved yet.
  mark(group, queue.hasNewer(save) ? words.textSaving : text, false);
  progress(body.progress);
  apply(body.applicable ?? {});
  prompt(body.prompts ?? {});
  updateOpen(form, body.open ?? []);
}

// What the person sees

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
  showConflict(group, body, describe(group).words);
  // The revision of the form stays: sent without a decision, it must be refused again.
  mark(group, words.textConflict, true);
}

function decide(group, choice) {
  if (choice === "theirs") {
    queue.drop(read(group));
    isLeaving = true;
    location.assign(form.getAttribute("action"));
    return;
  }
  const block = conflictIn(group);
  if (choice === "both") addBelow(group, block);
  setRevision(group, block.querySelector("[name^='shown.']").value);
  block.remove();
  commit(group);
}

/** Puts the saved comment and source below those typed here. */
function addBelow(group, block) {
  for (const name of ["comment", "source"]) {
    const field = group.querySelector(`textarea[name="${name}.${group.dataset.key}"]`);
    const other = block.querySelector(`[data-conflict-${name}]`).textContent;
    field.value = [field.value, other].filter((text) => text.trim() !== "").join("\n\n");
  }
}

// What the person does

/** Hands the answer to the queue; while a decision is missing it is kept on this device and not sent. */
function commit(group) {
  clearTimeout(pauses.get(group));
  pauses.delete(group);
  if (conflictIn(group)) return queue.add(whole(group), { held: true });
  if (lacksReason(group)) {
    mark(group, words.textReason, true);
    show(words.textReason, true);
    return queue.add(whole(group), { resting: true });
  }
  mark(group, words.textSaving, false);
  queue.add(whole(group));
}

function commitAll() {
  for (const group of [...pauses.keys()]) commit(group);
}

form.addEventListener("input", ({ target }) => {
  const group = target.closest("[data-key]");
  if (!group || target.matches("[type=radio], [type=checkbox], select")) return;
  settle(group, target);
  if (conflictIn(group)) showMine(group, describe(group).words);
  // Kept with every key pressed, sent after a pause: a power cut takes nothing away.
  queue.add(whole(group), conflictIn(group) ? { held: true } : { resting: true });
  clearTimeout(pauses.get(group));
  pauses.set(group, setTimeout(() => commit(group), TYPING_PAUSE));
});

form.addEventListener("change", ({ target }) => {
  const group = target.closest("[data-key]");
  if (!group) return;
  if (target.name.startsWith("keep.")) return decide(group, target.value);
  if (target.matches("[type=radio], [type=checkbox], select")) {
    settle(group, target);
    if (conflictIn(group)) showMine(group, describe(group).words);
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
    // What waits for a decision stays on this device: the form may not arrive. If it does, the same words are saved.
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
  if (!isLeaving && queue.isOnPageOnly) event.preventDefault();
});
addEventListener("pagehide", () => {
  commitAll();
  queue.leave();
});
addEventListener("pageshow", ({ persisted }) => {
  // Come back to as it was left: what was saved since makes its revisions old.
  if (persisted) location.reload();
});
addEventListener("online", () => queue.resume());
addEventListener("focus", () => { if (queue.isBusy) queue.resume(); });
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") commitAll();
});

// What was kept on this device before the page was loaded. What was saved meanwhile may be newer than the page.

// The browser would put what stood here when the page was left over what is stored now.
form.autocomplete = "off";
// While this page is open it alone delivers its answers, where the browser can see to that.
navigator.locks?.request(kept.prefix(words.owner, address), { mode: "shared" }, () => new Promise(() => {}));

for (const save of queue.acknowledged) {
  const group = groupOf(save);
  const isNewer = group && !conflictIn(group) && save.saved > revision(group);
  if (isNewer) {
    write(group, save);
    setRevision(group, save.saved);
  }
  if (!remembers || (group && !isNewer)) queue.showsAlready(save);
}
for (const save of [...queue.saves]) {
  const group = groupOf(save);
  if (!group) {
    save.resting = false;
    continue;
  }
  if (conflictIn(group)) {
    save.held = true;
    continue;
  }
  write(group, save);
  // What stands in the fields was written over this revision, not over what was saved since by somebody else.
  setRevision(group, save.revision);
  if (save.resting) commit(group);
}
beginOpen(form);
for (const block of form.querySelectorAll("[data-conflict]")) beginConflict(block);
showWaiting(words.textIdle);
if (queue.isBusy) queue.resume();
