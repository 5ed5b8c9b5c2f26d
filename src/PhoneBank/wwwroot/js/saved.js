// @ts-check
// Says in each person's row whether it is saved, brings back what another page of the call left unsaved or has saved since, and shows the receipt.

import { send, SignedOut } from "/_content/Ledgerline.Web/js/send.js";

/** @typedef {import("./people.js").People} People */
/** @typedef {import("./row.js").Row} Row */
/** @typedef {import("./outbox.js").Entry} Entry */

export class Saved {
  /**
   * @param {People} people
   * @param {string} path
   * @param {string} token
   */
  constructor(people, path, token) {
    this.people = people;
    this.path = path;
    this.token = token;
    this.outbox = people.outbox;
    people.delivery.listeners.push({
      delivered: (entry, answer, isLatest) => this.onDelivered(entry, answer, isLatest),
      refused: (entry, why) => this.rowOf(entry)?.say(why || this.word("refused"), false),
      failed: () => this.onFailed(),
    });
    void this.outbox.opened.then(() => this.restore());
  }

  /** Takes over what another tab has saved since. */
  async refresh() {
    const answer = await send(`${this.path}/people`, "GET", this.token);
    if (!answer.open && !this.people.saveAll() && this.outbox.waiting.length === 0) location.replace("/call");
    for (const person of answer.people) {
      const row = this.people.rowFor(person.id);
      if (this.keptOf(row.id).length > 0 || (row.saved !== null && row.isChanged)) continue;
      row.fill(person);
      this.mark(row, false);
    }
    this.showReceipt(answer.receipt);
  }

  /**
   * @private
   * @param {Entry} entry
   * @param {any} answer
   * @param {boolean} isLatest
   */
  onDelivered(entry, answer, isLatest) {
    const row = this.rowOf(entry);
    if (!row) return;
    this.showReceipt(answer?.receipt);
    if (!isLatest) return;
    row.saved = JSON.stringify(entry.body);
    // Typed into since: what is there now is sent by itself once the row is left, or at once where she has left it.
    if (row.isChanged) return;
    this.mark(row, answer?.isSealed === true);
  }

  /** @private */
  onFailed() {
    const words = this.word(this.people.delivery.trouble instanceof SignedOut ? "signedOut" : "unsaved");
    for (const entry of this.outbox.waiting) this.rowOf(entry)?.say(words, false);
  }

  /**
   * What a reload, a crash or a closed browser left unsaved. It is on its way already.
   * @private
   */
  restore() {
    for (const entry of this.outbox.of(this.people.call, "person")) {
      if (!entry.isRestored && entry.refused === undefined) continue;
      const row = this.people.rowFor(entry.body.id);
      row.fill(entry.body);
      if (entry.refused !== undefined) row.say(entry.refused || this.word("refused"), false);
    }
    const last = this.people.rows.at(-1);
    if (last && !last.isBlank) this.people.add(last);
  }

  /**
   * @private
   * @param {Row} row
   * @param {boolean} isSealed
   */
  mark(row, isSealed) {
    row.saved = row.written();
    // What was sealed meanwhile stands as it was first entered: to say "saved" of a later change would not be true.
    row.say(this.word(isSealed ? "sealed" : "saved"), true);
    row.remove.hidden = isSealed;
  }

  /**
   * @private
   * @param {string | null | undefined} receipt
   */
  showReceipt(receipt) {
    if (!receipt) return;
    const places = this.people.form.querySelectorAll("#receipt span");
    receipt.split(" ").forEach((digits, index) => {
      const place = places[index];
      if (place && place.textContent !== digits) place.textContent = digits;
    });
  }

  /**
   * @private
   * @param {Entry} entry
   */
  rowOf(entry) {
    if (entry.call !== this.people.call || entry.kind !== "person") return undefined;
    return this.people.rows.find((row) => row.id === entry.body.id);
  }

  /**
   * @private
   * @param {string} person
   */
  keptOf(person) {
    return this.outbox.of(this.people.call, "person").filter((entry) => entry.body.id === person);
  }

  /**
   * @private
   * @param {string} key
   */
  word(key) {
    return this.people.form.dataset[key] ?? "";
  }
}
