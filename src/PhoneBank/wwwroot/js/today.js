// @ts-check
// Shows who is on as it changes, while somebody looks. Without scripts there is a link that loads the page again.

import { askPage } from "/_content/Ledgerline.Web/js/page.js";

const BETWEEN_LOOKS = 5000;

const now = document.getElementById("now");
let shown = document.createElement("body");

/** @param {HTMLElement} place */
async function look(place) {
  if (document.hidden) return;
  // Where no answer comes, the next look tries again.
  const page = await askPage(place.dataset.now ?? "").catch(() => undefined);
  if (page) show(place, page.body);
  else if (page === null) {
    clearInterval(looking);
    location.reload();
  }
}

/**
 * @param {HTMLElement} place
 * @param {HTMLElement} words
 */
function show(place, words) {
  if (words.isEqualNode(shown)) return;
  shown = /** @type {HTMLBodyElement} */ (words.cloneNode(true));
  const focused = place.contains(document.activeElement) ? document.activeElement?.id : "";
  place.replaceChildren(...words.childNodes);
  if (focused) document.getElementById(focused)?.focus();
}

const looking = setInterval(() => now && void look(now), BETWEEN_LOOKS);
