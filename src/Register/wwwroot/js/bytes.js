// @ts-check
// Bytes and their texts.

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** What was received is not written as it should be. */
export class Unreadable extends Error {}

/**
 * Base64 in its one canonical form.
 * @param {string} text
 * @returns {Bytes}
 * @throws {Unreadable}
 */
export function fromBase64(text) {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) throw new Unreadable(text);
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

/** @param {Bytes} bytes */
export function toBase64(bytes) {
  return btoa(String.fromCharCode(...bytes));
}

/** @param {string} text */
export function toUtf8(text) {
  return /** @type {Bytes} */ (new TextEncoder().encode(text));
}

/**
 * @param {Bytes} bytes
 * @throws {Unreadable}
 */
export function fromUtf8(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Unreadable("utf-8");
  }
}

/**
 * @param {Bytes[]} parts
 * @returns {Bytes}
 */
export function join(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/**
 * @param {Bytes} left
 * @param {Bytes} right
 */
export function same(left, right) {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}
