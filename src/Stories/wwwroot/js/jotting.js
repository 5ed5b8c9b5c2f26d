// @ts-check
// Keeps a jotting without leaving the call page.

import { Refused, send, SignedOut } from "/_content/Ledgerline.Web/js/send.js";

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll(".worth-telling form"))) {
  const words = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));
  const said = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  const button = /** @type {HTMLButtonElement} */ (form.querySelector("button"));
  const token = /** @type {HTMLInputElement} */ (form.querySelector("input[type=hidden]")).value;

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    said.textContent = "";
    try {
      await send("/jotting", "PUT", token, { words: words.value });
      words.value = "";
      said.textContent = form.dataset.kept ?? "";
    } catch (error) {
      // What was typed stays there.
      said.textContent = (error instanceof SignedOut ? form.dataset.signedOut : error instanceof Refused ? error.message : form.dataset.unreachable) ?? "";
    } finally {
      button.disabled = false;
    }
  });
}
