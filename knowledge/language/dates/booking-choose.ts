/** Which of the days and times in a message are wished: refused, past and replaced ones are left out. */
import type { Span } from '../text/span.ts';
import { asRule, exceptFor } from './booking-weekdays.ts';
import {
  aboutHours,
  aboutTerm,
  booked,
  confirming,
  correcting,
  movedTo,
  otherDays,
  replaced,
  saidOf,
  setsRight,
  shiftedTo,
  standing,
  wished,
} from './booking-words.ts';
import type { Mention } from './said.ts';

/** How far a day reaches for what is said of it, in letters: one sentence of it at most. */
const reach = 60;

/** A mention with the mention it corrects, whose day or week it may carry on. */
export interface Wish {
  mention: Mention;
  corrects?: Mention;
}

/** Whether what is named can lie behind: 12月1日 and 火曜 can, 明日 and 来週 cannot. */
const canBePast = (mention: Mention): boolean => {
  if (mention.is !== 'when') return true;
  const { day, period } = mention.when;
  if (day?.is === 'shift') return day.by.n <= 0;
  if (day?.is === 'weekday') return day.week === undefined || day.week <= 0;
  if (day?.is === 'calendar' || day?.is === 'nth-weekday')
    return !(day.month && 'offset' in day.month && day.month.offset > 0);
  if (day) return day.is === 'holiday' || day.is === 'break-end' || day.is === 'after-season';
  if (period?.is === 'week') return period.offset <= 0;
  if (period?.is === 'month' || period?.is === 'year') {
    const counted = period.is === 'month' ? period.month : period.year;
    return !('offset' in counted) || counted.offset <= 0;
  }
  return period?.is !== 'length' || period.back;
};

/** 10分前 is over, 5分で says how long something takes. */
const isBackward = (mention: Mention): boolean =>
  (mention.is === 'moment' && (mention.back || mention.loose === true)) || (mention.is === 'moments' && mention.back);

/** A range whose end is what a booking is moved to: 水曜から金曜に変更. */
const withoutStart = (mention: Mention, tail: string): Mention => {
  if (mention.is !== 'when' || !mention.to || !shiftedTo.test(tail)) return mention;
  const { to, ...rest } = mention;
  return { ...rest, when: { ...(to.day || to.period ? {} : mention.when), ...to } };
};

/** What stands around a group of days, as far as it can be said of them. */
interface Around {
  before: string;
  /** from the group to the end of its sentence */
  sentence: string;
  /** the same, up to the next day that is named */
  tail: string;
  /** all up to the next day, over the end of a sentence */
  gap: string;
  /** after the next day; undefined when there is none */
  afterNext: string | undefined;
}

const around = (text: string, { start, end }: Span, next: Mention | undefined): Around => {
  const far = text.slice(end, end + reach);
  const sentence = /^[^。!?\n]*/u.exec(far)?.[0] ?? '';
  return {
    before: text.slice(Math.max(0, start - 8), start),
    sentence,
    tail: next ? sentence.slice(0, next.start - end) : sentence,
    gap: next ? far.slice(0, next.start - end) : '',
    afterNext: next && text.slice(next.end, next.end + 12),
  };
};

/** A booking that stands, spoken of before the day it is to be moved to; or a day that is corrected by the next. */
const givesWay = ({ tail, gap, afterNext }: Around): boolean =>
  afterNext !== undefined &&
  ((movedTo.test(afterNext) && standing.test(tail)) || correcting.test(gap) || booked.test(tail));

const isWished = (mention: Mention, { before, sentence, tail }: Around): boolean => {
  const said = saidOf.exec(tail)?.groups;
  if (isBackward(mention) || replaced.test(sentence) || said?.refused !== undefined) return false;
  // 12月10日、壊れたので来てほしい: after a comma the day belongs to the wish.
  const wishedLater = /^[、,]/u.test(tail) && wished.test(sentence);
  if (said?.over !== undefined && canBePast(mention) && !wishedLater) return false;
  if (said?.counted !== undefined && mention.is === 'when' && mention.when.period && !mention.when.day) return false;
  return !aboutTerm.test(before) && !(aboutHours.test(before) && confirming.test(tail));
};

/** The mentions in `text` (folded) that are wished, in their order. */
export const wishesIn = (text: string, mentions: readonly Mention[]): Wish[] => {
  const groups: [Mention, ...Mention[]][] = [];
  for (const mention of mentions) {
    const group = groups.at(-1);
    if (mention.link && group) group.push(mention);
    else groups.push([mention]);
  }
  const wishes: Wish[] = [];
  let corrected: Mention | undefined;
  groups.forEach((group, n) => {
    const last = group.at(-1) ?? group[0];
    const place = around(text, { start: group[0].start, end: last.end }, groups[n + 1]?.[0]);
    // 13時じゃなくて15時でした, いいえ、12日でした: what corrects is no past event.
    const corrects = (corrected !== undefined || setsRight.test(place.before)) && /^(?:でし|だっ)た/u.test(place.tail);
    const wishedNow = group.filter((mention) => corrects || isWished(mention, place));
    const said = saidOf.exec(place.tail)?.groups;
    if (givesWay(place)) {
      corrected = group.findLast((mention) => mention.is === 'when');
    } else if (said?.refused !== undefined && otherDays.test(place.sentence)) {
      wishes.push(...group.flatMap(exceptFor).map((mention) => ({ mention })));
    } else if (wishedNow.length > 0) {
      for (const mention of wishedNow) {
        const chosen = asRule(withoutStart(mention, place.sentence), said?.wished !== undefined);
        wishes.push({ mention: chosen, ...(corrected && { corrects: corrected }) });
      }
      corrected = undefined;
    } else if (replaced.test(place.sentence)) corrected = group.findLast((mention) => mention.is === 'when');
  });
  return wishes;
};
