// @ts-check
// An invented call by keyboard, row by row as a real one. Only a button sends the form, and nothing is kept here or there.

import { listenForKeys } from "./keys.js";
import { People } from "./people.js";

/** @typedef {import("./outbox.js").Outbox} Outbox */
/** @typedef {import("./delivery.js").Delivery} Delivery */

const form = document.querySelector("form.practice");
if (form instanceof HTMLFormElement) start(form);

/** @param {HTMLFormElement} form */
function start(form) {
  // In the place of the outbox and of what empties it: what a row says once it is entered, and no more.
  const nowhere = /** @type {Outbox} */ (/** @type {unknown} */ ({ of: () => [], put: sayEntered, remove: () => undefined }));
  const nobody = /** @type {Delivery} */ (/** @type {unknown} */ ({ start: () => undefined }));
  const people = new People(form, "", nowhere, nobody);

  /**
   * @param {string} _call
   * @param {string} _kind
   * @param {{ id: string }} person
   */
  function sayEntered(_call, _kind, person) {
    const row = people.rows.find((one) => one.id === person.id);
    if (!row) return;
    row.saved = row.written();
    row.say(form.dataset["entered"] ?? "", true);
    row.remove.hidden = false;
  }

  listenForKeys(form, people, async () => press(form, "#suggest"));
  form.querySelector("#add")?.addEventListener("click", (event) => {
    event.preventDefault();
    const row = people.current;
    if (row.isBlank) row.name.focus();
    else if (people.save(row)) people.next(row);
  });
  const callback = form.querySelector("#callback");
  callback?.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    press(form, "#callback-done");
  });
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement) || button.dataset["key"] !== "KeyC" || !(callback instanceof HTMLDetailsElement)) return;
    event.preventDefault();
    callback.open = true;
    const minutes = form.querySelector("#Form_Minutes");
    if (minutes instanceof HTMLElement) minutes.focus();
  });
  if (form.dataset["focus"] === "name" && !document.querySelector(".error-summary")) people.current.name.focus();
}

/**
 * @param {HTMLFormElement} form
 * @param {string} selector
 */
function press(form, selector) {
  const button = form.querySelector(selector);
  if (button instanceof HTMLButtonElement) button.click();
}
