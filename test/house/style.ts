/** How a file is named and written. */
import { breach, type Rule } from './floors.ts';
import type { NameFound, Source } from './source.ts';

const isCode = ({ path }: Source): boolean => /\.(?:ts|mjs)$/.test(path);
const isTest = ({ path }: Source): boolean => path.startsWith('test/');

/** Files are kebab-case and named for what they do. */
export const namesSayWhat: Rule = (source) => {
  const parts = source.path.split('/');
  const file = parts.at(-1) ?? '';
  const kebab =
    /^[A-Z]+\.md$/.test(file) ||
    parts.every((part) => /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/.test(part));
  const empty = file.split(/[-.]/).find((word) => /^(?:utils?|helpers?|managers?|impl|misc|common)$/.test(word));
  return [
    ...(kebab ? [] : [breach(source, 1, 'is not kebab-case', 'Write it like book-visit.ts.')]),
    ...(empty ? [breach(source, 1, `is named "${empty}"`, 'Name the file for what it does for someone.')] : []),
  ];
};

/** The types that a file exports, with the line of each. */
export const exportedTypes = ({ path, text }: Source): NameFound[] =>
  path.endsWith('.ts')
    ? [...text.matchAll(/^export (?:declare )?(?:abstract )?(?:interface|type|class|enum) (\w+)/gm)].map((found) => ({
        what: found[1] ?? '',
        line: text.slice(0, found.index).split('\n').length,
      }))
    : [];

/** A name has one meaning in the whole project: no type is exported by two files. */
export const typesAreNamedOnce: Rule = (source, { types }) =>
  exportedTypes(source)
    .filter(({ what }) => (types.get(what) ?? source.path) !== source.path)
    .map(({ what, line }) =>
      breach(source, line, `exports ${what} as ${types.get(what)} does`, 'Name each for what it is of.'),
    );

/** A file that people change stays under 250 lines. */
export const filesAreSmall: Rule = (source) => {
  const lines = source.text.replace(/\n$/, '').split('\n').length;
  if (lines <= 250 || !/\.(?:ts|mjs|lua|css|html)$/.test(source.path)) return [];
  return [breach(source, lines, `has ${lines} lines`, 'Split it by reason to change; 250 is the most.')];
};

/** A file opens with one line saying what it is. */
export const filesIntroduceThemselves: Rule = (source) =>
  !isCode(source) || /^\/\*\* .+ \*\/\n/.test(source.text)
    ? []
    : [breach(source, 1, 'does not say what it is', 'Begin the file with one line /** … */.')];

/** What others call tells its promise; the only function of a file may do so in the file's first line. */
export const exportsArePromised: Rule = (source) => {
  const alone = source.forms.filter(({ what }) => what === 'exported function').length === 1;
  if (isTest(source) || alone) return [];
  const cure = 'Say what it promises, in which units, and what it throws.';
  return source.forms
    .filter(({ what }) => what === 'bare function')
    .map(({ line }) => breach(source, line, 'exports a function without a doc comment', cure));
};

const cures: Readonly<Record<string, string>> = {
  any: 'Use unknown and check it, or name the type.',
  'default export': 'Export it by its name.',
  'export *': 'Import from the file that holds the thing.',
};

/** No default exports, no passing on, no `any`. */
export const nothingIsHidden: Rule = (source) => [
  ...source.forms.flatMap(({ what, line }) => {
    const cure = cures[what];
    return cure ? [breach(source, line, `uses ${what}`, cure)] : [];
  }),
  ...(source.barrel
    ? [breach(source, 1, 'only passes on what others export', 'Remove it and import from the files themselves.')]
    : []),
];

const leftOver = new RegExp(`\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b`);
const silenced = new RegExp(`@ts-(?:${['ig' + 'nore', 'no' + 'check', 'expect' + '-error'].join('|')})\\b`);

/** Nothing is left for later and no checker is silenced. */
export const nothingIsPutOff: Rule = (source) =>
  source.text
    .split('\n')
    .flatMap((text, n) => [
      ...(leftOver.test(text) ? [breach(source, n + 1, 'leaves work for later', 'Do it, or leave it out.')] : []),
      ...(silenced.test(text) ? [breach(source, n + 1, 'silences the compiler', 'Mend the type.')] : []),
    ]);

const runner = /^(?:describe|it|test|suite)(?:\.\w+)*\.(skip|only|todo|skipIf|runIf)$/;

/** A test runs, or its title says why it does not: `describe.skipIf(missing)(missing ?? 'title', …)`. Nothing real is mocked. */
export const testsRun: Rule = (source) =>
  source.names.flatMap(({ what, line }) => {
    if (!isTest(source)) return [];
    if (/^(?:vi\.(?:mock|doMock)|jest\b.*)$/.test(what)) {
      return [breach(source, line, `uses ${what}`, 'Run the real part, or hand a small one of your own in.')];
    }
    const how = runner.exec(what)?.[1];
    if (!how) return [];
    const call = source.text
      .split('\n')
      .slice(line - 1, line + 3)
      .join('\n');
    if (/\.(?:skip|run)If\([^()]*\)\(\s*(?:[A-Za-z]|`[^`]*\$\{)/.test(call)) return [];
    return [
      breach(
        source,
        line,
        `uses ${what}`,
        'Let it run; where something is missing, put the reason in the title of what is skipped.',
      ),
    ];
  });
