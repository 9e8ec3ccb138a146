/** The shapes of the files in knowledge/documents. */
import { z } from 'zod';
import { services } from '../language/commands.ts';

const id = z.string().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a day. Write it as YYYY-MM-DD');
const minutes = z.number().int().positive();

/** Combinations of concepts, each written "a b !c": a and b are said, c is not. */
const asked = z.array(z.string().min(1)).min(1);
/** Concepts that fit as well, "d e f": each one said makes the match surer. */
const also = z.string().min(1).default('');

export const termsFile = z.strictObject({
  asOf: day,
  facts: z.array(
    z.strictObject({
      id,
      value: z.union([z.string(), z.number()]),
      text: z.string().min(1),
      clause: z.string().min(1),
    }),
  ),
  clauses: z.array(z.strictObject({ id, heading: z.string().min(1), text: z.string().min(1) })),
});

const topic = z.strictObject({
  id,
  asked,
  also,
  /** the answer; {fact}, {phrase} and, in `mine`, {mine.…} and {other.…} stand for facts */
  answer: z.string().min(1),
  /** the answer when the customer's plan is known: that plan's figure first */
  mine: z.string().min(1).optional(),
  cites: z.array(z.string()).min(1),
  /** the answer ends with the day the terms are stated as of */
  dated: z.boolean().default(false),
  /** the first sentence is worked out with the clock by the dialog */
  computed: z.enum(['open-now']).optional(),
});

const unstated = z.strictObject({
  id,
  subject: z.string().min(1),
  asked,
  also,
  /** the nearest thing the terms do say */
  near: z.string().min(1).optional(),
  cites: z.array(z.string()).default([]),
});

export const answersFile = z.strictObject({
  phrases: z.record(z.string(), z.string()),
  common: z.strictObject({
    notStated: z.string(),
    thisSubject: z.string(),
    /** {asked} is the customer's own word */
    namedSubject: z.string(),
    wayOn: z.string(),
    wayOnCites: z.array(z.string()),
    dated: z.string(),
    offTopic: z.string(),
    ruleChange: z.string(),
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
  /** who says the one concept has said the others */
  implies: z.record(z.string(), z.array(z.string())),
});

const commandNames = [
  'cancel',
  'back',
  'repeat',
  'human',
  'greeting',
  'thanks',
  'bye',
  'off-topic',
  'rule-change',
] as const;

export const servicesFile = z.strictObject({
  services: z.array(z.strictObject({ service: z.enum(services), asked, also })),
  commands: z.array(z.strictObject({ command: z.enum(commandNames), asked, also })),
});

export const firstAidFile = z.strictObject({
  categories: z
    .array(
      z.strictObject({
        id,
        label: z.string().min(1),
        words: z.array(z.string()),
        steps: z.array(z.string().min(1)).min(3).max(4),
      }),
    )
    .min(1),
});

const window = z.tuple([z.number().int().min(0).max(23), z.number().int().min(1).max(24)]);

export const deskFile = z.strictObject({
  remote: z.strictObject({ voidAfterMinutes: minutes }),
  lockOut: z.strictObject({
    triesPerUser: z.number().int().positive(),
    triesInAll: z.number().int().positive(),
    withinMinutes: minutes,
    lockedMinutes: minutes,
  }),
  cases: z.strictObject({ closeAfterDays: z.number().int().positive() }),
  visits: z.strictObject({
    windows: z.array(window.refine(([from, to]) => from < to, 'ends before it begins. Write [from, to]')).min(1),
    capacity: z.number().int().positive(),
    earliestHours: z.number().int().min(0),
    latestDays: z.number().int().positive(),
  }),
  operators: z.strictObject({ goneAfterMinutes: minutes }),
  extraClosedDays: z.array(day),
});

export type TermsFile = z.infer<typeof termsFile>;
export type AnswersFile = z.infer<typeof answersFile>;
export type WordsFile = z.infer<typeof wordsFile>;
export type ServicesFile = z.infer<typeof servicesFile>;
export type FirstAid = z.infer<typeof firstAidFile>;
export type Desk = z.infer<typeof deskFile>;
export type Fact = TermsFile['facts'][number];
export type Clause = TermsFile['clauses'][number];
export type Topic = AnswersFile['topics'][number];
export type Unstated = AnswersFile['unstated'][number];
