// @ts-check
// How it ended: sent once everybody on the line is saved, and again while the network is away.

import { untilAnswered } from "./send.js";

/** @typedef {import("./people.js").People} People */

/**
 * @param {HTMLFormElement} form
 * @param {People} people
 * @param {(words: string) => void} say
 * @param {() => void} stay
 */
export function listenForReports(form, people, say, stay) {
  const callback = form.querySelector("#callback");
  const minutes = form.querySelector("#Form_Minutes");
  /** @type {HTMLElement | null} */
  let native = null;

  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement) || button === native) return stay();
    if (button.name !== "Form.Outcome") return stay();
    event.preventDefault();
    if (button.dataset["key"] === "KeyC" && callback instanceof HTMLDetailsElement && minutes instanceof HTMLElement) {
      callback.open = true;
      minutes.focus();
      return;
    }
    void report(button);
  });

  // Enter in the fields of a callback records it, and not what the first button of the form does.
  callback?.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const done = form.querySelector("#callback-done");
    if (done instanceof HTMLButtonElement) done.click();
  });

  let busy = false;

  /** @param {HTMLButtonElement} button */
  async function report(button) {
    if (busy) return;
    busy = true;
    try {
      const unsaved = await people.settle();
      if (unsaved) {
        unsaved.name.focus();
        return;
      }
      const done = await untilAnswered(() => post(button), () => say(form.dataset["waiting"] ?? ""));
      stay();
      if (done) {
        location.assign("/call");
        return;
      }
      // Something is to be put right: the page that says so is the server's.
      native = button;
      form.requestSubmit(button);
    } finally {
      busy = false;
    }
  }

  /**
   * @param {HTMLButtonElement} button
   * @returns {Promise<boolean>} Whether it is recorded.
   */
  async function post(button) {
    const answer = await fetch(button.formAction, { method: "POST", redirect: "manual", body: new FormData(form, button) });
    if (answer.status >= 500) throw new TypeError(`The server answered ${answer.status}.`);
    return answer.type === "opaqueredirect";
  }
}
