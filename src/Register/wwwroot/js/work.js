// @ts-check
// Solves the puzzles of docs/specs/work.md in a worker. SHA-256 is written out here because a call of the browser's own, which answers later, costs far
// more than the hash of so short a text: an old telephone would need a minute.

const PUZZLES = 16;

/** @type {Int32Array} The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, section 4.2.2). */
const K = new Int32Array(64);
/** @type {Int32Array} The same of the square roots of the first eight (section 5.3.3). */
const START = new Int32Array(8);
for (let candidate = 2, found = 0; found < 64; candidate++) {
  let isPrime = true;
  for (let factor = 2; factor * factor <= candidate && isPrime; factor++) isPrime = candidate % factor !== 0;
  if (!isPrime) continue;
  if (found < 8) START[found] = fraction(candidate ** (1 / 2));
  K[found++] = fraction(candidate ** (1 / 3));
}

/** @param {number} root */
function fraction(root) {
  return ((root - Math.floor(root)) * 0x100000000) | 0;
}

const w = new Int32Array(64);

/**
 * One block (FIPS 180-4, section 6.2.2).
 * @param {Int32Array} state Eight words, changed.
 * @param {Int32Array} block Sixteen words.
 */
function compress(state, block) {
  for (let i = 0; i < 16; i++) w[i] = /** @type {number} */ (block[i]);
  for (let i = 16; i < 64; i++) {
    const x = /** @type {number} */ (w[i - 15]), y = /** @type {number} */ (w[i - 2]);
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (/** @type {number} */ (w[i - 16]) + s0 + /** @type {number} */ (w[i - 7]) + s1) | 0;
  }
  let a = state[0] ?? 0, b = state[1] ?? 0, c = state[2] ?? 0, d = state[3] ?? 0, e = state[4] ?? 0, f = state[5] ?? 0, g = state[6] ?? 0, h = state[7] ?? 0;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + /** @type {number} */ (K[i]) + /** @type {number} */ (w[i])) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] = (state[0] ?? 0) + a;
  state[1] = (state[1] ?? 0) + b;
  state[2] = (state[2] ?? 0) + c;
  state[3] = (state[3] ?? 0) + d;
  state[4] = (state[4] ?? 0) + e;
  state[5] = (state[5] ?? 0) + f;
  state[6] = (state[6] ?? 0) + g;
  state[7] = (state[7] ?? 0) + h;
}

/**
 * @param {string} text ASCII.
 * @returns {Int32Array} Its SHA-256, eight words.
 */
function sha256(text) {
  const length = Math.ceil((text.length + 9) / 64) * 16;
  const words = new Int32Array(length);
  const put = (/** @type {number} */ at, /** @type {number} */ byte) => (words[at >> 2] = /** @type {number} */ (words[at >> 2]) | (byte << (24 - 8 * (at & 3))));
  for (let i = 0; i < text.length; i++) put(i, text.charCodeAt(i));
  put(text.length, 0x80);
  words[length - 1] = text.length * 8;
  const state = START.slice();
  for (let at = 0; at < length; at += 16) compress(state, words.subarray(at, at + 16));
  return state;
}

/**
 * @param {string} challenge
 * @param {string} group
 * @param {number} bits How many zero bits each hash must begin with.
 * @returns {string} The numbers in decimal, with commas between.
 */
function solve(challenge, group, bits) {
  const block = new Int32Array(16);
  block.set(sha256(`${challenge}:${group}`));
  // The seed of 32 bytes, the puzzle's number in one, ours in four, and the padding.
  block[15] = 37 * 8;
  const state = new Int32Array(8);
  const numbers = [];
  for (let puzzle = 0; puzzle < PUZZLES; puzzle++) {
    for (let number = 0; ; number++) {
      block[8] = (puzzle << 24) | (number >>> 8);
      block[9] = (number << 24) | 0x800000;
      state.set(START);
      compress(state, block);
      if (/** @type {number} */ (state[0]) >>> (32 - bits) === 0) {
        numbers.push(number);
        break;
      }
    }
  }
  return numbers.join(",");
}

addEventListener("message", (event) => postMessage(solve(event.data.challenge, event.data.group, event.data.bits)));
