// @ts-check
// Who signed a checkpoint: the log (C2SP signed-note) and its witnesses (C2SP tlog-cosignature).

import { fromBase64, toUtf8, Unreadable } from "./bytes.js";

/** @typedef {import("./bytes.js").Bytes} Bytes */
/** @typedef {import("./proof.js").Checkpoint} Checkpoint */
/** @typedef {{ name: string, id: string, type: number, publicKey: Bytes }} VerifierKey */

const ED25519 = 1;
const COSIGNATURE = 4;
const TIME_BYTES = 8;

/** This browser does not know the kind of signature; that says nothing of the signature. */
export class NotSupported extends Error {}

/**
 * @param {string} text
 * @returns {VerifierKey}
 * @throws {Unreadable}
 */
export function readVerifierKey(text) {
  const parts = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text);
  if (!parts) throw new Unreadable("key");
  const bytes = fromBase64(parts[3] ?? "");
  return { name: parts[1] ?? "", id: parts[2] ?? "", type: bytes[0] ?? 0, publicKey: bytes.slice(1) };
}

/**
 * Whether the log signed its checkpoint.
 * @param {Checkpoint} checkpoint
 * @param {VerifierKey} key
 * @returns {Promise<boolean | null>} Null when there is no signature by this key.
 * @throws {NotSupported}
 */
export async function isSignedBy(checkpoint, key) {
  const signature = find(checkpoint, key);
  if (!signature || key.type !== ED25519) return null;
  return verify(key, signature, toUtf8(checkpoint.text));
}

/**
 * When a witness cosigned.
 * @param {Checkpoint} checkpoint
 * @param {VerifierKey} key
 * @returns {Promise<Date | false | null>} False when its cosignature is wrong, null when there is none.
 * @throws {NotSupported}
 */
export async function cosignedAt(checkpoint, key) {
  const bytes = find(checkpoint, key);
  if (!bytes || key.type !== COSIGNATURE) return null;
  if (bytes.length <= TIME_BYTES) return false;
  const seconds = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  const message = toUtf8(`cosignature/v1\ntime ${seconds}\n${checkpoint.text}`);
  return (await verify(key, bytes.slice(TIME_BYTES), message)) ? new Date(Number(seconds) * 1000) : false;
}

/**
 * @param {Checkpoint} checkpoint
 * @param {VerifierKey} key
 */
function find(checkpoint, key) {
  return checkpoint.signatures.find((signature) => signature.name === key.name && signature.id === key.id)?.bytes;
}

/**
 * @param {VerifierKey} key
 * @param {Bytes} signature
 * @param {Bytes} message
 */
async function verify(key, signature, message) {
  const imported = await crypto.subtle.importKey("raw", key.publicKey, "Ed25519", false, ["verify"]).catch((error) => {
    throw error instanceof DOMException && error.name === "NotSupportedError" ? new NotSupported() : error;
  });
  return crypto.subtle.verify("Ed25519", imported, signature, message);
}
