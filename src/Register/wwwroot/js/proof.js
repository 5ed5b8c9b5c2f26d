// @ts-check
// Reads the file that proves an entry (C2SP tlog-proof) and what is in it: leaf, opening, checkpoint.

import { fromBase64, fromUtf8, toUtf8, Unreadable } from "./bytes.js";

/** @typedef {import("./bytes.js").Bytes} Bytes */
/** @typedef {{ name: string, id: string, bytes: Bytes }} Signature */
/** @typedef {{ text: string, origin: string, size: bigint, root: Bytes, signatures: Signature[] }} Checkpoint */
/** @typedef {{ leaf: Bytes, opening: Bytes, index: bigint, path: Bytes[], checkpoint: Checkpoint }} Proof */

const HASH_BYTES = 32;
const NUMBER = /^(?:0|[1-9][0-9]{0,18})$/;

/**
 * @param {string} text
 * @returns {Proof}
 * @throws {Unreadable}
 */
export function readProof(text) {
  const end = text.indexOf("\n\n");
  const [header, extra = "", index = "", ...path] = text.slice(0, end < 0 ? 0 : end).split("\n");
  if (header !== "c2sp.org/tlog-proof@v1" || !extra.startsWith("extra ") || !index.startsWith("index ")) throw new Unreadable("proof");
  const [leaf, opening, ...more] = readBundle(fromBase64(extra.slice(6)));
  if (!leaf || !opening || more.length > 0) throw new Unreadable("extra");
  return { leaf, opening, index: readNumber(index.slice(6)), path: path.map(readHash), checkpoint: readCheckpoint(text.slice(end + 2)) };
}

/**
 * What a leaf of a declaration says (docs/specs/leaf.md).
 * @param {Bytes} leaf
 * @returns {{ day: string, organisations: string, commitment: Bytes } | null} Null for anything else.
 */
export function readLeaf(leaf) {
  const lines = /^ledgerline\/declaration\/v1\nday (\d{4}-\d\d-\d\d)\norganisations ([a-z -]+)\ncommitment (\S{44})\n$/.exec(fromUtf8(leaf));
  return lines ? { day: lines[1] ?? "", organisations: lines[2] ?? "", commitment: readHash(lines[3] ?? "") } : null;
}

/**
 * What opens a commitment (docs/specs/leaf.md, "The opening").
 * @param {Bytes} opening
 * @returns {{ salt: Bytes, record: Bytes, name: string, place: string, statement: string } | null} Null where the name was erased.
 *   Place and statement are empty where there is none.
 * @throws {Unreadable}
 */
export function readOpening(opening) {
  const text = fromUtf8(opening);
  if (text === "ledgerline/erased/v1\n") return null;
  const parts = /^ledgerline\/opening\/v1\nsalt (\S{44})\n(ledgerline\/record\/(v[12])\nkind [a-z-]+\nname ([^\n]+)\n(?:place ([A-Z-]+)\n)?((?:statement [^\n]+\n)*))$/.exec(text);
  if (!parts) throw new Unreadable("opening");
  const [, salt = "", record = "", version, name = "", place = "", lines = ""] = parts;
  if ((version === "v2") !== (place + lines !== "")) throw new Unreadable("opening");
  const statement = lines.slice(0, -1).split("\n").map((line) => line.slice("statement ".length)).join("\n");
  return { salt: readHash(salt), record: toUtf8(record), name, place, statement };
}

/**
 * @param {string} note
 * @returns {Checkpoint}
 */
function readCheckpoint(note) {
  const end = note.lastIndexOf("\n\n");
  if (end < 0 || !note.endsWith("\n")) throw new Unreadable("note");
  const text = note.slice(0, end + 1);
  const [origin = "", size = "", root = ""] = text.split("\n");
  const signatures = note.slice(end + 2, -1).split("\n").map(readSignature);
  return { text, origin, size: readNumber(size), root: readHash(root), signatures };
}

/**
 * @param {string} line
 * @returns {Signature}
 */
function readSignature(line) {
  const parts = /^— (\S+) (\S+)$/.exec(line);
  if (!parts) throw new Unreadable("signature");
  const bytes = fromBase64(parts[2] ?? "");
  const id = Array.from(bytes.slice(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { name: parts[1] ?? "", id, bytes: bytes.slice(4) };
}

/** @param {Bytes} bundle */
function readBundle(bundle) {
  /** @type {Bytes[]} */
  const entries = [];
  for (let at = 0; at < bundle.length; ) {
    const length = ((bundle[at] ?? 0) << 8) | (bundle[at + 1] ?? 0);
    const entry = bundle.slice(at + 2, at + 2 + length);
    if (entry.length < length) throw new Unreadable("bundle");
    entries.push(entry);
    at += 2 + length;
  }
  return entries;
}

/** @param {string} text */
function readNumber(text) {
  if (!NUMBER.test(text)) throw new Unreadable(text);
  return BigInt(text);
}

/** @param {string} base64 */
function readHash(base64) {
  const hash = fromBase64(base64);
  if (hash.length !== HASH_BYTES) throw new Unreadable(base64);
  return hash;
}
