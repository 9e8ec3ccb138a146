/** The shapes of the files in knowledge/documents. */
import { z } from 'zod';

const id = z.string().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a day. Write it as YYYY-MM-DD');
const minutes = z.number().int().positive();

/** Combinations of concepts, each written "a b": both are said. */
const asked = z.array(z.string().min(1)).min(1);

const factForm = z.strictObject({
  ja: z.string().min(1),
  en: z.string().min(1),
  /** in English, of one alone */
  one: z.string().min(1).optional(),
});

const fact = z
  .strictObject({
    id,
    value: z.union([z.string().min(1), z.number()]),
    /** the form that words it; left out: what is read is the value itself */
    as: z.string().min(1).optional(),
    /** a name in English, where it has another one there */
    en: z.string().min(1).optional(),
    clause: z.string().min(1),
  })
  .refine(({ as, en }) => as === undefined || en === undefined, 'is worded twice. Keep `as` or `en`')
  .refine(({ as, value }) => as !== undefined || typeof value === 'string', 'is a bare number. Name its form in `as`');

export const termsFile = z.strictObject({
  asOf: day,
  forms: z.record(z.string(), factForm),
  facts: z.array(fact),
  clauses: z.array(z.strictObject({ id, heading: z.string().min(1), text: z.string().min(1) })),
});

const topic = z.strictObject({
  id,
  /** the answer; {fact}, {phrase} and, in `mine`, {mine.…} and {other.…} stand for facts */
  answer: z.string().min(1),
  /** the answer when the customer's plan is known: that plan's figure first */
  mine: z.string().min(1).optional(),
  /** both in plain English */
  en: z.string().min(1),
  mineEn: z.string().min(1).optional(),
  cites: z.array(z.string()).min(1),
  /** the answer ends with the day the terms are stated as of */
  dated: z.boolean().default(false),
  /** answers when people are there: a day or a time in the question, or now, is worked out with the clock and said first */
  computed: z.enum(['open-now', 'open-on-day']).optional(),
});

const unstated = z.strictObject({
  id,
  subject: z.string().min(1),
  /** the nearest thing the terms do say */
  near: z.string().min(1).optional(),
  /** subject and nearest thing in plain English */
  en: z.string().min(1),
  nearEn: z.string().min(1).optional(),
  cites: z.array(z.string()).default([]),
});

const common = {
  notStated: z.string(),
  thisSubject: z.string(),
  wayOn: z.string(),
  dated: z.string(),
  offTopic: z.string(),
  ruleChange: z.string(),
};

/** What the clock tells of a day: {day} and {time} are asked about, {next} is the next open day, {name} a holiday's. */
const clock = z.strictObject({
  open: z.string(),
  closed: z.string(),
  at: z.string(),
  /** of a {time} that was named without a day */
  anyDay: z.string(),
  each: z.string(),
  both: z.string(),
  /** what {desk} and {visit} are at a time of an open day */
  inside: z.string(),
  outside: z.string(),
  /** why a day is closed */
  because: z.strictObject({ weekday: z.string(), holiday: z.string(), 'year-end': z.string(), extra: z.string() }),
});

export const answersFile = z.strictObject({
  phrases: z.record(z.string(), z.string()),
  common: z.strictObject({
    ...common,
    /** {asked} is the customer's own word */
    namedSubject: z.string(),
    wayOnCites: z.array(z.string()),
  }),
  clock,
  english: z.strictObject({
    phrases: z.record(z.string(), z.string()),
    common: z.strictObject({ ...common, inJapanese: z.string() }),
    clock,
  }),
  topics: z.array(topic).min(1),
  unstated: z.array(unstated),
});

export const wordsFile = z.strictObject({
  concepts: z.record(z.string(), z.string()),
  empty: z.array(z.string()),
  weak: z.array(z.string()),
  strong: z.array(z.string()),
  decisive: z.array(z.string()),
  /** kinds of which a question speaks of one: a short follow-up puts another in its place */
  groups: z.array(z.string().min(1)),
  /** English words of the concepts, found as whole words and in the plural */
  english: z.record(z.string(), z.string()),
  /** words in hiragana, found only in messages without kanji: in others they would be found inside other words */
  kana: z.record(z.string(), z.string()),
  /** who says the one concept has said the others */
  implies: z.record(z.string(), z.array(z.string())),
});

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time. Write it as HH:MM');
/** A step in words; `onward` is the last line: what to say when it is done. */
const stepWords = { text: z.string().min(1), mine: z.string().min(1).optional(), onward: z.string().min(1) };
/** The set-up of the tool: its steps, each with the id of the fact that names it. */
export const toolSetupFile = z.strictObject({
  steps: z
    .array(
      z.strictObject({
        id,
        /** what is done in it, in a few words */
        about: z.string().min(1),
        asked,
        ...stepWords,
        en: z.strictObject(stepWords),
        cites: z.array(z.string()).min(1),
      }),
    )
    .min(1),
});

const window = z.tuple([z.number().int().min(0).max(23), z.number().int().min(1).max(24)]);

export const deskFile = z.strictObject({
  remote: z.strictObject({ voidAfterMinutes: minutes }),
  lockOut: z.strictObject({
    triesPerUser: z.number().int().positive(),
    triesPerUserOnAny: z.number().int().positive(),
    triesInAll: z.number().int().positive(),
    triesOfAll: z.number().int().positive(),
    pauseMinutes: minutes,
    triesPerAddress: z.number().int().positive(),
    withinMinutes: minutes,
    lockedMinutes: minutes,
  }),
  oneTimeCode: z.strictObject({
    validMinutes: minutes,
    tries: z.number().int().positive(),
    sends: z.number().int().positive(),
    sendsToContract: z.number().int().positive(),
  }),
  conversation: z.strictObject({ startAnewAfterHours: z.number().int().positive() }),
  cases: z.strictObject({ closeAfterDays: z.number().int().positive() }),
  files: z.strictObject({
    keptDays: z.number().int().positive(),
    mostMegabytes: z.number().int().positive(),
    mostMegabytesInAll: z.number().int().positive(),
    linkDays: z.number().int().positive(),
  }),
  visits: z.strictObject({
    windows: z.array(window.refine(([from, to]) => from < to, 'ends before it begins. Write [from, to]')).min(1),
    capacity: z.number().int().positive(),
    earliestHours: z.number().int().min(0),
    latestDays: z.number().int().positive(),
    remindAt: timeOfDay,
  }),
  loans: z.strictObject({
    remindDaysBefore: z.number().int().positive(),
    remindDaysAfter: z.number().int().positive(),
    remindAt: timeOfDay,
  }),
  /** when customers may be told what they did not ask for */
  news: z
    .strictObject({ from: timeOfDay, until: timeOfDay, urgentMinutes: minutes })
    .refine(({ from, until }) => from < until, 'ends before it begins. Write from before until'),
  operators: z.strictObject({
    goneAfterMinutes: minutes,
    /** from when a to-do of each kind is shown as late */
    lateAfterMinutes: z.strictObject({
      callback: minutes,
      'unverified-call': minutes,
      remote: minutes,
      visit: minutes,
      loan: minutes,
      request: minutes,
      complaint: minutes,
      'back-office': minutes,
    }),
  }),
  extraClosedDays: z.array(day),
  /** parts of addresses, by what notes (4) and (6) say of them */
  areas: z.strictObject({
    'to-be-confirmed': z.array(z.string().min(1)),
    'island-named': z.array(z.string().min(1)),
    'island-other': z.array(z.string().min(1)),
    'same-signs': z.array(z.string().min(2)),
    prefectures: z.array(z.string().min(2)),
  }),
});

export type TermsFile = z.infer<typeof termsFile>;
export type AnswersFile = z.infer<typeof answersFile>;
export type WordsFile = z.infer<typeof wordsFile>;
export type ToolSetup = z.infer<typeof toolSetupFile>;
export type DeskSettings = z.infer<typeof deskFile>;
export type FactForm = z.infer<typeof factForm>;
/** A fact as terms.yaml holds it. */
export type FactWritten = TermsFile['facts'][number];
/** A fact with its words, as a Japanese and an English answer say it; without `en` both say the same. */
export type Fact = Pick<FactWritten, 'id' | 'value' | 'clause'> & { text: string; en?: string };
export type Clause = TermsFile['clauses'][number];
export type Topic = AnswersFile['topics'][number];
export type Unstated = AnswersFile['unstated'][number];
