/** Where Japanese may stand: customers' and operators' words have their own files, so that a manager can review them. */
import { breach, type Rule } from './floors.ts';

const japanese = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u;
const homes = [
  /^dialogs\/words\//,
  /^knowledge\/(?:documents|language)\//,
  /^adapters\/[^/]+\/page\/(?:words(?:-[a-z]+)?\.ts|index\.html)$/,
  /^bot\/demo\//,
  /^test\//,
];
const cure = (path: string): string => {
  if (path.startsWith('knowledge/')) return 'Sentences belong in knowledge/documents, patterns in knowledge/language.';
  if (path.startsWith('adapters/')) return 'Words of a page belong in its page/words.ts or page/words-….ts.';
  return 'What people read belongs in dialogs/words, demo data in bot/demo.';
};

/** Japanese stands in the files for it; a rule may name a clause of the sheet, and comments may say anything. */
export const wordsAreHome: Rule = (source, { clauses }) => {
  const { path, text } = source;
  if (homes.some((home) => home.test(path))) return [];
  const tell = (line: number) => breach(source, line, 'holds Japanese', cure(path));
  if (!/\.(?:ts|mjs)$/.test(path)) {
    if (!/\.(?:lua|html|css|svg)$/.test(path)) return [];
    return text.split('\n').flatMap((said, n) => (japanese.test(said) ? [tell(n + 1)] : []));
  }
  const naming = /^knowledge\/(?:rules|terms)\//.test(path);
  return source.words
    .filter(({ what }) => japanese.test(what) && !(naming && clauses.has(what)))
    .map(({ line }) => tell(line));
};
