/** One of several things offered: by its number, its label, or a part of the label that no other has. */
import type { Heard } from './hear-numbers.ts';
import { normalise } from './normalise.ts';

type Options = readonly { value: string; label: string }[];

const ordinals: [RegExp, number][] = [
  [/^(?:1|一|いち)(?:番目?|つ目|個目)?|最初の|上の(?:方|ほう)|ひとつめ|ひとつ目|一番目|[①]/u, 1],
  [/^(?:2|二)(?:番目?|つ目|個目)?|ふたつめ|ふたつ目|二番目/u, 2],
  [/^(?:3|三)(?:番目?|つ目|個目)?|みっつめ|みっつ目|三番目/u, 3],
];

const bareNumber =
  /^(\d{1,2})(?:番目?|つ目|個目|ばん|です|で|を|に|が|の(?:方|ほう))*(?:お願いします|おねがいします|いいです|です)?[。!]*$/u;
const ending =
  /(?:の(?:方|ほう|件|こと)|で|が|を|に|は|希望|お願いします|おねがいします|お願い|です|いいです|良いです|ください|してください|します|したい|。|!|、)+$/u;

/** The option chosen; `plainly` asks for the whole label, as when the question was another one. */
export const hearChoice = (text: string, options: Options, plainly = false): Heard | undefined => {
  const { text: even, original } = normalise(text);
  const whole = { start: 0, end: even.length };
  const labels = options.map(({ value, label }) => ({ value, label: normalise(label).text }));

  const said = labels
    .filter(({ label }) => label !== '' && even.includes(label))
    .sort((one, other) => other.label.length - one.label.length);
  const longest = said[0];
  // Two labels said are no choice, unless one is part of the other.
  if (longest && said.every(({ label }) => longest.label.includes(label))) {
    const start = even.indexOf(longest.label);
    return { value: longest.value, ...original({ start, end: start + longest.label.length }) };
  }
  if (plainly || said.length > 1) return undefined;

  const number = Number(
    bareNumber.exec(even)?.[1] ?? ordinals.find(([pattern]) => pattern.test(even.replace(ending, '')))?.[1],
  );
  const numbered = even.length <= 16 ? options[number - 1] : undefined;
  if (numbered) return { value: numbered.value, ...original(whole) };

  const core = even.replace(ending, '');
  if (core.length < 2) return undefined;
  const partly = labels.filter(({ label }) => label.includes(core) || sharesWord(label, even));
  const only = partly[0];
  return only && partly.length === 1 ? { value: only.value, ...original(whole) } : undefined;
};

/** A run of kanji or katakana of the label stands in the message. */
const sharesWord = (label: string, even: string): boolean =>
  (label.match(/[一-龠々]{2,}|[ァ-ヶー]{2,}|[a-z0-9]{2,}/gu) ?? []).some((word) => even.includes(word));
