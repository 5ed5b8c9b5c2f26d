// @ts-check
// Sends what waits in the outbox, by itself, until the server has it: persons, then the note, then how the call ended. Whatever is sent twice counts once.

import { idOf } from "./outbox.js";
import { Failing, Refused, send } from "/_content/Ledgerline.Web/js/send.js";

/** @typedef {import("./outbox.js").Outbox} Outbox */
/** @typedef {import("./outbox.js").Entry} Entry */

/**
 * What is told of an entry.
 * @typedef {object} Listener
 * @property {(entry: Entry, answer: any, isLatest: boolean) => void} [delivered] The answer is undefined where another page had sent it; what is not the latest has been changed since.
 * @property {(entry: Entry, why: string) => void} [refused]
 * @property {() => void} [failed] An attempt failed, see `trouble`.
 */

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;
const LOCK = "ledgerline-outbox";
const ORDER = ["person", "note", "report"];

export class Delivery {
  /**
   * @param {Outbox} outbox
   * @param {string} token
   */
  constructor(outbox, token) {
    this.outbox = outbox;
    this.token = token;
    /** Why the last attempt failed; null when it did not. @type {unknown} */
    this.trouble = null;
    /** @type {Listener[]} */
    this.listeners = [];
    /** @private */
    this.isRunning = false;
    /** @private @type {() => void} */
    this.wake = () => undefined;
  }

  /** Something is to be sent: now, even if the last attempt has just failed. */
  start() {
    this.wake();
    if (!this.isRunning) void this.run();
  }

  /**
   * One more try of all that waits, for no longer than this.
   * @param {number} time
   */
  async tryOnce(time) {
    const patience = new Promise((resolve) => setTimeout(resolve, time));
    const over = new Promise((resolve) => {
      const end = () => resolve(undefined);
      const listener = { failed: end, refused: end, delivered: () => (this.outbox.waiting.length === 0 ? end() : undefined) };
      this.listeners.push(listener);
      void patience.then(() => this.listeners.splice(this.listeners.indexOf(listener), 1));
    });
    this.start();
    await Promise.race([patience, over]);
  }

  /** @private */
  async run() {
    this.isRunning = true;
    await this.outbox.opened;
    let wait = FIRST_WAIT_MS;
    // Between the last look and the end nothing else runs, so that nothing is put in unseen.
    while (this.next(new Set())) {
      if (await this.pass()) {
        wait = FIRST_WAIT_MS;
        continue;
      }
      await this.pause(wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
    this.isRunning = false;
  }

  /**
   * Each entry once; what fails does not hold up the others, unless it is the network.
   * @private
   * @returns {Promise<boolean>} Whether nothing failed.
   */
  async pass() {
    /** @type {Set<string>} */
    const tried = new Set();
    let isWell = true;
    for (let entry = this.next(tried); entry; entry = this.next(tried)) {
      tried.add(idOf(entry));
      try {
        await this.deliver(entry, tried);
      } catch (error) {
        isWell = false;
        this.trouble = error;
        for (const listener of [...this.listeners]) listener.failed?.();
        if (!(error instanceof Failing)) return false;
      }
    }
    if (isWell) this.trouble = null;
    return isWell;
  }

  /**
   * @private
   * @param {Set<string>} tried
   * @returns {Entry | undefined}
   */
  next(tried) {
    const waiting = this.outbox.waiting.sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) || one.at - other.at);
    return waiting.find((entry) => !tried.has(idOf(entry)) && (entry.kind !== "report" || waiting.every((other) => other.call !== entry.call || other.kind === "report")));
  }

  /**
   * @private
   * @param {Entry} entry
   * @param {Set<string>} tried
   */
  async deliver(entry, tried) {
    let answer;
    try {
      answer = await this.alone(async () => (entry.isRestored && !(await this.outbox.holds(entry)) ? undefined : await this.send(entry)));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.outbox.refuse(entry, error.message);
      for (const listener of [...this.listeners]) listener.refused?.(entry, error.message);
      return;
    }
    this.trouble = null;
    const isLatest = this.outbox.remove(entry);
    if (!isLatest) tried.delete(idOf(entry));
    for (const listener of [...this.listeners]) listener.delivered?.(entry, answer, isLatest);
  }

  /**
   * @private
   * @param {Entry} entry
   */
  send(entry) {
    const path = `/call/${entry.call}/live/${entry.kind}`;
    // A report says how long ago it was made: "in five minutes" counts from then, and no clock needs to be right.
    const body = entry.kind === "report" ? { ...entry.body, seconds: (Date.now() - entry.at) / 1000 } : entry.body;
    return send(path, "PUT", this.token, body);
  }

  /**
   * One page of this browser at a time, where the browser can see to that.
   * @private
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  alone(work) {
    return navigator.locks ? navigator.locks.request(LOCK, work) : work();
  }

  /**
   * @private
   * @param {number} time
   */
  pause(time) {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        removeEventListener("online", done);
        resolve(undefined);
      };
      const timer = setTimeout(done, time);
      addEventListener("online", done);
      this.wake = done;
    });
  }
}
