// @ts-check
// The open page keeps its contact; the one that is closed lets go of it soon.

import { Refused, send } from "./send.js";

const RENEW_MS = 60_000;

/**
 * @param {string} path
 * @param {string} token
 * @param {number} until When the lease ends as far as this page knows, in Unix time in milliseconds. By it the server tells a farewell that comes late from the page as it was reloaded since.
 * @param {(words: string) => void} say
 * @param {(words: string | null) => void} remind Told each time of the callback that she promised next, if it is near.
 * @returns {() => void} Tells that the page is left for the next page of the same call: the contact is kept.
 */
export function keepLease(path, token, until, say, remind) {
  let stays = false;
  const renew = async () => {
    try {
      const answer = await send(`${path}/renew`, "POST", token);
      until = answer.until;
      remind(answer.reminder);
    } catch (error) {
      // Without a network it is tried again in a minute: the lease lasts ten.
      if (error instanceof Refused && error.message) say(error.message);
    }
  };
  setInterval(renew, RENEW_MS);
  addEventListener("pageshow", () => {
    stays = false;
    void renew();
  });
  addEventListener("pagehide", () => {
    if (stays) return;
    const goodbye = new FormData();
    goodbye.append("token", token);
    goodbye.append("until", String(until));
    navigator.sendBeacon(`${path}/leave`, goodbye);
  });
  return () => {
    stays = true;
  };
}
