// Mouse, pen, fingers and keys on the picture: one of them holds the tool, two fingers or the space bar move the view.

const NUDGE = 8; // pixels of the screen an arrow key goes
const FAR = 40;
const WHEEL = 0.0016;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Pointers {
  constructor(stage) {
    Object.assign(this, { stage, fingers: new Map(), over: null, holding: false, spaced: false, waiting: [] });
    const on = (name, act, options) => stage.addEventListener(name, act, options);
    on("pointerdown", (event) => this.down(event));
    on("pointermove", (event) => this.move(event));
    for (const name of ["pointerup", "pointercancel"]) on(name, (event) => this.up(event));
    on("pointerleave", () => this.leave());
    on("wheel", (event) => this.wheel(event), { passive: false });
    on("keydown", (event) => this.key(event));
    on("keyup", (event) => this.keyUp(event));
    on("focus", () => this.focus());
    on("blur", () => this.blur());
  }

  // --- pointers

  down(event) {
    const { stage } = this;
    stage.crosshair = null;
    stage.focus({ preventScroll: true });
    stage.crosshair = null;
    if (event.pointerType !== "touch" && event.button > 1) return;
    event.preventDefault();
    stage.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, stage.view.within(event));
    if (this.fingers.size > 1) return this.drop(); // a second finger: they move the view
    this.panning = this.spaced || event.button === 1;
    if (this.panning) {
      this.usedSpace = this.spaced;
      return;
    }
    this.over = event.pointerType === "touch" ? null : stage.view.within(event);
    this.press(this.#point(event));
  }

  move(event) {
    const { stage } = this;
    const at = stage.view.within(event);
    const before = this.fingers.get(event.pointerId);
    if (before && (this.panning || this.fingers.size > 1)) {
      this.#drag(event.pointerId, before, at);
      return;
    }
    if (before) {
      this.fingers.set(event.pointerId, at);
      const events = event.getCoalescedEvents?.() ?? [];
      this.#soon((events.length ? events : [event]).map((one) => this.#point(one)));
    }
    if (event.pointerType !== "touch") {
      this.over = at;
      if (!before) this.hover(stage.toMask(at));
      stage.redraw();
    }
  }

  up(event) {
    if (!this.fingers.delete(event.pointerId)) return;
    if (this.fingers.size) return;
    this.panning = false;
    if (event.type === "pointercancel") this.drop();
    else this.lift();
  }

  leave() {
    this.over = null;
    this.stage.hovered = null;
    this.stage.redraw();
  }

  hover(point) {
    const { stage } = this;
    stage.hovered = stage.dataset.tool === "pick" ? stage.partAt(point) : null;
  }

  // With two fingers the view follows both: their middle shifts it, the space between them scales it.
  #drag(id, before, at) {
    const { view } = this.stage;
    const other = [...this.fingers].find(([one]) => one !== id)?.[1];
    if (other) {
      const apart = (a, b) => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
      view.pan((at.x - before.x) / 2, (at.y - before.y) / 2);
      view.zoom(apart(at, other) / apart(before, other), { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 });
    } else {
      view.pan(at.x - before.x, at.y - before.y);
    }
    this.fingers.set(id, at);
  }

  #point(event) {
    return { ...this.stage.toMask(this.stage.view.within(event)), shift: event.shiftKey, alt: event.altKey };
  }

  // --- the tool

  press(point) {
    this.holding = true;
    this.stage.tool.down(point);
  }

  // Pens tell of more points than there are frames: they are drawn together.
  #soon(points) {
    if (!this.holding) return;
    this.waiting.push(...points);
    this.asked ??= requestAnimationFrame(() => this.#flush());
  }

  #flush() {
    this.asked = null;
    if (this.holding && this.waiting.length) this.stage.tool.move(this.waiting.splice(0));
  }

  lift() {
    if (!this.holding) return;
    this.#flush();
    this.holding = false;
    this.waiting = [];
    this.stage.tool.up();
  }

  // What was begun is not done. Whether there was anything.
  drop() {
    if (!this.holding) return false;
    this.holding = false;
    this.waiting = [];
    if (this.stage.tool.cancel) this.stage.tool.cancel();
    else if (this.stage.tool.last) this.stage.step(true);
    return true;
  }

  wheel(event) {
    event.preventDefault();
    const pixels = event.deltaMode ? event.deltaY * 32 : event.deltaY;
    this.stage.view.zoom(Math.exp(-pixels * (event.ctrlKey ? 6 : 1) * WHEEL), this.stage.view.within(event));
  }

  // --- keys

  focus() {
    const { stage } = this;
    if (stage.matches(":focus-visible")) stage.crosshair ??= { x: stage.mask.width / 2, y: stage.mask.height / 2 };
    stage.redraw();
  }

  blur() {
    this.spaced = false;
    this.stage.crosshair = null;
    if (!this.fingers.size) this.lift();
    this.stage.redraw();
  }

  key(event) {
    const { stage } = this;
    if (event.ctrlKey || event.metaKey) return;
    if (ARROWS[event.key]) this.#walk(event);
    else if (event.key === "Enter") this.#enter(event);
    else if (event.key === " ") {
      if (!event.repeat) this.spaced = true;
      stage.classList.add("panning");
    } else if (event.key === "Escape") {
      if (!this.drop()) return;
      stage.say("Not done.");
    } else return;
    event.preventDefault();
  }

  keyUp(event) {
    if (event.key !== " " || !this.spaced) return;
    const { stage } = this;
    this.spaced = false;
    stage.classList.remove("panning");
    // Space held while a pointer drags moves the view; by itself it is a dab.
    if (!this.usedSpace && stage.crosshair && !this.holding) {
      this.press({ ...stage.crosshair, shift: event.shiftKey, alt: event.altKey });
      this.lift();
    }
    this.usedSpace = false;
  }

  #enter(event) {
    const { stage } = this;
    stage.crosshair ??= { x: stage.mask.width / 2, y: stage.mask.height / 2 };
    if (this.holding) {
      this.lift();
      stage.say("Lifted.");
      return;
    }
    this.press({ ...stage.crosshair, shift: event.shiftKey, alt: event.altKey });
    if (stage.dataset.tool === "pick") this.lift();
    else stage.say("Down. Arrows draw, Enter lifts.");
  }

  #walk(event) {
    const { stage } = this;
    stage.crosshair ??= { x: stage.mask.width / 2, y: stage.mask.height / 2 };
    const far = (event.altKey ? 1 : event.shiftKey ? FAR : NUDGE) / stage.view.scale;
    const [dx, dy] = ARROWS[event.key];
    const within = (value, most) => Math.min(most, Math.max(0, value));
    stage.crosshair = {
      x: within(stage.crosshair.x + dx * far, stage.mask.width),
      y: within(stage.crosshair.y + dy * far, stage.mask.height),
    };
    this.over = null;
    stage.view.show(stage.crosshair);
    if (this.holding) stage.tool.move([stage.crosshair]);
    const before = stage.hovered;
    this.hover(stage.crosshair);
    if (stage.hovered && stage.hovered !== before) stage.say(stage.hovered);
    stage.redraw();
  }
}
