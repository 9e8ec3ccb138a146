/** A part of an address said by itself: put where it certainly belongs, else the whole has to be asked for again. */
import { hearAddress } from './hear-address.ts';

const stroke = '[-−‐ー－]';
const number = `(?<![\\d-])[1-9]\\d{0,3}(?:${stroke}\\d{1,4}){1,2}(?!${stroke}?\\d)`;
const block = new RegExp(`${number}|\\d+(?:丁目|番地?)`, 'u');
const room =
  /\d+(?:階|[FＦ](?![A-Za-z])|号室|号棟|号館|号)|[^\s、。]{1,20}(?:ビル|ビルディング|マンション|ハイツ|コーポ|アパート|タワー)/u;
const addressee = /宛名|(?:様|さん|係|御中|部|課|[一-龠ァ-ヴー]{2,})(?:宛て?|あて)(?!先)|気付け?|方(?:宛|気付)/u;
const opening =
  /^(?:あ|いや|いえ|いいえ|はい|違う|違います|ちがう|すみません|ごめんなさい|やっぱり?|あと|それと|訂正|正しくは|住所は|届け先は|お届け先は|間違え(?:ました|た)|(?:建物|ビル|マンション|部屋)(?:の?(?:名前?|番号))?(?:も|を|が)(?:追加|抜け|漏れ)[^、,。]{0,6}|[、,。\s])+/u;
const ending =
  /(?:で|に|を|へ)?(?:お願い(?:いた|し)?(?:します|したい(?:です)?)?|おねがいします|して(?:ください|ほしい(?:です)?)?|変えて(?:ください|ほしい(?:です)?)?|変更(?:して(?:ください)?|します)?|追加(?:して(?:ください)?|で)?|です|でした|になります|ください)?[。！!\s]*$/u;
const tells = /(?:ます|ません|ました|たい|ない|した|った|いる|ある|か|ん|[?？])$/u;
const instead = /^(.{1,30}?)(?:では|じゃ|で)なくて?[、,\s]*(.{1,40})$/u;

/** The words of `text` without what leads to them and what is to be done with them. */
const bare = (text: string): string => text.trim().replace(opening, '').replace(ending, '').trim();

/** Whether a clause says a part of an address and no more: 3階です, 2-2-2, 宛名は山田で. */
const isPart = (clause: string): boolean => {
  const said = bare(clause);
  if (said === '' || said.length > 40 || tells.test(said)) return false;
  return block.test(said) || room.test(said) || addressee.test(said) || hearAddress(clause) !== undefined;
};

/** Parts said beside an address, in their order: …1-1です。3階、山田宛. */
export const partsBeside = (text: string): string[] =>
  text
    .split(/[。！!？?\n]|(?<=です|ます|願い)[、,]/u)
    .filter((clause) => isPart(clause) && hearAddress(clause) === undefined)
    .map(bare);

/** Whether an address begins below its city, or names no number: said after a whole one it is a part of it. */
export const isPartOf = (address: string, standing: string): boolean => {
  const fromCity = (one: string) => /^[^\d]*?[都道府県市郡]/u.test(one.replace(/^〒?[\d\s−‐ー－-]+/u, ''));
  if (!/\p{N}/u.test(standing)) return false;
  return !/\p{N}/u.test(address) || (fromCity(standing) && !fromCity(address));
};

/** `standing` with `words` in place of `old`, where that stands in it exactly once and as a whole. */
const replaced = (standing: string, old: string, words: string): string | undefined => {
  const at = standing.indexOf(old);
  if (old === '' || at < 0 || standing.indexOf(old, at + 1) >= 0) return undefined;
  const [left, right] = [standing.slice(0, at), standing.slice(at + old.length)];
  const cuts = (/\d$/u.test(left) && /^\d/u.test(old)) || (/\d$/u.test(old) && /^\d/u.test(right));
  return cuts ? undefined : `${left}${words}${right}`;
};

/**
 * What `text` does to the address that stands (empty: the registered one): the whole address where it is certain, 'elsewhere' where
 * it has to be asked for again, undefined when the text says no part of an address.
 */
export const correctAddress = (text: string, standing: string): string | 'elsewhere' | undefined => {
  const [, old = '', words = ''] = instead.exec(bare(text)) ?? [];
  const swapped = words === '' || !isPart(words) ? undefined : replaced(standing, bare(old), bare(words));
  if (swapped !== undefined) return swapped;
  const clauses = text.split(/[。！!？?\n]/u).filter((clause) => isPart(clause));
  if (clauses.length === 0) return undefined;
  const parts = clauses.map(bare);
  // A floor, a room or a name that was not said before is added; anything else might stand in place of something.
  const adds = (part: string) =>
    !block.test(part) &&
    ((room.test(part) && !room.test(standing)) || (addressee.test(part) && !addressee.test(standing)));
  return /\p{N}/u.test(standing) && parts.every(adds) ? [standing, ...parts].join(' ') : 'elsewhere';
};
