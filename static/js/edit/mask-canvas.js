// <mask-canvas>: the picture, what is picked and painted on it, and the tool in hand. It knows nothing of forms or servers: it tells
// `mask-change` when something is done, `mask-stroke` while it is being done, and `mask-said` what somebody who cannot see it should hear.

import { Mask } from "./mask.js";
import { Pointers } from "./pointers.js";
import { Tint } from "./tint.js";
import { toolsOf } from "./tools.js";
import { Viewport } from "./viewport.js";

class MaskCanvas extends HTMLElement {
  brush = 48; // pixels of the picture across
  grow = 0;
  feather = 0;
  takes = false; // whether lasso and rectangle take away
  picked = [];
  parts = null;
  hovered = null;
  crosshair = null;

  connectedCallback() {
    const width = Number(this.dataset.width);
    const height = Number(this.dataset.height);
    this.mask = new Mask(width, height);
    this.marks = this.appendChild(Object.assign(document.createElement("canvas"), { className: "edit-marks" }));
    this.tint = new Tint(this.querySelector(".edit-tint"), this.mask);
    this.tools = toolsOf(this);
    this.tool = this.tools.brush;
    this.view = new Viewport(this, this.querySelector(".edit-sheet"), width, height, () => this.#moved());
    this.pointers = new Pointers(this);
    this.view.fit();
    this.classList.add("ready");
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.tint.ink();
      this.refresh();
    });
  }

  use(name) {
    this.pointers.drop();
    this.tool = this.tools[name];
    this.dataset.tool = name;
    this.hovered = null;
    this.redraw();
  }

  // --- picking

  partAt({ x, y }) {
    return this.parts?.at(x / this.mask.width, y / this.mask.height);
  }

  pick(part, { adds = false } = {}) {
    this.mask.remember(this.picked);
    const there = this.picked.includes(part);
    const others = this.picked.filter((one) => one !== part);
    this.picked = adds ? (there ? others : [...this.picked, part]) : there && !others.length ? [] : [part];
    this.done();
  }

  setPicked(parts) {
    this.mask.remember(this.picked);
    this.picked = parts;
    this.done();
  }

  // --- painting: begin, paint as often as you like, end

  begin({ adds }) {
    this.mask.remember(this.picked);
    if (!adds && this.picked.length) this.#keepPicked();
  }

  // Erasing from what was picked makes paint of it: a part is whole or it is no part.
  #keepPicked() {
    for (const part of this.picked) this.mask.ctx.drawImage(this.parts.stencil(part), 0, 0, this.mask.width, this.mask.height);
    this.mask.touchAll();
    this.picked = [];
    this.refresh();
  }

  paint(adds, draw, box = [0, 0, this.mask.width, this.mask.height]) {
    for (const ctx of [this.mask.ctx, this.tint.ctx]) {
      ctx.globalCompositeOperation = adds ? "source-over" : "destination-out";
      ctx.lineCap = ctx.lineJoin = "round";
      draw(ctx);
      ctx.globalCompositeOperation = "source-over";
    }
    this.mask.touch(...box);
    this.dispatchEvent(new Event("mask-stroke", { bubbles: true }));
  }

  end() {
    this.done();
  }

  done() {
    this.mask.read();
    this.refresh();
    this.dispatchEvent(new Event("mask-change", { bubbles: true }));
  }

  // --- the whole mask

  invert() {
    this.begin({ adds: false });
    this.mask.ctx.globalCompositeOperation = "xor";
    this.mask.ctx.fillRect(0, 0, this.mask.width, this.mask.height);
    this.mask.ctx.globalCompositeOperation = "source-over";
    this.mask.touchAll();
    this.done();
  }

  clear() {
    this.mask.remember(this.picked);
    this.picked = [];
    this.mask.ctx.clearRect(0, 0, this.mask.width, this.mask.height);
    this.mask.touchAll();
    this.done();
  }

  // Whether there was a step to go.
  step(back) {
    const step = back ? this.mask.back(this.picked) : this.mask.forth(this.picked);
    if (!step) return false;
    this.picked = step.also;
    this.done();
    return true;
  }

  async restore(png, parts) {
    if (png) await this.mask.load(png);
    this.picked = parts;
    this.refresh();
  }

  get share() {
    return this.mask.share;
  }

  // What is painted as a 1-bit PNG; `whole`: with what is picked.
  png({ whole }) {
    return whole && this.picked.length ? this.#together().png() : this.mask.png();
  }

  #together() {
    const whole = new Mask(this.mask.width, this.mask.height);
    for (const one of [this.mask.canvas, ...this.#stencils()]) whole.ctx.drawImage(one, 0, 0, whole.width, whole.height);
    whole.touchAll();
    whole.read();
    return whole;
  }

  #stencils() {
    return this.parts ? this.picked.map((part) => this.parts.stencil(part)) : [];
  }

  say(words) {
    this.dispatchEvent(new CustomEvent("mask-said", { bubbles: true, detail: words }));
  }

  // --- what is seen

  refresh() {
    this.tint.redraw({ stencils: this.#stencils(), grow: this.grow, feather: this.feather });
    this.redraw();
  }

  toMask(point) {
    return this.view.toPicture(point);
  }

  #moved() {
    const shown = this.querySelector(".edit-now");
    // The browser then fetches the size that is really seen.
    if (shown?.srcset) shown.sizes = `${Math.round(this.mask.width * this.view.scale)}px`;
    this.redraw();
    this.dispatchEvent(new Event("view-change", { bubbles: true }));
  }

  redraw() {
    this.asked ??= requestAnimationFrame(() => {
      this.asked = null;
      this.#drawMarks();
    });
  }

  #drawMarks() {
    const dense = devicePixelRatio;
    const wide = Math.round(this.clientWidth * dense);
    const high = Math.round(this.clientHeight * dense);
    if (this.marks.width !== wide || this.marks.height !== high) Object.assign(this.marks, { width: wide, height: high });
    const ctx = this.marks.getContext("2d");
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, wide, high);
    ctx.setTransform(dense, 0, 0, dense, 0, 0);
    const { scale } = this.view;
    const { x, y } = this.view.toFrame({ x: 0, y: 0 });
    if (this.hovered && this.parts) {
      const across = (scale * this.mask.width) / this.parts.width;
      twice(ctx, this.#placed(this.parts.outline(this.hovered), x, y, across, (scale * this.mask.height) / this.parts.height));
    }
    if (this.tool.mark) twice(ctx, this.#placed(this.tool.mark, x, y, scale, scale), [6, 4]);
    const at = this.pointers.over ?? (this.crosshair && this.view.toFrame(this.crosshair));
    if (at) twice(ctx, this.tool.cursor === "none" ? ring(at, (this.brush * scale) / 2) : this.crosshair ? cross(at) : new Path2D());
    if (at && this.crosshair) twice(ctx, cross(at));
  }

  #placed(path, x, y, across, down) {
    const placed = new Path2D();
    placed.addPath(path, new DOMMatrix([across, 0, 0, down, x, y]));
    return placed;
  }
}

// Dark below light, so that a line is seen on any picture.
const twice = (ctx, path, dash = []) => {
  ctx.setLineDash([]);
  ctx.lineWidth = 3;
  ctx.strokeStyle = "rgb(0 0 0 / 0.55)";
  ctx.stroke(path);
  ctx.setLineDash(dash);
  ctx.lineWidth = 1.25;
  ctx.strokeStyle = "#fff";
  ctx.stroke(path);
};

const ring = ({ x, y }, radius) => {
  const path = new Path2D();
  path.arc(x, y, Math.max(2, radius), 0, 2 * Math.PI);
  return path;
};

const cross = ({ x, y }) => {
  const path = new Path2D();
  for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
    path.moveTo(x + 4 * dx, y + 4 * dy);
    path.lineTo(x + 14 * dx, y + 14 * dy);
  }
  return path;
};

customElements.define("mask-canvas", MaskCanvas);
