/** What a file is, is told by what stands in it; what could do something where it is opened is not taken. */
import { describe, expect, it } from 'vitest';
import { bareName } from '../../adapters/files/kept.ts';
import { typeOfFile } from '../../adapters/files/type-of-file.ts';
import { refused, taken } from '../helpers/sent-files.ts';

describe('a file', () => {
  it.each(Object.entries(taken))('of %s is taken as what it is', (type, [kind, bytes]) => {
    expect(typeOfFile(bytes)).toEqual({ kind, type });
  });

  it.each(Object.entries(refused))('that is %s is not taken', (_what, bytes) => {
    expect(typeOfFile(bytes)).toBeUndefined();
  });

  it('that begins like a picture is one to browsers too, whatever follows', () => {
    const polyglot = Buffer.concat([taken['image/gif']?.[1] as Buffer, Buffer.from('<script>alert(1)</script>')]);
    expect(typeOfFile(polyglot)).toEqual({ kind: 'image', type: 'image/gif' });
  });

  it('of text in Shift_JIS is text', () => {
    expect(typeOfFile(Buffer.from([0x83, 0x8b, 0x81, 0x5b, 0x83, 0x5e, 0x81, 0x5b, 0x0d, 0x0a]))?.type).toBe(
      'text/plain',
    );
  });
});

it.each([
  ['報告書.pdf', '報告書.pdf'],
  ['C:\\Users\\a\\b.txt', 'b.txt'],
  ['../../etc/passwd', 'passwd'],
  ['a\r\nset-cookie: x.pdf', 'aset-cookie: x.pdf'],
  ['x'.repeat(500), 'x'.repeat(200)],
  ['/', ''],
])('the name %j is kept as %j', (given, name) => {
  expect(bareName(given)).toBe(name);
});
