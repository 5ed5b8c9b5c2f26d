// @ts-check
// What was entered and is not yet acknowledged. It survives a reload, a crash and a closed browser where this browser can keep it (safe.js), and is
// gone once the server has it.

import { Safe, within } from "./safe.js";

/** @typedef {{ id: string, name: string, real: boolean, organisations: string[] }} Person */
/** @typedef {{ text: string, moments: string[] }} Note */
/** @typedef {Record<string, any> & { outcome: string }} Report */
/** @typedef {"person" | "note" | "report"} Kind In the order in which those of a call are sent. */

/**
 * @typedef {object} Entry
 * @property {string} call
 * @property {Kind} kind
 * @property {any} body A Person, a Note or a Report.
 * @property {number} at When it was entered.
 * @property {string} [refused] Why the server did not take it; it is not sent again as it is.
 * @property {boolean} [isRestored] Kept by another page: it may have sent it since.
 */

const WIPE_MS = 2_000;

/** @param {Entry} entry */
export function idOf(entry) {
  return `${entry.call} ${entry.kind} ${entry.kind === "person" ? entry.body.id : ""}`;
}

export class Outbox extends EventTarget {
  /**
   * @param {string} owner
   * @param {string} secret
   */
  constructor(owner, secret) {
    super();
    /** Whether what waits would outlive this page. */
    this.isKept = true;
    /** @type {Map<string, Entry>} */
    this.entries = new Map();
    /** @type {Promise<Safe | null>} */
    this.safe = Safe.open(owner, secret).catch(() => null);
    /** Done when what another page left is here. */
    this.opened = this.load();
    /** @type {Promise<void>} */
    this.written = this.opened;
  }

  /** @returns {Entry[]} What is still to be sent, persons first. */
  get waiting() {
    return [...this.entries.values()].filter((entry) => entry.refused === undefined);
  }

  /** @returns {Entry[]} */
  get refused() {
    return [...this.entries.values()].filter((entry) => entry.refused !== undefined);
  }

  /**
   * What is kept of a call.
   * @param {string} call
   * @param {Kind} kind
   */
  of(call, kind) {
    return [...this.entries.values()].filter((entry) => entry.call === call && entry.kind === kind);
  }

  /**
   * Keeps it in the place of what was entered before under the same id.
   * @param {string} call
   * @param {Kind} kind
   * @param {any} body
   */
  put(call, kind, body) {
    this.keep({ call, kind, body, at: Date.now() });
  }

  /**
   * Keeps what is not finished, and is not sent: she has still to say that it is right.
   * @param {string} call
   * @param {Kind} kind
   * @param {any} body
   * @param {string} why
   */
  hold(call, kind, body, why) {
    this.keep({ call, kind, body, at: Date.now(), refused: why });
  }

  /**
   * @param {Entry} entry
   * @param {string} why
   */
  refuse(entry, why) {
    if (this.entries.get(idOf(entry)) === entry) this.keep({ ...entry, refused: why });
  }

  /**
   * @param {Entry} entry
   * @returns {boolean} False when something newer has taken its place.
   */
  remove(entry) {
    const id = idOf(entry);
    if (this.entries.get(id) !== entry) return false;
    this.entries.delete(id);
    this.write((safe) => safe.delete(id));
    this.changed();
    return true;
  }

  /**
   * Whether it still waits on this device, or another page has sent it.
   * @param {Entry} entry
   */
  async holds(entry) {
    const safe = await this.safe;
    return safe === null || (await safe.holds(idOf(entry)).catch(() => true));
  }

  async holdsOthers() {
    const safe = await this.safe;
    return safe !== null && (await safe.holdsOthers().catch(() => false));
  }

  /** Forgets everything, here and on this device. */
  async wipe() {
    this.entries.clear();
    this.write((safe) => safe.wipe());
    await within(WIPE_MS, this.written).catch(() => undefined);
  }

  /**
   * @private
   * @param {Entry} entry
   */
  keep(entry) {
    const id = idOf(entry);
    const { isRestored: _, ...kept } = entry;
    this.entries.set(id, entry);
    this.write((safe) => safe.put(id, kept));
    this.changed();
  }

  /** @private */
  async load() {
    const safe = await this.safe;
    this.isKept = safe !== null;
    const kept = /** @type {Entry[]} */ ((await safe?.all().catch(() => this.broke())) ?? []);
    for (const entry of kept.sort((one, other) => one.at - other.at)) {
      // What has been entered since this page opened is newer.
      if (!this.entries.has(idOf(entry))) this.entries.set(idOf(entry), { ...entry, isRestored: true });
    }
    this.changed();
  }

  /**
   * One after the other, so that what was deleted last stays deleted.
   * @private
   * @param {(safe: Safe) => Promise<void>} work
   */
  write(work) {
    this.written = this.written.then(async () => {
      const safe = await this.safe;
      if (safe !== null) await work(safe).catch(() => this.broke());
    });
  }

  /**
   * The disk is full, or the database broken: from here on what waits is in this page only.
   * @private
   * @returns {undefined}
   */
  broke() {
    this.isKept = false;
    this.changed();
  }

  /** @private */
  changed() {
    this.dispatchEvent(new Event("change"));
  }
}
