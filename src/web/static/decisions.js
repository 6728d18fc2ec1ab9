// Kept answers that cannot be delivered without the person: what became of them, what was typed, where to decide.

import * as kept from "./kept.js";
import { showWaiting, words } from "./save-status.js";

const list = document.querySelector("[data-keep-decisions]");
const template = document.querySelector("[data-keep-decision]");

const why = (outcome, body) => ({
  conflict: words.textConflict,
  refused: body.message ?? words.textRefused,
  closed: words.textClosed,
  reason: words.textReason,
})[outcome];

/** What was typed, to be read and copied. */
const typed = (save) => [save.words, save.comment, save.source].filter(Boolean).join("\n\n");

/** Puts an answer on the list; one that is there already is said anew. */
export function decide(outcome, save, body = {}) {
  const key = `${save.question}.${save.unit}`;
  const item = template.content.firstElementChild.cloneNode(true);
  item.dataset.of = key;
  const link = item.querySelector("a");
  link.textContent = save.label ?? save.question;
  // The page of a response that is closed shows no fields any more.
  if (save.page && outcome !== "closed") link.href = `${save.page}#${key}`;
  item.querySelector("[data-why]").textContent = why(outcome, body);
  item.querySelector("[data-typed]").textContent = typed(save);
  item.querySelector("button").addEventListener("click", () => remove(item, save));
  const items = list.querySelector("ul");
  [...items.children].find((other) => other.dataset.of === key)?.remove();
  items.append(item);
  list.hidden = false;
}

function remove(item, save) {
  const { owner } = words;
  kept.remove(kept.prefix(owner, save.address) + save.save_id);
  item.remove();
  list.hidden = list.querySelector("li") === null;
  showWaiting(words.textIdle);
}
