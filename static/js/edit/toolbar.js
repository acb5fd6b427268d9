// Which tool is in hand and how it works; what is picked stands both on the stage and in the form.

import { later } from "./asking.js";

export const tools = (editor, stage, form) => {
  const radios = [...editor.querySelectorAll("[name=tool]")];
  const brush = editor.querySelector("[data-brush]");
  const parts = () => [...form.querySelectorAll("[name=part]")];
  const hovered = editor.querySelector("[data-hovered]");

  const use = (name) => {
    const radio = radios.find((one) => one.value === name);
    if (!radio) return;
    radio.checked = true;
    stage.use(name);
    for (const option of editor.querySelectorAll("[data-for]")) option.hidden = !option.dataset.for.split(" ").includes(name);
  };

  const size = (value) => {
    stage.brush = Math.min(Number(brush.max), Math.max(Number(brush.min), Math.round(value)));
    brush.value = stage.brush;
    editor.querySelector("[data-brush-size]").textContent = stage.brush;
    stage.redraw();
  };

  const redrawn = later(60, () => stage.refresh()); // growing a large mask takes longer than a slider moves
  const edge = () => {
    const own = !form.elements.edge_auto.checked;
    for (const name of ["grow", "feather"]) form.elements[name].disabled = !own;
    stage.grow = own ? Number(form.elements.grow.value) : 0;
    stage.feather = own ? Number(form.elements.feather.value) : 0;
    redrawn();
  };

  const shown = () => {
    const picked = new Set(stage.picked);
    for (const box of parts()) box.checked = picked.has(box.value);
    for (const field of form.querySelectorAll("[data-look] [data-part]")) field.classList.toggle("wanted", picked.has(field.dataset.part));
  };

  for (const radio of radios) radio.addEventListener("change", () => use(radio.value));
  brush.max = Math.round(Math.max(stage.mask.width, stage.mask.height) / 3);
  brush.addEventListener("input", () => size(Number(brush.value)));
  editor.querySelector("[data-takes]").addEventListener("change", (event) => (stage.takes = event.target.checked));
  form.addEventListener("change", (event) => {
    if (event.target.name === "part") stage.setPicked(parts().filter((box) => box.checked).map((box) => box.value));
  });
  form.addEventListener("input", (event) => {
    if (["edge_auto", "grow", "feather"].includes(event.target.name)) edge();
  });
  for (const field of editor.querySelectorAll(".edit-edge input")) field.addEventListener("input", () => {
    edge();
    stage.dispatchEvent(new Event("mask-change", { bubbles: true }));
  });
  stage.addEventListener("mask-change", shown);
  stage.addEventListener("pointermove", () => {
    hovered.textContent = stage.hovered ?? (stage.parts ? "Point at what shall change" : "What stands where is not known: use the brush");
  });

  use(stage.parts ? "pick" : "brush");
  size(Math.max(stage.mask.width, stage.mask.height) / 18);
  edge();
  shown();
  return { use, bigger: () => size(stage.brush * 1.2 + 1), smaller: () => size(stage.brush / 1.2 - 1), names: radios.map((one) => one.value) };
};
