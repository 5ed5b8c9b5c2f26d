// @ts-check
// The steps of checking an entry, from its name to who vouches for it. A wrong step does not keep the later ones from being taken.

import { same, toBase64 } from "./bytes.js";
import { hashOfLeaf, rootOver } from "./merkle.js";
import { readLeaf, readOpening } from "./proof.js";
import { cosignedAt, isSignedBy, NotSupported, readVerifierKey } from "./signatures.js";

/** @typedef {import("./bytes.js").Bytes} Bytes */
/** @typedef {import("./proof.js").Proof} Proof */
/** @typedef {"right" | "wrong" | "unknown"} State */
/** @typedef {{ title: string, state: State, words: string, values?: Record<string, string> }} Step */

/**
 * @param {Proof} proof
 * @param {DOMStringMap} page What the page says of the entry, and the keys by which it is checked.
 * @returns {AsyncGenerator<Step>}
 */
export async function* checkSteps(proof, page) {
  const hash = await hashOfLeaf(proof.leaf);
  yield { title: "commitmentTitle", ...(await openCommitment(proof, page)) };
  yield { title: "leafTitle", ...readTheLeaf(proof.leaf, hash, page["day"]) };
  yield { title: "pathTitle", ...(await followPath(proof, hash, page["index"])) };
  yield { title: "signatureTitle", ...(await orNotSupported(() => verifyLog(proof, page["log"] ?? ""))) };
  for (const witness of (page["witnesses"] ?? "").split("\n").filter((line) => line !== ""))
    yield await verifyWitness(proof, witness);
}

/**
 * @param {Proof} proof
 * @param {DOMStringMap} page Its name is empty where the page says that it was erased.
 * @returns {Promise<{ state: State, words: string }>}
 */
async function openCommitment(proof, page) {
  const opening = readOpening(proof.opening);
  if (!opening) return page["name"] === "" ? { state: "right", words: "commitmentErased" } : wrong("nameDiffers");
  const key = await crypto.subtle.importKey("raw", opening.salt, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const computed = new Uint8Array(await crypto.subtle.sign("HMAC", key, opening.record));
  const leaf = readLeaf(proof.leaf);
  if (!leaf || !same(computed, leaf.commitment)) return wrong("commitmentWrong");
  const says = [opening.name, opening.place, opening.statement].join("\n");
  return says === [page["name"], page["place"], page["statement"]].map((each) => each ?? "").join("\n") ? { state: "right", words: "commitmentRight" } : wrong("nameDiffers");
}

/**
 * @param {Bytes} bytes
 * @param {Bytes} hash
 * @param {string | undefined} day
 */
function readTheLeaf(bytes, hash, day) {
  const leaf = readLeaf(bytes);
  if (!leaf) return wrong("leafUnreadable");
  return leaf.day === day ? right("leafRight", { hash: toBase64(hash) }) : wrong("leafDiffers");
}

/**
 * @param {Proof} proof
 * @param {Bytes} hash
 * @param {string | undefined} index
 */
async function followPath(proof, hash, index) {
  if (proof.index.toString() !== index) return wrong("otherEntry");
  const { size, root } = proof.checkpoint;
  const computed = await rootOver(proof.index, size, hash, proof.path);
  return computed && same(computed, root) ? right("pathRight", { size: size.toString(), hash: toBase64(root) }) : wrong("pathWrong");
}

/**
 * @param {Proof} proof
 * @param {string} log
 */
async function verifyLog(proof, log) {
  const key = readVerifierKey(log);
  const signed = proof.checkpoint.origin === key.name ? await isSignedBy(proof.checkpoint, key) : null;
  if (signed === null) return wrong("signatureMissing", { name: key.name });
  return signed ? right("signatureRight", { name: key.name }) : wrong("signatureWrong", { name: key.name });
}

/**
 * @param {Proof} proof
 * @param {string} witness
 * @returns {Promise<Step>}
 */
async function verifyWitness(proof, witness) {
  const key = readVerifierKey(witness);
  const values = { name: key.name };
  const result = await orNotSupported(async () => {
    const at = await cosignedAt(proof.checkpoint, key);
    if (at === null) return unknown("witnessMissing");
    return at ? right("witnessRight", { time: inWords(at) }) : wrong("witnessWrong");
  });
  return { title: "witnessTitle", ...result, values: { ...values, ...result.values } };
}

/**
 * A browser that does not know Ed25519 says nothing of the signature.
 * @param {() => Promise<Omit<Step, "title">>} step
 */
async function orNotSupported(step) {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof NotSupported)) throw error;
    return unknown("noEd25519");
  }
}

/** @param {Date} at */
function inWords(at) {
  // The order in which the pages' own dates are.
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const format = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "medium", timeZone: "UTC" });
  return `${format.format(at)} UTC`;
}

/**
 * @param {string} words
 * @param {Record<string, string>} [values]
 * @returns {Omit<Step, "title">}
 */
function right(words, values = {}) {
  return { state: "right", words, values };
}

/**
 * @param {string} words
 * @param {Record<string, string>} [values]
 * @returns {Omit<Step, "title">}
 */
function wrong(words, values = {}) {
  return { state: "wrong", words, values };
}

/**
 * @param {string} words
 * @returns {Omit<Step, "title">}
 */
function unknown(words) {
  return { state: "unknown", words, values: {} };
}
