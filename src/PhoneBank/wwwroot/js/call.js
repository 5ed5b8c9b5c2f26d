// @ts-check
// What the page of a call gains where scripts run. Without them the same form does everything, a page at a time.

import { watchForAway } from "./away.js";
import { delivery, line, outbox } from "./desk.js";
import { listenForDialling } from "./dial.js";
import { listenForKeys } from "./keys.js";
import { keepLease } from "./lease.js";
import { keepNote } from "./note.js";
import { People } from "./people.js";
import { listenForReports } from "./report.js";
import { Saved } from "./saved.js";
import { send } from "/_content/Ledgerline.Web/js/send.js";

const CLOCK_MS = 15_000;

const form = document.querySelector("form#call");
if (form instanceof HTMLFormElement) start(form);

/** @param {HTMLFormElement} form */
function start(form) {
  const call = form.dataset["call"] ?? "";
  const path = `/call/${call}/live`;
  const token = /** @type {HTMLInputElement} */ (form.elements.namedItem("token")).value;
  line.call = call;
  const people = new People(form, call, outbox, delivery);
  const saved = new Saved(people, path, token);

  const status = /** @type {HTMLElement} */ (form.querySelector(".call-status"));
  /** @param {string} words */
  const say = (words) => {
    status.textContent = words;
    status.hidden = words === "";
  };

  const suggest = async () => {
    const row = people.current.isBlank || people.current.saved === null ? people.current : people.add(people.current);
    const answer = await send(`${path}/pseudonym`, "GET", token);
    row.name.value = answer.name;
    row.real.checked = false;
    row.name.focus();
  };

  const lease = keepLease(path, token, Number(form.dataset["until"] ?? 0), say, (words) => line.remind(words));
  const listenToDial = () => listenForDialling(form, path, token, say, () => people.current.name.focus());
  listenToDial();
  keepNote(form, call, outbox, delivery, say);
  listenForReports(form, call, people, outbox, delivery, lease.stay);
  watchForAway(form, people, lease, listenToDial);
  listenForKeys(form, people, suggest);
  onClick(form, "#suggest", suggest);
  onClick(form, "#add", async () => {
    const row = people.current;
    if (row.isBlank) row.name.focus();
    else if (people.save(row)) people.next(row);
  });
  addEventListener("focus", () => void saved.refresh().catch(() => undefined));
  if (form.dataset["focus"] === "name" && !document.querySelector(".error-summary")) people.current.name.focus();
  keepTime(form);
}

/**
 * @param {HTMLFormElement} form
 * @param {string} selector
 * @param {() => Promise<void>} act
 */
function onClick(form, selector, act) {
  form.querySelector(selector)?.addEventListener("click", (event) => {
    event.preventDefault();
    void act();
  });
}

/**
 * The clock where the person is goes on.
 * @param {HTMLFormElement} form
 */
function keepTime(form) {
  const place = form.querySelector(".local-time[data-zone]");
  const zone = place instanceof HTMLElement ? place.dataset["zone"] : undefined;
  if (!(place instanceof HTMLElement) || !zone) return;
  const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone });
  setInterval(() => {
    const now = place.textContent.replace(/\d{1,2}:\d{2}/, clock.format(new Date()));
    if (place.textContent !== now) place.textContent = now;
  }, CLOCK_MS);
}
