// What a page does so that it can be opened again without the service, and what it says when it was.

import * as kept from "./kept.js";

const LOOK_AGAIN = 10_000;

const root = document.documentElement;

/** Lets the worker keep the pages of this person, and nobody else's. */
export async function beginOffline(owner) {
  await kept.beginPages(owner, root.lang);
  if (root.dataset.keptAt) return sayKept();
  if (!navigator.serviceWorker) return;
  await navigator.serviceWorker.register("/service-worker.js");
  const { active } = await navigator.serviceWorker.ready;
  // A page that came before the worker did is not on this device yet.
  const { pathname } = location;
  if (pathname.startsWith("/responses/") && !(await caches.match(pathname))) active.postMessage({ keep: pathname });
}

/** "14:32" today, with the day otherwise. */
function moment(at) {
  const two = (number) => String(number).padStart(2, "0");
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  if (at.toDateString() === new Date().toDateString()) return time;
  return `${two(at.getDate())}.${two(at.getMonth() + 1)}.${at.getFullYear()}, ${time}`;
}

/** This page comes from this device. */
function sayKept() {
  const notice = document.querySelector("[data-keep-offline]");
  const text = notice.querySelector("[data-text]");
  text.textContent = text.dataset.text.replace("{time}", moment(new Date(root.dataset.keptAt)));
  notice.hidden = false;
  // The page is not loaded again by itself: somebody may be in the middle of a sentence.
  const look = setInterval(async () => {
    const isBack = await fetch("/health").then((reply) => reply.ok, () => false);
    if (!isBack) return;
    clearInterval(look);
    notice.querySelector("[data-back]").hidden = false;
  }, LOOK_AGAIN);
}
