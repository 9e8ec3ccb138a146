/** npm run teams:package: a zip that Teams takes, by its own schema, and what it says where something is missing. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifestOf } from '../../adapters/teams/manifest.ts';
import { appWords } from '../../dialogs/words/app-words.ts';
import { launch } from '../helpers/server-process.ts';

// Microsoft's package fetches the schema from the network when it is asked to check; the file it holds is read instead.
const require = createRequire(import.meta.url);
const inPackage = createRequire(require.resolve('@microsoft/app-manifest'));
interface Checker {
  (value: unknown): boolean;
  errors?: { instancePath: string; message?: string }[] | null;
}
const { default: Ajv } = inPackage('ajv-draft-04') as {
  default: new (options: object) => { compile(schema: object): Checker };
};
const schemaAt = join(
  inPackage.resolve('@microsoft/app-manifest/package.json'),
  '../build/json-schemas/teams/v1.30/MicrosoftTeams.schema.json',
);
const check = new Ajv({ strict: false, allErrors: true, formats: { uri: /^https?:\/\//, email: true } }).compile(
  JSON.parse(readFileSync(schemaAt, 'utf8')),
);
const wrongWith = (manifest: unknown): string[] =>
  check(manifest) ? [] : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);

const appId = '00000000-0000-4000-8000-000000000001';
const facts = {
  appId,
  version: '0.1.0',
  company: '株式会社青葉',
  website: 'https://aoba.example/',
  privacy: 'https://aoba.example/privacy',
  terms: 'https://aoba.example/terms',
  host: 'desk.aoba.example',
};

/** The files of a zip, by its directory, each held to its checksum. */
const unzip = (zip: Buffer): Map<string, Buffer> => {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let n = 0; n < zip.readUInt16LE(end + 10); n++) {
    const [length, named] = [zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28)];
    const name = zip.toString('utf8', at + 46, at + 46 + named);
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + length);
    expect(crc32(bytes), name).toBe(zip.readUInt32LE(at + 16));
    files.set(name, bytes);
    at += 46 + named;
  }
  return files;
};

/** The pixels of one of our PNGs, four bytes each. */
const pixels = (png: Buffer) => {
  const size = png.readUInt32BE(16);
  const data = png.indexOf('IDAT', 0, 'latin1');
  const raw = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
  const rows = Array.from({ length: size }, (_, row) =>
    raw.subarray(row * (size * 4 + 1) + 1, (row + 1) * (size * 4 + 1)),
  );
  const all = rows.flatMap((row) => Array.from({ length: size }, (_, n) => [...row.subarray(n * 4, n * 4 + 4)]));
  return { size, high: png.readUInt32BE(20), all };
};

describe('npm run teams:package', () => {
  let dir: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'teams-package-'));
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const settings = { MicrosoftAppId: appId, MicrosoftAppPassword: 'p', PUBLIC_URL: 'https://desk.aoba.example/' };
  const run = (given: Record<string, string>, ...words: string[]) =>
    launch(given, 'programs/teams-package.ts', words).ended;
  const { company, website, privacy, terms } = facts;

  it('writes manifest and icons at the root of a zip, and tells what only the consoles can do', async () => {
    const file = join(dir, 'app.zip');
    const { code, stdout } = await run(settings, company, website, privacy, terms, file);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/Upload new app[\s\S]*Messaging endpoint/)]);
    const files = unzip(readFileSync(file));
    expect([...files.keys()]).toEqual(['manifest.json', 'color.png', 'outline.png']);
    const manifest = JSON.parse(files.get('manifest.json')?.toString() ?? '');
    expect(manifest).toEqual(manifestOf({ ...facts, version: manifest.version }, appWords));
    const color = pixels(files.get('color.png') ?? Buffer.alloc(0));
    const outline = pixels(files.get('outline.png') ?? Buffer.alloc(0));
    expect([color.size, color.high, outline.size, outline.high]).toEqual([192, 192, 32, 32]);
    expect(
      color.all.every(([, , , alpha]) => alpha === 255),
      'no pixel of the colour icon is clear',
    ).toBe(true);
    expect(outline.all.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true);
    expect(new Set(outline.all.map(([, , , alpha]) => alpha))).toContain(0);
    expect(Math.max(...outline.all.map(([, , , alpha = 0]) => alpha))).toBe(255);
  });

  it.each<[string, Record<string, string>, string[], RegExp]>([
    ['pages are missing', settings, [company], /COMPANY WEBSITE PRIVACY TERMS/],
    ['a page is not https', settings, [company, 'http://aoba.example', privacy, terms], /https:/],
    ['the company’s name is too long for Teams', settings, ['x'.repeat(33), website, privacy, terms], /32 characters/],
    ['there is no app', {}, [company, website, privacy, terms], /MicrosoftAppId[\s\S]*PUBLIC_URL/],
  ])('says what to do where %s', async (_what, given, words, told) => {
    expect(await run(given, ...words)).toMatchObject({ code: 1, stderr: expect.stringMatching(told) });
  });
});

describe('the manifest', () => {
  it('is one of Teams’ schema 1.30', () => {
    expect(wrongWith(manifestOf(facts, appWords))).toEqual([]);
  });

  it.each<[object, RegExp]>([
    [{ name: { short: 'x'.repeat(31) } }, /^\/name\/short /],
    [{ id: 'no guid' }, /^\/id /],
    [{ manifestVersion: '1.29' }, /^\/manifestVersion /],
    [{ accentColor: 'blue' }, /^\/accentColor /],
    [{ unknown: true }, /additional properties/],
  ])('with %j is found wrong: the schema can fail', (more, told) => {
    expect(wrongWith({ ...manifestOf(facts, appWords), ...more })).toContainEqual(expect.stringMatching(told));
  });
});
