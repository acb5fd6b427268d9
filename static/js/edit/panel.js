// The panel's controls beyond plain fields: what a slider says, the dial of the light, at most three styles, the sheet on a phone.

const AHEAD = 0.04;

export const panel = (editor, form) => {
  const told = (output) => {
    const value = Number(form.elements[output.dataset.of]?.value);
    if (output.dataset.words) {
      const [less, more, none] = output.dataset.words.split("|");
      output.textContent = Math.abs(value) < AHEAD ? none : value < 0 ? less : more;
    } else output.textContent = `${value}${output.dataset.unit ?? ""}`;
  };
  const tell = () => editor.querySelectorAll("output[data-of]").forEach(told);

  const most = form.querySelector("[data-most]");
  const styles = () => {
    const boxes = [...most.querySelectorAll("[name=style]")];
    const full = boxes.filter((box) => box.checked).length >= Number(most.dataset.most);
    for (const box of boxes) box.disabled = full && !box.checked;
  };

  const dial = form.querySelector("[data-dial]");
  const sun = dial.querySelector(".edit-sun");
  const shine = () => {
    const angle = ((1 - Number(form.elements.light_from.value)) * Math.PI) / 2; // -1 is the left end of the arc
    sun.setAttribute("cx", 60 + 50 * Math.cos(angle));
    sun.setAttribute("cy", 60 - 50 * Math.sin(angle));
  };
  const turn = (event) => {
    const box = dial.getBoundingClientRect();
    const angle = Math.atan2(box.top + (60 / 68) * box.height - event.clientY, event.clientX - box.left - box.width / 2);
    form.elements.light_from.value = 1 - (2 * Math.min(Math.PI, Math.max(0, angle < -Math.PI / 2 ? Math.PI : angle))) / Math.PI;
    form.elements.light_from.dispatchEvent(new Event("input", { bubbles: true }));
  };
  dial.addEventListener("pointerdown", (event) => {
    dial.setPointerCapture(event.pointerId);
    turn(event);
  });
  dial.addEventListener("pointermove", (event) => {
    if (dial.hasPointerCapture(event.pointerId)) turn(event);
  });

  form.addEventListener("click", (event) => {
    const swatch = event.target.closest("[data-colour]");
    if (!swatch) return;
    form.elements.colour.value = swatch.dataset.colour;
    form.elements.colour.dispatchEvent(new Event("input", { bubbles: true }));
  });
  form.addEventListener("change", (event) => {
    if (event.target.name === "engine") editor.querySelector("[data-engine-now]").textContent = event.target.labels[0].querySelector("strong").textContent;
    // Whoever chooses a scene wants to see it.
    if (event.target.name === "scene") form.querySelector("[name=background][value=scene]").checked = true;
  });
  form.addEventListener("input", () => {
    tell();
    styles();
    shine();
  });

  // What a section holds opens below the edge of the panel: it is brought into sight.
  form.addEventListener("click", (event) => {
    const section = event.target.closest("summary")?.parentElement;
    if (section) requestAnimationFrame(() => section.open && section.scrollIntoView({ block: "nearest" }));
  });

  const sheet = editor.querySelector("[data-sheet]");
  const open = (on) => {
    form.classList.toggle("open", on);
    sheet.setAttribute("aria-expanded", on);
    if (on) form.elements.words.focus({ preventScroll: true });
    else if (form.contains(document.activeElement)) sheet.focus();
  };
  sheet.addEventListener("click", () => open(!form.classList.contains("open")));
  form.querySelector("[data-sheet-close]").addEventListener("click", () => open(false));

  tell();
  styles();
  shine();
  return { open, tell };
};
