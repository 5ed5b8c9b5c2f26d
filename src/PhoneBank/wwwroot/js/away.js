// @ts-check
// What happens to the page of a call that nobody is at: whom it is with and the number leave it, and the contact goes back; what was typed waits on this device.

import { Idle } from "./idle.js";
import { keepNoteNow } from "./note.js";
import { askPage } from "/_content/Ledgerline.Web/js/page.js";
import { holdFields } from "./report.js";

/** @typedef {import("./people.js").People} People */
/** @typedef {import("./lease.js").Lease} Lease */

/**
 * @param {HTMLFormElement} form
 * @param {People} people
 * @param {Lease} lease
 * @param {() => void} listen Makes what is to be pressed beside the contact work, once it is there again.
 */
export function watchForAway(form, people, lease, listen) {
  const away = /** @type {HTMLElement} */ (document.querySelector("#away"));
  const goOn = /** @type {HTMLAnchorElement} */ (away.querySelector("a"));
  const { outbox, delivery, call } = people;
  const dialled = form.querySelector("#dialled");
  const isTalking = () => form.dataset["focus"] === "name" || (dialled instanceof HTMLElement && !dialled.hidden);
  const idle = new Idle(/** @type {HTMLElement} */ (document.querySelector("#idle")), isTalking, () => void leave());

  async function leave() {
    const words = away.dataset["kept"] ?? "";
    people.hold(words);
    keepNoteNow(form, call, outbox);
    holdFields(form, call, outbox, words);
    delivery.start();
    await outbox.written;
    lease.letGo();
    // What this browser cannot keep stays in the page, unseen; whom it is with goes in any case.
    if (outbox.isKept) form.remove();
    else form.querySelector(".call-who")?.replaceChildren();
    form.hidden = true;
    away.hidden = false;
    /** @type {HTMLElement} */ (away.querySelector("h1")).focus();
  }

  goOn.addEventListener("click", (event) => {
    if (outbox.isKept) return;
    event.preventDefault();
    void comeBack().catch(() => undefined);
  });

  /** The contact as the server shows it, in the page that still holds what was typed. */
  async function comeBack() {
    const page = await askPage("/call");
    const who = page?.querySelector(`form#call[data-call="${CSS.escape(call)}"] .call-who`);
    if (!who) return location.assign("/call");
    form.querySelector(".call-who")?.replaceWith(document.importNode(who, true));
    listen();
    away.hidden = true;
    form.hidden = false;
    people.isAway = false;
    lease.back();
    idle.back();
  }
}
