/** No pattern over a customer's words repeats a group in which something is repeated: over ああああ… it would take for ever. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

/** Escapes and classes hold no repetition: each becomes one letter. */
const bare = (source: string): string =>
  source.replace(/\\u\{[^}]*\}|\\p\{[^}]*\}|\\./gu, 'x').replace(/\[[^\]]*\]/gu, 'x');
/** `*`, `+` and `{2,}` repeat without end. */
const endless = /^(?:[*+]|\{\d+,\})/u;

/** The groups of a pattern that are repeated without end and hold what is, too. */
const nestedIn = (source: string): string[] => {
  const text = bare(source);
  const opened: number[] = [];
  const found: string[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') opened.push(at);
    if (text[at] !== ')') continue;
    const within = text.slice((opened.pop() ?? 0) + 1, at);
    const holds = [...within].some((_, n) => n > 0 && endless.test(within.slice(n)));
    if (endless.test(text.slice(at + 1)) && holds) found.push(within);
  }
  return found;
};

const built: string[] = [];
const Plain = globalThis.RegExp;
globalThis.RegExp = new Proxy(Plain, {
  construct(target, [pattern, flags]: [string | RegExp, string?]) {
    built.push(typeof pattern === 'string' ? pattern : pattern.source);
    return new target(pattern, flags);
  },
});
const files = globSync('{knowledge/language,dialogs}/**/*.ts');
const { read } = await import('../../knowledge/language/read.ts');
read('明日の10時に訪問をお願いします', { open: [] }, loadDocuments());
globalThis.RegExp = Plain;

const written = files.flatMap((file) =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /(?<=[=(,:\s!&|?[])\/(?![/*])((?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\n\\[])+)\/[a-z]*(?=[\s.,;)\]:}?])/gu,
    ),
  ].map(([, source = '']) => source),
);
/** Patterns of packages are theirs. */
const isOurs = (source: string): boolean => /[ぁ-んァ-ヶ一-龠]|\b[a-z]{3,} /u.test(source);

describe('the patterns that read a message', () => {
  it('are found, those that are written and those that are built', () => {
    expect(written.length).toBeGreaterThan(300);
    expect(built.filter(isOurs).length).toBeGreaterThan(70);
  });

  it.each(['(?:はい|ええ)[、。]*', '(?:a|b)*', '(?:はい)+x*', '(?:[あ*]|\\+)*'])('repeat simply: %s', (pattern) => {
    expect(nestedIn(pattern)).toEqual([]);
  });

  it.each(['(?:(?:はい|ええ)[、。]*)*', '(?:a+)+', '(?:x(?:ab*)?){2,}'])(
    'are found out where they do not: %s',
    (pattern) => {
      expect(nestedIn(pattern)).toHaveLength(1);
    },
  );

  it('repeat no group in which something is repeated', () => {
    const nested = [...written, ...built.filter(isOurs)].filter((source) => nestedIn(source).length > 0);
    expect([...new Set(nested)]).toEqual([]);
  });
});
