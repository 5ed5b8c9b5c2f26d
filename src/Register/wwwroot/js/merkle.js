// @ts-check
// The tree's hashes (RFC 6962, section 2.1) and the way from a leaf to the root (RFC 9162, section 2.1.3.2).

import { join } from "./bytes.js";

/** @typedef {import("./bytes.js").Bytes} Bytes */

/**
 * @param {Bytes} bytes
 * @returns {Promise<Bytes>}
 */
async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** @param {Bytes} leaf */
export function hashOfLeaf(leaf) {
  return sha256(join(Uint8Array.of(0), leaf));
}

/**
 * @param {Bytes} left
 * @param {Bytes} right
 */
function hashOfNode(left, right) {
  return sha256(join(Uint8Array.of(1), left, right));
}

/**
 * The root to which an audit path leads.
 * @param {bigint} index
 * @param {bigint} size
 * @param {Bytes} leaf The leaf's hash.
 * @param {Bytes[]} path Leaf's sibling first.
 * @returns {Promise<Bytes | null>} Null when the path is too short or too long for such a tree.
 */
export async function rootOver(index, size, leaf, path) {
  if (index >= size) return null;
  let [node, last, hash] = [index, size - 1n, leaf];
  for (const sibling of path) {
    if (last === 0n) return null;
    if ((node & 1n) === 1n || node === last) {
      hash = await hashOfNode(sibling, hash);
      while ((node & 1n) === 0n && node !== 0n) [node, last] = [node >> 1n, last >> 1n];
    } else {
      hash = await hashOfNode(hash, sibling);
    }
    [node, last] = [node >> 1n, last >> 1n];
  }
  return last === 0n ? hash : null;
}
