// @ts-check
// The call by keyboard. Keys are places on the keyboard (event.code), the same in every layout and while another script is typed.

/** @typedef {import("./people.js").People} People */

/**
 * @param {HTMLFormElement} form
 * @param {People} people
 * @param {() => Promise<void>} suggest
 */
export function listenForKeys(form, people, suggest) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.repeat || event.ctrlKey || event.metaKey || event.getModifierState("AltGraph")) return;
    if (!event.altKey && isTyping(event.target)) return;
    const act = (event.altKey ? rowKey(event.code, people, suggest) : undefined) ?? outcomeKey(event.code, form);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/**
 * @param {string} code
 * @param {People} people
 * @param {() => Promise<void>} suggest
 * @returns {(() => void) | undefined}
 */
function rowKey(code, people, suggest) {
  const digit = /^(?:Digit|Numpad)([1-4])$/.exec(code)?.[1];
  if (digit === "4") return () => choose(people, () => true, people.current.organisations);
  if (digit) return () => choose(people, (box) => !box.checked, people.current.organisations.slice(Number(digit) - 1, Number(digit)));
  if (code === "KeyR") return () => choose(people, (box) => !box.checked, [people.current.real]);
  if (code === "KeyS") return () => void suggest();
  return undefined;
}

/**
 * @param {People} people
 * @param {(box: HTMLInputElement) => boolean} state
 * @param {HTMLInputElement[]} boxes
 */
function choose(people, state, boxes) {
  const row = people.current;
  for (const box of boxes) box.checked = state(box);
  boxes[0]?.dispatchEvent(new Event("change", { bubbles: true }));
  if (!row.item.contains(document.activeElement)) row.name.focus();
}

/**
 * @param {string} code
 * @param {HTMLFormElement} form
 * @returns {(() => void) | undefined}
 */
function outcomeKey(code, form) {
  const button = form.querySelector(`button[data-key="${CSS.escape(code)}"]`);
  return button instanceof HTMLButtonElement ? () => button.click() : undefined;
}
