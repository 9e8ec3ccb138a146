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
  // 券売機が固まった is of no kind we know, whatever its words make of 固まった.
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

/** The kinds of a trouble are in doubt while the likeliest is less than this, and a guess of nothing under that. */
const kindSure = 0.5;
const kindGuessed = 0.15;
/** So likely a kind is offered, beside others; and no more than so many. */
const offered = 0.05;
const most = 3;

/** The kinds a trouble that is told may be of, likeliest first; undefined where one is sure, or none likely. */
export const kindsInDoubt = (guesses: readonly Act[], mentioned: string | undefined): string[] | undefined => {
  const sums = new Map<string, number>();
  for (const act of guesses) {
    const kind = troubleKind(act);
    if (kind !== undefined) sums.set(kind, (sums.get(kind) ?? 0) + act.confidence);
  }
  const likeliest = [...sums].sort(([, one], [, other]) => other - one);
  const [first] = likeliest;
  if (!first || first[1] >= kindSure || first[1] < kindGuessed || first[0] === mentioned) return undefined;
  const kinds = likeliest.flatMap(([kind, sum]) => (sum >= offered && kind !== 'other' ? [kind] : [])).slice(0, most);
  return kinds.length > 0 ? kinds : undefined;
};

/** What is changed or called off is what stands: where the one that was heard does not, and one other does, it is that one. */
export const byWhatStands = (act: Act, context: readonly string[]): Act => {
  const [only, ...more] = context.flatMap((token) => (token.startsWith('stands:') ? [token.slice(7)] : []));
  const isChange = (act.act === 'moves' || act.act === 'withdraws') && standable.includes(act.subject ?? '');
  if (!isChange || only === undefined || more.length > 0 || act.subject === only) return act;
  if (act.act === 'moves' && isUnderWayNow(only)) return act;
  return { ...act, subject: only, label: `${act.act} ${only}` };
};
