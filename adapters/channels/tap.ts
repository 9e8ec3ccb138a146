/** What a button carries: which message it stood under, and what it says. So that a tap on one of an earlier message is known. */

/** A button that was tapped. */
export interface Tap {
  /** the place of the message it stood under, among all that were ever sent to the customer */
  place: number;
  say: string;
}

/** The tap as one text. */
export const tapText = ({ place, say }: Tap): string => `say/${place}/${say}`;

/** The tap such a text stands for; undefined: it is none of ours. */
export const readTap = (text: string): Tap | undefined => {
  const [, place, say] = /^say\/(\d{1,9})\/(.+)$/s.exec(text) ?? [];
  return place === undefined || say === undefined ? undefined : { place: Number(place), say };
};
