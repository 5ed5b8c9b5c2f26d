// @ts-check
// Shows who is on as it changes, while somebody looks. Without scripts there is a link that loads the page again.

const BETWEEN_LOOKS = 5000;

const now = document.getElementById("now");
let shown = "";

/** @param {HTMLElement} place */
async function look(place) {
  if (document.hidden) return;
  const answer = await fetch(place.dataset.now ?? "").catch(() => null);
  // The next look tries again.
  if (!answer) return;
  if (!answer.ok || answer.redirected) {
    clearInterval(looking);
    location.reload();
    return;
  }
  const words = await answer.text();
  if (words === shown) return;
  shown = words;
  const focused = place.contains(document.activeElement) ? document.activeElement?.id : "";
  place.replaceChildren(...new DOMParser().parseFromString(words, "text/html").body.childNodes);
  if (focused) document.getElementById(focused)?.focus();
}

const looking = setInterval(() => now && look(now), BETWEEN_LOOKS);
