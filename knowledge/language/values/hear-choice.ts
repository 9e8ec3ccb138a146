/** One of several things offered: by its number or place, its label, a part of the label that no other has, or another name. */

import { normalise } from '../text/normalise.ts';
import { otherNames } from './device-names.ts';
import type { ValueHeard } from './hear-numbers.ts';

type Options = readonly { value: string; label: string }[];
type Labels = readonly { value: string; label: string }[];

/** Places are counted from the first; a negative one from the last. */
const places: readonly (readonly [RegExp, number])[] = [
  [/^(?:最後|一番下|いちばん下|下の?(?:方|ほう|やつ)$)/u, -1],
  [/^(?:最初|一番上|いちばん上|上の?(?:方|ほう|やつ)$)/u, 1],
  [/^(?:1(?!\d|[日時月台回])|一(?=番|つ|個|$)|いち(?=$|ばん)|ひとつ目?|[①])/u, 1],
  [/^(?:2(?!\d|[日時月台回])|二(?=番|つ|個|$)|に(?=$|ばん)|ふたつ目?|[②])/u, 2],
  [/^(?:3(?!\d|[日時月台回])|三(?=番|つ|個|$)|さん(?=$|ばん)|みっつ目?|[③])/u, 3],
];
const middle = /^真ん中|^まんなか/u;

const bareNumber =
  /^(\d{1,2})(?:番目?|つ目|個目|ばん|です|で|を|に|が|の(?:方|ほう)|のやつ|\.|\))*(?:お願いします|おねがいします|お願い|いいです)?[。!]*$/u;
const ending =
  /(?:の?(?:方|ほう|件|こと|やつ)|で|が|を|に|は|から|希望|おねがいします|お願い|です|いい|良いです|ください|してください|します|したい|。|!|、)+$/u;
/** What was said before it is refused: リモートじゃなくて訪問で. */
const refused = /^.*(?:じゃなくて?|ではなく|でなく|よりも?)、?/u;

/** The option chosen; `plainly` asks for the whole label, as when the question was another one. */
export const hearChoice = (text: string, options: Options, plainly = false): ValueHeard | undefined => {
  const { text: whole, original } = normalise(text);
  const even = plainly ? whole : whole.replace(refused, '');
  const heard = (value: string): ValueHeard => ({ value, ...original({ start: 0, end: whole.length }) });
  const labels = options.map(({ value, label }) => ({ value, label: normalise(label).text }));

  const said = labels
    .filter(({ label }) => label !== '' && even.includes(label))
    .sort((one, other) => other.label.length - one.label.length);
  const longest = said[0];
  // Two labels said are no choice, unless one is part of the other.
  if (longest && said.every(({ label }) => longest.label.includes(label))) {
    const start = whole.lastIndexOf(longest.label);
    return { value: longest.value, ...original({ start, end: start + longest.label.length }) };
  }
  if (plainly || said.length > 1) return undefined;
  const placed = even.length <= 16 ? placeOf(even, options.length) : undefined;
  const chosen = placed === undefined ? undefined : options.at(placed);
  if (chosen) return heard(chosen.value);
  const when = byDayOrTime(even, labels);
  if (when) return heard(when);

  const core = even.replace(ending, '');
  if (core.length < 2) return undefined;
  const partly = labels.filter(({ label }) => label.includes(core) || sharesWord(label, even));
  const named =
    partly.length > 0 ? partly : labels.filter(({ value }) => otherNames[value]?.some((name) => even.includes(name)));
  const only = named[0];
  return only && named.length === 1 ? heard(only.value) : undefined;
};

/** The index of the option named by number or place, `even` in its normalised form; undefined when none of `count` is. */
export const placeOf = (even: string, count: number): number | undefined => {
  if (middle.test(even)) return count === 3 ? 1 : undefined;
  const number = Number(bareNumber.exec(even)?.[1] ?? places.find(([pattern]) => pattern.test(even))?.[1]);
  if (!Number.isInteger(number) || number === 0 || number > count) return undefined;
  return number < 0 ? count + number : number - 1;
};

/** The one option whose label names the day, the weekday and the beginning that were said. */
const byDayOrTime = (even: string, labels: Labels): string | undefined => {
  const [, day] = /(?<!\d)(\d{1,2}日)/u.exec(even) ?? [];
  const [, weekday] = /([月火水木金土日])曜/u.exec(even) ?? [];
  const [, hour] = /(?<!\d)(\d{1,2})(?:時|:00)/u.exec(even) ?? [];
  if (day === undefined && weekday === undefined && hour === undefined) return undefined;
  const fitting = labels.filter(
    ({ label }) =>
      (day === undefined || new RegExp(`(?<!\\d)${day}`, 'u').test(label)) &&
      (weekday === undefined || label.includes(`(${weekday})`)) &&
      (hour === undefined || /(\d{1,2}):\d{2}/u.exec(label)?.[1] === hour),
  );
  return fitting.length === 1 ? fitting[0]?.value : undefined;
};

/** A run of kanji or katakana of the label stands in the message. */
const sharesWord = (label: string, even: string): boolean =>
  (label.match(/[一-龠々]{2,}|[ァ-ヶー]{2,}|[a-z0-9]{2,}/gu) ?? []).some(
    (word) => !/^\d+$/u.test(word) && even.includes(word),
  );
