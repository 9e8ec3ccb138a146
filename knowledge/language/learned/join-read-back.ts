/** The joined reading of a message that should answer a read-back: consent, a no, or what is wished for instead. */
import type { Documents } from '../../terms/documents.ts';
import type { Command, Expecting, Reading } from '../reading.ts';
import { isQuestion } from '../text/is-question.ts';
import { tellsValue } from './act-meanings.ts';
import type { HeardActs } from './hear-acts.ts';
import { hearConsent } from './hear-consent.ts';
import { ruledSurely } from './limits.ts';
import { isFree, wishesElse, wishesForIt } from './read-back.ts';
import { isSeconded, type Joined } from './side-by-side.ts';

/** The joined reading of a message that answers, or should, what was read back. */
export const joinReadBack = (
  rules: Reading,
  expecting: Expecting,
  heard: HeardActs,
  { learned, others, top }: Joined,
  documents: Documents,
): readonly Command[] => {
  const { context = [] } = expecting;
  // 電話で相談したい, at the read-back of a call-back, is a plain wish for just that.
  const isWished =
    isFree(context) &&
    !isQuestion(rules.text) &&
    learned.every((one) => one.kind === 'yes' || wishesForIt(one, context)) &&
    (learned.some((one) => wishesForIt(one, context)) ||
      rules.commands.some((one) => wishesForIt(one, context) && one.confidence >= ruledSurely));
  const consent: Command | undefined = isWished
    ? { kind: 'yes', confidence: 0.95, span: { start: 0, end: rules.text.length } }
    : hearConsent(rules, heard, top, expecting, documents);
  const values = rules.commands.filter(({ kind }) => kind === 'answer' || kind === 'correct');
  if (consent?.kind === 'yes') return [consent, ...values, ...others.filter(({ kind }) => kind !== 'wait')];
  if (consent) return [consent, ...values, ...others.filter(({ kind }) => kind !== 'later' && kind !== 'cancel')];
  // やっぱりオペレーターで, at the read-back of a session, wants a person instead.
  const instead = rules.commands.find((one) => wishesElse(one, context) && one.confidence >= 0.55);
  if (instead && (top?.act === 'withdraws' || top?.act === 'declines')) return [instead, ...values];
  // A yes that only the learned reader hears is not said as one: it is asked for again.
  const asNoted = (command: Command): Command =>
    command.kind === 'yes' ? { ...command, kind: 'understood' } : command;
  if (values.length > 0 || learned.length > 0) return [...values, ...learned.map(asNoted)];
  // 場所は本店じゃなくて支店なんやけど asks nothing about the company, where the learned reader hears an address.
  const isTold = top !== undefined && tellsValue(top) && !isQuestion(rules.text);
  return rules.commands.filter(
    (one) => one.kind !== 'yes' && !(isTold && one.kind === 'ask') && isSeconded(one, heard.likely),
  );
};
