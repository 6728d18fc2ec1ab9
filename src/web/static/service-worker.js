// Shows a page that was visited when the service cannot be reached. `VERSION`, `FILES` and `AWAY` stand before this
// text; the service writes them.
//
// Only pages that name whom they are kept for are kept: what the signed-in person reads under /responses/. They are
// forgotten on signing out, when the service says that the session has ended, and when it shows another person a page.

const PAGES = "pages";
const STATIC = `static ${VERSION}`;
const PAGES_OF = "/kept-for";
const LANGUAGE = "/kept-language";
const OWNER = "X-Kept-For";
const READER = "X-Reader";
const KEPT_AT = "X-Kept-At";
/** A network that swallows everything is given up after this, where there is a page to show. */
const PATIENCE = 8_000;
const AWAY_STATUSES = [502, 503, 504];

self.addEventListener("install", (event) => {
  const fill = async () => {
    const cache = await caches.open(STATIC);
    await cache.addAll([...FILES, ...Object.values(AWAY)]);
    await self.skipWaiting();
  };
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  const settle = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith("static ") && name !== STATIC);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(settle());
});

self.addEventListener("message", (event) => {
  const { keep } = event.data;
  if (keep?.startsWith("/responses/")) event.waitUntil(fetch(keep).then((reply) => remember(keep, reply), () => {}));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === "POST" && pathname === "/sign-out") event.waitUntil(caches.delete(PAGES));
  if (request.method !== "GET") return;
  if (pathname.startsWith("/static/")) event.respondWith(file(request));
  else if (request.mode === "navigate") event.respondWith(page(event));
});

/** A file never changes under its address. One of an older version is stood in for by the present one. */
async function file(request) {
  const cache = await caches.open(STATIC);
  const found = await cache.match(request);
  if (found) return found;
  const name = new URL(request.url).pathname.split("/").pop();
  return fetch(request).catch(async () => (await cache.match(`/static/${VERSION}/${name}`)) ?? Response.error());
}

async function page(event) {
  const { request } = event;
  const before = await keptPage(request.url);
  try {
    const reply = await patiently(fetch(request), before !== undefined);
    if (AWAY_STATUSES.includes(reply.status)) return before ?? (await awayPage());
    // Before the page is shown: no moment is left in which its reader could go back to pages of somebody else.
    await heed(reply.headers.get(READER));
    event.waitUntil(remember(request.url, reply.clone()));
    return reply;
  } catch {
    return before ?? awayPage();
  }
}

/** Forgets the pages of everybody but this reader. Whose they were stays: the answers that wait are counted for them. */
async function heed(reader) {
  const owner = await caches.match(PAGES_OF, { cacheName: PAGES });
  if (!reader || !owner || (await owner.text()) === reader) return;
  const cache = await caches.open(PAGES);
  const pages = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith("/responses/"));
  await Promise.all(pages.map((page) => cache.delete(page)));
}

function patiently(reply, canStandIn) {
  if (!canStandIn) return reply;
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("late")), PATIENCE));
  return Promise.race([reply, late]);
}

async function remember(address, reply) {
  const owner = reply.headers.get(OWNER);
  // What was taken back from the person is not shown by the device either.
  if (reply.status === 404) await (await caches.open(PAGES)).delete(address);
  if (!owner || reply.status !== 200 || reply.redirected || reply.type !== "basic") return;
  const before = await caches.match(PAGES_OF, { cacheName: PAGES });
  if (before && (await before.text()) !== owner) await caches.delete(PAGES);
  const cache = await caches.open(PAGES);
  const headers = new Headers(reply.headers);
  headers.set(KEPT_AT, new Date().toISOString());
  await cache.put(PAGES_OF, new Response(owner));
  await cache.put(address, new Response(await reply.text(), { headers }));
}

/** The page as it was, marked with when that was. */
async function keptPage(address) {
  const found = await caches.match(address, { cacheName: PAGES, ignoreVary: true });
  if (!found) return undefined;
  const text = await found.text();
  return new Response(text.replace("<html ", `<html data-kept-at="${found.headers.get(KEPT_AT)}" `), { headers: found.headers });
}

async function awayPage() {
  const chosen = await caches.match(LANGUAGE, { cacheName: PAGES });
  const language = (await chosen?.text()) ?? navigator.language.slice(0, 2);
  const cache = await caches.open(STATIC);
  const found = await cache.match(AWAY[language] ?? Object.values(AWAY)[0]);
  return found ? new Response(await found.text(), { status: 503, headers: found.headers }) : Response.error();
}
