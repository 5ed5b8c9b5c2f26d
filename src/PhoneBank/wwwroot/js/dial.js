// @ts-check
// Dialling without leaving the page: the number is asked for, shown in its place, and handed to the telephone. Where it may not be called, the button to leave
// this contact takes the place of the one to dial.

import { Refused, send } from "/_content/Ledgerline.Web/js/send.js";

/** The call is hers, but its number is not to be dialled. */
const CONFLICT = 409;

/**
 * @param {HTMLFormElement} form
 * @param {string} path
 * @param {string} token
 * @param {(words: string) => void} say
 * @param {() => void} onDialled
 */
export function listenForDialling(form, path, token, say, onDialled) {
  const button = form.querySelector("#dial");
  const masked = form.querySelector("#masked");
  const link = form.querySelector("#dialled");
  if (!(button instanceof HTMLButtonElement && masked instanceof HTMLElement && link instanceof HTMLAnchorElement)) return;
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    try {
      const answer = await send(`${path}/dial`, "POST", token);
      link.href = answer.tel;
      link.textContent = answer.number;
      masked.hidden = true;
      link.hidden = false;
      button.classList.add("secondary");
      button.textContent = form.dataset["again"] ?? button.textContent;
      link.click();
      onDialled();
    } catch (error) {
      if (error instanceof Refused && error.status === CONFLICT) leadOn(form, error.message);
      else say((error instanceof Refused && error.message) || (form.dataset["unreachable"] ?? ""));
    }
  });
}

/**
 * What the server shows when a page without scripts asks.
 * @param {HTMLFormElement} form
 * @param {string} why
 */
function leadOn(form, why) {
  const words = /** @type {HTMLElement} */ (form.querySelector("#not-dialled"));
  const leave = /** @type {HTMLElement} */ (form.querySelector("#leave"));
  words.textContent = why;
  for (const [id, isShown] of Object.entries({ masked: true, dialled: false, dial: false, "give-back": false, leave: true, "not-dialled": true })) {
    /** @type {HTMLElement} */ (form.querySelector(`#${id}`)).hidden = !isShown;
  }
  leave.focus();
}
