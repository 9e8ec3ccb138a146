/** Who may import whom, which package lives where, and what a floor may not do (ARCHITECTURE.md, floors). */
import type { NameFound, Source } from './source.ts';

/** What the rules take from outside the sources. */
export interface House {
  /** the names of the contract sheet's clauses */
  clauses: ReadonlySet<string>;
  dependencies: ReadonlySet<string>;
  devDependencies: ReadonlySet<string>;
  /** exported types, with the file that exports each */
  types: ReadonlyMap<string, string>;
}
/** Every breach of one rule in one file, each with its cure. */
export type Rule = (source: Source, house: House) => string[];

/** One breach as it is told. */
export const breach = ({ path }: Source, line: number, what: string, cure: string): string =>
  `${path}:${line} ${what}. ${cure}`;

const ours = /^(?:bot|dialogs|knowledge|adapters|test)\//;

interface Floor {
  at: RegExp;
  /** our own files it may import */
  files: (to: string, from: string) => boolean;
  packages: RegExp;
  cure: string;
}
const folderOf = (path: string): string => path.split('/').slice(0, 2).join('/');
const floors: readonly Floor[] = [
  {
    at: /^knowledge\/(?:terms\/documents|language\/learned\/load-model)\.ts$/,
    files: (to) => to.startsWith('knowledge/'),
    packages: /^(?:zod|yaml|node:(?:fs|path|url|zlib))$/,
    cure: 'The loaders of documents and model read files and nothing else.',
  },
  {
    at: /^knowledge\//,
    files: (to) => to.startsWith('knowledge/'),
    packages: /^(?:zod|@holiday-jp\/holiday_jp|@microsoft\/recognizers-text(?:-[a-z-]+)?)$/,
    cure: 'knowledge/ imports only knowledge/ and packages without I/O: let a dialog hand the value in.',
  },
  {
    at: /^dialogs\//,
    files: (to) => /^(?:dialogs|knowledge)\//.test(to) || /^adapters\/[^/]+\/port\.ts$/.test(to),
    packages: /^botbuilder(?:-dialogs)?$/,
    cure: 'dialogs/ imports dialogs/, knowledge/, adapters/*/port.ts and Bot Framework: reach the outside through a port.',
  },
  {
    at: /^adapters\/[^/]+\//,
    files: (to, from) =>
      folderOf(to) === folderOf(from) ||
      /^adapters\/(?:store\/(?:port|records)|errors|own-machine)\.ts$/.test(to) ||
      /^adapters\/(?:channels|signed-calls)\//.test(to),
    packages: /./,
    cure: 'An adapter imports its own folder, adapters/channels/, adapters/signed-calls/, the port and records of the store, adapters/errors.ts and adapters/own-machine.ts: let bot/ hand the rest in.',
  },
  { at: /^adapters\//, files: () => false, packages: /^$/, cure: 'What all adapters share imports nothing.' },
  {
    at: /^bot\//,
    files: (to) => !to.startsWith('test/'),
    packages: /./,
    cure: 'Only tests import test/: move what both need down.',
  },
];

/** The floors: what a file may import. */
export const floorsHold: Rule = (source) => {
  const floor = floors.find(({ at }) => at.test(source.path));
  if (!floor) return [];
  return source.imports
    .filter(({ what }) => !(ours.test(what) ? floor.files(what, source.path) : floor.packages.test(what)))
    .map(({ what, line }) => breach(source, line, `imports ${what}`, floor.cure));
};

/** Rooms of a floor, lowest first: a file imports its own room and what is named here (reading.md's table). */
const language = 'knowledge/language';
const rooms: readonly (readonly [room: string, may: readonly string[]])[] = [
  [`${language}/text`, []],
  [`${language}/lexicon`, [`${language}/text`]],
  [`${language}/dates`, [`${language}/text`]],
  [`${language}/values`, [`${language}/text`, `${language}/lexicon`, `${language}/dates`]],
  [
    `${language}/readers`,
    [
      `${language}/text`,
      `${language}/lexicon`,
      `${language}/dates`,
      `${language}/values`,
      `${language}/reading.ts`,
      `${language}/services.ts`,
      `${language}/says.ts`,
    ],
  ],
  [
    `${language}/learned`,
    ['text', 'lexicon', 'dates', 'values', 'readers', 'reading.ts', 'services.ts'].map((room) => `${language}/${room}`),
  ],
  [`${language}/second`, ['text', 'readers', 'learned', 'reading.ts'].map((room) => `${language}/${room}`)],
  ['dialogs/words', []],
  ['dialogs/form', ['dialogs/words']],
  ['dialogs/situation', ['dialogs/words', 'dialogs/form']],
  ['dialogs/terms', ['dialogs/words', 'dialogs/form', 'dialogs/situation']],
  ['dialogs/services', ['dialogs/words', 'dialogs/form', 'dialogs/situation', 'dialogs/terms']],
  ['dialogs/news', ['dialogs/words', 'dialogs/form', 'dialogs/situation']],
  ['dialogs/desk', ['dialogs/words', 'dialogs/form', 'dialogs/situation', 'dialogs/news']],
  ['dialogs/conversation', ['dialogs']],
];

const isIn = (path: string, room: string): boolean => path === room || path.startsWith(`${room}/`);
/** The room of a file; each service has one of its own. */
const roomOf = (path: string): string | undefined =>
  /^dialogs\/services\/[^/]+/.exec(path)?.[0] ?? rooms.find(([room]) => isIn(path, room))?.[0];

/** The rooms of a floor: what stands below another does not know it, and no service knows another. */
export const roomsHold: Rule = (source) => {
  const own = roomOf(source.path);
  const row = own === undefined ? undefined : rooms.find(([room]) => isIn(source.path, room));
  if (own === undefined || !row) return [];
  const [room, may] = row;
  const floor = room.startsWith('dialogs') ? 'dialogs' : language;
  return source.imports
    .filter(({ what }) => isIn(what, floor) && !isIn(what, own) && !may.some((one) => isIn(what, one)))
    .map(({ what, line }) =>
      breach(
        source,
        line,
        `imports ${what}`,
        `${room} may know ${may.join(', ') || 'no other room'}: move what both need down.`,
      ),
    );
};

const homes: readonly (readonly [name: RegExp, home: RegExp])[] = [
  [/^restify$/, /^bot\/server\.ts$/],
  [/^pino$/, /^bot\//],
  [/^prom-client$/, /^bot\/metrics\.ts$/],
  [/^@opentelemetry\/api$/, /^(?:bot|adapters)\//],
  [/^@opentelemetry\/(?:core|context-async-hooks)$/, /^bot\/trace\.ts$/],
  [/^@opentelemetry\//, /^bot\/export-spans\.ts$/],
  [/^ioredis$/, /^adapters\/store\/redis-connection\.ts$/],
  [/^node:sqlite$/, /^adapters\/store\//],
  [/^ws$/, /^adapters\/web-chat\/stream\.ts$/],
  [/^botframework-webchat$/, /^adapters\/web-chat\//],
  [/^lit$/, /^adapters\/[^/]+\/page\//],
  [/^@line\/bot-sdk$/, /^adapters\/line\//],
  [/^openai(?:\/|$)/, /^adapters\/language-model\/openai\.ts$/],
  [/^csv-parse$/, /^adapters\/contracts\/csv-rows\.ts$/],
  [/^yaml$/, /^knowledge\/terms\/documents\.ts$/],
  [/^@holiday-jp\/holiday_jp$/, /^knowledge\/rules\/holidays\.ts$/],
  [/^@microsoft\/recognizers-text/, /^knowledge\//],
  [/^botbuilder(?:-dialogs)?$/, /^(?:bot|dialogs|adapters\/(?:channels|teams|line|web-chat))\//],
  [/^zod$/, /^(?:bot|knowledge|adapters)\//],
  [/^node:process$/, /^$/],
  [/^node:/, /./],
];

/** One home for each package; a package without one has none yet. */
export const packagesAreHome: Rule = (source, { dependencies, devDependencies }) =>
  source.imports
    .filter(({ what }) => !ours.test(what))
    .flatMap(({ what, line }) => {
      const tell = (cure: string) => [breach(source, line, `imports ${what}`, cure)];
      const test = source.path.startsWith('test/');
      const known = what.startsWith('node:') || dependencies.has(what) || (test && devDependencies.has(what));
      if (!known)
        return tell('It is no dependency in package.json: name it there, or take the thing from a package that is.');
      const home = homes.find(([name]) => name.test(what))?.[1];
      if (test || home?.test(source.path)) return [];
      return tell(
        home
          ? `Its home is ${home.source}: ask that file for it.`
          : 'It has no home yet: name one in test/house/floors.ts.',
      );
    });

const environment = /^process(?:\.env\b.*)?$|^globalThis\b/;
const reaching = /^(?:fetch|WebSocket|EventSource|XMLHttpRequest|process|globalThis)\b/;
const telling =
  /^(?:Temporal\.Now|Date|Date\.now|new Date\(\)|performance|setTimeout|setInterval|setImmediate)(?:\.|$)|^Now\b/;
const changing = /^(?:Math\.random|crypto|Promise|queueMicrotask)\b/;

const uses = (source: Source, { names, forms }: { names: RegExp; forms?: RegExp }, cure: string): string[] =>
  [...source.names.filter(({ what }) => names.test(what)), ...source.forms.filter(({ what }) => forms?.test(what))].map(
    ({ what, line }: NameFound) => breach(source, line, `uses ${what}`, cure),
  );

/** The environment is read in bot/config.ts alone. */
export const environmentHasOneReader: Rule = (source) =>
  source.path === 'bot/config.ts' || source.path.startsWith('test/')
    ? []
    : uses(source, { names: environment }, 'Only bot/config.ts reads the environment: add a setting there.');

/** knowledge/ computes: the same from the same, at once. dialogs/ take time from the turn and reach out through ports. */
export const lowerFloorsArePure: Rule = (source) => {
  const inside = /^(knowledge|dialogs)\//.exec(source.path)?.[1];
  if (!inside) return [];
  return [
    ...uses(source, { names: telling }, 'Time enters as `now`: take it as a parameter.'),
    ...uses(source, { names: reaching }, 'The outside is an adapter’s: ask a port.'),
    ...(inside === 'knowledge'
      ? uses(
          source,
          { names: changing, forms: /^(?:async|await)$/ },
          'knowledge/ answers at once and always alike: move this to a dialog or an adapter.',
        )
      : []),
  ];
};
