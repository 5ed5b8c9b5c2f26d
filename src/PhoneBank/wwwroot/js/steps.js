// @ts-check
// A script's steps, one of them shown.

/** One language's steps, and the way that led to the one that is shown. */
export class Steps {
  /** @type {HTMLElement[]} */
  #way = [];
  #all = false;
  onMove = () => {};

  /**
   * @param {HTMLElement} text
   * @param {HTMLElement} words What scrolls.
   */
  constructor(text, words) {
    this.text = text;
    this.words = words;
    this.steps = /** @type {HTMLElement[]} */ ([...text.querySelectorAll(".step")]);
    this.current = /** @type {HTMLElement} */ (this.steps[0]);
    const all = /** @type {HTMLButtonElement} */ (text.querySelector("[data-all]"));
    /** @type {HTMLElement} */ (all.parentElement).hidden = false;
    all.addEventListener("click", () => {
      this.#all = !this.#all;
      all.setAttribute("aria-pressed", String(this.#all));
      this.#draw();
      this.#show(this.current);
    });
    text.addEventListener("click", (event) => this.#onClick(event));
    this.#draw();
  }

  get canGoBack() {
    return this.#way.length > 0;
  }

  back() {
    const step = this.#way.pop();
    if (step) this.#goTo(step);
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
    const step = link && this.steps.find((one) => `#${one.id}` === link.getAttribute("href"));
    if (!step) return;
    // The address would be kept in the browser's history.
    event.preventDefault();
    if (step === this.steps[0]) this.#way = [];
    else this.#way.push(this.current);
    this.#goTo(step);
  }

  /** @param {HTMLElement} step */
  #goTo(step) {
    this.current = step;
    this.#draw();
    this.#show(step);
    step.focus({ preventScroll: true });
    this.onMove();
  }

  #draw() {
    for (const step of this.steps) step.hidden = !this.#all && step !== this.current;
  }

  /**
   * Scrolls the words and nothing else: the page stays where it is.
   * @param {HTMLElement} step
   */
  #show(step) {
    this.words.scrollTop = this.#all ? this.words.scrollTop + step.getBoundingClientRect().top - this.words.getBoundingClientRect().top : 0;
  }
}
