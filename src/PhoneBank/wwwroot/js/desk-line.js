// @ts-check
// Says in one place, in words, what is saved and what waits.

import { SignedOut } from "/_content/Ledgerline.Web/js/send.js";

/** @typedef {import("./outbox.js").Outbox} Outbox */
/** @typedef {import("./outbox.js").Entry} Entry */
/** @typedef {import("./delivery.js").Delivery} Delivery */

/** What is sent sooner than this is not worth a word. */
const QUICK_MS = 1_000;

export class DeskLine {
  /**
   * @param {HTMLElement} element
   * @param {Outbox} outbox
   * @param {Delivery} delivery
   */
  constructor(element, outbox, delivery) {
    this.element = element;
    this.outbox = outbox;
    this.delivery = delivery;
    this.place = /** @type {HTMLElement} */ (element.querySelector(".outbox"));
    this.reminder = /** @type {HTMLElement} */ (element.querySelector(".reminder"));
    this.refused = /** @type {HTMLElement} */ (element.querySelector(".refused"));
    /** The call whose page this is: what was refused of its persons is said in their rows. */
    this.call = "";
    /** Said instead of what waits, while there is something to decide. */
    this.question = "";
    outbox.addEventListener("change", () => this.update());
    delivery.listeners.push({ failed: () => this.update() });
    // Words of what waits are worth nothing once the page is gone, where this browser keeps nothing.
    addEventListener("beforeunload", (event) => {
      if (!outbox.isKept && outbox.waiting.length > 0) event.preventDefault();
    });
  }

  /** @param {string} words */
  ask(words) {
    this.question = words;
    this.update();
  }

  /** @param {string | null | undefined} words */
  remind(words) {
    write(this.reminder, words ?? "");
  }

  /**
   * @param {string} key
   * @param {Entry[]} [entries] What is meant, named in the words.
   * @returns {string}
   */
  word(key, entries) {
    const words = this.element.dataset[key] ?? "";
    return entries ? words.replace("{what}", this.name(entries)) : words;
  }

  /**
   * @private
   * @param {Entry[]} entries
   * @returns {string}
   */
  name(entries) {
    const people = entries.filter((entry) => entry.kind === "person").length;
    const counts = this.word("people").split("|");
    const parts = people > 0 ? [counts[Math.min(people, counts.length) - 1] ?? ""] : [];
    for (const kind of ["note", "report"]) if (entries.some((entry) => entry.kind === kind)) parts.push(this.word(kind));
    return new Intl.ListFormat(document.documentElement.lang).format(parts);
  }

  /** @private */
  update() {
    const waiting = this.outbox.waiting;
    clearTimeout(this.timer);
    if (this.question !== "") this.show(this.question, true);
    else if (waiting.length === 0) this.show(this.word(this.outbox.isKept ? "allSaved" : "allSavedHere"), false);
    else if (this.delivery.trouble instanceof SignedOut) this.show(this.word("signedOut", waiting), true);
    else if (this.delivery.trouble !== null) this.show(this.word(this.outbox.isKept ? "waiting" : "waitingHere", waiting), true);
    else this.timer = setTimeout(() => this.show(this.word("sending", this.outbox.waiting), false), QUICK_MS);
    this.showRefused();
  }

  /**
   * @private
   * @param {string} words
   * @param {boolean} isCare
   */
  show(words, isCare) {
    this.element.classList.toggle("care", isCare);
    write(this.place, words);
  }

  /** @private */
  showRefused() {
    const refused = this.outbox.refused.filter((entry) => entry.call !== this.call);
    this.refused.replaceChildren(...refused.map((entry) => this.itemOf(entry)));
    this.refused.hidden = refused.length === 0;
  }

  /**
   * @private
   * @param {Entry} entry
   */
  itemOf(entry) {
    const item = document.createElement("li");
    const what = document.createElement("bdi");
    what.textContent = entry.kind === "person" ? entry.body.name : this.word(entry.kind);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = this.word("delete");
    button.addEventListener("click", () => this.outbox.remove(entry));
    item.append(what, `: ${entry.refused || this.word("refused")} `, button);
    return item;
  }
}

/**
 * @param {HTMLElement} place
 * @param {string} words
 */
function write(place, words) {
  if (place.textContent !== words) place.textContent = words;
}
