// The line at the foot of every page that says where the answers are: saved, on their way, or kept on this device.

import * as kept from "./kept.js";

const bar = document.querySelector("[data-keep]");
const line = bar.querySelector("[data-keep-status]");
const signIn = bar.querySelector("[data-keep-sign-in]");

/** The words of the line and who is signed in. */
export const words = bar.dataset;

export function show(text, isWaiting = false) {
  bar.hidden = false;
  signIn.hidden = true;
  line.hidden = false;
  // What stands there already is not announced again.
  if (line.textContent !== text) line.textContent = text;
  bar.dataset.state = isWaiting ? "waiting" : "done";
}

/** Says how many answers wait; the text given when none does. */
export function showWaiting(otherwise = "") {
  const { length } = kept.waiting(words.owner);
  if (length > 0) return show(words.textWaiting.replace("{n}", length), true);
  if (otherwise) return show(otherwise);
  bar.hidden = true;
}

/** The session has ended: the person signs in elsewhere, this page stays. */
export function askToSignIn() {
  showWaiting(words.textIdle);
  signIn.hidden = false;
  kept.endPages();
}
