// What was understood, as chips: each can be corrected or left out. The sentence stays what counts; a chip changes its words.

import { later, Line } from "./asking.js";

export const understanding = (editor, form, changed) => {
  const box = form.querySelector("[data-understood]");
  const words = form.elements.words;
  const line = new Line();

  const ask = async () => {
    const data = new FormData(form);
    data.delete("own_picture");
    const told = await line.ask(`${editor.dataset.url}/understand`, { method: "POST", body: data });
    if (told?.answer?.ok && told.body !== box.innerHTML) box.innerHTML = told.body;
  };

  // Where the words of a chip stand in the sentence, whatever their case.
  const put = (said, instead) => {
    const at = words.value.toLowerCase().indexOf(said.toLowerCase());
    if (!said || at < 0) return;
    words.value = `${words.value.slice(0, at)}${instead}${words.value.slice(at + said.length)}`.replace(/\s+([,.])/g, "$1").replace(/\s{2,}/g, " ").replace(/^[\s,]+|[\s,]+$/g, "");
    changed();
  };

  // A control, or a field that has none and is kept in `more`.
  const set = (name, value) => {
    if (name === "more") {
      const more = JSON.parse(form.elements.more.value || "{}");
      for (const kind of ["fields", "identity"]) more[kind] = { ...more[kind], ...value[kind] };
      form.elements.more.value = JSON.stringify(more);
      return;
    }
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field.type === "radio") field.checked = field.value === String(value);
      else field.value = value;
    }
  };

  const forget = (name) => {
    const more = JSON.parse(form.elements.more.value || "{}");
    delete more.fields?.[name];
    delete more.identity?.[name];
    form.elements.more.value = JSON.stringify(more);
  };

  const reset = (name) => {
    if (name.startsWith("more:")) return forget(name.slice(5));
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field.type === "checkbox") field.checked = field.dataset.start === "on";
      else if (field.type === "radio") field.checked = field.value === "";
      else field.value = field.dataset.start ?? "";
    }
  };

  const told = () => form.dispatchEvent(new Event("input", { bubbles: true }));

  box.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.drop !== undefined) put(button.dataset.drop, "");
    if (button.dataset.mend) put(button.dataset.mend, button.dataset.nearest);
    if (button.dataset.reset) {
      reset(button.dataset.reset);
      told();
    }
    words.focus();
  });
  box.addEventListener("change", (event) => {
    event.stopPropagation();
    if (!event.target.value) return;
    for (const [name, value] of Object.entries(JSON.parse(event.target.value))) set(name, value);
    told();
  });
  box.addEventListener("input", (event) => event.stopPropagation());

  return later(250, ask);
};
