/** Whether what was read of a date is what an example expects. */
import { z } from 'zod';

const side = z.string().nullable();
const bounds = z.tuple([z.string(), z.string()]);
const expected = z.union([
  z.string(),
  z.object({ weekdays: z.array(z.number()) }),
  z.object({
    start: side,
    end: side,
    startRange: bounds.optional(),
    endRange: bounds.optional(),
    points: z.array(z.string()).optional(),
  }),
]);
type Expected = z.infer<typeof expected>;

/** An example: a message, the wall clock it was said at, and what it wishes for. */
export const dateExample = z.object({
  id: z.string(),
  category: z.string(),
  half: z.enum(['tune', 'apart']).optional(),
  text: z.string(),
  ref: z.string(),
  kind: z.string(),
  expect: z.array(expected),
  accept: z.array(z.array(expected)).optional(),
});
export type DateExample = z.infer<typeof dateExample>;

interface Result {
  kind: string;
  values: readonly unknown[];
}
const given = z.union([z.string(), z.object({ weekdays: z.array(z.number()) }), z.object({ start: side, end: side })]);

const inside = (value: string | null, range: readonly [string, string] | undefined): boolean =>
  value !== null && range !== undefined && value >= range[0] && value <= range[1];

/** 24:00 is the midnight that begins the next day. */
const end = (value: string | null): string | null => {
  const midnight = /^(.+)T24:00$/.exec(value ?? '')?.[1];
  return midnight ? `${Temporal.PlainDate.from(midnight).add({ days: 1 })}T00:00` : value;
};

const fits = (want: Expected, value: unknown): boolean => {
  const got = given.parse(value);
  if (typeof want === 'string') return got === want;
  if ('weekdays' in want)
    return typeof got === 'object' && 'weekdays' in got && got.weekdays.join() === want.weekdays.join();
  if (typeof got === 'string') return want.points?.includes(got) ?? false;
  if ('weekdays' in got) return false;
  return (
    (got.start === want.start || inside(got.start, want.startRange)) &&
    (end(got.end) === end(want.end) || inside(got.end, want.endRange))
  );
};

const sameSet = (want: readonly Expected[], got: readonly unknown[]): boolean =>
  want.length === got.length && want.every((one) => got.some((value) => fits(one, value)));

/** Whether `results` are what `example` wishes for, or one of what it accepts. */
export const isRead = (example: DateExample, results: readonly Result[]): boolean => {
  if (example.kind === 'none') return results.length === 0;
  if (example.kind === 'asap' || example.kind === 'anytime')
    return results.map(({ kind }) => kind).join() === example.kind;
  const values = results.flatMap((result) => result.values);
  return [example.expect, ...(example.accept ?? [])].some((want) => sameSet(want, values));
};
