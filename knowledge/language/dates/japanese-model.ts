/** Japanese as a DateTimeModel of Microsoft's date and time recogniser, which has none of its own in JavaScript. */
import { DateTimeOptions, DateTimeRecognizer, type IDateTimeModel } from '@microsoft/recognizers-text-date-time';
import { everyReading } from './every-reading.ts';
import { readMentions } from './read-mentions.ts';
import type { DateReading } from './reading.ts';

type Results = ReturnType<IDateTimeModel['parse']>;
type ReferenceDate = NonNullable<Parameters<IDateTimeModel['parse']>[1]>;
type Clock = () => Temporal.PlainDateTime;

const culture = 'ja-jp';
const modelType = 'DateTimeModel';

const wallClock = (date: ReferenceDate): Temporal.PlainDateTime =>
  new Temporal.PlainDateTime(
    date.getFullYear(),
    date.getMonth() + 1,
    date.getDate(),
    date.getHours(),
    date.getMinutes(),
    date.getSeconds(),
  );

/** The recognisers put no undefined and no empty side into a value. */
const valueIn = ({ Mod, ...reading }: DateReading): Record<string, string> => ({
  ...reading,
  ...(Mod && { Mod, sourceEntity: 'datetimepoint' }),
});

/** The model. `now` is the wall clock in Japan, for a caller who gives no reference date; a given one is read as a wall clock. */
export const japaneseModel = (now: Clock): IDateTimeModel => ({
  modelTypeName: 'datetime',
  parse(query, referenceDate) {
    const at = referenceDate ? wallClock(referenceDate) : now();
    const { folded, mentions } = readMentions(query);
    return mentions.flatMap((mention): Results => {
      const values = everyReading(mention, at);
      const [first] = values;
      if (!first) return [];
      const { start, end } = folded.original(mention);
      return [
        {
          start,
          // The recognisers' end is the last letter, not the one after it.
          end: end - 1,
          text: query.slice(start, end),
          typeName: `datetimeV2.${first.type}`,
          resolution: { values: values.map(valueIn) },
        },
      ];
    });
  },
});

let registered: DateTimeRecognizer | undefined;

/**
 * The recogniser with the Japanese model in it, one for the process: its cache of models is shared by all. Other cultures stay
 * Microsoft's; ask for 'ja-jp' without fallback, else an unknown culture is answered in English.
 */
export const dateTimeRecognizer = (now: Clock): DateTimeRecognizer => {
  if (registered) return registered;
  registered = new DateTimeRecognizer(culture, DateTimeOptions.None, true);
  registered.registerModel(modelType, culture, () => japaneseModel(now));
  return registered;
};
