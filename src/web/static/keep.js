// On every page of somebody signed in: delivers what they gave on this device while the service was away, whatever
// page they open first, and lists what needs a decision. Nothing of anybody else is read or sent.

import { decide } from "./decisions.js";
import * as kept from "./kept.js";
import { beginOffline } from "./offline.js";
import { postAnswer } from "./post-answer.js";
import { SaveQueue } from "./save-queue.js";
import { askToSignIn, showWaiting, words } from "./save-status.js";
import "./sign-out.js";

const { owner } = words;
// The section on this page, if there is one, sends its own answers.
const own = document.querySelector("form[data-autosave]")?.dataset.autosave;
const others = new Set(kept.waiting(owner).map((save) => save.address).filter((address) => address !== own));
const delivered = new Set();

/** One page at a time delivers to an address, where the browser can see to that; elsewhere the service does. */
function alone(address, work) {
  return navigator.locks ? navigator.locks.request(kept.prefix(owner, address), work) : work();
}

async function deliver(address) {
  const lacksReason = (save) => save.answer?.kind === "not-applicable" && save.reason === "";
  const queue = new SaveQueue(kept.prefix(owner, address), (save) => postAnswer(address, save), tell);
  for (const save of queue.saves) {
    save.resting = false;
    if (!lacksReason(save)) continue;
    save.held = true;
    decide("reason", save);
  }
  addEventListener("online", () => queue.resume());
  // A section that is opened now may have been made before the last of them arrived.
  for (const left of ["beforeunload", "pagehide"]) addEventListener(left, () => queue.leave());
  await queue.settled(Number.POSITIVE_INFINITY);
}

function tell(outcome, save, body) {
  if (outcome === "saved") {
    delivered.add(`${save.question}.${save.unit}`);
    return showWaiting(words.textDelivered.replace("{n}", delivered.size));
  }
  if (outcome === "sign-in") return askToSignIn();
  if (outcome !== "later") decide(outcome, save, body);
  showWaiting();
}

// Another window may have kept or delivered something meanwhile. A section says itself where its answers are.
addEventListener("storage", ({ key }) => {
  if (!own && key?.startsWith(kept.prefix(owner))) showWaiting();
});

if (!own && others.size > 0) showWaiting();
for (const address of others) alone(address, () => deliver(address));
beginOffline(owner);
