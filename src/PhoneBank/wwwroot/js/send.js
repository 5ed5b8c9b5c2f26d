// @ts-check
// Sending to the server: with the form's token, again and again while the network is away.

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

/** The session is over: signing in again (in another tab) makes the next attempt work. */
export class SignedOut extends Error {}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

/**
 * One attempt.
 * @param {string} path
 * @param {"GET" | "PUT" | "POST"} method
 * @param {string} token
 * @param {unknown} [body]
 * @returns {Promise<any>} What was answered.
 * @throws {Refused | SignedOut | TypeError} TypeError: there is no network, or the server is away.
 */
export async function send(path, method, token, body) {
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json", RequestVerificationToken: token };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const answer = await fetch(path, { method, headers, redirect: "manual", body: body === undefined ? null : JSON.stringify(body) });
  if (answer.type === "opaqueredirect" || answer.status === 401) throw new SignedOut();
  if (answer.status >= 500) throw new TypeError(`The server answered ${answer.status}.`);
  const isJson = answer.headers.get("Content-Type")?.includes("json");
  const content = isJson ? await answer.json() : {};
  if (!answer.ok) throw new Refused(answer.status, content.error ?? "");
  return content;
}

/**
 * Attempts until the server has answered. Waits longer each time, and not at all once the network is back.
 * @template T
 * @param {() => Promise<T>} attempt
 * @param {(error: unknown) => void} onWait Told of each attempt that failed.
 * @returns {Promise<T>}
 * @throws {Refused}
 */
export async function untilAnswered(attempt, onWait) {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Refused) throw error;
      onWait(error);
      await networkOr(wait);
    }
  }
}

/** @param {number} wait */
function networkOr(wait) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve(undefined);
    };
    const timer = setTimeout(done, wait);
    addEventListener("online", done);
  });
}
