// The mask as it is seen over the picture: picked parts and paint together, grown and softened about as they will be used.

const LONGEST = 1024; // of what is grown: nobody sees the difference, and it costs a quarter
const RAYS = 12;

export class Tint {
  constructor(canvas, mask) {
    Object.assign(this, { canvas, mask, ctx: canvas.getContext("2d") });
    canvas.width = mask.width;
    canvas.height = mask.height;
    this.ink();
  }

  // One colour from the style sheet, so that light and dark have their own.
  ink() {
    const { color } = getComputedStyle(this.canvas);
    Object.assign(this.ctx, { strokeStyle: color, fillStyle: color, lineCap: "round", lineJoin: "round" });
  }

  // `stencils`: of the picked parts. `grow` and `feather` in pixels.
  redraw({ stencils, grow, feather }) {
    const { width, height } = this.mask;
    const shape = this.#shape(stencils, grow);
    const put = (how, filter = "none") => {
      this.ctx.globalCompositeOperation = how;
      this.ctx.filter = filter;
      this.ctx.drawImage(shape, 0, 0, width, height);
      this.ctx.filter = "none";
    };
    if (feather) {
      put("copy", `blur(${feather / 2}px)`);
      put("destination-in", `blur(${feather / 2}px)`); // twice, so that it fades inwards
      put("destination-in");
    } else put("copy");
    this.ctx.globalCompositeOperation = "source-in";
    this.ctx.fillRect(0, 0, width, height);
    this.ctx.globalCompositeOperation = "source-over";
  }

  #shape(stencils, grow) {
    if (!stencils.length && !grow) return this.mask.canvas;
    const scale = grow ? Math.min(1, LONGEST / Math.max(this.mask.width, this.mask.height)) : 1;
    let shape = sheet(Math.round(this.mask.width * scale), Math.round(this.mask.height * scale));
    for (const one of [...stencils, this.mask.canvas]) shape.getContext("2d").drawImage(one, 0, 0, shape.width, shape.height);
    const reach = Math.abs(grow) * scale;
    if (grow < 0) invert(shape);
    for (let gone = 0; gone < reach; ) {
      const step = Math.min(2 + gone / 2, reach - gone); // the more it grew the fewer the gaps a longer step can leave
      shape = spread(shape, step);
      gone += step;
    }
    if (grow < 0) invert(shape);
    return shape;
  }
}

const sheet = (width, height) => Object.assign(document.createElement("canvas"), { width, height });

const spread = (shape, by) => {
  const wider = sheet(shape.width, shape.height);
  const ctx = wider.getContext("2d");
  ctx.drawImage(shape, 0, 0);
  for (let ray = 0; ray < RAYS; ray++) {
    const angle = (2 * Math.PI * ray) / RAYS;
    ctx.drawImage(shape, by * Math.cos(angle), by * Math.sin(angle));
  }
  return wider;
};

const invert = (shape) => {
  const ctx = shape.getContext("2d");
  ctx.globalCompositeOperation = "xor";
  ctx.fillRect(0, 0, shape.width, shape.height);
};
