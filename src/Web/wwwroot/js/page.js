// @ts-check
// Asks for a page, or a part of one, of ours.

/**
 * The browser itself makes a document of the answer: a page that turns text into markup is allowed nowhere (Trusted Types).
 *
 * @param {string} address
 * @returns {Promise<Document | null>} Null where another page came than was asked for, or none that can be read. Rejected where no answer came.
 */
export function askPage(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = "document";
    request.addEventListener("load", () => resolve(request.status === 200 && request.responseURL.endsWith(address) ? request.responseXML : null));
    request.addEventListener("error", () => reject(new Error("No answer came.")));
    request.open("GET", address);
    request.send();
  });
}
