/** What the acts of a message tell that a form asks for: whether a trouble is over, how far a step has come. */
import type { Act } from '../reading.ts';
import { isQuestion } from '../text/is-question.ts';
import { hearProgress } from './hear-progress.ts';
import { hearSolved } from './hear-solved.ts';
import { hearHow } from './hear-way-of-help.ts';

type Told<V> = Readonly<Record<string, V>>;

/** Who cannot do what was told is not helped by it. */
const ofTrouble: Told<'yes' | 'no'> = { 'done trouble': 'yes', 'not-done trouble': 'no', 'cannot this': 'no' };
const ofStep: Told<'yes' | 'no' | 'wait'> = {
  'done step': 'yes',
  'done trouble': 'yes',
  'stuck step': 'no',
  'not-done trouble': 'no',
  'cannot this': 'no',
  waits: 'wait',
};
/** An act tells it from here on. */
const tellsFrom = 0.7;

/** What the surest act of `acts` tells, by `table`; of two as sure, what is not done. Else what `words` make of it, where they may. */
const toldBy = <V>(table: Told<V>, acts: readonly Act[], text: string, words: (text: string) => V | undefined) => {
  const [first] = acts
    .filter(({ label, confidence }) => label in table && confidence >= tellsFrom)
    .sort((one, other) => other.confidence - one.confidence || Number(table[one.label] === 'yes') - 1);
  if (first) return table[first.label];
  // どうやって直すんですか asks, and tells nothing.
  const isAsked = isQuestion(text) && acts.some(({ act, confidence }) => act === 'asks' && confidence >= tellsFrom);
  return isAsked ? undefined : words(text);
};

/** Whether first aid helped. */
export const solvedBy = (text: string, acts: readonly Act[]): 'yes' | 'no' | undefined =>
  toldBy(ofTrouble, acts, text, hearSolved);

/** What is said to a step of the walk-through. */
export const progressBy = (text: string, acts: readonly Act[]): ReturnType<typeof hearProgress> =>
  toldBy<ReturnType<typeof hearProgress>>(ofStep, acts, text, hearProgress);

const wayOf: Told<string> = {
  'wants remote': 'remote',
  'wants person': 'operator',
  'wants call-back': 'callback',
};

/** The way of help that the words name; where the message surely wants one way, that one: can someone look at it remotely wants no person here. */
export const wayBy = (text: string, acts: readonly Act[]): string | undefined => {
  const named = hearHow(text);
  const [way, ...others] = acts.filter(({ act, confidence }) => act === 'wants' && confidence >= tellsFrom);
  const wanted = way && others.length === 0 ? wayOf[way.label] : undefined;
  return named === undefined ? undefined : (wanted ?? named);
};
