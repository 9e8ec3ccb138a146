/** `npm run -s when`: the days and times of one message a line, read for a booking; with --microsoft by the specification. */
import { z } from 'zod';
import { readBooking } from '../../knowledge/language/dates/booking-reader.ts';
import { dateTimeRecognizer } from '../../knowledge/language/dates/japanese-model.ts';
import { answerLines } from './lines.ts';

const message = z.object({ id: z.union([z.string(), z.number()]), text: z.string(), ref: z.string() });

/** A result's value as the recognisers give it. */
const valueShape = z.object({
  timex: z.string(),
  value: z.string().optional(),
  start: z.string().optional(),
  end: z.string().optional(),
});
const resolutionShape = z.object({ values: z.array(valueShape) });

/** Of each TIMEX the coming reading: the recognisers give it last. */
const bySpecification = (text: string, at: Temporal.PlainDateTime) =>
  dateTimeRecognizer(() => at)
    .getDateTimeModel('ja-jp', false)
    .parse(text, new Date(at.year, at.month - 1, at.day, at.hour, at.minute, at.second))
    .map((result) => {
      const { values } = resolutionShape.parse(result.resolution);
      const coming = new Map(
        values.map(({ timex, value, start, end }) => [
          timex,
          value === undefined ? { start: start ?? null, end: end ?? null } : { value },
        ]),
      );
      return { text: result.text, kind: result.typeName.replace('datetimeV2.', ''), values: [...coming.values()] };
    });

const microsoft = process.argv.includes('--microsoft');

await answerLines(message, async ({ id, text, ref }) => {
  const at = Temporal.PlainDateTime.from(ref);
  return { id, results: microsoft ? bySpecification(text, at) : readBooking(text, at) };
});
