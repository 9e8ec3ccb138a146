/** Dialogs see what was read of a message and never read it themselves (ARCHITECTURE.md): who may quote it, and what they know of the reader. */
import { breach, type Rule } from './floors.ts';

/** The one file that takes the words of a message, to keep or to quote them. */
const home = 'dialogs/words/kept-words.ts';

/** Who keeps or quotes a customer's words: for an operator to read, or as the wish itself. */
const quoting: ReadonlySet<string> = new Set([
  home,
  // the trouble, or what is reported, for whoever helps
  'dialogs/situation/about-case.ts',
  'dialogs/situation/complaint.ts',
  'dialogs/services/safety/tell-danger.ts',
  'dialogs/services/trouble/told-of-trouble.ts',
  'dialogs/services/loan/report-loss.ts',
  'dialogs/services/tool/set-up-management-tool.ts',
  'dialogs/services/visit/which-visit.ts',
  'dialogs/conversation/carry-out.ts',
  // the wish, read back and kept for an operator
  'dialogs/services/booking/cancel-booking.ts',
  'dialogs/services/callback/leave-callback.ts',
  'dialogs/services/visit/book-visit.ts',
  'dialogs/services/visit/change-visit.ts',
]);

/** What stands in braces, with one pair of braces inside. */
const within = String.raw`[^{}]*(?:\{[^{}]*\}[^{}]*)*`;
/** `text`, taken out of a reading by its name. */
const takesText = [
  new RegExp(String.raw`\breading: \{${within}\btext\b`),
  new RegExp(String.raw`\{${within}\btext\b${within}\} = (?:\w+\.)*reading\b`),
  new RegExp(String.raw`\{${within}\btext\b${within}\}: Reading\b`),
];

const linesOf = (text: string, pattern: RegExp): number[] =>
  [...text.matchAll(new RegExp(pattern, 'g'))].map(({ index }) => text.slice(0, index).split('\n').length);

/** A message's words are quoted in the files named here, and read in none. */
export const wordsAreQuotedOnly: Rule = (source) => {
  const { path, text, names } = source;
  if (!path.startsWith('dialogs/')) return [];
  const cure = 'What a dialog must know of the words is a fact of the reading (knowledge/language/says.ts).';
  const used = (name: RegExp) => names.filter(({ what }) => name.test(what)).map(({ line }) => line);
  if (quoting.has(path) && path !== home && used(/^wordsOf$/).length === 0)
    return [breach(source, 1, 'quotes nothing', 'Take it from the list of files that quote (test/house/reading.ts).')];
  return [
    ...(path === home ? [] : [...used(/\breading\.text\b/), ...takesText.flatMap((pattern) => linesOf(text, pattern))]),
    ...(quoting.has(path) ? [] : used(/^wordsOf$/)),
  ].map((line) => breach(source, line, 'takes the words of a message', cure));
};

/** What dialogs know of the language: the shape of a reading, the one way to it, the tongues, how a second reader is asked, and what works out a day or a place. */
const known =
  /^knowledge\/language\/(?:reading|says|services|read|text\/(?:tongue|mask)|second\/ask-second|dates\/(?:day-words|slot-wish|resolve-when)|values\/resolve-(?:destination|digits|replaced))\.ts$/;

/** Dialogs know what a reading holds and how it is resolved, and no reader. */
export const readersAreUnknown: Rule = (source) =>
  source.path.startsWith('dialogs/')
    ? source.imports
        .filter(({ what }) => what.startsWith('knowledge/language/') && !known.test(what))
        .map(({ what, line }) =>
          breach(source, line, `imports ${what}`, 'Let the reader hear it, as a fact of the reading.'),
        )
    : [];

const decision = 'dialogs/conversation/decide.ts';

/** What is done about a message is decided on what is known: nothing is looked up or said on the way. */
export const decisionsArePure: Rule = (source) =>
  source.path === decision
    ? [
        ...source.imports.filter(({ what }) => /^(?:adapters\/|bot\/|botbuilder)/.test(what)),
        ...source.forms.filter(({ what }) => what === 'async' || what === 'await'),
      ].map(({ what, line }) =>
        breach(
          source,
          line,
          `decides with ${what}`,
          'Let the situation hold what is looked up, or let a step look it up.',
        ),
      )
    : [];
