// @ts-check
// The note is kept as soon as it is left.

import { Refused, send, untilAnswered } from "./send.js";

/**
 * @param {HTMLFormElement} form
 * @param {string} path
 * @param {string} token
 * @param {(words: string) => void} say
 */
export function keepNote(form, path, token, say) {
  const text = form.querySelector("#Form_Note");
  const part = form.querySelector("details.note");
  if (!(text instanceof HTMLTextAreaElement) || !(part instanceof HTMLElement)) return;
  part.addEventListener("change", async () => {
    const moments = [...part.querySelectorAll("input:checked")].map((box) => /** @type {HTMLInputElement} */ (box).value);
    try {
      await untilAnswered(() => send(`${path}/note`, "PUT", token, { text: text.value, moments }), () => say(form.dataset["waiting"] ?? ""));
      say("");
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      say(error.message);
    }
  });
}
