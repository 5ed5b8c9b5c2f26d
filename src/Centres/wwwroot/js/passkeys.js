// @ts-check
// Passkeys (WebAuthn) in the forms that are marked with data-passkey. They are hidden where scripts or passkeys are missing: what stands beside them does without.

/** @param {ArrayBuffer} bytes */
const toText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
const toBytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

/**
 * What older browsers cannot do themselves (WebAuthn, 5.1.8 and 5.1.9).
 * @param {any} asked
 */
function read(asked) {
  const ids = (/** @type {any[]} */ list) => (list ?? []).map((one) => ({ ...one, id: toBytes(one.id) }));
  return {
    ...asked,
    challenge: toBytes(asked.challenge),
    ...(asked.user && { user: { ...asked.user, id: toBytes(asked.user.id) } }),
    ...(asked.excludeCredentials && { excludeCredentials: ids(asked.excludeCredentials) }),
    ...(asked.allowCredentials && { allowCredentials: ids(asked.allowCredentials) }),
  };
}

/** @param {PublicKeyCredential} credential */
function write(credential) {
  const { response } = credential;
  const answer = response instanceof AuthenticatorAttestationResponse
    ? { attestationObject: toText(response.attestationObject), transports: response.getTransports?.() ?? [] }
    : response instanceof AuthenticatorAssertionResponse
      ? {
        authenticatorData: toText(response.authenticatorData),
        signature: toText(response.signature),
        userHandle: response.userHandle ? toText(response.userHandle) : null,
      }
      : {};
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { clientDataJSON: toText(response.clientDataJSON), ...answer },
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {string} handler
 */
function address(form, handler) {
  const url = new URL(form.action);
  url.searchParams.set("handler", handler);
  return url;
}

/**
 * Where the question comes from: the form's own page, or the one that is named.
 * @param {HTMLElement} part
 * @param {HTMLFormElement} form
 */
function questionFor(part, form) {
  const at = part.dataset["askAt"];
  return at ? new URL(`${at}?handler=${part.dataset["ask"]}`, location.href) : address(form, part.dataset["ask"] ?? "");
}

/**
 * To another page goes nothing of what was typed.
 * @param {HTMLFormElement} form
 */
function tokenOf(form) {
  const body = new FormData();
  body.append("token", /** @type {HTMLInputElement} */ (form.elements.namedItem("token")).value);
  return body;
}

/**
 * @param {HTMLElement} part The form, or a part of one.
 * @param {HTMLFormElement} form
 */
async function ask(part, form) {
  const answer = await fetch(questionFor(part, form), { method: "POST", body: part.dataset["askAt"] ? tokenOf(form) : new FormData(form), redirect: "error" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  const publicKey = read(await answer.json());
  const credential = part.dataset["passkey"] === "create" ? await navigator.credentials.create({ publicKey }) : await navigator.credentials.get({ publicKey });
  if (!(credential instanceof PublicKeyCredential)) throw new Error("no passkey");
  /** @type {HTMLInputElement} */ (part.querySelector("[name=Passkey], [name='Again.Passkey']")).value = write(credential);
  if (part.dataset["send"]) form.action = address(form, part.dataset["send"]).href;
  form.submit();
}

for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-passkey]"))) {
  const form = part instanceof HTMLFormElement ? part : part.closest("form");
  const button = part.querySelector("button");
  const status = part.querySelector("[role=status]");
  if (!form || !button || !status || !("PublicKeyCredential" in window)) continue;
  part.hidden = false;
  for (const other of document.querySelectorAll(".without-passkeys")) other.remove();
  const begin = (/** @type {Event} */ event) => {
    event.preventDefault();
    status.textContent = "";
    // Whoever closes the browser's own window has changed her mind; the page stands as it was.
    ask(part, form).catch(() => {
      status.textContent = part.dataset["failed"] ?? "";
    });
  };
  if (part === form) form.addEventListener("submit", begin);
  else button.addEventListener("click", begin);
}
