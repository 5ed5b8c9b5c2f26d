// @ts-check
// Dialling without leaving the page: the number is asked for, shown in its place, and handed to the telephone.

import { Refused, send } from "./send.js";

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
      button.textContent = form.dataset["again"] ?? button.textContent;
      link.click();
      onDialled();
    } catch (error) {
      say((error instanceof Refused && error.message) || (form.dataset["unreachable"] ?? ""));
    }
  });
}
