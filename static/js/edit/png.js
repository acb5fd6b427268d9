// One bit per pixel as a PNG: what a mask travels as. The browser compresses; the rest of the format is four chunks.

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

const crcOf = (bytes) => {
  let crc = ~0;
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
};

const chunk = (kind, data) => {
  const made = new Uint8Array(data.length + 12);
  const view = new DataView(made.buffer);
  view.setUint32(0, data.length);
  made.set([...kind].map((letter) => letter.charCodeAt(0)), 4);
  made.set(data, 8);
  view.setUint32(data.length + 8, crcOf(made.subarray(4, data.length + 8)));
  return made;
};

const deflated = async (rows) =>
  new Uint8Array(await new Response(new Blob([rows]).stream().pipeThrough(new CompressionStream("deflate"))).arrayBuffer());

// `bits`: rows of ceil(width / 8) bytes, the leftmost pixel in the highest bit, 1 is white.
export const encode = async (bits, width, height) => {
  const stride = bits.length / height;
  const rows = new Uint8Array((stride + 1) * height); // each row begins with its filter, none
  for (let y = 0; y < height; y++) rows.set(bits.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1);
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  head[8] = 1; // bit of depth, of grey
  return new Blob(
    [new Uint8Array(SIGNATURE), chunk("IHDR", head), chunk("IDAT", await deflated(rows)), chunk("IEND", new Uint8Array())],
    { type: "image/png" },
  );
};
