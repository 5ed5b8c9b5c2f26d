// @ts-check
// The script a step at a time. Which step somebody looks at stays in this page: it is neither sent nor kept. Without scripts all steps stand below each other.

import { Steps } from "./steps.js";

const LARGE = "ledgerline.script.large";
const LANGUAGE = "ledgerline.script.language";

for (const part of document.querySelectorAll("details.script")) if (part instanceof HTMLElement) start(part);

/** @param {HTMLElement} part */
function start(part) {
  const words = /** @type {HTMLElement} */ (part.querySelector(".words"));
  const tools = /** @type {HTMLElement} */ (part.querySelector(".script-tools"));
  const back = /** @type {HTMLButtonElement} */ (part.querySelector("[data-back]"));
  tools.hidden = false;
  keepLarge(part, /** @type {HTMLButtonElement} */ (part.querySelector("[data-large]")));

  const stepwise = [...part.querySelectorAll(".script-text[data-branches]")].map((text) => new Steps(/** @type {HTMLElement} */ (text), words));
  part.classList.toggle("stepwise", stepwise.length > 0);
  const shown = () => stepwise.find((steps) => steps.text.offsetParent !== null);
  const update = () => {
    back.hidden = !shown()?.canGoBack;
  };
  for (const steps of stepwise) steps.onMove = update;
  back.addEventListener("click", () => shown()?.back());
  chooseLanguage(part, () => {
    words.scrollTop = 0;
    update();
  });
}

/**
 * @param {HTMLElement} part
 * @param {HTMLButtonElement} button
 */
function keepLarge(part, button) {
  /** @param {boolean} large */
  const set = (large) => {
    part.classList.toggle("large", large);
    button.setAttribute("aria-pressed", String(large));
  };
  set(remembered(LARGE) === "yes");
  button.addEventListener("click", () => {
    const large = !part.classList.contains("large");
    set(large);
    remember(LARGE, large ? "yes" : "no");
  });
}

/**
 * The language that was chosen last on this machine, where this campaign has it.
 * @param {HTMLElement} part
 * @param {() => void} changed
 */
function chooseLanguage(part, changed) {
  const choices = /** @type {HTMLInputElement[]} */ ([...part.querySelectorAll("input[name='script-language']")]);
  const last = choices.find((choice) => choice.value === remembered(LANGUAGE));
  if (last) last.checked = true;
  for (const choice of choices) {
    choice.addEventListener("change", () => {
      remember(LANGUAGE, choice.value);
      changed();
    });
  }
}

/**
 * @param {string} key
 * @returns {string | null}
 */
function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    // A browser that keeps nothing shows the page as it comes.
    return null;
  }
}

/**
 * @param {string} key
 * @param {string} value
 */
function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It holds for this page, then.
  }
}
