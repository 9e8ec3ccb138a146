/** What a customer reads of a fact, made from its one value in the form terms.yaml gives it. */
import type { Fact, FactForm, FactWritten } from './schema.ts';

const dayOf = (value: string): Temporal.PlainDate | undefined => {
  try {
    // A day of every year (12-29) is worded by its month and day; any year that has them will do.
    return Temporal.PlainDate.from(/^\d\d-\d\d$/.test(value) ? `2000-${value}` : value);
  } catch {
    return undefined;
  }
};

const partsOf = (value: string | number, locale: 'ja' | 'en'): Record<string, string> => {
  if (typeof value === 'number') {
    // Weekdays are numbered as Temporal numbers them: 7 is Sunday.
    const weekday = Temporal.PlainDate.from('2001-01-01').add({ days: value - 1 });
    return {
      n: value.toLocaleString('en-US'),
      day: weekday.toLocaleString(locale, { weekday: locale === 'ja' ? 'short' : 'long' }),
    };
  }
  const day = dayOf(value);
  if (!day) return {};
  return {
    y: String(day.year),
    m: locale === 'ja' ? String(day.month) : day.toLocaleString('en', { month: 'long' }),
    d: String(day.day),
  };
};

const filled = (form: string, value: string | number, locale: 'ja' | 'en'): string => {
  const parts = partsOf(value, locale);
  return form.replaceAll(/\{(\w+)\}/g, (_, part: string) => {
    const filling = parts[part];
    if (filling === undefined) throw new Error(`${value} has no {${part}}`);
    return filling;
  });
};

/** `written` with its words in both languages. Throws when its form does not fit its value: a day in a form of numbers. */
export const wordFact = ({ as, en, ...written }: FactWritten, forms: Readonly<Record<string, FactForm>>): Fact => {
  const { value } = written;
  if (as === undefined) return { ...written, text: String(value), ...(en !== undefined && { en }) };
  const form = forms[as];
  if (!form) throw new Error(`there is no form ${as}`);
  const english = value === 1 ? (form.one ?? form.en) : form.en;
  const told = { text: filled(form.ja, value, 'ja'), en: filled(english, value, 'en') };
  return { ...written, text: told.text, ...(told.en !== told.text && { en: told.en }) };
};
