/** What a message puts right, set into the words it is of. */
import { slotsSaid } from '../dates/hear-slots.ts';
import { namesDay, namesTime } from '../dates/slot-wish.ts';
import { countOfDevices, narrow, type Replaced, type WhenBeside } from './hear-replaced.ts';

const counts = new RegExp(countOfDevices, 'gu');

/** `wanted`, of one wish a line, with that put right; what it says nothing of stands as a wish of its own. Undefined: where it belongs is not known. */
export const withReplaced = (wanted: string, { was, now, of }: Replaced): string | undefined => {
  const even = narrow(wanted);
  const put = (at: number, length: number): string => wanted.slice(0, at) + now + wanted.slice(at + length);
  if (was !== undefined) {
    const at = even.indexOf(was);
    return at === -1 ? undefined : put(at, was.length);
  }
  const named = of === undefined ? -1 : even.indexOf(of);
  const said = [...even.matchAll(counts)].filter(({ index }) => index > named);
  const [first, ...others] = said;
  if (first && (named !== -1 || others.length === 0)) return put(first.index, first[0].length);
  if (first) return undefined;
  return `${wanted}\n${of === undefined || named === -1 ? now : `${of}${now}`}`;
};

/** When, put right: of 来週の火曜の10時, 火曜じゃなくて水曜で is 来週の水曜の10時, and 水曜の午後に is 来週の水曜の午後. `wish`: what is wished now. */
export const whenReplaced = (before: string, wish: string, { was, now }: Replaced): string => {
  const at = was === undefined ? -1 : before.indexOf(was);
  if (was === undefined || at === -1 || !wish.startsWith(now)) return wish;
  return before.slice(0, at) + wish + (wish === now ? before.slice(at + was.length) : '');
};

const timeOfDay = /の?(?:(?:午[前後]|朝|昼|夕方|夜)[^月火水木金土日]{0,40}|\d{1,2}(?:時|:).{0,40})$/u;

/**
 * When, as it is wished with what was said of it before: of 来週火曜の10時, あと5時までに終わらせて is added, 午後2時から is of the same day, and
 * 木曜、時間はそのままで of the same time.
 */
export const whenTogether = (before: string, wish: string, beside: WhenBeside | undefined): string => {
  const time = timeOfDay.exec(before)?.[0] ?? '';
  const day = before.slice(0, before.length - time.length);
  if (beside === 'more') return `${before}、${wish}`;
  if (slotsSaid(wish).some(namesDay)) return beside === 'same time' ? wish + time : wish;
  return slotsSaid(day).some(namesDay) && slotsSaid(wish).some(namesTime) ? `${day}の${wish}` : wish;
};
