/** What is asked back of a message that may mean two or three things; reading the wrong one out helps nobody. */
import { choiceOf } from '../../terms/choices.ts';
import type { Documents } from '../../terms/documents.ts';
import type { Act, Command } from '../reading.ts';
import { standable } from '../services.ts';
import { troubleKind } from './of-what.ts';

/** So many are asked back. */
const most = 3;
/** What is less likely is not asked back. */
const leastLikely = 0.05;

/** Those of `guesses` that can be meant: いりません calls off no call-back where none stands. */
export const possible = (guesses: readonly Act[], context: readonly string[] = []): Act[] =>
  guesses.filter(
    ({ act, subject = '' }) =>
      !['moves', 'withdraws'].includes(act) || !standable.includes(subject) || context.includes(`stands:${subject}`),
  );

/** What a message may mean, likeliest first: kinds of trouble count as one. */
const likeliest = (guesses: readonly Act[], documents: Documents): string[] => {
  const found: string[] = [];
  let isTrouble = false;
  for (const act of guesses.toSorted((one, other) => other.confidence - one.confidence)) {
    const isKind = troubleKind(act) !== undefined;
    if (act.confidence < leastLikely || found.length === most) break;
    if ((isKind && isTrouble) || !choiceOf(act.label, documents)) continue;
    isTrouble ||= isKind;
    found.push(act.label);
  }
  return found;
};

/** A question is answered alone from here on; beside the answer of one that is less sure stands what else it may be. */
const answeredAlone = 0.75;

/** `command`, with what else was likely where it is a question in doubt. */
export const withOthers = (command: Command, guesses: readonly Act[], documents: Documents): Command => {
  if (command.kind !== 'ask' || command.confidence >= answeredAlone) return command;
  const others = likeliest(guesses, documents).filter((label) => label !== `asks ${command.topic ?? 'none'}`);
  return others.length > 0 ? { ...command, among: others.slice(0, most - 1) } : command;
};

/** Topics of one family, as desk.hours.night and desk.hours.saturday: their answers tell the same. */
const familyOf = (topic: string): string => topic.split('.').slice(0, 2).join('.');

/** The wishes that a question of a family may be: リモートできますか. Its answer tells what it is, and leads on to it. */
const wishOf: Readonly<Record<string, string>> = {
  'about.remote': 'wants remote',
  'visit.about': 'wants visit',
  'visit.condition': 'wants visit',
  'loan.about': 'wants loan',
  'paid-visit.about': 'wants paid-visit',
};

/** Questions of one family are together one question from here on. */
const askedFrom = 0.6;

/** The likeliest question of a family that is surely meant, though which of the family is in doubt. */
export const askedOfFamily = (guesses: readonly Act[]): Command[] => {
  const topics = guesses.flatMap(({ act, subject, confidence, span }) =>
    act === 'asks' && subject?.includes('.') ? [{ topic: subject, confidence, span }] : [],
  );
  const [first] = topics;
  if (!first) return [];
  const own = topics.filter(({ topic }) => familyOf(topic) === familyOf(first.topic));
  const wish = guesses.find(({ label }) => label === wishOf[first.topic])?.confidence ?? 0;
  const confidence = own.reduce((sum, one) => sum + one.confidence, wish);
  return confidence >= askedFrom ? [{ kind: 'ask', topic: first.topic, confidence, span: first.span }] : [];
};

/** The service that a topic or a step belongs to: loan.about, loan.confirm. */
const serviceOf = (name: string): string => name.split('.')[0] ?? '';

/** A question is of what was spoken of from here on, where it is a question and nothing says of what: 料金は？ */
const leansFrom = 0.1;

/** The question in doubt that is of what was spoken of last. */
export const askedOfSpoken = (guesses: readonly Act[], context: readonly string[] = []): Command[] => {
  const spoken = context.find((token) => token.startsWith('spoken:'))?.slice('spoken:'.length);
  const asks = guesses.filter(({ act, subject }) => act === 'asks' && subject?.includes('.'));
  const sum = asks.reduce((all, { confidence }) => all + confidence, 0);
  const own = asks.find(({ subject = '' }) => spoken !== undefined && serviceOf(subject) === serviceOf(spoken));
  if (!own?.subject || own.confidence < leansFrom || sum < askedFrom) return [];
  return [{ kind: 'ask', topic: own.subject, confidence: askedFrom, span: own.span }];
};

/** The message as not understood, with what it may mean. */
export const inDoubt = (guesses: readonly Act[], length: number, documents: Documents): Command => {
  const found = likeliest(guesses, documents);
  // Nobody is asked whether they complain, and nothing else.
  const among = found.every((label) => label === 'complains') ? [] : found;
  return { kind: 'unknown', ...(among.length > 0 && { among }), confidence: 0, span: { start: 0, end: length } };
};
