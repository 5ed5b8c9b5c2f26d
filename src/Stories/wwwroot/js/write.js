// @ts-check
// Keeps what is typed, shows it as readers will see it, and says when somebody else writes at the same text.

import { askPage } from "/_content/Ledgerline.Web/js/page.js";
import { send, SignedOut } from "/_content/Ledgerline.Web/js/send.js";

const AFTER_MS = 1_500;

const form = /** @type {HTMLFormElement | null} */ (document.querySelector("#write"));
const preview = document.querySelector("#preview");
const said = document.querySelector("#keeping");
const others = document.querySelector("#others");
let timer = 0;
let isKeeping = false;
let isChanged = false;

/** @param {string} name */
const typed = (name) => /** @type {HTMLInputElement | HTMLTextAreaElement} */ (form?.elements.namedItem(name)).value;

/** @param {string | undefined} words */
function say(words) {
  if (said) said.textContent = words ?? "";
}

async function show() {
  const page = await askPage(form?.dataset.preview ?? "");
  const shown = page?.querySelector(".shown");
  if (shown) preview?.querySelector(".shown")?.replaceWith(document.importNode(shown, true));
}

async function keep() {
  if (!form || isKeeping) return;
  isKeeping = true;
  isChanged = false;
  say(form.dataset.keeping);
  const token = /** @type {HTMLInputElement} */ (form.querySelector("input[name=token]")).value;
  const body = { title: typed("Form.Title"), summary: typed("Form.Summary"), byline: typed("Form.Byline"), body: typed("Form.Body"), seen: Number(typed("Seen")) };
  try {
    const answer = await send(location.pathname, "PUT", token, body);
    others?.toggleAttribute("hidden", !answer.others);
    say(form.dataset.kept);
    await show();
  } catch (error) {
    // It stays in the form, and is tried again at the next keystroke.
    say(error instanceof SignedOut ? form.dataset.signedOut : form.dataset.unreachable);
  } finally {
    isKeeping = false;
  }
  if (isChanged) later();
}

function later() {
  isChanged = true;
  clearTimeout(timer);
  timer = setTimeout(keep, AFTER_MS);
}

if (form) {
  // It is always there, so the button has nothing to do.
  document.querySelector("#show")?.remove();
  form.addEventListener("input", later);
  form.addEventListener("submit", () => clearTimeout(timer));
}
