// @ts-check
// Shows who is on as it changes, while somebody looks. Without scripts there is a link that loads the page again.

const BETWEEN_LOOKS = 5000;

const now = document.getElementById("now");
let shown = document.createElement("body");

/** @param {HTMLElement} place */
function look(place) {
  if (document.hidden) return;
  const address = place.dataset.now ?? "";
  // The browser itself makes a document of the answer: a page that turns text into markup is allowed nowhere (Trusted Types).
  const request = new XMLHttpRequest();
  request.responseType = "document";
  request.addEventListener("load", () => {
    if (request.status === 200 && request.responseURL.endsWith(address) && request.responseXML) show(place, request.responseXML.body);
    else {
      clearInterval(looking);
      location.reload();
    }
  });
  // Where no answer comes, the next look tries again.
  request.open("GET", address);
  request.send();
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

const looking = setInterval(() => now && look(now), BETWEEN_LOOKS);
