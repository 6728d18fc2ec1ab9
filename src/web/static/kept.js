// What is kept on this device, by person: answers on their way to the service, and the pages of the last person here.
//
// An answer is kept under `answers OWNER ADDRESS SAVE_ID`; the address is where it is sent. One with `saved` has been
// acknowledged as that revision; it stays only so that a page kept from before can show it. Pages are in the cache
// below, which `service-worker.js` fills.

const PAGES = "pages";
const PAGES_OF = "/kept-for";
const LANGUAGE = "/kept-language";

/** How the names of the answers of a person begin, or of those sent to one address. */
export const prefix = (owner, address) => `answers ${owner} ${address ? `${address} ` : ""}`;

/** Everything kept under names that begin so, the oldest first. */
export function list(start) {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(start)).map(read).filter(Boolean)
      .sort((a, b) => a.at - b.at);
  } catch {
    return [];
  }
}

function read(name) {
  try {
    return { ...JSON.parse(localStorage.getItem(name)), address: name.split(" ")[2] };
  } catch {
    return null;
  }
}

/** False when this device would not take it: the store is full or forbidden. */
export function put(name, save) {
  try {
    localStorage.setItem(name, JSON.stringify(save));
    return true;
  } catch {
    return false;
  }
}

export function has(name) {
  try {
    return localStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}

export function remove(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // A forbidden store holds nothing.
  }
}

/** The answers a person gave here that the service has not acknowledged; of several saves of one, the newest. */
export function waiting(owner) {
  const saves = list(prefix(owner)).filter((save) => save.saved === undefined);
  return [...new Map(saves.map((save) => [`${save.address} ${save.question}.${save.unit}`, save])).values()];
}

/** Forgets answers of a person: the acknowledged ones, or all. */
export function forget(owner, which = (save) => save.saved !== undefined) {
  for (const save of list(prefix(owner)).filter(which)) remove(prefix(owner, save.address) + save.save_id);
}

// Pages. There is a cache only where the service is reached over TLS or on this machine.

/** A browser that refuses, as in some private windows, has kept none: nobody is held up by it. */
export async function forgetPages() {
  try {
    await globalThis.caches?.delete(PAGES);
  } catch {
    // See above.
  }
}

/** The session has ended: the pages go, and whose they were stays, for the answers that wait here. */
export async function endPages() {
  if (!globalThis.caches || !(await ownerOfPages())) return;
  const cache = await caches.open(PAGES);
  const pages = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith("/responses/"));
  await Promise.all(pages.map((page) => cache.delete(page)));
}

/** Whose pages are kept here; none when nobody's are. */
export async function ownerOfPages() {
  const name = await globalThis.caches?.match(PAGES_OF, { cacheName: PAGES });
  return name?.text();
}

/** Pages of another person are forgotten as soon as somebody is signed in. */
export async function beginPages(owner, language) {
  if (!globalThis.caches) return;
  const before = await ownerOfPages();
  if (before && before !== owner) await forgetPages();
  const cache = await caches.open(PAGES);
  await cache.put(PAGES_OF, new Response(owner));
  await cache.put(LANGUAGE, new Response(language));
}

/** The pages kept, as `{href, title}`. */
export async function pages() {
  if (!globalThis.caches || !(await ownerOfPages())) return [];
  const cache = await caches.open(PAGES);
  const requests = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith("/responses/"));
  return Promise.all(requests.map(async ({ url }) => {
    const page = new DOMParser().parseFromString(await (await cache.match(url)).text(), "text/html");
    return { href: new URL(url).pathname, title: page.querySelector("h1")?.textContent ?? page.title };
  }));
}
