// @ts-check
// The registrar's desk by keyboard: while the focus is among the groups, j and k go down and up, x chooses, a accepts, and the digits refuse for the
// reason of that number. Without a choice they mean the group that has the focus.

const desk = document.querySelector(".desk");
if (desk instanceof HTMLFormElement) listen(desk);

/** @param {HTMLFormElement} desk */
function listen(desk) {
  const list = desk.querySelector(".waiting");
  desk.querySelector(".keys")?.removeAttribute("hidden");
  if (list instanceof HTMLElement) list.addEventListener("keydown", (event) => press(desk, list, event));
}

/**
 * @param {HTMLFormElement} desk
 * @param {HTMLElement} list
 * @param {KeyboardEvent} event
 */
function press(desk, list, event) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const boxes = Array.from(list.querySelectorAll("input")), at = boxes.findIndex((box) => box === document.activeElement);
  const here = boxes[at];
  if (!here) return;
  const reasons = Array.from(desk.querySelectorAll("input[name='Reason']")), reason = reasons[Number(event.key) - 1];
  if (event.key === "j") boxes[at + 1]?.focus();
  else if (event.key === "k") boxes[at - 1]?.focus();
  else if (event.key === "x") here.click();
  else if (event.key === "a") decide(desk, boxes, here, "a");
  else if (reason instanceof HTMLInputElement) {
    reason.checked = true;
    decide(desk, boxes, here, "r");
  } else return;
  event.preventDefault();
}

/**
 * @param {HTMLFormElement} desk
 * @param {HTMLInputElement[]} boxes
 * @param {HTMLInputElement} here
 * @param {string} key
 */
function decide(desk, boxes, here, key) {
  if (!boxes.some((box) => box.checked)) here.checked = true;
  const button = desk.querySelector(`[data-key="${key}"]`);
  if (button instanceof HTMLElement) desk.requestSubmit(button);
}
