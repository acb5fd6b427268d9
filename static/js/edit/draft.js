// What is not sent yet lives on the server: words, settings, mask. Saved as it happens, also in the middle of a stroke.

import { filled, later, Line } from "./asking.js";

const WHILE_PAINTING = 300; // ms
const MOST_KEPT = 60_000; // bytes that a browser sends for a page that is gone

export const drafting = (editor, form, stage) => {
  const line = new Line();
  const address = `${editor.dataset.url}/draft`;
  let packed = null; // the mask as it was last sent
  let last = 0;

  const body = async () => {
    stage.mask.read();
    const data = await filled(form, stage, { draft: true });
    packed = data.get("mask");
    return data;
  };

  const save = async () => {
    last = performance.now();
    const told = await line.ask(address, { method: "POST", body: await body() });
    if (!told) return;
    editor.dataset.saved = told.answer?.ok ? "yes" : "no";
  };

  // A picture of one's own is kept as soon as it is chosen; from then on the form names it.
  const keep = async () => {
    const note = form.querySelector("[data-upload]");
    note.textContent = "Sending the picture …";
    const answer = await fetch(address, { method: "POST", body: await filled(form, stage, { draft: true, files: true }) }).catch(() => null);
    const told = answer ? await answer.text() : "The server could not be reached.";
    note.textContent = answer?.ok ? `${form.elements.own_picture.files[0].name} is kept.` : told;
    if (!answer?.ok) return;
    form.elements.upload.value = told;
    form.elements.own_picture.value = "";
    form.dispatchEvent(new Event("input", { bubbles: true }));
  };
  form.elements.own_picture.addEventListener("input", (event) => event.stopPropagation());
  form.elements.own_picture.addEventListener("change", keep);

  const soon = later(400, save);

  const changed = () => {
    editor.dataset.saved = "no";
    soon();
  };

  stage.addEventListener("mask-stroke", () => {
    editor.dataset.saved = "no";
    if (performance.now() - last > WHILE_PAINTING) soon.now();
    else soon();
  });

  // Packing a mask takes longer than a page that closes has: the newest packed one goes along, a stroke's last moments older at most.
  const leave = () => {
    if (editor.dataset.saved !== "no") return;
    const data = new FormData(form);
    data.delete("own_picture");
    if (packed && !stage.mask.empty) data.set("mask", packed, "mask.png");
    if (!packed || packed.size < MOST_KEPT) fetch(address, { method: "POST", body: data, keepalive: true });
  };
  addEventListener("pagehide", leave);

  return Object.assign(changed, {
    now: () => soon.now(),
    stop() {
      soon.cancel();
      line.drop();
      removeEventListener("pagehide", leave);
    },
    go: () => addEventListener("pagehide", leave),
  });
};
