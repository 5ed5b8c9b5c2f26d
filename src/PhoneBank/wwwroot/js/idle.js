// @ts-check
// A contact does not stay open on an empty chair. Somebody who does nothing for a quarter of an hour is asked whether she is there, since people talk for longer
// without touching anything; where nobody answers, the contact leaves the page and goes back. What was typed is kept, and comes back when she does.

const ASK_MS = 15 * 60_000;
const ANSWER_MS = 5 * 60_000;
/** Once it was dialled she may be talking, away from the screen. */
const TALKING_MS = 15 * 60_000;
const LOOK_MS = 1_000;
const INPUTS = ["click", "keydown", "input"];
/** These too, while nothing is asked: a question that went away under the finger would have it press what is beneath. */
const MOVES = ["pointerdown", "pointermove", "wheel", "touchstart"];

export class Idle {
  /**
   * @param {HTMLElement} question Hidden while there is nothing to ask.
   * @param {() => boolean} isTalking
   * @param {() => void} onAway
   */
  constructor(question, isTalking, onAway) {
    this.question = question;
    this.left = /** @type {HTMLElement} */ (question.querySelector(".left"));
    this.isTalking = isTalking;
    this.onAway = onAway;
    this.isAway = false;
    this.begin();
    for (const name of INPUTS) addEventListener(name, () => this.begin(), { capture: true });
    for (const name of MOVES) addEventListener(name, () => this.question.hidden && this.begin(), { passive: true, capture: true });
    // To answer is not to leave what she is typing: the focus stays there.
    question.addEventListener("mousedown", (event) => event.preventDefault());
    // By the clock and not by counting: a laptop that was shut has slept through it.
    setInterval(() => this.look(), LOOK_MS);
  }

  /** She is here. */
  begin() {
    this.since = Date.now();
    this.question.hidden = true;
  }

  back() {
    this.isAway = false;
    this.begin();
  }

  /** @private */
  look() {
    if (this.isAway) return;
    const idle = Date.now() - (this.since ?? 0);
    const left = ASK_MS + (this.isTalking() ? TALKING_MS : ANSWER_MS) - idle;
    if (left <= 0) {
      this.isAway = true;
      this.question.hidden = true;
      this.onAway();
    } else if (idle >= ASK_MS) {
      this.left.textContent = (this.question.dataset["left"] ?? "").replace("{time}", clockOf(left));
      this.question.hidden = false;
    }
  }
}

/** @param {number} time */
function clockOf(time) {
  const seconds = Math.ceil(time / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
