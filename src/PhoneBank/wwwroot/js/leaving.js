// @ts-check
// Signing out wipes what is kept on this device: what still waits is tried once more first, and she is told of what cannot be sent.

/** @typedef {import("./outbox.js").Outbox} Outbox */
/** @typedef {import("./delivery.js").Delivery} Delivery */
/** @typedef {import("./desk-line.js").DeskLine} DeskLine */

const PATIENCE_MS = 5_000;

/**
 * @param {HTMLFormElement} form
 * @param {Outbox} outbox
 * @param {Delivery} delivery
 * @param {DeskLine} line
 */
export function wipeAtSignOut(form, outbox, delivery, line) {
  let isWiped = false;
  let isAsked = false;
  let isBusy = false;

  form.addEventListener("submit", (event) => {
    if (isWiped) return;
    event.preventDefault();
    if (!isBusy) void leave();
  });

  async function leave() {
    isBusy = true;
    await outbox.opened;
    const question = isAsked ? "" : await whatIsLost();
    isBusy = false;
    if (question !== "") {
      isAsked = true;
      line.ask(question);
      return;
    }
    await outbox.wipe();
    isWiped = true;
    form.requestSubmit();
  }

  /** @returns {Promise<string>} */
  async function whatIsLost() {
    if (outbox.waiting.length > 0) {
      line.ask(line.word("trying"));
      await delivery.tryOnce(PATIENCE_MS);
      line.ask("");
    }
    const left = [...outbox.waiting, ...outbox.refused];
    if (left.length > 0) return line.word("leaving", left);
    return (await outbox.holdsOthers()) ? line.word("others") : "";
  }
}
