// @ts-check
// The note is kept as soon as it is left.

/** @typedef {import("./outbox.js").Outbox} Outbox */
/** @typedef {import("./outbox.js").Note} Note */
/** @typedef {import("./delivery.js").Delivery} Delivery */

/**
 * @param {HTMLFormElement} form
 * @param {string} call
 * @param {Outbox} outbox
 * @param {Delivery} delivery
 * @param {(words: string) => void} say
 */
export function keepNote(form, call, outbox, delivery, say) {
  const part = form.querySelector("details.note");
  if (!(part instanceof HTMLDetailsElement)) return;
  part.addEventListener("change", () => {
    outbox.put(call, "note", readNote(form));
    delivery.start();
  });
  delivery.listeners.push({
    refused: (entry, why) => {
      if (entry.call === call && entry.kind === "note") say(why);
    },
  });
  void outbox.opened.then(() => {
    const kept = outbox.of(call, "note").find((entry) => entry.isRestored);
    if (!kept) return;
    const note = /** @type {Note} */ (kept.body);
    part.open = true;
    textOf(form).value = note.text;
    for (const box of momentsOf(form)) box.checked = note.moments.includes(box.value);
  });
}

/**
 * Keeps it also where it was not left yet.
 * @param {HTMLFormElement} form
 * @param {string} call
 * @param {Outbox} outbox
 */
export function keepNoteNow(form, call, outbox) {
  const isTouched = textOf(form).value !== textOf(form).defaultValue || momentsOf(form).some((box) => box.checked !== box.defaultChecked);
  if (isTouched) outbox.put(call, "note", readNote(form));
}

/**
 * @param {HTMLFormElement} form
 * @returns {Note}
 */
export function readNote(form) {
  return { text: textOf(form).value, moments: momentsOf(form).filter((box) => box.checked).map((box) => box.value) };
}

/** @param {HTMLFormElement} form */
function textOf(form) {
  return /** @type {HTMLTextAreaElement} */ (form.querySelector("#Form_Note"));
}

/** @param {HTMLFormElement} form */
function momentsOf(form) {
  return /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[name='Form.Moments']")]);
}
