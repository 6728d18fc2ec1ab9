// The page shown in place of one that is not on this device: how many answers wait here, and which pages can be read.

import * as kept from "./kept.js";

const owner = await kept.ownerOfPages();
const count = document.querySelector("[data-away-count]");
const { length } = owner ? kept.waiting(owner) : [];
if (length > 0) {
  count.textContent = count.dataset.text.replace("{n}", length);
  count.hidden = false;
}
const items = (await kept.pages()).map(({ href, title }) => {
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href, textContent: title });
  item.append(link);
  return item;
});
const pages = document.querySelector("[data-away-pages]");
pages.querySelector("ul").replaceChildren(...items);
pages.hidden = items.length === 0;
