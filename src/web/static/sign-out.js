// Signing out of a browser that others may use: pages kept here are forgotten, and of answers that could not be sent
// yet the person decides.

import * as kept from "./kept.js";
import { words } from "./save-status.js";

const PATIENCE = 1_500;

const form = document.querySelector("form[action='/sign-out']");
const dialog = document.querySelector("[data-keep-sign-out]");

const unsent = () => kept.waiting(words.owner);

/** Waits a moment for what is just being sent. */
async function settled() {
  const end = Date.now() + PATIENCE;
  while (unsent().length > 0 && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
}

async function leave() {
  kept.forget(words.owner);
  await kept.forgetPages();
  form.submit();
}

function ask() {
  const saves = unsent();
  dialog.querySelector("[data-count]").textContent = words.textUnsent.replace("{n}", saves.length);
  const lines = saves.map((save) => {
    const line = document.createElement("li");
    line.textContent = save.label ?? save.question;
    return line;
  });
  dialog.querySelector("ul").replaceChildren(...lines);
  dialog.showModal();
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await settled();
  if (unsent().length > 0) ask();
  else leave();
});

dialog.addEventListener("click", ({ target }) => {
  switch (target.closest("button")?.value) {
    case "stay":
      return dialog.close();
    case "keep":
      return leave();
    case "delete":
      kept.forget(words.owner, () => true);
      return leave();
  }
});
