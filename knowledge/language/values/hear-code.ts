/** The one-time code in a message, however it is written, and what is said of it instead. */
import { anyOf } from '../text/any-of.ts';
import { normalise } from '../text/normalise.ts';
import { hearPhoneNumber, plainSigns } from './hear-numbers.ts';

/** Digits that stand for themselves: no part of a longer number, of a date, or of a customer number. */
const digits = (least: number, most: number): string =>
  String.raw`(?<!\d)(?<!\d-)(?<!(?:its|アイティーエス|アイティエス)[-:.の\s]{0,2})\d(?:[-.\s]?\d){${least - 1},${most - 1}}(?!-?\d)`;
const code = new RegExp(digits(6, 6), 'u');
/** A code, or one that was mistyped. */
const nearCode = new RegExp(digits(5, 8), 'gu');

const isIn = (place: number, span: { start: number; end: number } | undefined): boolean =>
  span !== undefined && span.start <= place && place < span.end;

/** The six digits of a code in `text`: 123456です, １２３-４５６, 一二三四五六. Those of a telephone or customer number are none. */
export const hearCode = (text: string): string | undefined => {
  const match = code.exec(plainSigns(text));
  if (!match || isIn(match.index, hearPhoneNumber(text))) return undefined;
  return match[0].replace(/\D/gu, '');
};

/** `text` with a dot for each digit of what may be a code; every other letter stays in its place. */
export const withoutCodes = (text: string): string => {
  const phone = hearPhoneNumber(text);
  const hidden = Array.from(plainSigns(text).matchAll(nearCode)).filter(({ index }) => !isIn(index, phone));
  return hidden.reduce(
    (left, { index, 0: { length } }) =>
      left.slice(0, index) +
      left.slice(index, index + length).replace(/[^-.\s－―ー‐]/gu, '•') +
      left.slice(index + length),
    text,
  );
};

const again = anyOf([
  '(?:もう(?:一度|1度|いちど|一回|1回)|再度?|再び|改めて)[^。?]{0,8}(?:送|おく|発行)',
  '再(?:送|発行)',
  '送り?直',
  '(?:re-?send|send (?:it|me|the code)?.{0,12}again|(?:new|another) code)',
]);
const named = '(?:コード|数字|番号|メッセージ|ショートメール|sms|メール|電話|通知|それ|code|message|text|mail|call)';
const fails = anyOf([
  `^(?:いや|いえ|でも|あの|すみません|えっと|[、。!])*(?:まだ|全然|ぜんぜん|何も|なにも|一向に)?(?:届|とど|来|き|こ)(?:か|い|て|き|ま)?(?:てい?)?(?:ない|なく|ません|ん(?:です|のや|ねん|$)|へん)`,
  `${named}[^。?]{0,14}(?:届|とど|来|き|こ|入|受け(?:取|ら)|受信|確認|見ら|出ら|使え|分か|わか)[^。?]{0,6}(?:ない|なく|ません|ん(?:です|のや|ねん|$)|へん)`,
  `(?:${named}.{0,20}|^)(?:(?:did|does|has|is|have|do)(?: not|n't) (?:come|arrive|receive|get|reach|have)|never (?:came|arrived))`,
  `(?:did|have)(?: not|n't) (?:get|got|received?).{0,12}${named}`,
  `no ${named}`,
]);
const anew = anyOf([
  '(?:番号|桁|お客(?:様|さま)番号).{0,8}(?:書き|打ち|入れ|言い|やり)直',
  '(?:番号|桁).{0,6}(?:違|ちが|間違|まちが|誤)',
  '(?:初め|はじめ|最初)から',
  '(?:start over|wrong (?:customer )?number|change the number)',
]);

const where = anyOf([
  '(?:どこ|どちら|どの(?:番号|電話|メール)|何番|誰)(?:の番号)?(?:に|へ|宛|に?対して)[^。?]{0,6}(?:届|とど|送|おく|来|くる)',
  'where (?:do|did|does|is|are|will|was)[^?]{0,20}(?:send|sent|go|come|arrive)',
]);

/** What `text` says of the code that was asked for. */
export const hearOfCode = (text: string): 'again' | 'missing' | 'where' | 'anew' | undefined => {
  // Who writes more than that tells of something else.
  if (text.length > 200) return undefined;
  const even = normalise(text).text;
  if (where.test(even)) return 'where';
  if (again.test(even)) return 'again';
  if (anew.test(even)) return 'anew';
  return fails.test(even) ? 'missing' : undefined;
};
