// @ts-check
// Shows how far an import is, as the server tells. Without scripts the page is loaded again every few seconds instead.

const progress = document.getElementById("progress");
const bar = progress?.querySelector("progress");
const words = progress?.querySelector("label");

if (progress && bar && words) {
  const events = new EventSource(progress.dataset.events ?? "");
  events.addEventListener("progress", (event) => {
    const said = JSON.parse(event.data);
    bar.value = said.Read;
    words.textContent = said.Words;
  });
  events.addEventListener("ended", () => {
    events.close();
    location.reload();
  });
}
