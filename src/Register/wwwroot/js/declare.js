// @ts-check
// The proof of work of the declaring form (docs/specs/work.md), done in the background while somebody types and reads. Where scripts do not run, or it
// fails, the form is sent without it.

/** Longer than an old telephone needs for the most that is asked; a browser that does not compile scripts may need more, and goes without. */
const LONGEST_MS = 120_000;

const form = document.querySelector("form[data-challenge]");
if (form instanceof HTMLFormElement) void work(form);

/** @param {HTMLFormElement} form */
async function work(form) {
  const solution = form.elements.namedItem("WorkSolution");
  if (!(solution instanceof HTMLInputElement) || solution.value !== "") return;
  const status = form.querySelector("[data-working]");
  let busy = true;
  /** @type {HTMLElement | null} */
  let pressed = null;

  // Only what is sent for good waits; whoever adds or removes somebody goes on, and the work begins again on the next page.
  form.addEventListener("submit", (event) => {
    if (!busy || !form.hasAttribute("data-waits") || event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    pressed = event.submitter;
    if (status instanceof HTMLElement) status.textContent = status.dataset["working"] ?? "";
  });

  solution.value = await solve(form.dataset["challenge"] ?? "", form.dataset["group"] ?? "", Number(form.dataset["bits"]));
  busy = false;
  if (status) status.textContent = "";
  if (pressed) form.requestSubmit(pressed);
}

/**
 * @param {string} challenge
 * @param {string} group
 * @param {number} bits How many zero bits the challenge asks for.
 * @returns {Promise<string>} The numbers, or nothing where it cannot be done.
 */
function solve(challenge, group, bits) {
  return new Promise((resolve) => {
    try {
      const worker = new Worker(workAddress(), { type: "module" });
      const give = (/** @type {string} */ numbers) => (worker.terminate(), resolve(numbers));
      worker.onmessage = (event) => give(String(event.data));
      worker.onerror = () => give("");
      setTimeout(() => give(""), LONGEST_MS);
      worker.postMessage({ challenge, group, bits });
    } catch {
      resolve("");
    }
  });
}

/**
 * The one address that a worker may have here: the browser takes no other text for one (Trusted Types).
 * @returns {string | URL}
 */
function workAddress() {
  const address = new URL("./work.js", import.meta.url);
  // Not in the compiler's library yet.
  const { trustedTypes } = /** @type {any} */ (globalThis);
  return trustedTypes ? trustedTypes.createPolicy("work", { createScriptURL: () => address.href }).createScriptURL("") : address;
}
