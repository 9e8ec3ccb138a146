/** Where a contract's address lies, as far as notes (4) and (6) ask for it (rows 14 and 23). */
import type { ClauseId } from '../terms/figures.ts';

/**
 * 'to-be-confirmed': an area of note (4), where a visit may not be possible. 'island-named' and 'island-other': an island
 * that note (6) names, or one it does not; by day that note restricts nothing.
 */
export type Area = 'none' | 'to-be-confirmed' | 'island-named' | 'island-other';

/** Parts of addresses, by the area they tell. */
export type Places = Readonly<Record<Exclude<Area, 'none'>, readonly string[]>>;

const notes: Readonly<Partial<Record<Area, ClauseId>>> = {
  'to-be-confirmed': 'ご利用にかかわる注意事項(4)',
  'island-named': 'ご利用にかかわる注意事項(6)',
  'island-other': 'ご利用にかかわる注意事項(6)',
};

/** How places are written: groups of signs that stand for one another, and prefectures that may be left out. */
export interface Spellings {
  'same-signs'?: readonly string[];
  prefectures?: readonly string[];
}

/** `text` as every spelling of it reads: one width, no blanks, no variants of a sign, one sign of each group. */
const evenPlace = (text: string, groups: readonly string[]): string => {
  const plain = text.normalize('NFKC').replace(/\s|\p{Variation_Selector}/gu, '');
  return [...plain].map((sign) => [...(groups.find((group) => group.includes(sign)) ?? sign)][0]).join('');
};

/** A place is found in `written` as it stands, or at its beginning without its prefecture, where that is left out. */
const standsIn = (written: string, part: string, prefectures: readonly string[]): boolean =>
  written.includes(part) ||
  prefectures.some((one) => part.startsWith(one) && part !== one && written.startsWith(part.slice(one.length)));

/**
 * The area of `address`, however it is spelled: the longest part that stands in it tells, so that a place inside another
 * can be told apart.
 */
export const areaOf = (address: string, places: Places & Spellings): Area => {
  const { 'same-signs': groups = [], prefectures = [] } = places;
  const written = evenPlace(address, groups);
  let told: { area: Area; length: number } = { area: 'none', length: 0 };
  for (const area of ['to-be-confirmed', 'island-named', 'island-other'] as const) {
    for (const part of places[area]) {
      if (part.length > told.length && standsIn(written, evenPlace(part, groups), prefectures))
        told = { area, length: part.length };
    }
  }
  return told.area;
};

/** Whether two addresses are one, however they are spelled. */
export const isSamePlace = (one: string, other: string, { 'same-signs': groups = [] }: Spellings): boolean => {
  const even = (address: string) => evenPlace(address, groups).replace(/[\p{Dash}ー]/gu, '-');
  return even(one) === even(other);
};

/** The note that speaks of the area, undefined when none does. */
export const noteOn = (area: Area): ClauseId | undefined => notes[area];
