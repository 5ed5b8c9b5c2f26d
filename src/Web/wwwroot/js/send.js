// @ts-check
// One request to the server, with the form's token.

/** The server took the request and refused it; its words are for the person. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {string} words
   */
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

/** The session is over, or another's: signing in again (in another tab) makes the next attempt work. */
export class SignedOut extends Error {}

/** The network is there and the server answers, but not as it should. */
export class Failing extends Error {}

/** After this long without an answer the network is taken for gone. */
const ANSWER_MS = 20_000;

/**
 * One attempt.
 * @param {string} path
 * @param {"GET" | "PUT" | "POST"} method
 * @param {string} token
 * @param {unknown} [body]
 * @returns {Promise<any>} What was answered.
 * @throws {Refused | SignedOut | Failing | TypeError | DOMException} The last two: there is no network, or the server is away.
 */
export async function send(path, method, token, body) {
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json", RequestVerificationToken: token };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const text = body === undefined ? null : JSON.stringify(body);
  const answer = await fetch(path, { method, headers, redirect: "manual", body: text, signal: AbortSignal.timeout(ANSWER_MS) });
  // A token is one person's: the page of who was signed in before is answered 400 when another is, and what it has to send is not hers.
  if (answer.type === "opaqueredirect" || [400, 401, 403].includes(answer.status)) throw new SignedOut();
  if (answer.status >= 500 || answer.status === 429) throw new Failing(`The server answered ${answer.status}.`);
  const isJson = answer.headers.get("Content-Type")?.includes("json");
  const content = isJson ? await answer.json() : {};
  if (!answer.ok) throw new Refused(answer.status, content.error ?? "");
  return content;
}
