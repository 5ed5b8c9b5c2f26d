// @ts-check
// What a certificate gains where scripts run: a button that prints it, and its picture as a PNG, which other programs can show, to save or to share.

/** Dots of the PNG for each of the drawing's units: sharp on a telephone. */
const SCALE = 2;

const place = document.querySelector("#keep");
if (place instanceof HTMLElement) offer(place);

/** @param {HTMLElement} place */
function offer(place) {
  show(place, "print", () => print());
  show(place, "save", () => telling(place, async () => save(await draw(place), place.dataset["file"] ?? "")));
  if (canShare()) show(place, "share", () => telling(place, async () => share(await draw(place), place.dataset["file"] ?? "")));
}

/**
 * @param {HTMLElement} place
 * @param {string} what
 * @param {() => void} action
 */
function show(place, what, action) {
  const button = /** @type {HTMLButtonElement} */ (place.querySelector(`[data-does="${what}"]`));
  button.hidden = false;
  button.addEventListener("click", action);
}

/** Asked with a file of the kind, because some browsers share addresses only. */
function canShare() {
  const probe = new File([], "picture.png", { type: "image/png" });
  return "share" in navigator && "canShare" in navigator && navigator.canShare({ files: [probe] });
}

/**
 * Says in words when it did not work. Who closes the share sheet has not failed.
 * @param {HTMLElement} place
 * @param {() => Promise<void>} work
 */
async function telling(place, work) {
  const words = /** @type {HTMLElement} */ (place.querySelector("#keep-failed"));
  words.textContent = "";
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DOMException && error.name === "AbortError")) words.textContent = words.dataset["words"] ?? "";
  }
}

/**
 * @param {HTMLElement} place
 * @returns {Promise<Blob>} The picture as a PNG.
 */
async function draw(place) {
  const image = new Image();
  image.src = place.dataset["picture"] ?? "";
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = SCALE * Number(place.dataset["width"]);
  canvas.height = SCALE * Number(place.dataset["height"]);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((/** @type {BlobCallback} */ done) => canvas.toBlob(done, "image/png"));
  if (blob === null) throw new Error("The canvas gave no picture.");
  return blob;
}

/**
 * @param {Blob} blob
 * @param {string} file
 */
function save(blob, file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = file;
  link.click();
  URL.revokeObjectURL(link.href);
}

/**
 * @param {Blob} blob
 * @param {string} file
 */
async function share(blob, file) {
  await navigator.share({ files: [new File([blob], file, { type: blob.type })] });
}
