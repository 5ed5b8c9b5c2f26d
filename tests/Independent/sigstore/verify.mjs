// Checks a receipt (C2SP tlog-proof) with Sigstore's own code: verify.mjs PROOF-FILE LEAF-FILE VKEY
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import core from '@sigstore/core';
import { verifyCheckpoint } from '@sigstore/verify/dist/tlog/checkpoint.js';
import { verifyMerkleInclusion } from '@sigstore/verify/dist/tlog/merkle.js';

const ed25519 = 1;
const spki = Buffer.from('302a300506032b6570032100', 'hex');

function refuse(why) {
  console.error(why);
  process.exit(1);
}

function logOf(vkey) {
  const [, name, id, data] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(vkey) ?? refuse('The verifier key is malformed.');
  const key = Buffer.from(data, 'base64');
  const hint = createHash('sha256').update(`${name}\n`).update(key).digest().subarray(0, 4);
  if (key.length !== 33 || key[0] !== ed25519 || hint.toString('hex') !== id) refuse('The verifier key is not one of Ed25519.');
  return {
    name,
    logID: hint,
    baseURL: `https://${name}`,
    publicKey: core.crypto.createPublicKey(Buffer.concat([spki, key.subarray(1)])),
    validFor: { start: new Date(0), end: new Date(8.64e15) },
  };
}

function proofOf(text) {
  const end = text.indexOf('\n\n');
  const lines = text.slice(0, end).split('\n');
  if (end < 0 || lines.shift() !== 'c2sp.org/tlog-proof@v1') refuse('The proof is malformed.');
  if (lines[0]?.startsWith('extra ')) lines.shift();
  const [, logIndex] = /^index (0|[1-9][0-9]*)$/.exec(lines.shift() ?? '') ?? refuse('The proof has no index.');
  return { logIndex, hashes: lines.map((line) => Buffer.from(line, 'base64')), checkpoint: { envelope: text.slice(end + 2) } };
}

const [proofFile, leafFile, vkey] = process.argv.slice(2);
const log = logOf(vkey);
const entry = { inclusionProof: proofOf(readFileSync(proofFile, 'utf8')), canonicalizedBody: readFileSync(leafFile) };
try {
  const checkpoint = verifyCheckpoint(entry, [log]);
  // Sigstore finds the log by its key; whose checkpoint it is, it leaves to us.
  if (checkpoint.origin !== log.name) refuse('The checkpoint is of another log.');
  verifyMerkleInclusion(entry, checkpoint);
  console.log(`entry ${entry.inclusionProof.logIndex} size ${checkpoint.logSize} root ${checkpoint.logHash.toString('base64')}`);
} catch (error) {
  refuse(error.message);
}
