// @ts-check
// What forms gain where scripts run: the error summary takes the focus, and a second press of a button sends nothing twice.

/** After this long without an answer, the network is taken for gone and the form can be sent again. */
const RETRY_AFTER_MS = 10_000;

/** @type {WeakSet<HTMLFormElement>} */
const sending = new WeakSet();

/**
 * @param {HTMLFormElement} form
 * @param {boolean} busy
 */
function mark(form, busy) {
  if (busy) sending.add(form);
  else sending.delete(form);
  form.toggleAttribute("data-sending", busy);
  // Not `disabled`: a disabled button is not sent, and loses the focus.
  for (const button of form.querySelectorAll("button")) {
    if (busy) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
  if (sending.has(form)) {
    event.preventDefault();
    return;
  }
  mark(form, true);
  setTimeout(() => mark(form, false), RETRY_AFTER_MS);
});

// A page that comes back by the back button has its forms as they were when it was left.
addEventListener("pageshow", () => {
  for (const form of document.forms) mark(form, false);
});

const summary = document.querySelector(".error-summary");
if (summary instanceof HTMLElement) summary.focus();
