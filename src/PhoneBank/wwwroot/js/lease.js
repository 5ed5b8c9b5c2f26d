// @ts-check
// The open page keeps its contact; the one that is closed lets go of it soon.

import { Refused, send } from "/_content/Ledgerline.Web/js/send.js";

const RENEW_MS = 60_000;

/**
 * @typedef {object} Lease
 * @property {() => void} stay The page is left for the next page of the same call: the contact is kept.
 * @property {() => void} letGo Nobody is at the page: the contact goes back.
 * @property {() => void} back Somebody is again: it is kept, if nobody else has it.
 */

/**
 * @param {string} path
 * @param {string} token
 * @param {number} until When the lease ends as far as this page knows, in Unix time in milliseconds. By it the server tells a farewell that comes late from the page as it was reloaded since.
 * @param {(words: string) => void} say
 * @param {(words: string | null) => void} remind Told each time of the callback that she promised next, if it is near.
 * @returns {Lease}
 */
export function keepLease(path, token, until, say, remind) {
  let stays = false;
  let isGone = false;
  const renew = async () => {
    if (isGone) return;
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
  const goodbye = () => {
    const body = new FormData();
    body.append("token", token);
    body.append("until", String(until));
    navigator.sendBeacon(`${path}/leave`, body);
  };
  addEventListener("pagehide", () => {
    if (!stays && !isGone) goodbye();
  });
  return {
    stay: () => {
      stays = true;
    },
    letGo: () => {
      isGone = true;
      goodbye();
    },
    back: () => {
      isGone = false;
      void renew();
    },
  };
}
