/** Which of the days and times that are shown is chosen, without its name: 一番上の, 2番目, それで, どれも無理. */

import { wantsOtherTime } from '../dates/hear-slots.ts';
import { normalise } from '../text/normalise.ts';
import { placeOf } from '../values/hear-choice.ts';
import { keepsAsIs, refusesOnly, takesBack } from './hear-arranged.ts';
import { hearYesNo } from './hear-yes-no.ts';

const lead =
  /^(?:じゃあ?|では|それじゃあ?|それなら|なら|えっ?と|うーん|その(?:中の|中で)?|この(?:中の|中で)?|そこの)[、,]?/u;
const noneOfThem =
  /(?:ど(?:れ|の(?:日|時間帯?|枠|候補|日時))も|全部|ぜんぶ|全て|すべて|いずれも)[^。]{0,10}(?:だめ|ダメ|駄目|無理|ムリ|都合|合[わい]|難し|厳し|きつ|空いて|い(?:ない|ません)|行け|でき|ng)/iu;
/** Longer messages say more than which one. */
const longest = 16;

/** The place of the one chosen, counted from '0'; 'any' for a yes that names none, 'none' where none will do; undefined: nothing of it. */
export const hearPick = (text: string, count: number): string | undefined => {
  if (noneOfThem.test(text) || wantsOtherTime(text) || refusesOnly(text)) return 'none';
  const even = normalise(text).text.replace(lead, '');
  if (even.length > longest || takesBack(text) || keepsAsIs(text)) return undefined;
  const place = placeOf(even, count);
  if (place !== undefined) return String(place);
  return hearYesNo(text)[0]?.means === 'yes' ? 'any' : undefined;
};
