/** The icons of the Teams app, drawn here: a speech bubble with a tick, as PNG (www.w3.org/TR/png-3). */
import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number, alpha: number];
/** What stands at a point of the unit square. */
type Drawing = (x: number, y: number) => Colour;

const clear: Colour = [255, 255, 255, 0];
const white: Colour = [255, 255, 255, 255];
const blue: Colour = [0x0b, 0x57, 0xd0, 255];

const toSegment = (x: number, y: number, [ax, ay, bx, by]: readonly [number, number, number, number]): number => {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
};

/** How far a point lies outside the bubble; negative: inside it. */
const toBubble = (x: number, y: number): number => {
  const [wide, high, round] = [0.34, 0.25, 0.12];
  const [dx, dy] = [Math.abs(x - 0.5) - wide + round, Math.abs(y - 0.45) - high + round];
  const box = Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - round;
  return Math.min(box, toSegment(x, y, [0.36, 0.66, 0.32, 0.8]) - 0.06);
};
const toTick = (x: number, y: number): number =>
  Math.min(toSegment(x, y, [0.37, 0.46, 0.47, 0.55]), toSegment(x, y, [0.47, 0.55, 0.64, 0.36]));

/** Each pixel is the mean of so many points a side. */
const points = 4;

const pixel = (draw: Drawing, size: number, column: number, row: number): number[] => {
  const sums = [0, 0, 0, 0];
  for (let n = 0; n < points * points; n++) {
    const x = (column + ((n % points) + 0.5) / points) / size;
    const y = (row + (Math.floor(n / points) + 0.5) / points) / size;
    draw(x, y).forEach((value, at) => {
      sums[at] = (sums[at] ?? 0) + value;
    });
  }
  return sums.map((sum) => Math.round(sum / (points * points)));
};

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};

const png = (size: number, draw: Drawing): Buffer => {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  // Eight bits a channel, with transparency.
  head.set([8, 6], 8);
  const rows = Array.from({ length: size }, (_, row) => [
    0,
    ...Array.from({ length: size }, (_, column) => pixel(draw, size, column, row)).flat(),
  ]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** Both icons: 192 × 192 in colour, and 32 × 32 of white lines on nothing. */
export const appIcons = (): { color: Buffer; outline: Buffer } => ({
  color: png(192, (x, y) => (toBubble(x, y) > 0 || toTick(x, y) < 0.035 ? blue : white)),
  outline: png(32, (x, y) => (Math.abs(toBubble(x, y)) < 0.035 || toTick(x, y) < 0.04 ? white : clear)),
});
