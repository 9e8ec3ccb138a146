/** Everything a message says about days and times, in its order: the Japanese grammar's way in. */
import { type Folded, fold } from './fold.ts';
import { lengthAt } from './read-length.ts';
import { rowAt } from './read-row.ts';
import { timeAt } from './read-time.ts';
import { boundsAt, rangeEndAt, whenAt } from './read-when.ts';
import type { Length, Mention, When } from './said.ts';
import { type PieceFound, past, type Sequence, textAfter, tokenAt } from './sequence.ts';
import { begins } from './token-kinds.ts';
import { tokensOf } from './tokens.ts';

export interface DateMentions {
  folded: Folded;
  mentions: Mention[];
}

type Said = Mention extends infer M ? (M extends Mention ? Omit<M, 'start' | 'end' | 'link'> : never) : never;

/** 5分後, 二時間前, 次の1時間, この5分間. */
const momentAt = (sequence: Sequence, at: number): PieceFound<Said> | undefined => {
  const way = tokenAt(sequence, at, 'following', 'after');
  const length = lengthAt(sequence, way ? past(sequence, at + 1, 'of') : at);
  if (!length) return undefined;
  const { value, next } = length;
  if (way) {
    const back = way.is === 'following' && way.n < 1;
    return { value: { is: 'moments', by: value, back }, next: past(sequence, next, 'between') };
  }
  const after = tokenAt(sequence, next, 'after', 'before', 'following', 'within');
  if (after?.is === 'within') {
    return /^(?:以内|いない)/u.test(after.text)
      ? { value: { is: 'moments', by: value, back: false }, next: next + 1 }
      : undefined;
  }
  if (tokenAt(sequence, next, 'particle')?.text === 'で')
    return { value: { is: 'moment', by: value, back: false, loose: true }, next };
  if (after && /^(?:後|前|前の)$/u.test(after.text))
    return { value: { is: 'moment', by: value, back: after.text.startsWith('前') }, next: next + 1 };
  return undefined;
};

/** 毎週火曜日, 毎日; the day in 毎月1日 is said with it. */
const repeatedAt = (sequence: Sequence, at: number): PieceFound<Said> | undefined => {
  if (!tokenAt(sequence, at, 'every')) return undefined;
  const on = past(sequence, at + 1, 'of');
  const weekday = tokenAt(sequence, on, 'weekday');
  if (weekday) return { value: { is: 'repeated', every: 'weeks', weekday: weekday.n }, next: on + 1 };
  const day = tokenAt(sequence, on, 'number', 'nth') && whenAt(sequence, on);
  return { value: { is: 'repeated', every: day ? 'months' : 'days' }, next: day?.value.day ? day.next : at + 1 };
};

/** What `when`, read up to `at`, comes to with a range's end and its bounds. */
const completed = (sequence: Sequence, at: number, when: When): PieceFound<Said> => {
  const about = past(sequence, at, 'about', 'just-past');
  const joint = tokenAt(sequence, about, 'from', 'wave', 'dash');
  if (joint) {
    const to = joint.text === 'より' ? undefined : rangeEndAt(sequence, about + 1, when);
    if (to) {
      const until = past(sequence, past(sequence, past(sequence, to.next, 'about'), 'until'), 'between');
      const own =
        past(sequence, until, 'of') > until && tokenAt(sequence, past(sequence, until, 'of'), 'between')
          ? past(sequence, until, 'of') + 1
          : until;
      return { value: { is: 'when', when, to: to.value }, next: own };
    }
    if (joint.text === 'より') {
      const compared = whenAt(sequence, past(sequence, about + 1, 'comma', 'particle'));
      return compared
        ? { value: { is: 'when', when }, next: at }
        : { value: { is: 'when', when, edge: 'since' }, next: about + 1 };
    }
    const dangling = joint.is === 'dash' && /^(?:$|[\s。、)]|で|を|に)/u.test(textAfter(sequence, about, 1));
    if (joint.is === 'wave' || joint.is === 'from' || dangling)
      return { value: { is: 'when', when, edge: 'since' }, next: about + 1 };
  }
  const bounds = boundsAt(sequence, at, when);
  const { except, ...rest } = bounds.value;
  if (except) return { value: { is: 'except', when }, next: bounds.next };
  return { value: { is: 'when', when, ...rest }, next: bounds.next };
};

const workingDaysAt = (sequence: Sequence, at: number): PieceFound<Said> | undefined => {
  if (!tokenAt(sequence, at, 'working-days')) return undefined;
  const rest = whenAt(sequence, past(sequence, at + 1, 'of', 'particle', 'comma'));
  if (tokenAt(sequence, at + 1, 'except')) return { value: { is: 'weekdays', weekdays: [6, 7] }, next: at + 2 };
  const time = rest?.value.time;
  if (!time || rest.value.day || rest.value.period)
    return { value: { is: 'weekdays', weekdays: [1, 2, 3, 4, 5] }, next: at + 1 };
  const timed = completed(sequence, rest.next, rest.value);
  const until = timed.value.is === 'when' ? timed.value.to?.time : undefined;
  return { value: { is: 'weekdays', weekdays: [1, 2, 3, 4, 5], time, ...(until && { until }) }, next: timed.next };
};

const saidAt = (sequence: Sequence, at: number): PieceFound<Said[]> | undefined => {
  const token = sequence.tokens[at];
  if (!token || !begins('mention', token.is)) return undefined;
  const one = (found: PieceFound<Said> | undefined) => found && { value: [found.value], next: found.next };
  const row = rowAt(sequence, at);
  if (row) {
    const { value, next } = row;
    if ('weekdays' in value) return { value: [{ is: 'weekdays', weekdays: value.weekdays }], next };
    const last = value.whens.at(-1) ?? {};
    if (value.to) return { value: [{ is: 'when', when: last, to: value.to }], next };
    const time = tokenAt(sequence, next, 'of', 'particle', 'comma')
      ? whenAt(sequence, next + 1)
      : whenAt(sequence, next);
    const timed =
      time?.value.time && !time.value.day && !time.value.period
        ? { when: { ...last, time: time.value.time }, next: time.next }
        : { when: last, next };
    const tail = completed(sequence, timed.next, timed.when);
    return {
      value: [...value.whens.slice(0, -1).map((when): Said => ({ is: 'when', when })), tail.value],
      next: tail.next,
    };
  }
  const when = whenAt(sequence, at);
  const moment = momentAt(sequence, at);
  if (when && (!moment || when.next >= moment.next)) return one(completed(sequence, when.next, when.value));
  if (moment) return one(moment);
  const length = lengthAt(sequence, at);
  return one(
    repeatedAt(sequence, at) ??
      workingDaysAt(sequence, at) ??
      (length && { value: { is: 'length', by: length.value satisfies Length }, next: length.next }),
  );
};

/** 26 of 11/25、26 is a day of the month named before. */
const bareDayAt = (sequence: Sequence, at: number, before: Mention | undefined): PieceFound<Said[]> | undefined => {
  const number = tokenAt(sequence, at, 'number');
  if (!number || number.n < 1 || number.n > 31 || before?.is !== 'when' || before.when.time || before.edge)
    return undefined;
  if (before.when.day?.is !== 'calendar' || !before.when.day.month) return undefined;
  if (!/^\s?(?:$|[、,。・\s()~]|の|で|に|は|が|か|と|も|なら|を|いず|ど)/u.test(textAfter(sequence, at, 3)))
    return undefined;
  const when: When = { day: { ...before.when.day, day: number.n } };
  const time = tokenAt(sequence, at + 1, 'of') ? timeAt(sequence, at + 2) : undefined;
  const said = completed(sequence, time?.next ?? at + 1, { ...when, ...(time && { time: time.value }) });
  return { value: [said.value], next: said.next };
};

/** No customer names a day after so many letters (UTF-16 units); what follows is not read. */
const readUpTo = 2000;

/** No message names more days and times; what follows is not read. */
const mentionsRead = 200;

/**
 * The mentions of days and times in `source`, their places in its folded text. Linear in its length; read up to 2,000 letters and
 * 200 mentions.
 */
export const readMentions = (source: string): DateMentions => {
  const folded = fold(source.slice(0, readUpTo));
  const { text } = folded;
  const tokens = tokensOf(text, (place) => source.charAt(folded.original({ start: place, end: place }).start));
  const sequence: Sequence = { tokens, text };
  const mentions: Mention[] = [];
  let linked: { at: number; link: Mention['link'] } = { at: -1, link: undefined };
  for (let at = 0; at < tokens.length && mentions.length < mentionsRead; ) {
    const found = saidAt(sequence, at) ?? (linked.at === at ? bareDayAt(sequence, at, mentions.at(-1)) : undefined);
    const token = tokens[at];
    if (!found || !token) {
      if (token?.is === 'or') linked = { ...linked, at: linked.at === at ? at + 1 : -1, link: 'or' };
      // 夕方（16時以降）: what stands in brackets says it closer.
      else if (token?.is === 'open' && linked.at === at) linked = { at: at + 1, link: 'closer' };
      else if (token?.is === 'and' || token?.is === 'comma')
        linked = { at: linked.at === at ? at + 1 : -1, link: linked.link ?? 'and' };
      at++;
      continue;
    }
    const end = tokens[found.next - 1]?.end ?? token.end;
    const link = linked.at === at ? (linked.link ?? 'and') : undefined;
    found.value.forEach((said, n) => {
      const follows = n > 0 ? ('and' as const) : link;
      mentions.push({ ...said, start: token.start, end, ...(follows && { link: follows }) });
    });
    linked = { at: found.next, link: undefined };
    at = found.next;
  }
  return { folded, mentions };
};
