/** The house rules hold in every file, and every rule can fail. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  environmentHasOneReader,
  floorsHold,
  type House,
  lowerFloorsArePure,
  packagesAreHome,
  type Rule,
  roomsHold,
} from './house/floors.ts';
import { kept, planted } from './house/planted.ts';
import { decisionsArePure, readersAreUnknown, wordsAreQuotedOnly } from './house/reading.ts';
import { servicesAreNamedAtHome } from './house/services.ts';
import { readSource } from './house/source.ts';
import {
  exportedTypes,
  exportsArePromised,
  filesAreSmall,
  filesIntroduceThemselves,
  namesSayWhat,
  nothingIsHidden,
  nothingIsPutOff,
  testsRun,
  typesAreNamedOnce,
} from './house/style.ts';
import { wordsAreHome } from './house/words.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (path === 'test/artifacts' || entry.name.startsWith('.') || entry.name.endsWith('.model')) return [];
    return entry.isDirectory() ? filesIn(path) : [path];
  });

const sources = ['bot', 'dialogs', 'knowledge', 'adapters', 'test']
  .flatMap(filesIn)
  .map((path) => readSource(path, read(path)));

const npm: { dependencies: object; devDependencies: object } = JSON.parse(read('package.json'));
const terms: { clauses: { id: string }[] } = parse(read('knowledge/documents/terms.yaml'));
const house: House = {
  clauses: new Set(terms.clauses.map(({ id }) => id)),
  dependencies: new Set(Object.keys(npm.dependencies)),
  devDependencies: new Set(Object.keys(npm.devDependencies)),
  types: new Map(sources.flatMap((source) => exportedTypes(source).map(({ what }) => [what, source.path] as const))),
};

const rules: readonly (readonly [fact: string, rule: Rule])[] = [
  ['every floor imports only what it may', floorsHold],
  ['every room of a floor imports only what stands below it', roomsHold],
  ['every package has one home', packagesAreHome],
  ['the environment is read in bot/config.ts alone', environmentHasOneReader],
  ['knowledge/ and dialogs/ neither tell the time nor reach out', lowerFloorsArePure],
  ['dialogs quote the words of a message in named files and read them in none', wordsAreQuotedOnly],
  ['dialogs know what a reading holds and no reader', readersAreUnknown],
  ['who acts on a message is decided without looking anything up', decisionsArePure],
  ['a service is named in its folder and the tables of services alone', servicesAreNamedAtHome],
  ['Japanese stands only in the files for it', wordsAreHome],
  ['names are kebab-case and say what a file does', namesSayWhat],
  ['no type is exported by two files', typesAreNamedOnce],
  ['no file is longer than 250 lines', filesAreSmall],
  ['every file begins by saying what it is', filesIntroduceThemselves],
  ['every exported function says what it promises', exportsArePromised],
  ['there is no default export, no barrel and no any', nothingIsHidden],
  ['nothing is left for later and no checker is silenced', nothingIsPutOff],
  ['every test runs, or its title says why not', testsRun],
];

describe('the house rules', () => {
  it.each(rules)('%s', (_fact, rule) => {
    expect(sources.flatMap((source) => rule(source, house)).join('\n')).toBe('');
  });

  it('are held against files of every floor', () => {
    const floors = new Set(sources.filter(({ path }) => path.endsWith('.ts')).map(({ path }) => path.split('/')[0]));
    expect([...floors]).toEqual(['bot', 'dialogs', 'knowledge', 'adapters', 'test']);
    expect(house.clauses).toContain('月額利用料');
  });
});

const breaches = (path: string, text: string): string[] => {
  const source = readSource(path, text);
  const plantedHouse = { ...house, dependencies: new Set([...house.dependencies, 'homeless']) };
  return rules.flatMap(([, rule]) => rule(source, plantedHouse));
};

describe('a planted violation', () => {
  it.each(planted.map(([path, text, told]) => ({ path, text, told })))(
    'in $path is told: $told',
    ({ path, text, told }) => {
      expect(breaches(path, text)).toContainEqual(expect.stringMatching(told));
    },
  );

  it('stands for every rule', () => {
    const found = rules.filter(([, rule]) =>
      planted.some(([path, text]) => rule(readSource(path, text), house).length > 0),
    );
    expect(found).toEqual(rules);
  });

  it.each(kept.map(([path, text]) => ({ path, text })))('is not seen where all is well, in $path', ({ path, text }) => {
    expect(breaches(path, text)).toEqual([]);
  });
});
