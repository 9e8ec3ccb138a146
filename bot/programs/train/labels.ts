/** Which acts the corpus may name, and what of: kinds of trouble, dangers and topics that the documents hold. */
import { actOf } from '../../../knowledge/language/learned/act-meanings.ts';
import { isUnderWayNow, serviceOfAct, standable } from '../../../knowledge/language/services.ts';
import type { Documents } from '../../../knowledge/terms/documents.ts';

/** Acts with the subjects they may name, beside those of the services. */
const acts: Readonly<Record<string, readonly string[]>> = {
  moves: standable.filter((stands) => !isUnderWayNow(stands)),
  withdraws: [...standable, 'booking', 'this'],
  agrees: ['this'],
  understands: ['this'],
  declines: ['this'],
  'puts-off': ['this'],
  keeps: ['this'],
  cannot: ['this'],
  tells: ['since', 'device', 'when', 'address', 'number', 'last-four', 'phone', 'purpose', 'choice', 'tried', 'detail'],
  corrects: ['when', 'phone', 'address', 'number', 'device', 'choice', 'danger'],
  asks: ['itself', 'why', 'which', 'where', 'meaning', 'how-long', 'again', 'back-to', 'first', 'none'],
  done: ['trouble', 'step'],
  'not-done': ['trouble'],
  stuck: ['step'],
  lost: ['number'],
};
const alone: readonly string[] = [
  'waits',
  'complains',
  'abuses',
  'greets',
  'thanks',
  'leaves',
  'off-topic',
  'changes-rules',
  'unclear',
];

/** Whether `label` names an act of the corpus, of something the documents know. */
export const isKnownLabel = (label: string, { firstAid, safety, answers }: Documents): boolean => {
  const { act, subject = '', detail } = actOf(label, 1, { start: 0, end: 0 });
  const isKind = firstAid.categories.some(({ id }) => id === detail);
  if (subject === 'trouble' && ['tells', 'corrects'].includes(act)) return isKind;
  if (subject === 'how-to' && act === 'asks') return isKind;
  if (subject === 'danger' && act === 'tells') return safety.dangers.some(({ id }) => id === detail);
  if (detail !== undefined) return false;
  if (serviceOfAct(label) !== undefined) return true;
  if (subject === '') return alone.includes(act);
  const isTopic = act === 'asks' && [...answers.topics, ...answers.unstated].some(({ id }) => id === subject);
  return isTopic || (acts[act]?.includes(subject) ?? false);
};
