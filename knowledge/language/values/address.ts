/** Japanese addresses as they are written: the places a text names, and whether one of them stands in an address. */

/** In one spelling: width, spaces, and the small ヶ that some write large. */
const even = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '').replaceAll('ヶ', 'ケ');

/** Behind these a name begins: 津市 begins in 三重県津市, not in 大津市; 京都 not in 東京都. */
const border = /[都道府県市区郡町村字]|\P{L}/u;

/** The parts of addresses that `text` names: 佐渡市、長岡市 names two. */
export const placesNamed = (text: string): string[] =>
  even(text)
    .split(/[、,・]/u)
    .filter((part) => part !== '');

/** Whether `place`, a part of an address as somebody types it, stands in `address` from the beginning of a name on. */
export const standsIn = (place: string, address: string): boolean => {
  const [part, written] = [even(place), even(address)];
  if (part === '') return false;
  for (let at = written.indexOf(part); at >= 0; at = written.indexOf(part, at + 1)) {
    if (at === 0 || border.test(written.charAt(at - 1))) return true;
  }
  return false;
};
