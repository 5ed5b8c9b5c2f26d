// @ts-check
// What is kept on this device, sealed. The key is made of two halves: one that the browser keeps and lets no script read, and the secret that only
// the pages of this volunteer carry. Who has the disk has one of them.

const DATABASE = "ledgerline-outbox";
const KEYS = "keys";
const ENTRIES = "entries";
const DEVICE = "device";
const OPEN_MS = 3_000;

/** @typedef {{ owner: string, iv: Uint8Array<ArrayBuffer>, sealed: ArrayBuffer }} Sealed */

export class Safe {
  /**
   * @private
   * @param {IDBDatabase} database
   * @param {CryptoKey} key
   * @param {string} owner
   * @param {string} secret
   */
  constructor(database, key, owner, secret) {
    this.database = database;
    this.key = key;
    this.owner = owner;
    this.secret = secret;
    // Another version of the site in another tab is not to wait for this one.
    database.addEventListener("versionchange", () => database.close());
  }

  /**
   * @param {string} owner
   * @param {string} secret
   * @returns {Promise<Safe>}
   * @throws {unknown} This browser keeps nothing: a private window, a page without encryption, a disk that is full or broken.
   */
  static async open(owner, secret) {
    const database = await within(OPEN_MS, openDatabase());
    const key = await within(OPEN_MS, sealingKey(database, secret));
    return new Safe(database, key, owner, secret);
  }

  /** @returns {Promise<any[]>} What is kept of this owner. What cannot be opened is left as it is: better unread than lost. */
  async all() {
    const store = this.database.transaction(ENTRIES).objectStore(ENTRIES);
    const [names, records] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    const values = [];
    for (const [index, record] of /** @type {Sealed[]} */ (records).entries()) {
      if (record.owner !== this.owner) continue;
      const name = String(names[index]);
      try {
        const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: record.iv, additionalData: utf8(name) }, this.key, record.sealed);
        values.push(JSON.parse(new TextDecoder().decode(text)));
      } catch {
        continue;
      }
    }
    return values;
  }

  /** @returns {Promise<boolean>} Whether something of another volunteer waits here. */
  async holdsOthers() {
    const records = /** @type {Sealed[]} */ (await done(this.database.transaction(ENTRIES).objectStore(ENTRIES).getAll()));
    return records.some((record) => record.owner !== this.owner);
  }

  /** @param {string} id */
  async holds(id) {
    const name = await this.nameOf(id);
    return (await done(this.database.transaction(ENTRIES).objectStore(ENTRIES).count(name))) > 0;
  }

  /**
   * @param {string} id
   * @param {unknown} value
   */
  async put(id, value) {
    const name = await this.nameOf(id);
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: utf8(name) }, this.key, utf8(JSON.stringify(value)));
    await this.change((entries) => entries.put({ owner: this.owner, iv, sealed }, name));
  }

  /** @param {string} id */
  async delete(id) {
    const name = await this.nameOf(id);
    await this.change((entries) => entries.delete(name));
  }

  /** Deletes all that is kept, of everybody, and the key. */
  async wipe() {
    const transaction = this.database.transaction([ENTRIES, KEYS], "readwrite");
    transaction.objectStore(ENTRIES).clear();
    transaction.objectStore(KEYS).clear();
    await finished(transaction);
  }

  /**
   * The name says neither of which call nor of what an entry is.
   * @private
   * @param {string} id
   */
  async nameOf(id) {
    return hex(await crypto.subtle.digest("SHA-256", utf8(`${this.secret} ${id}`)));
  }

  /**
   * @private
   * @param {(entries: IDBObjectStore) => void} act
   */
  async change(act) {
    const transaction = this.database.transaction(ENTRIES, "readwrite", { durability: "strict" });
    act(transaction.objectStore(ENTRIES));
    await finished(transaction);
  }
}

/** @returns {Promise<IDBDatabase>} */
function openDatabase() {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener("upgradeneeded", () => {
    request.result.createObjectStore(KEYS);
    request.result.createObjectStore(ENTRIES);
  });
  return done(request);
}

/**
 * @param {IDBDatabase} database
 * @param {string} secret
 */
async function sealingKey(database, secret) {
  const made = await crypto.subtle.importKey("raw", crypto.getRandomValues(new Uint8Array(32)), "HKDF", false, ["deriveKey"]);
  // One transaction: of two tabs that open at the same moment, both have the key of the first.
  const transaction = database.transaction(KEYS, "readwrite", { durability: "strict" });
  const keys = transaction.objectStore(KEYS);
  const kept = await done(keys.get(DEVICE));
  if (kept === undefined) keys.put(made, DEVICE);
  await finished(transaction);
  const half = kept instanceof CryptoKey ? kept : made;
  const recipe = { name: "HKDF", hash: "SHA-256", salt: utf8(secret), info: utf8(DATABASE) };
  return crypto.subtle.deriveKey(recipe, half, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function done(request) {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
    request.addEventListener("blocked", () => reject(new Error("The database is blocked.")));
  });
}

/** @param {IDBTransaction} transaction */
function finished(transaction) {
  return new Promise((resolve, reject) => {
    transaction.addEventListener("complete", resolve);
    transaction.addEventListener("abort", () => reject(transaction.error));
  });
}

/**
 * @template T
 * @param {number} time
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
export function within(time, work) {
  return Promise.race([work, new Promise((_, reject) => setTimeout(() => reject(new Error(`No answer in ${time} ms.`)), time))]);
}

/** @param {string} text */
function utf8(text) {
  return new TextEncoder().encode(text);
}

/** @param {ArrayBuffer} bytes */
function hex(bytes) {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
