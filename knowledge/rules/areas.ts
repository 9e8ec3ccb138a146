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

/** The area of `address`: the longest part that stands in it tells, so that a place inside another can be told apart. */
export const areaOf = (address: string, places: Places): Area => {
  const written = address.normalize('NFKC');
  let told: { area: Area; length: number } = { area: 'none', length: 0 };
  for (const area of ['to-be-confirmed', 'island-named', 'island-other'] as const) {
    for (const part of places[area]) {
      if (part.length > told.length && written.includes(part.normalize('NFKC'))) told = { area, length: part.length };
    }
  }
  return told.area;
};

/** The note that speaks of the area, undefined when none does. */
export const noteOn = (area: Area): ClauseId | undefined => notes[area];
