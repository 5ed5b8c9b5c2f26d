// @ts-check
// Who is on the line: each person is kept as soon as the row is left.

import { Row } from "./row.js";

/** @typedef {import("./outbox.js").Outbox} Outbox */
/** @typedef {import("./delivery.js").Delivery} Delivery */

export class People {
  /**
   * @param {HTMLFormElement} form
   * @param {string} call
   * @param {Outbox} outbox
   * @param {Delivery} delivery
   */
  constructor(form, call, outbox, delivery) {
    this.form = form;
    this.call = call;
    this.outbox = outbox;
    this.delivery = delivery;
    this.list = /** @type {HTMLElement} */ (form.querySelector(".people-rows"));
    this.template = /** @type {HTMLTemplateElement} */ (form.querySelector("#person-template"));
    /** Nobody is at the page: the focus leaves a row by itself then, which says nothing. */
    this.isAway = false;
    this.rows = [...this.list.querySelectorAll("li")].map((item) => new Row(item));
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
   * The row of a person who was entered on another page of this call: before the empty one, if the last is.
   * @param {string} id
   */
  rowFor(id) {
    const known = this.rows.find((each) => each.id === id);
    if (known) return known;
    const last = this.rows.at(-1);
    const row = this.add(undefined, id);
    if (last?.isBlank) {
      last.item.before(row.item);
      this.rows.splice(this.rows.indexOf(last), 0, /** @type {Row} */ (this.rows.pop()));
    }
    return row;
  }

  /**
   * Keeps what was typed, if there is anything new in it, and has it sent.
   * @param {Row} row
   * @returns {boolean} Whether the row can be left as it is.
   */
  save(row) {
    const kept = this.keptOf(row);
    if (row.isBlank) kept.forEach((entry) => this.outbox.remove(entry));
    const isOld = kept.length > 0 && (kept[0]?.refused !== undefined || JSON.stringify(kept[0]?.body) !== row.written());
    if (row.isBlank || (!row.isChanged && !isOld)) return true;
    const person = row.read();
    if (person.organisations.length === 0) {
      row.say(this.form.dataset["choose"] ?? "", false);
      return false;
    }
    if (kept.length === 0 || isOld) this.outbox.put(this.call, "person", person);
    this.delivery.start();
    return true;
  }

  /** @returns {Row | undefined} A row that cannot be saved as it is, if there is one. */
  saveAll() {
    return this.rows.find((row) => !this.save(row));
  }

  /**
   * Keeps what was typed and not entered yet as it is, unsent: half a name is not what somebody has declared.
   * @param {string} why
   */
  hold(why) {
    this.isAway = true;
    for (const row of this.rows) {
      const isKept = this.keptOf(row).some((entry) => JSON.stringify(entry.body) === row.written());
      if (row.isChanged && !isKept) this.outbox.hold(this.call, "person", row.read(), why);
    }
  }

  /**
   * @private
   * @param {Row} row
   */
  keptOf(row) {
    return this.outbox.of(this.call, "person").filter((entry) => entry.body.id === row.id);
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
    if (row && !this.isAway && row !== this.rowOf(event.relatedTarget)) this.save(row);
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
    if (row?.isChanged) row.say("", true);
  }
}
