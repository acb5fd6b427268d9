// Which part of the picture is seen: a scale and a shift, and the fingers, wheels and keys that change them.

const MOST = 16;
const BAR = 68; // pixels that the tool's options lie over at the bottom

export class Viewport {
  // `frame` is what one looks through, `sheet` what moves beneath; `changed` is called whenever it moved.
  constructor(frame, sheet, width, height, changed) {
    Object.assign(this, { frame, sheet, width, height, changed, scale: 1, x: 0, y: 0, fitted: true });
    this.box = { left: 0, top: 0, width, height };
    sheet.style.width = `${width}px`;
    sheet.style.height = `${height}px`;
    new ResizeObserver(() => (this.fitted ? this.fit() : this.apply())).observe(frame);
  }

  get fitting() {
    const { clientWidth, clientHeight } = this.frame;
    const air = clientWidth > 600 ? 24 : 8;
    return Math.max(0.02, Math.min((clientWidth - 2 * air) / this.box.width, (clientHeight - air - BAR) / this.box.height));
  }

  fit() {
    this.fitted = true;
    this.scale = this.fitting;
    this.x = (this.frame.clientWidth - this.box.width * this.scale) / 2 - this.box.left * this.scale;
    this.y = Math.max(8, (this.frame.clientHeight - BAR - this.box.height * this.scale) / 2) - this.box.top * this.scale;
    this.apply();
  }

  // What shall be seen of the sheet, in its pixels: more may lie on it than the picture.
  reach(box) {
    const before = this.box;
    this.box = box;
    if (this.fitted && Object.keys(before).some((side) => before[side] !== this.box[side])) this.fit();
  }

  // Around a point of the frame, which stays where it is; the middle without one.
  zoom(factor, at = { x: this.frame.clientWidth / 2, y: this.frame.clientHeight / 2 }) {
    const scale = Math.min(MOST, Math.max(this.fitting / 2, this.scale * factor));
    this.x = at.x - ((at.x - this.x) * scale) / this.scale;
    this.y = at.y - ((at.y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.fitted = false;
    this.apply();
  }

  pan(x, y) {
    this.x += x;
    this.y += y;
    this.fitted = false;
    this.apply();
  }

  // The picture never leaves the frame altogether.
  apply() {
    const seen = 64;
    this.x = Math.min(this.frame.clientWidth - seen, Math.max(seen - this.width * this.scale, this.x));
    this.y = Math.min(this.frame.clientHeight - seen, Math.max(seen - this.height * this.scale, this.y));
    this.sheet.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
    this.changed();
  }

  // From the window's coordinates to the frame's, and to the picture's.
  within(event) {
    const box = this.frame.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  toPicture({ x, y }) {
    return { x: (x - this.x) / this.scale, y: (y - this.y) / this.scale };
  }

  toFrame({ x, y }) {
    return { x: x * this.scale + this.x, y: y * this.scale + this.y };
  }

  // So that a point of the picture can be seen.
  show(point) {
    const { x, y } = this.toFrame(point);
    const edge = 24;
    const over = (value, most) => Math.min(0, value - edge) || Math.max(0, value - most + edge);
    const shift = { x: over(x, this.frame.clientWidth), y: over(y, this.frame.clientHeight) };
    if (shift.x || shift.y) this.pan(-shift.x, -shift.y);
  }
}
