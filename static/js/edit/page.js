// The editor: puts the pieces together. Each piece is a file; here is only who tells whom.

import "./mask-canvas.js";
import { comparing } from "./compare.js";
import { drafting } from "./draft.js";
import { follow } from "./history.js";
import { keys } from "./keys.js";
import { panel } from "./panel.js";
import { Parts } from "./parts.js";
import { previews } from "./preview.js";
import { running } from "./run.js";
import { tools } from "./toolbar.js";
import { understanding } from "./understood.js";

const editor = document.querySelector("[data-editor]");
const stage = editor.querySelector("mask-canvas");
const form = editor.querySelector("form.edit-panel");
editor.classList.add("live");

const said = editor.querySelector("[data-said]");
const say = (words) => (said.textContent = words);

const refused = ({ message, hint }) => {
  const box = form.querySelector("[data-refusal]");
  const make = (name, fields, ...inside) => {
    const one = Object.assign(document.createElement(name), fields);
    one.append(...inside);
    return one;
  };
  const told = make("div", {}, make("p", {}, make("strong", {}, message)), ...(hint ? [make("p", {}, hint)] : []));
  const note = make("div", { className: "refusal", role: "alert", tabIndex: -1 }, told);
  box.replaceChildren(note);
  sheets.open(true);
  note.focus();
};

const restore = async () => {
  const names = stage.dataset.partNames.split(" ").filter(Boolean);
  const [parts, mask] = await Promise.all([
    stage.dataset.parts ? Parts.fetch(stage.dataset.parts, names).catch(() => null) : null,
    stage.dataset.mask ? fetch(stage.dataset.mask).then((answer) => (answer.ok ? answer.blob() : null)) : null,
  ]);
  stage.parts = parts;
  const picked = [...form.querySelectorAll("[name=part]:checked")].map((box) => box.value);
  await stage.restore(mask, parts ? picked : []);
};

const sheets = panel(editor, form);
const compare = comparing(editor, stage);
await restore();
const tool = tools(editor, stage, form);
const preview = previews(editor, form, stage, compare);
const draft = drafting(editor, form, stage);
const changed = () => {
  understand();
  preview();
  draft();
};
const understand = understanding(editor, form, changed);
const run = running(editor, form, stage, {
  say,
  refused,
  before() {
    preview.stop();
    understand.cancel();
    form.querySelector("[data-refusal]").replaceChildren();
    draft.stop();
  },
  after() {
    draft.go();
    draft();
  },
  refresh: () => refresh(),
});
const refresh = follow(editor, { say, arrived: (kind, event) => run.ended(kind, event), seen: (strip) => run.seen(strip) });

form.addEventListener("input", changed);
stage.addEventListener("mask-change", () => {
  const share = stage.share;
  const picked = [...stage.picked, ...(share ? [`${Math.max(0.1, 100 * share).toFixed(share < 0.1 ? 1 : 0)} % painted`] : [])];
  const badge = editor.querySelector("[data-picked]");
  badge.hidden = !picked.length;
  badge.textContent = picked.join(" + ");
  say(picked.length ? `May change: ${picked.join(" and ")}.` : "Nothing is marked: the words decide.");
  changed();
});
stage.addEventListener("mask-said", (event) => say(event.detail));
const zoomed = () => (editor.querySelector("[data-zoom]").textContent = `${Math.round(100 * stage.view.scale)} %`);
stage.addEventListener("view-change", zoomed);
zoomed();

const acts = {
  undo: () => stage.step(true) || go("undo"),
  redo: () => stage.step(false) || go("redo"),
  compare: () => compare.toggle(),
  "zoom-in": () => stage.view.zoom(1.25),
  "zoom-out": () => stage.view.zoom(0.8),
  fit: () => stage.view.fit(),
  keys: () => document.getElementById("keys").showModal(),
  invert: () => stage.invert(),
  clear: () => stage.clear(),
  heat: (button) => button.setAttribute("aria-pressed", compare.heat(button.dataset.heat)),
};
// Undo goes back a stroke, and where there is none a step: an address, so the browser's own way back works too. Of several later steps
// redo takes the one that was undone.
const go = (act) => {
  const there = editor.querySelector(`[data-act=${act}]`).dataset.to;
  const here = location.pathname;
  const to = act === "redo" ? (sessionStorage.getItem(`redo ${here}`) ?? there) : there;
  if (!to) return say(act === "undo" ? "This is where it began." : "There is no later step.");
  if (act === "undo") sessionStorage.setItem(`redo ${to}`, here);
  location.assign(to);
};
editor.addEventListener("click", (event) => {
  const button = event.target.closest("[data-act]");
  const act = acts[button?.dataset.act];
  if (!act) return;
  event.preventDefault();
  act(button);
});
keys({ editor, stage, tool, compare, acts, run, preview });
editor.dataset.ready = "yes";
if (form.elements.words.value || stage.picked.length || !stage.mask.empty) stage.dispatchEvent(new Event("mask-change", { bubbles: true }));
