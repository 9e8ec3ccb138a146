/** What stands in a sentence of its own beside what says little or ends something: heard by itself, so that it is not lost. */
import type { Documents } from '../../terms/documents.ts';
import type { Command, Expecting, Reading } from '../reading.ts';
import { isQuestion } from '../text/is-question.ts';
import type { Span } from '../text/span.ts';
import { meaningOf } from './act-meanings.ts';
import { clausesOf } from './clauses-of.ts';
import { hearActs } from './hear-acts.ts';
import { inDoubt, possible } from './in-doubt.ts';

/** What is said in passing, puts off or tells who writes: whoever says something in another sentence means that as well. */
const saysLittle = (command: Command): boolean =>
  command.kind === 'later' ||
  (command.kind === 'smalltalk' && inPassing.has(command.about)) ||
  (command.kind === 'answer' && tellsWho.has(command.slot));
const tellsWho: ReadonlySet<string> = new Set(['number', 'lastFour']);
const inPassing: ReadonlySet<string> = new Set(['greeting', 'thanks', 'bye']);

/** ありがとうございました。あ、カウンター料金って入ってますか: what stands in a sentence of its own beside what says little is heard by itself. */
export const besideLittle = (
  commands: readonly Command[],
  { text }: Reading,
  { context = [] }: Expecting,
  documents: Documents,
): readonly Command[] => {
  if (commands.length === 0 || !commands.every(saysLittle)) return commands;
  const sentences = clausesOf(text);
  // Beside who writes anything may be wished for, and it stands in no number.
  const isWho = commands.some(({ kind }) => kind === 'answer');
  const wordsOf = ({ start, end }: Span) => text.slice(start, end);
  const isMore = (one: Span) => (isWho ? !/\d{3}/u.test(wordsOf(one).normalize('NFKC')) : isQuestion(wordsOf(one)));
  const more = sentences.length > 1 ? sentences.findLast(isMore) : undefined;
  if (more === undefined) return commands;
  const { acts, likely: guesses } = hearActs(wordsOf(more), context, documents);
  const span = { start: more.start, end: more.end };
  const heard = acts.flatMap((act): Command[] => {
    const meaning = meaningOf(act);
    return meaning ? [{ ...meaning, confidence: act.confidence, span }] : [];
  });
  if (heard.every(saysLittle) && (heard.length > 0 || isWho)) return commands;
  const doubt = heard.length > 0 ? heard : [inDoubt(possible(guesses, context), text.length, documents)];
  return [...commands.filter(({ kind }) => kind !== 'smalltalk'), ...doubt];
};

/** What ends something: what is asked in a sentence after it is not of that. */
const ends = (command: Command): boolean =>
  ['cancel', 'solved', 'later', 'no'].includes(command.kind) ||
  (command.kind === 'start' && callsOff.has(command.service));
const callsOff: ReadonlySet<string> = new Set(['cancel_booking', 'unlink']);
/** A question that only its own sentence tells is one from here on. */
const askedFrom = 0.75;

/** 折り返しはなしで。番号なんでしたっけ: a question of the terms, in the last sentence, that the message as a whole let nobody hear. */
export const askedLast = (
  commands: readonly Command[],
  { text }: Reading,
  { context = [] }: Expecting,
  documents: Documents,
): Command[] => {
  const sentences = clausesOf(text);
  const last = sentences.at(-1);
  if (!last || sentences.length === 1 || !commands.every(ends)) return [];
  const words = text.slice(last.start, last.end);
  const span = { start: last.start, end: last.end };
  if (!isQuestion(words) && !/(?:っけ|でしょ|かな)[。!]*$/u.test(words)) return [];
  return hearActs(words, context, documents).acts.flatMap((act): Command[] => {
    const isOfTerms = act.act === 'asks' && act.subject?.includes('.') === true && act.confidence >= askedFrom;
    return isOfTerms ? [{ kind: 'ask', topic: act.subject, confidence: act.confidence, span }] : [];
  });
};
