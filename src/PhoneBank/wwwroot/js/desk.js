// @ts-check
// On every page of somebody who takes calls: what waits is sent by itself, in words, and wiped when she signs out. Loaded once a page.

import { Delivery } from "./delivery.js";
import { DeskLine } from "./desk-line.js";
import { wipeAtSignOut } from "./leaving.js";
import { Outbox } from "./outbox.js";

const element = /** @type {HTMLElement} */ (document.querySelector(".desk-line"));
const signOut = /** @type {HTMLFormElement} */ (document.querySelector("form.sign-out"));
const token = /** @type {HTMLInputElement} */ (signOut.elements.namedItem("token")).value;

// The secret is for this module only; nothing in the page needs to carry it further.
const { owner = "", secret = "" } = element.dataset;
delete element.dataset["secret"];

export const outbox = new Outbox(owner, secret);
export const delivery = new Delivery(outbox, token);
export const line = new DeskLine(element, outbox, delivery);
wipeAtSignOut(signOut, outbox, delivery, line);
delivery.start();
