/** What bytes are, by what stands in them: never by what their sender calls them. */
import type { FileKind } from '../channels/port.ts';

/** A type that is taken: how it is shown, and what it is served as. */
export interface FileType {
  kind: FileKind;
  type: string;
}

/** What stands at a place of the file, each sign a byte; `%` and two hex digits are the byte they name. */
type Begins = readonly (readonly [at: number, signs: string])[];

const at0 = (...all: string[]): Begins[] => all.map((signs) => [[0, signs]]);
const riff = (what: string): Begins[] => [
  [
    [0, 'RIFF'],
    [8, what],
  ],
];
const ftyp = (...brands: string[]): Begins[] => brands.map((brand) => [[4, `ftyp${brand}`]]);

/** What is shown as a picture, played, or handed over to be saved; the first that fits tells. */
const known: readonly (readonly [Begins[], FileKind, string])[] = [
  [at0('%89PNG%0d%0a%1a%0a'), 'image', 'image/png'],
  [at0('%ff%d8%ff'), 'image', 'image/jpeg'],
  [at0('GIF87a', 'GIF89a'), 'image', 'image/gif'],
  [riff('WEBP'), 'image', 'image/webp'],
  [riff('WAVE'), 'audio', 'audio/wav'],
  [ftyp('M4A ', 'M4B '), 'audio', 'audio/mp4'],
  [at0('ID3', '%ff%fb', '%ff%f3', '%ff%f2'), 'audio', 'audio/mpeg'],
  [at0('%ff%f1', '%ff%f9'), 'audio', 'audio/aac'],
  [at0('OggS'), 'audio', 'audio/ogg'],
  [at0('#!AMR'), 'file', 'audio/amr'],
  // Pictures of telephones that browsers do not show.
  [ftyp('heic', 'heix', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif'), 'file', 'image/heic'],
  [ftyp(''), 'video', 'video/mp4'],
  [at0('%1aE%df%a3'), 'video', 'video/webm'],
  [at0('%25PDF-'), 'file', 'application/pdf'],
  [at0('II*%00', 'MM%00*'), 'file', 'image/tiff'],
  // Documents of Office are such archives too.
  [at0('PK%03%04', 'PK%05%06'), 'file', 'application/zip'],
  [at0('%d0%cf%11%e0%a1%b1%1a%e1'), 'file', 'application/x-ole-storage'],
  [at0('{\\rtf'), 'file', 'application/rtf'],
];

const bytesOf = (signs: string): Buffer =>
  Buffer.from(
    signs.replaceAll(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
const byBytes = known.map(
  ([all, kind, type]) =>
    [all.map((begins) => begins.map(([at, signs]) => [at, bytesOf(signs)] as const)), { kind, type }] as const,
);

const controlsOfText = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);
const isBinary = (bytes: Uint8Array): boolean =>
  bytes.some((byte) => byte === 0x7f || (byte < 0x20 && !controlsOfText.has(byte)));

/** A page, a drawing or a program, which does something where it is opened. */
const doesSomething = (bytes: Uint8Array): boolean => {
  const begins = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart().toLowerCase();
  return ['<', '#!', '@echo', 'windows registry editor'].some((start) => begins.startsWith(start));
};

/**
 * What `bytes` are, where it is taken: pictures, voice, video, documents and plain text. undefined: anything else, such as a
 * program, a web page or a drawing that holds a script.
 */
export const typeOfFile = (bytes: Uint8Array): FileType | undefined => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = byBytes.find(([all]) =>
    all.some((begins) => begins.every(([at, signs]) => file.subarray(at, at + signs.length).equals(signs))),
  );
  if (found) return found[1];
  if (bytes.length === 0 || isBinary(bytes) || doesSomething(bytes)) return undefined;
  return { kind: 'file', type: 'text/plain' };
};
