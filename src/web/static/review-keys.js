// A review by keys: next and previous, accept as it is, a level by its number, then the strength of the evidence.
// Everything they do can be done without them. Nobody's typing is taken: in a field the keys are letters.

const form = document.querySelector("[data-review-form]");
const one = (css, within = form) => within?.querySelector(css) ?? null;
const all = (css) => [...(form?.querySelectorAll(css) ?? [])];
const levels = () => all(".verdict-answer .choice:not(.choice-small) input").filter((input) => !input.closest(".special"));

let isDecided = false;

function choose(input) {
  if (!input) return;
  input.click();
  input.focus();
}

function accept() {
  choose(one('[name="verdict"][value="as-is"]'));
  isDecided = true;
}

function level(number) {
  const input = levels()[number - 1];
  if (!input) return;
  choose(one('[name="verdict"][value="other"]'));
  choose(input);
  // Several elements of a checklist are chosen one after the other.
  isDecided = input.type === "radio";
}

function digit(number) {
  if (isDecided) choose(one(`[name="strength"][value="${number}"]`));
  else if (number > 0) level(number);
}

const follow = (name) => document.querySelector(`a[data-review-${name}]`)?.click();

function help() {
  const keys = document.querySelector("[data-review-help]");
  keys.open = !keys.open;
  keys.querySelector("summary").focus();
}

const keys = {
  n: () => follow("next"),
  j: () => follow("next"),
  p: () => follow("previous"),
  k: () => follow("previous"),
  a: accept,
  c: () => { isDecided = false; },
  e: () => { isDecided = true; },
  w: () => one("[name=words]")?.focus(),
  s: () => one("[data-review-save]")?.click(),
  "?": help,
};

const isTyping = (target) => target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (isTyping(event.target)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const act = /^[0-9]$/.test(event.key) ? () => digit(Number(event.key)) : keys[event.key];
  if (!act || (!form && /^[0-9aces]$/.test(event.key))) return;
  event.preventDefault();
  act();
});
