// What is painted, at the mask's own size: a canvas to draw on, one bit per pixel read from it where it changed, and the steps back.

import { encode } from "./png.js";

const MOST_KEPT = 32 * 2 ** 20; // bytes of steps back
const HALF = 128; // from this much of a pixel on it belongs to the mask

export class Mask {
  constructor(width, height) {
    Object.assign(this, { width, height, stride: (width + 7) >> 3 });
    this.canvas = Object.assign(document.createElement("canvas"), { width, height });
    this.ctx = this.canvas.getContext("2d", { willReadFrequently: true });
    this.bits = new Uint8Array(this.stride * height);
    this.dirty = null;
    this.past = [];
    this.future = [];
    this.most = Math.max(10, Math.floor(MOST_KEPT / this.bits.length));
  }

  // Something was drawn within this box.
  touch(left, top, right, bottom) {
    const seen = this.dirty ?? [Infinity, Infinity, -Infinity, -Infinity];
    this.dirty = [Math.min(seen[0], left), Math.min(seen[1], top), Math.max(seen[2], right), Math.max(seen[3], bottom)];
  }

  touchAll() {
    this.touch(0, 0, this.width, this.height);
  }

  // Reads what changed since the last time. Only that box leaves the canvas, so a stroke costs the same on any picture.
  read() {
    if (!this.dirty) return;
    const [left, top, right, bottom] = this.dirty;
    this.dirty = null;
    const x0 = Math.max(0, Math.floor(left) & ~7);
    const y0 = Math.max(0, Math.floor(top));
    const x1 = Math.min(this.width, Math.ceil(right));
    const y1 = Math.min(this.height, Math.ceil(bottom));
    if (x1 <= x0 || y1 <= y0) return;
    const pixels = this.ctx.getImageData(x0, y0, x1 - x0, y1 - y0).data;
    const wide = x1 - x0;
    for (let y = y0; y < y1; y++) {
      for (let x = x0; x < x1; x += 8) {
        let byte = 0;
        const most = Math.min(8, x1 - x);
        let at = ((y - y0) * wide + x - x0) * 4 + 3;
        for (let bit = 0; bit < most; bit++, at += 4) if (pixels[at] >= HALF) byte |= 128 >> bit;
        // The box may end within a byte, and what lies right of it stays.
        const kept = most < 8 && x1 < this.width ? this.bits[y * this.stride + (x >> 3)] & (255 >> most) : 0;
        this.bits[y * this.stride + (x >> 3)] = byte | kept;
      }
    }
  }

  get empty() {
    return !this.bits.some((byte) => byte);
  }

  // 0..1
  get share() {
    let count = 0;
    for (let byte of this.bits) for (; byte; byte &= byte - 1) count++;
    return count / (this.width * this.height);
  }

  png() {
    return encode(this.bits.slice(), this.width, this.height);
  }

  write(bits) {
    this.bits = bits;
    const image = this.ctx.createImageData(this.width, this.height);
    const pixels = new Uint32Array(image.data.buffer);
    for (let y = 0, at = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++, at++) if (bits[y * this.stride + (x >> 3)] & (128 >> (x & 7))) pixels[at] = 0xffffffff;
    }
    this.ctx.putImageData(image, 0, 0);
    this.dirty = null;
  }

  // Takes over a black and white picture, of any size.
  async load(blob) {
    const picture = await createImageBitmap(blob);
    this.ctx.globalCompositeOperation = "source-over";
    this.ctx.drawImage(picture, 0, 0, this.width, this.height);
    const image = this.ctx.getImageData(0, 0, this.width, this.height);
    for (let at = 0; at < image.data.length; at += 4) image.data[at + 3] = image.data[at] >= HALF ? 255 : 0;
    this.ctx.putImageData(image, 0, 0);
    this.touchAll();
    this.read();
  }

  // Before something is painted: `also` is kept beside it and comes back with it.
  remember(also) {
    this.read();
    this.past.push({ bits: this.bits.slice(), also });
    if (this.past.length > this.most) this.past.shift();
    this.future = [];
  }

  forget() {
    this.past.pop();
  }

  back(also) {
    return this.#move(this.past, this.future, also);
  }

  forth(also) {
    return this.#move(this.future, this.past, also);
  }

  #move(from, to, also) {
    const step = from.pop();
    if (!step) return null;
    this.read();
    to.push({ bits: this.bits.slice(), also });
    this.write(step.bits);
    return step;
  }
}
