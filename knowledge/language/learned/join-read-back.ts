/** The joined reading of a message that should answer a read-back: consent, a no, or what is wished for instead. */
import type { Documents } from '../../terms/documents.ts';
import type { Command, Expecting, Reading } from '../reading.ts';
import { isQuestion } from '../text/is-question.ts';
import { agreedLast } from './agreed-last.ts';
import type { HeardActs } from './hear-acts.ts';
import { hearConsent } from './hear-consent.ts';
import { isFree, wishesForIt } from './read-back.ts';
import type { Joined } from './side-by-side.ts';

/** The joined reading of a message that answers, or should, what was read back. */
export const joinReadBack = (
  exact: Reading,
  expecting: Expecting,
  heard: HeardActs,
  { learned, top }: Joined,
  documents: Documents,
): readonly Command[] => {
  const { context = [] } = expecting;
  // 電話で相談したい, at the read-back of a call-back, is a plain wish for just that.
  const isWished =
    isFree(context) &&
    !isQuestion(exact.text) &&
    learned.every((one) => one.kind === 'yes' || wishesForIt(one, context)) &&
    learned.some((one) => wishesForIt(one, context));
  const consent: Command | undefined = isWished
    ? { kind: 'yes', confidence: 0.95, span: { start: 0, end: exact.text.length } }
    : (hearConsent(exact, heard, top, expecting, documents) ?? agreedLast(exact, heard, expecting, documents));
  const values = exact.commands.filter(({ kind }) => kind === 'answer' || kind === 'correct');
  const others = learned.filter(({ kind }) => kind !== 'yes' && kind !== 'no');
  if (consent?.kind === 'yes') return [consent, ...values, ...others.filter(({ kind }) => kind !== 'wait')];
  if (consent) return [consent, ...values, ...others.filter(({ kind }) => kind !== 'later' && kind !== 'cancel')];
  // A yes that only the learned reader hears is not said as one: it is asked for again.
  const asNoted = (command: Command): Command =>
    command.kind === 'yes' ? { ...command, kind: 'understood' } : command;
  return [...values, ...learned.map(asNoted)];
};
