// @ts-check
// Who is on the line: each person is saved as soon as the row is left, and the receipt shown as soon as the first is.

import { Pending } from "./pending.js";
import { Row } from "./row.js";
import { Refused, SignedOut, send, untilAnswered } from "./send.js";

export class People {
  /**
   * @param {HTMLFormElement} form
   * @param {string} path
   * @param {string} token
   */
  constructor(form, path, token) {
    this.form = form;
    this.path = path;
    this.token = token;
    this.pending = new Pending(form.dataset["call"] ?? "");
    this.list = /** @type {HTMLElement} */ (form.querySelector(".people-rows"));
    this.template = /** @type {HTMLTemplateElement} */ (form.querySelector("#person-template"));
    this.rows = [...this.list.querySelectorAll("li")].map((item) => new Row(item));
    this.restore();
    this.list.addEventListener("keydown", (event) => this.onKey(event));
    this.list.addEventListener("focusout", (event) => this.onLeave(event));
    this.list.addEventListener("change", (event) => this.onChange(event));
    this.list.addEventListener("input", (event) => this.onInput(event));
  }

  /** The row that keys are for: where the focus is, else the last. */
  get current() {
    return this.rowOf(document.activeElement) ?? /** @type {Row} */ (this.rows.at(-1));
  }

  /** @param {EventTarget | null} element */
  rowOf(element) {
    return this.rows.find((row) => element instanceof Node && row.item.contains(element));
  }

  /**
   * The next row, made if this is the last.
   * @param {Row} row
   */
  next(row) {
    const after = this.rows[this.rows.indexOf(row) + 1] ?? this.add(row);
    after.name.focus();
  }

  /**
   * @param {Row | undefined} before
   * @param {string} [id]
   */
  add(before, id) {
    const row = Row.add(this.template, this.list, before, id);
    this.rows.push(row);
    return row;
  }

  /**
   * Saves what was typed, if there is anything new in it.
   * @param {Row} row
   * @returns {boolean} Whether the row can be left as it is.
   */
  save(row) {
    if (!row.isChanged) return true;
    const person = row.read();
    if (person.organisations.length === 0) {
      row.say(this.form.dataset["choose"] ?? "", false);
      return false;
    }
    this.pending.keep(person);
    void this.sendRow(row);
    return true;
  }

  /**
   * @private
   * @param {Row} row
   */
  async sendRow(row) {
    if (row.sending) return;
    row.sending = true;
    try {
      // What is typed while an attempt is under way is sent by another.
      while (row.isChanged && row.read().organisations.length > 0) await this.sendOnce(row);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      row.say(error.message || (this.form.dataset["refused"] ?? ""), false);
      this.pending.forget(row.id);
    } finally {
      row.sending = false;
      this.form.dispatchEvent(new Event("settled"));
    }
  }

  /**
   * @private
   * @param {Row} row
   */
  async sendOnce(row) {
    const written = row.written();
    const answer = await untilAnswered(
      () => send(`${this.path}/person`, "PUT", this.token, JSON.parse(row.written())),
      (error) => row.say(this.form.dataset[error instanceof SignedOut ? "signedOut" : "unsaved"] ?? "", false),
    );
    // Until here the row may have been typed into; only what was sent last is saved.
    row.saved = written === row.written() ? written : null;
    if (row.saved === null) return;
    this.pending.forget(row.id);
    // What was sealed meanwhile stands as it was first entered: to say "saved" of a later change would not be true.
    row.say(this.form.dataset[answer.isSealed ? "sealed" : "saved"] ?? "", true);
    row.remove.hidden = answer.isSealed;
    this.showReceipt(answer.receipt);
  }

  /** @returns {Promise<Row | undefined>} Once nothing is under way: a row that cannot be saved as it is, if there is one. */
  async settle() {
    for (const row of this.rows) this.save(row);
    while (this.rows.some((row) => row.sending)) {
      await new Promise((resolve) => this.form.addEventListener("settled", resolve, { once: true }));
    }
    return this.rows.find((row) => row.isChanged);
  }

  /** Takes over what another tab has saved since. */
  async refresh() {
    const answer = await send(`${this.path}/people`, "GET", this.token);
    if (!answer.open && (await this.settle()) === undefined) location.replace("/call");
    for (const person of answer.people) {
      const row = this.rows.find((each) => each.id === person.id) ?? this.insert(person.id);
      if (row.sending || (row.saved !== null && row.isChanged)) continue;
      row.fill(person);
      row.saved = row.written();
      row.say(this.form.dataset["saved"] ?? "", true);
      row.remove.hidden = false;
    }
    this.showReceipt(answer.receipt);
  }

  /**
   * A row that another tab made: before the empty one, if the last is.
   * @private
   * @param {string} id
   */
  insert(id) {
    const last = this.rows.at(-1);
    const row = this.add(undefined, id);
    if (last?.isBlank) {
      last.item.before(row.item);
      this.rows.splice(this.rows.indexOf(last), 0, /** @type {Row} */ (this.rows.pop()));
    }
    return row;
  }

  /** @param {string | null | undefined} receipt */
  showReceipt(receipt) {
    if (!receipt) return;
    const places = this.form.querySelectorAll("#receipt span");
    receipt.split(" ").forEach((digits, index) => {
      const place = places[index];
      if (place && place.textContent !== digits) place.textContent = digits;
    });
  }

  /**
   * What a reload or a crash left unsaved.
   * @private
   */
  restore() {
    for (const person of Object.values(this.pending.all())) {
      const row = this.rows.find((each) => each.id === person.id) ?? this.insert(person.id);
      row.fill(person);
      this.save(row);
    }
    const last = this.rows.at(-1);
    if (last && !last.isBlank) this.add(last);
  }

  /**
   * @private
   * @param {KeyboardEvent} event
   */
  onKey(event) {
    const row = this.rowOf(event.target);
    // While characters are being composed, Enter belongs to that.
    if (!row || event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
    if (event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    if (!row.isBlank && this.save(row)) this.next(row);
  }

  /**
   * @private
   * @param {FocusEvent} event
   */
  onLeave(event) {
    const row = this.rowOf(event.target);
    if (row && row !== this.rowOf(event.relatedTarget)) this.save(row);
  }

  /**
   * @private
   * @param {Event} event
   */
  onChange(event) {
    const row = this.rowOf(event.target);
    if (!row || event.target === row.name) return;
    if (row.saved !== null) this.save(row);
    else if (row.read().organisations.length > 0) row.say("", true);
  }

  /**
   * What is being typed into is not what was saved.
   * @private
   * @param {Event} event
   */
  onInput(event) {
    const row = this.rowOf(event.target);
    if (row?.isChanged && !row.sending) row.say("", true);
  }
}
