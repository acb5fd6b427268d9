// Which pixel shows what: the picture's part map, to point at hair instead of painting it.

export class Parts {
  // `names`: the part of each number in the map, from 1 on; 0 is none of them. `colours`: the number of each colour.
  constructor(names, image, colours) {
    Object.assign(this, { names, width: image.width, height: image.height });
    const canvas = Object.assign(document.createElement("canvas"), { width: this.width, height: this.height });
    const ctx = canvas.getContext("2d", { willReadFrequently: true });
    ctx.drawImage(image, 0, 0);
    const pixels = new DataView(ctx.getImageData(0, 0, this.width, this.height).data.buffer);
    this.map = new Uint8Array(this.width * this.height);
    for (let at = 0; at < this.map.length; at++) this.map[at] = colours.get(pixels.getUint32(at * 4) >>> 8) ?? 0;
    this.outlines = new Map();
    this.stencils = new Map();
  }

  static async fetch(address, names) {
    const answer = await fetch(address);
    if (!answer.ok) return null;
    const file = await answer.arrayBuffer();
    const options = { colorSpaceConversion: "none", premultiplyAlpha: "none" };
    return new Parts(names, await createImageBitmap(new Blob([file], { type: "image/png" }), options), paletteOf(new DataView(file)));
  }

  // At x, y in 0..1 of the picture; undefined beside it and where nothing is known.
  at(x, y) {
    if (x < 0 || y < 0 || x >= 1 || y >= 1) return undefined;
    return this.names[this.map[Math.floor(y * this.height) * this.width + Math.floor(x * this.width)] - 1];
  }

  // The part's edge as a path in the map's pixels.
  outline(name) {
    if (!this.outlines.has(name)) this.outlines.set(name, this.#trace(this.names.indexOf(name) + 1));
    return this.outlines.get(name);
  }

  // The part in white on nothing.
  stencil(name) {
    if (!this.stencils.has(name)) this.stencils.set(name, this.#cut(this.names.indexOf(name) + 1));
    return this.stencils.get(name);
  }

  #trace(number) {
    const { map, width, height } = this;
    const path = new Path2D();
    const is = (x, y) => x >= 0 && y >= 0 && x < width && y < height && map[y * width + x] === number;
    // Runs of the same edge become one line, along rows and then along columns.
    const walk = (lines, length, differs, line) => {
      for (let across = 0; across <= lines; across++) {
        let start = -1;
        for (let along = 0; along <= length; along++) {
          const edge = along < length && differs(across, along);
          if (edge && start < 0) start = along;
          if (!edge && start >= 0) {
            line(across, start, along);
            start = -1;
          }
        }
      }
    };
    walk(height, width, (y, x) => is(x, y) !== is(x, y - 1), (y, from, to) => { path.moveTo(from, y); path.lineTo(to, y); });
    walk(width, height, (x, y) => is(x, y) !== is(x - 1, y), (x, from, to) => { path.moveTo(x, from); path.lineTo(x, to); });
    return path;
  }

  #cut(number) {
    const canvas = Object.assign(document.createElement("canvas"), { width: this.width, height: this.height });
    const ctx = canvas.getContext("2d");
    const image = ctx.createImageData(this.width, this.height);
    const pixels = new Uint32Array(image.data.buffer);
    for (let at = 0; at < pixels.length; at++) if (this.map[at] === number) pixels[at] = 0xffffffff;
    ctx.putImageData(image, 0, 0);
    return canvas;
  }
}

// Of an indexed PNG: its numbers by their colours. The browser decodes the pixels and keeps the numbers to itself.
const paletteOf = (file) => {
  const colours = new Map();
  for (let at = 8; at < file.byteLength; at += file.getUint32(at) + 12) {
    if (file.getUint32(at + 4) !== 0x504c5445) continue;
    for (let n = 0; n * 3 < file.getUint32(at); n++) colours.set(file.getUint32(at + 8 + n * 3 - 1) & 0xffffff, n);
    break;
  }
  return colours;
};
