/** What wished days and times take from each other: 来週の火曜か水曜, 25日か26日の午前中, 明日なんですが…10時で. */
import type { Wish } from './booking-choose.ts';
import type { Day, Mention, Time, When } from './said.ts';

type Said = Mention & { is: 'when' };

const isDayOnly = ({ when, to, edge, within }: Said): boolean =>
  !!(when.day || when.period) && !when.time && !to && !edge && !within;
const isTimeOnly = ({ when, to }: Said): boolean => !!when.time && !when.day && !when.period && !to?.day && !to?.period;

/** 来週 of one weekday, 12月 of one day of the month, hold for the next as well. */
const withPlaceOf = (day: Day, before: Day | undefined): Day => {
  if (day.is === 'shift' && day.beside && before) return { ...day, base: before };
  if (
    day.is === 'weekday' &&
    before?.is === 'weekday' &&
    day.week === undefined &&
    before.week !== undefined &&
    !day.next
  )
    return { ...day, week: before.week };
  // A weekday said with the day finds the month itself.
  if (day.is === 'calendar' && before?.is === 'calendar' && !day.month && day.weekday === undefined && before.month)
    return { ...day, month: before.month, ...(before.year && { year: before.year }) };
  if (day.is === 'nth-weekday' && before?.is === 'nth-weekday' && !day.month && before.month)
    return { ...day, month: before.month };
  return day;
};

/** 午後 of one hour holds for the next: 午後2時か3時, 夜7時か8時. */
const withPartOf = (time: Time | undefined, before: Time | undefined): Time | undefined =>
  time?.is === 'clock' && before?.is === 'clock' && !time.part && !time.exact && before.part && time.hour <= 12
    ? { ...time, part: before.part }
    : time;

/** Each of a row with what the one before it says for both. */
const forwards = (mentions: readonly Mention[]): Mention[] => {
  const row: Mention[] = [];
  for (const mention of mentions) {
    const before = row.at(-1);
    if (mention.is !== 'when' || before?.is !== 'when' || !mention.link) {
      row.push(mention);
      continue;
    }
    if (mention.link === 'closer') {
      row[row.length - 1] = { ...mention, when: { ...before.when, ...mention.when } };
      continue;
    }
    const day = mention.when.day && withPlaceOf(mention.when.day, before.when.day);
    const time = withPartOf(mention.when.time, before.when.time);
    const sameDay = isTimeOnly(mention) && before.when.day && before.when.time ? { day: before.when.day } : {};
    row.push({ ...mention, when: { ...sameDay, ...mention.when, ...(day && { day }), ...(time && { time }) } });
  }
  return row;
};

/** `before` with what the next of its row says for both: the weekday of 来週か再来週の水曜, the time of 25日か26日の午前中. */
const fromNext = (before: Said, next: Said): Said => {
  if (!isDayOnly(before)) return before;
  const { day, time } = next.when;
  const { period } = before.when;
  const week = period?.is === 'week' && !period.part && day?.is === 'weekday' && day.week !== undefined;
  const when: When = week ? { day: { ...day, week: period.offset } } : before.when;
  if (!time || !day) return { ...before, when };
  return {
    ...before,
    when: { ...when, time },
    ...(next.to && !next.to.day && { to: next.to }),
    ...(next.edge && { edge: next.edge }),
  };
};

const inRow = (mentions: readonly Mention[]): Mention[] => {
  const row = forwards(mentions);
  for (let n = row.length - 2; n >= 0; n--) {
    const [mention, next] = [row[n], row[n + 1]];
    if (mention?.is === 'when' && next?.is === 'when') row[n] = fromNext(mention, next);
  }
  return row;
};

const correctedBy = ({ mention, corrects }: Wish): Mention => {
  if (mention.is !== 'when' || corrects?.is !== 'when') return mention;
  const { when } = mention;
  if (isTimeOnly(mention) && corrects.when.day) return { ...mention, when: { day: corrects.when.day, ...when } };
  return when.day && corrects.when.day
    ? { ...mention, when: { ...when, day: withPlaceOf(when.day, corrects.when.day) } }
    : mention;
};

/** Days without a time and times without a day, said apart, belong together. */
const together = (mentions: readonly Mention[]): Mention[] => {
  const said = mentions.filter((mention): mention is Said => mention.is === 'when');
  const days = said.filter(isDayOnly);
  const times = said.filter(isTimeOnly);
  const rest = mentions.filter((mention) => mention.is !== 'when' || (!isDayOnly(mention) && !isTimeOnly(mention)));
  if (days.length === 0 || times.length === 0) {
    const dated = said.find(({ when }) => when.day);
    if (times.length === 0 || !dated?.when.day) return [...mentions];
    const { day } = dated.when;
    return mentions.map((mention) =>
      mention.is === 'when' && isTimeOnly(mention) ? { ...mention, when: { day, ...mention.when } } : mention,
    );
  }
  if (days.some(({ when }) => when.period)) {
    return days.length === 1 && times.length === 1 && days[0] && times[0]?.when.time
      ? [...rest, { ...days[0], when: { ...days[0].when, time: times[0].when.time } }]
      : [...mentions];
  }
  return [
    ...rest,
    ...days.flatMap((on) =>
      times.map(
        (at): Mention => ({
          ...at,
          start: Math.min(on.start, at.start),
          end: Math.max(on.end, at.end),
          when: { ...on.when, ...at.when },
        }),
      ),
    ),
  ];
};

/** 来週 or 12月 said before a weekday or a day of the month is where it lies: 来週は木金が空いています. */
const inTheirPlace = (mentions: readonly Mention[]): Mention[] => {
  const used = new Set<Mention>();
  let place: Said | undefined;
  const placed = mentions.map((mention) => {
    if (mention.is !== 'when') return mention;
    const { day, period } = mention.when;
    if (period) place = isDayOnly(mention) ? mention : undefined;
    const where = place?.when.period;
    if (!day || !place || !where) return mention;
    if (where.is === 'week' && !where.part && day.is === 'weekday' && day.week === undefined && !day.next) {
      used.add(place);
      return { ...mention, when: { ...mention.when, day: { ...day, week: where.offset } } };
    }
    if (where.is === 'month' && day.is === 'calendar' && !day.month) {
      used.add(place);
      return {
        ...mention,
        when: { ...mention.when, day: { ...day, month: where.month, ...(where.year && { year: where.year }) } },
      };
    }
    return mention;
  });
  return placed.filter((mention) => !used.has(mention));
};

/** その日 of a day the message does not name is no day of ours to tell; a time said with it is. */
const withoutThatDay = (mention: Mention): Mention[] => {
  const day = mention.is === 'when' ? mention.when.day : undefined;
  if (mention.is !== 'when' || day?.is !== 'shift' || !day.beside || day.base || day.by.n !== 0) return [mention];
  const { time } = mention.when;
  return time ? [{ ...mention, when: { time } }] : [];
};

/** The wishes with what they take from each other, in their order. */
export const carried = (wishes: readonly Wish[]): Mention[] => {
  const mentions = wishes.map(correctedBy);
  const rows: Mention[][] = [];
  for (const mention of mentions) {
    const row = rows.at(-1);
    if (mention.link && row) row.push(mention);
    else rows.push([mention]);
  }
  return together(inTheirPlace(rows.flatMap(inRow)).flatMap(withoutThatDay));
};
