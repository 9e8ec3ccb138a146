/** What a button carries: which message it stood under, and what it says. So that a tap on one of an earlier message is known. */
import { most } from './limits.ts';

/** A button that was tapped. */
export interface LineTap {
  /** the place of the message it stood under, among all that were ever sent to the customer */
  place: number;
  say: string;
}

/** The data of a postback; undefined where it would be longer than LINE takes. */
export const tapData = ({ place, say }: LineTap): string | undefined => {
  const data = `say/${place}/${say}`;
  return data.length <= most.postback ? data : undefined;
};

/** The tap such data stands for; undefined: it is none of ours. */
export const readTap = (data: string): LineTap | undefined => {
  const [, place, say] = /^say\/(\d{1,9})\/(.+)$/s.exec(data) ?? [];
  return place === undefined || say === undefined ? undefined : { place: Number(place), say };
};
