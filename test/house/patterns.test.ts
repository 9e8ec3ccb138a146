/** No pattern of ours takes for ever over any text, those that are written and those that are built. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { type Pattern, slowTextsOf, worstOf } from './backtracking.ts';
import { readSource } from './source.ts';

const root = join(import.meta.dirname, '../..');
const code = globSync('{bot,dialogs,knowledge,adapters}/**/*.{ts,mjs}', { cwd: root });

const written: Pattern[] = code.flatMap((path) =>
  readSource(path, readFileSync(join(root, path), 'utf8')).patterns.map(({ what, flags }) => ({
    source: what,
    flags,
    path,
  })),
);

/** The file of ours that makes a pattern, which `stack` tells; undefined where a package does. */
const makerIn = (stack = ''): string | undefined => {
  const [, , line = ''] = stack.split('\n');
  const at = line.indexOf(`${root}/`);
  const path = at < 0 || line.includes('node_modules') ? undefined : line.slice(at + root.length + 1);
  return path?.replace(/:\d+:\d+\)?$/, '');
};
const built: Pattern[] = [];
const Plain = globalThis.RegExp;
globalThis.RegExp = new Proxy(Plain, {
  construct(target, [pattern, given]: [string | RegExp, string?]) {
    const made = new target(pattern, given);
    const path = makerIn(new Error().stack);
    if (path && !path.startsWith('test/')) built.push({ source: made.source, flags: made.flags, path });
    return made;
  },
});
await import('../../dialogs/conversation/conversation.ts');
await import('../../dialogs/desk/actions.ts');
const { read } = await import('../../knowledge/language/read.ts');
for (const text of ['明日の10時に訪問をお願いします', 'Could you come on Monday at 10am? Not the fax, the printer.'])
  read(text, { open: [] }, loadDocuments());
globalThis.RegExp = Plain;

const all = [...new Map([...written, ...built].map((one) => [`${one.source}/${one.flags}`, one])).values()];
const verdicts = all.map((pattern) => ({ pattern, worst: worstOf(pattern) }));

/**
 * Patterns that may take time with the square of their text, by file: all of them read a message or a part of one,
 * of which no more than some letters are read (knowledge/language/text/read-up-to.ts), or words of our own. One more has to be rewritten, or named here.
 */
const quadratic: Readonly<Record<string, number>> = {
  'adapters/web-chat/page/tongue.ts': 1,
  'knowledge/language/dates/booking-words.ts': 1,
  'knowledge/language/dates/hear-wish.ts': 1,
  'knowledge/language/learned/clauses-of.ts': 1,
  'knowledge/language/learned/read-back.ts': 1,
  'knowledge/language/readers/bare-wish.ts': 1,
  'knowledge/language/readers/hear-arranged.ts': 1,
  'knowledge/language/readers/hear-called-off.ts': 1,
  'knowledge/language/readers/hear-purpose.ts': 1,
  'knowledge/language/readers/hear-set-up-change.ts': 1,
  'knowledge/language/readers/hear-when.ts': 1,
  'knowledge/language/readers/own-words.ts': 2,
  'knowledge/language/text/any-of.ts': 1,
  'knowledge/language/values/correct-address.ts': 4,
  'knowledge/language/values/device-names.ts': 1,
  'knowledge/language/values/hear-address.ts': 3,
  'knowledge/language/values/hear-choice.ts': 1,
  'knowledge/language/values/hear-delivery.ts': 2,
  'knowledge/language/values/hear-replaced.ts': 1,
  'knowledge/language/values/hear-since.ts': 1,
  'knowledge/terms/fill.ts': 2,
};

describe('a pattern', () => {
  it('is found, where it is written and where it is built', () => {
    expect(written.length).toBeGreaterThan(500);
    expect(built.length).toBeGreaterThan(100);
    expect(new Set(built.map(({ path }) => path))).toContain('knowledge/language/text/any-of.ts');
  });

  it('takes exponentially long over no text', () => {
    const found = verdicts.filter(({ worst }) => worst === 'exponential');
    expect(found.map(({ pattern: { path, source } }) => `${path}: ${source}`)).toEqual([]);
  });

  it('takes time with the square of its text in these files alone', () => {
    const found = verdicts.filter(({ worst }) => worst === 'quadratic').map(({ pattern }) => pattern.path);
    const counts = Object.fromEntries(found.map((path) => [path, found.filter((one) => one === path).length]));
    expect(counts).toEqual(quadratic);
  });

  it('that does is done with the longest message in a moment, over what it is slow at', () => {
    const slow = verdicts.filter(({ worst }) => worst === 'quadratic').map(({ pattern }) => pattern);
    const cost = (pattern: Pattern, length: number) => {
      const texts = slowTextsOf(pattern, length);
      const plain = new RegExp(pattern.source, pattern.flags);
      const { user } = process.threadCpuUsage();
      for (const text of texts) text.replace(plain, '');
      return (process.threadCpuUsage().user - user) / 1_000 / texts.length;
    };
    // First over a short text: one of the third degree would take minutes over a long one.
    for (const length of [200, 2_000])
      expect(slow.filter((pattern) => cost(pattern, length) > 50).map(({ source }) => source)).toEqual([]);
  });
});

describe('the worst case', () => {
  it.each([
    ['(?:はい|は|い)*。', 'u'],
    ['(?:あ|ああ)*$', 'u'],
    ['^(a|a)*$', ''],
    ['^(?:\\w|\\d)+-$', ''],
    ['^(?:a?b?)*c', ''],
    ['^(a+)+$', ''],
    ['^(?:x(?:ab*)?b?){2,}$', ''],
    ['^(?:もう|いい(?:です)?|です|[、。])+か$', 'u'],
  ])('of %s is exponential', (source, flags) => expect(worstOf({ source, flags })).toBe('exponential'));

  it.each([
    ['\\s*\\n\\s*', ''],
    ['[。、]+$', 'u'],
    ['(?:(?:はい|ええ)[、。]*)*[、。]*x', 'u'],
  ])('of %s is quadratic', (source, flags) => expect(worstOf({ source, flags })).toBe('quadratic'));

  it.each([
    ['^(?:はい|ええ)*[、。]', 'u'],
    ['^(?:じゃあ?|では|[、。])*お願い', 'u'],
    ['^(?:はい|は|い)+', 'u'],
    ['(?:ab){2,9}c', ''],
    ['^\\d{4}-\\d{2}$', ''],
  ])('of %s is linear', (source, flags) => expect(worstOf({ source, flags })).toBe('linear'));
});
