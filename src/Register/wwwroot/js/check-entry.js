// @ts-check
// The entry page checks its own entry: each step is shown with its result in words. Nothing is asked but the page's own file.

import { Unreadable } from "./bytes.js";
import { readProof } from "./proof.js";
import { checkSteps } from "./steps.js";

const place = document.querySelector("#check");
if (place instanceof HTMLElement) offer(place);

/** @param {HTMLElement} place */
function offer(place) {
  const button = /** @type {HTMLButtonElement} */ (place.querySelector("button"));
  const words = readWords(place);
  place.hidden = false;
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    void check(place, words).finally(() => button.removeAttribute("aria-disabled"));
  });
}

/**
 * @param {HTMLElement} place
 * @param {Map<string, string>} words
 */
async function check(place, words) {
  const list = /** @type {HTMLElement} */ (place.querySelector("ol"));
  list.replaceChildren();
  const tell = (/** @type {string} */ key) => say(place, words.get(key) ?? key);
  tell("busy");
  try {
    const proof = await fetchProof(place);
    if (typeof proof === "string") return say(place, proof === "" ? (words.get("unreachable") ?? "") : proof);
    if (!globalThis.crypto?.subtle) return tell("noCrypto");
    const states = [];
    for await (const step of checkSteps(readProof(proof.text), place.dataset)) {
      list.append(show(place, words, step));
      states.push(step.state);
    }
    tell(states.includes("wrong") ? "somethingWrong" : states.includes("unknown") ? "notAll" : "allRight");
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    tell("unreadable");
  }
}

/**
 * @param {HTMLElement} place
 * @returns {Promise<{ text: string } | string>} The file; or the server's words for why there is none, empty when it did not answer.
 */
async function fetchProof(place) {
  try {
    const answer = await fetch(place.dataset["proof"] ?? "");
    const text = await answer.text();
    if (answer.ok) return { text };
    return answer.status === 503 ? text : "";
  } catch {
    return "";
  }
}

/**
 * @param {HTMLElement} place
 * @param {Map<string, string>} words
 * @param {import("./steps.js").Step} step
 */
function show(place, words, step) {
  const template = /** @type {HTMLTemplateElement} */ (place.querySelector("template.step"));
  const item = /** @type {HTMLElement} */ (template.content.cloneNode(true));
  const line = /** @type {HTMLElement} */ (item.querySelector("li"));
  line.dataset["state"] = step.state;
  /** @param {string} key */
  const write = (key) => (words.get(key) ?? key).replace(/\{(\w+)\}/g, (all, name) => step.values?.[name] ?? all);
  for (const [selector, key] of [["strong", step.title], [".verdict", step.state], ["p", step.words]])
    /** @type {HTMLElement} */ (line.querySelector(selector ?? "")).textContent = write(key ?? "");
  return item;
}

/**
 * @param {HTMLElement} place
 * @param {string} words
 */
function say(place, words) {
  /** @type {HTMLElement} */ (place.querySelector(".check-verdict")).textContent = words;
}

/**
 * @param {HTMLElement} place
 * @returns {Map<string, string>}
 */
function readWords(place) {
  const template = /** @type {HTMLTemplateElement} */ (place.querySelector("template.words"));
  return new Map(Array.from(template.content.querySelectorAll("p"), (each) => [each.dataset["name"] ?? "", each.textContent ?? ""]));
}
