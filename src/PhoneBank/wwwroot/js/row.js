// @ts-check
// One row of "Who is on the line".

/** @typedef {import("./outbox.js").Person} Person */

const BLANK_ID = "00000000-0000-0000-0000-000000000000";

export class Row {
  /** @param {HTMLLIElement} item */
  constructor(item) {
    this.item = item;
    this.id = item.dataset["person"] ?? "";
    this.name = /** @type {HTMLInputElement} */ (item.querySelector(".name-input"));
    this.real = /** @type {HTMLInputElement} */ (item.querySelector(".real-input"));
    this.organisations = /** @type {HTMLInputElement[]} */ ([...item.querySelectorAll(".organisation-input")]);
    this.word = /** @type {HTMLElement} */ (item.querySelector(".state .word"));
    this.remove = /** @type {HTMLButtonElement} */ (item.querySelector(".remove"));
    /** As the server has it; null when it has not. */
    this.saved = item.dataset["saved"] ? this.written() : null;
  }

  /**
   * A new row after the others, with the organisations of the last.
   * @param {HTMLTemplateElement} template
   * @param {HTMLElement} list
   * @param {Row | undefined} before
   * @param {string} [id]
   */
  static add(template, list, before, id = newId()) {
    const item = /** @type {HTMLLIElement} */ (document.importNode(template.content, true).querySelector("li"));
    for (const element of [item, ...item.querySelectorAll("*")]) {
      for (const attribute of element.attributes) attribute.value = attribute.value.replaceAll(BLANK_ID, id);
    }
    list.append(item);
    const row = new Row(item);
    before?.organisations.forEach((box, index) => (/** @type {HTMLInputElement} */ (row.organisations[index]).checked = box.checked));
    return row;
  }

  get isBlank() {
    return this.name.value.trim() === "";
  }

  get isChanged() {
    return !this.isBlank && this.saved !== this.written();
  }

  /** @returns {Person} */
  read() {
    return {
      id: this.id,
      name: this.name.value,
      real: this.real.checked,
      organisations: this.organisations.filter((box) => box.checked).map((box) => box.value),
    };
  }

  /** @param {Person} person */
  fill(person) {
    this.name.value = person.name;
    this.real.checked = person.real;
    for (const box of this.organisations) box.checked = person.organisations.includes(box.value);
  }

  /** One text for all that is in the row. */
  written() {
    return JSON.stringify(this.read());
  }

  /**
   * @param {string} words
   * @param {boolean} isSaved
   */
  say(words, isSaved) {
    this.item.classList.toggle("unsaved", !isSaved);
    if (this.word.textContent !== words) this.word.textContent = words;
  }
}

/** A random UUID; crypto.randomUUID is there on encrypted pages only. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (/** @type {number} */ (bytes[6]) & 0x0f) | 0x40;
  bytes[8] = (/** @type {number} */ (bytes[8]) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
