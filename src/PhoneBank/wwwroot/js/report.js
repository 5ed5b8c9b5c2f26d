// @ts-check
// How it ended: kept like everything else, and sent once everybody on the line is saved. Until it is, another button can be pressed instead.

import { readNote } from "./note.js";

/** @typedef {import("./people.js").People} People */
/** @typedef {import("./outbox.js").Outbox} Outbox */
/** @typedef {import("./outbox.js").Entry} Entry */
/** @typedef {import("./delivery.js").Delivery} Delivery */

/** The fields of a callback, by the names under which they are sent. */
const FIELDS = ["Minutes", "Date", "Time", "OtherNumber", "ForWhom"];

/** What else is typed on the page, and goes nowhere until its own button is pressed. */
const REFERRAL = ["ReferralNumber", "ReferralName"];

/**
 * @param {HTMLFormElement} form
 * @param {string} call
 * @param {People} people
 * @param {Outbox} outbox
 * @param {Delivery} delivery
 * @param {() => void} stay
 */
export function listenForReports(form, call, people, outbox, delivery, stay) {
  const callback = form.querySelector("#callback");
  const minutes = form.querySelector("#Form_Minutes");
  /** @type {HTMLElement | null} */
  let native = null;

  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!(button instanceof HTMLButtonElement) || button === native) return stay();
    if (button.name !== "Form.Outcome") return stay();
    event.preventDefault();
    if (button.dataset["key"] === "KeyC" && callback instanceof HTMLDetailsElement && minutes instanceof HTMLElement) {
      callback.open = true;
      minutes.focus();
      return;
    }
    const unsaved = people.saveAll();
    if (unsaved) {
      unsaved.name.focus();
      return;
    }
    outbox.put(call, "report", readReport(form, button.value));
    delivery.start();
  });

  // Enter in the fields of a callback records it, and not what the first button of the form does.
  callback?.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== "Enter" || event.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const done = form.querySelector("#callback-done");
    if (done instanceof HTMLButtonElement) done.click();
  });

  let isRecorded = false;
  delivery.listeners.push({ delivered: onDelivered, refused: onRefused });
  void outbox.opened.then(() => outbox.of(call, "report").forEach((entry) => fill(form, entry)));

  /** @param {Entry} entry */
  function onDelivered(entry) {
    if (entry.call !== call) return;
    isRecorded ||= entry.kind === "report";
    if (!isRecorded || people.saveAll() || outbox.waiting.some((other) => other.call === call)) return;
    stay();
    location.assign("/call");
  }

  /** @param {Entry} entry */
  function onRefused(entry) {
    if (entry.call !== call) return;
    const reports = outbox.of(call, "report");
    if (entry.kind === "person" && reports.length > 0) people.rows.find((row) => row.id === entry.body.id)?.name.focus();
    // She is still here to put it right, and says then how it ended.
    if (entry.kind === "person") reports.forEach((report) => outbox.remove(report));
    if (entry.kind !== "report") return;
    reports.forEach((report) => outbox.remove(report));
    // Something is to be put right: the page that says so is the server's.
    const buttons = form.querySelectorAll(`button[name="Form.Outcome"][value="${CSS.escape(entry.body.outcome)}"]`);
    native = /** @type {HTMLButtonElement} */ (buttons[0]);
    form.requestSubmit(native);
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {string} outcome
 * @returns {import("./outbox.js").Report}
 */
function readReport(form, outcome) {
  const { text, moments } = readNote(form);
  const fields = FIELDS.map((name) => [keyOf(name), fieldOf(form, name).value]);
  return { outcome, ...Object.fromEntries(fields), note: text, moments };
}

/**
 * Keeps what was typed into the fields of a callback or a referral, unsent.
 * @param {HTMLFormElement} form
 * @param {string} call
 * @param {Outbox} outbox
 * @param {string} why
 */
export function holdFields(form, call, outbox, why) {
  const fields = [...FIELDS, ...REFERRAL].map((name) => /** @type {const} */ ([keyOf(name), fieldOf(form, name)]));
  const isTouched = fields.some(([, field]) => field.value !== field.defaultValue);
  if (isTouched && outbox.of(call, "report").length === 0)
    outbox.hold(call, "report", { outcome: "", ...Object.fromEntries(fields.map(([key, field]) => [key, field.value])) }, why);
}

/**
 * What had been typed when it was reported, or when she was away, should it be asked for again.
 * @param {HTMLFormElement} form
 * @param {Entry} entry
 */
function fill(form, entry) {
  for (const name of [...FIELDS, ...REFERRAL]) {
    const value = entry.body[keyOf(name)] ?? "";
    fieldOf(form, name).value = value;
    const part = fieldOf(form, name).closest("details");
    if (value !== "" && part) part.open = true;
  }
}

/** @param {string} name */
function keyOf(name) {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
function fieldOf(form, name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(`Form.${name}`));
}
