/** What an act is of: the kind of trouble it tells, the thing that stands which it changes. */
import { isRequest } from '../lexicon/mood.ts';
import type { Act, Reading } from '../reading.ts';
import { isUnderWayNow, serviceOfAct, standable, traitsOf } from '../services.ts';
import { likely, surely } from './limits.ts';

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
  // 券売機が固まった is of no kind we know, whatever its words make of 固まった; surely so whatever device they name.
  const isOfNone = !isKnown && (told[0]?.confidence ?? 0) >= (mentions.sign ? likely : surely);
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

/** Where what is called off may be moved as well, as likely as this, a time told beside it says that it is. */
const maybeMoved = 0.2;

/** 金曜がだめになりました。月曜の同じ時間は？ calls the visit off to have it then. */
export const movedInstead = (acts: readonly Act[], guesses: readonly Act[]): Act[] =>
  acts.map((act) => {
    const label = `moves ${act.subject}`;
    const isTimed = act.act === 'withdraws' && acts.some((one) => one.label === 'tells when');
    const moves = guesses.find((one) => one.label === label && one.confidence >= maybeMoved);
    return isTimed && moves ? { ...moves, confidence: act.confidence, span: act.span } : act;
  });

/** What is waited for that a wish would bring: a session, a place in line. */
const broughtBy = ({ act, label }: Act): string | undefined => {
  const service = act === 'wants' ? serviceOfAct(label) : undefined;
  const stands = service && traitsOf(service).stands;
  return stands !== undefined && isUnderWayNow(stands) ? stands : undefined;
};

/**
 * さっきのリモート、やっぱりやめます gives up the session and wants none; やめてないです、リモートは続けて wants it: of both, what is said last
 * holds, and of words that say both the first.
 */
export const withoutOpposed = (acts: readonly Act[]): Act[] =>
  acts.filter((one) => {
    const isOpposed = (other: Act) =>
      (broughtBy(one) !== undefined && other.act === 'withdraws' && other.subject === broughtBy(one)) ||
      (one.act === 'withdraws' && one.subject !== undefined && one.subject === broughtBy(other));
    const other = acts.find(isOpposed);
    if (!other) return true;
    return one.span.start === other.span.start ? one.act === 'withdraws' : one.span.start > other.span.start;
  });

/** What is changed or called off is what stands: where the one that was heard does not, and one other does, it is that one. */
export const byWhatStands = (act: Act, context: readonly string[]): Act => {
  const [only, ...more] = context.flatMap((token) => (token.startsWith('stands:') ? [token.slice(7)] : []));
  const isChange = (act.act === 'moves' || act.act === 'withdraws') && standable.includes(act.subject ?? '');
  if (!isChange || only === undefined || more.length > 0 || act.subject === only) return act;
  if (act.act === 'moves' && isUnderWayNow(only)) return act;
  return { ...act, subject: only, label: `${act.act} ${only}` };
};

/** A service is only told of where it is less sure than this, and another one is wished for after it as surely as that. */
const toldOf = 0.8;
const wishedFor = 0.9;

/** The remote session this morning found nothing. Can a technician come? tells of the one and wishes for the other. */
export const withoutToldOf = (acts: readonly Act[], text: string): Act[] =>
  acts.filter((one) => {
    const { act, confidence, span } = one;
    if (act !== 'wants' || confidence >= toldOf || isRequest(text.slice(span.start, span.end))) return true;
    return !acts.some(
      (other) => other.act === 'wants' && other.confidence >= wishedFor && other.span.start >= span.end,
    );
  });
