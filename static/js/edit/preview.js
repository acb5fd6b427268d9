// What the change would look like, small and soon. Previews are numbered by their line: an old answer never replaces a newer wish.

import { filled, later, Line } from "./asking.js";

export const previews = (editor, form, stage, compare) => {
  const badge = editor.querySelector("[data-shown]");
  const line = new Line();

  const tell = (words) => {
    badge.hidden = !words;
    badge.textContent = words;
  };

  const ask = async () => {
    line.drop(); // before the mask is packed: what is on its way is old by now
    tell("Drawing a preview …");
    const body = await filled(form, stage);
    const told = await line.ask(`${editor.dataset.url}/preview`, { method: "POST", body });
    if (!told) return;
    const { answer } = told;
    if (answer?.status === 200) {
      await compare.preview(told.body, answer.headers.get("Troupe-Frame").split(" ").map(Number));
      tell("Preview");
    } else {
      compare.preview(null);
      tell(answer?.status === 422 ? told.body : answer ? "" : "No connection; what you do is kept here.");
    }
  };

  const soon = later(250, ask);
  return Object.assign(soon, {
    // Nothing more is asked; what is shown stays.
    stop() {
      if (soon.pending() || line.busy) tell("");
      soon.cancel();
      line.drop();
    },
    drop() {
      soon.cancel();
      line.drop();
      compare.preview(null);
      tell("");
    },
    busy: () => soon.pending() || line.busy,
  });
};
