// @ts-check
// Leaves at once, by the button or by Escape or Shift pressed three times, so that Back does not lead here again. Without scripts the button is a plain link.

const TIMES = 3;
const WITHIN_MS = 2_000;

const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".leave a"));
let isLeaving = false;
let key = "";
/** @type {number[]} */
let pressed = [];

function leave() {
  isLeaving = true;
  // Nothing stays in sight while the next page is on its way.
  document.documentElement.classList.add("left");
  document.title = "";
  location.replace(link?.href ?? "");
}

if (link) {
  link.querySelector("small")?.removeAttribute("hidden");
  link.setAttribute("aria-describedby", "leave-keys");
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    leave();
  });

  addEventListener("keydown", (event) => {
    // Escape would stop the next page from coming.
    if (isLeaving) event.preventDefault();
    if (isLeaving || event.repeat) return;
    if (event.key !== key) pressed = [];
    key = event.key;
    if (key !== "Escape" && key !== "Shift") return;
    pressed = [...pressed.filter((at) => event.timeStamp - at < WITHIN_MS), event.timeStamp];
    if (pressed.length < TIMES) return;
    event.preventDefault();
    leave();
  }, true);
}
