/** What an act is of: the kind of trouble it tells, the thing that stands which it changes. */
import type { Act, Reading } from '../reading.ts';
import { isUnderWayNow, standable } from '../services.ts';
import { likely } from './limits.ts';

/** The kind of trouble an act tells, or asks how to do. */
export const troubleKind = ({ subject, detail }: Act): string | undefined =>
  subject === 'trouble' || subject === 'how-to' ? detail : undefined;

/** The mentions, with the kind of trouble the learned reader heard. */
export const withTrouble = ({ mentions, text }: Reading, acts: readonly Act[]): Reading['mentions'] => {
  const told = acts.filter((act) => troubleKind(act) !== undefined);
  const [first, second] = told.map(troubleKind);
  if (first === undefined) return mentions;
  const { symptom, trouble, ...rest } = mentions;
  const isKnown = first !== 'other';
  // 券売機が固まった is of no kind we know, whatever the rules make of 固まった.
  const isOfNone = !isKnown && mentions.sign === true && (told[0]?.confidence ?? 0) >= likely;
  const others = { ...rest, ...(trouble !== undefined && !isOfNone && { trouble }) };
  // なんか調子が悪い tells that something is wrong, and not what.
  const saysWhat = symptom || mentions.device !== undefined || text.length > 14;
  return {
    ...others,
    ...(isKnown && { trouble: first, ...(trouble !== first && { sign: false }) }),
    ...(!isKnown && others.trouble === undefined && saysWhat && { symptom: true }),
    ...(told[0]?.subject === 'how-to' && { howTo: true }),
    ...(second !== undefined && second !== first && { also: second }),
  };
};

/** What is changed or called off is what stands: where the one that was heard does not, and one other does, it is that one. */
export const byWhatStands = (act: Act, context: readonly string[]): Act => {
  const [only, ...more] = context.flatMap((token) => (token.startsWith('stands:') ? [token.slice(7)] : []));
  const isChange = (act.act === 'moves' || act.act === 'withdraws') && standable.includes(act.subject ?? '');
  if (!isChange || only === undefined || more.length > 0 || act.subject === only) return act;
  if (act.act === 'moves' && isUnderWayNow(only)) return act;
  return { ...act, subject: only, label: `${act.act} ${only}` };
};
