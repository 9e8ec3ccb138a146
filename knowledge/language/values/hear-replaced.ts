/** What is put right of what is to be set up: other words in place of those that were said, or another number of devices. */

export interface Replaced {
  /** the words that were wrong; undefined: the number that was said */
  was?: string;
  now: string;
  /** what the number is of: ノートは3台 */
  of?: string;
}

const noun = '[\\p{sc=Han}\\p{sc=Katakana}ーA-Za-z\\d]';
const instead = new RegExp(`(${noun}+)(?:じゃ|では?|や)な(?:くって|くて|く|い)[、,\\s]*(${noun}+)`, 'u');
/** A number of devices, as a pattern over text of narrow digits. */
export const countOfDevices = '(?:\\d{1,3}|[一二三四五六七八九十]{1,3})台';
const countAtEnd = new RegExp(`${countOfDevices}$`, 'u');
const another = new RegExp(
  `(?:(${noun}{1,20})(?:[はが]|の(?:ほう|方)[はが]|を))?(?<!もう|あと|さらに|さらに、|追加で)(?<![\\d一二三四五六七八九十])(${countOfDevices})(?:だけ)?(?:だった|でした|です|だ(?!と)|や(?:った)?|に(?:直|なお|変|訂正|修正|戻|もど|減|増|な(?:っ|り|る)|して)|って(?:言|書)|で(?:伝わ|お願い|頼)|[。、！!]|$)`,
  'u',
);
/** The digits of either width as one, of as many letters as before. */
export const narrow = (text: string): string => text.replace(/[０-９]/gu, (digit) => digit.normalize('NFKC'));

const noDevice = /(?:台数|数|設定|セットアップ|申し?込み?|訪問)$/u;

/** What `text` puts right: 3台じゃなくて2台, プリンターじゃなくて複合機, ノートは3台でした. */
export const hearReplaced = (text: string): Replaced | undefined => {
  const even = narrow(text);
  const [, was, now] = instead.exec(even) ?? [];
  if (was !== undefined && now !== undefined) {
    const [count] = countAtEnd.exec(was) ?? [];
    return { was: countAtEnd.test(now) && count !== undefined ? count : was, now };
  }
  const [, of, count] = another.exec(even) ?? [];
  if (count === undefined) return undefined;
  return { now: count, ...(of !== undefined && !noDevice.test(of) && { of }) };
};

/** How a wish for a time goes with the one that was told before: it is one more, or leaves the time as it is. */
export type WhenBeside = 'more' | 'same time';
const oneMore =
  /^(?:あと|それと|それから|さらに|加えて)|も(?:ok|オッケー|おっけ|可|い[いー]|ええ|大丈夫|空)|までに?(?:終|済)/iu;
const sameTime = /時間(?:帯)?(?:は|も)(?:そのまま|同じ|変え)|同じ時間|same time/iu;

/** How the time that `text` tells goes with the one told before; undefined: in its place. */
export const hearWhenBeside = (text: string): WhenBeside | undefined =>
  oneMore.test(text) ? 'more' : sameTime.test(text) ? 'same time' : undefined;
