/** The days and times a customer wishes a visit for, as the booking reader reads them, in the order they were said. */
import { inJapan } from '../../rules/japan-time.ts';
import { readBooking } from './booking-reader.ts';
import type { BookingValue } from './booking-values.ts';
import { anyDay } from './hear-wish.ts';
import { mostExact, namesNothing, type SlotWish } from './slot-wish.ts';

const day = (value: string): string => value.slice(0, 10);
const time = (value: string): string => value.slice(11, 16);
const isDay = (value: string): boolean => /^\d{4}-/.test(value);

const wishOf = (value: BookingValue): SlotWish => {
  if (typeof value === 'string') {
    if (!isDay(value)) return { time: value };
    return value.includes('T') ? { day: day(value), time: time(value) } : { day: value };
  }
  const { start, end } = value;
  const ends = [start, end].filter((one): one is string => typeof one === 'string');
  // 明日の9時前 is of tomorrow.
  if (start === null && end?.includes('T')) return { day: day(end), to: time(end) };
  const days = ends.some(isDay) ? { ...(start && { first: day(start) }), ...(end && { last: day(end) }) } : {};
  const [from, to] = ends.some((one) => one.includes('T')) ? [start && time(start), end && time(end)] : [start, end];
  const hours = ends.some((one) => one.includes('T') || !isDay(one))
    ? { ...(from && { from }), ...(to && { to }) }
    : {};
  if (!('weekdays' in value)) return { ...days, ...hours };
  return {
    ...days,
    weekdays: value.weekdays,
    ...(value.from && { from: value.from }),
    ...(value.to && { to: value.to }),
  };
};

const dayOrHour = '[0-9０-９]{1,2}[日時]|[月火水木金土日]曜日?';
const inPlaceOf = new RegExp(
  `(?<wrong>${dayOrHour})(?:(?:じゃ|や|では|で)なくて?)[、,\\s]*(?<right>${dayOrHour})`,
  'u',
);

/** 12月4日の午前で。あ、4日じゃなくて3日: what was said first stands, but for the day. */
const withCorrection = (text: string): string => {
  const found = inPlaceOf.exec(text);
  const { wrong, right } = found?.groups ?? {};
  const before = text.slice(0, found?.index);
  if (!found || wrong === undefined || right === undefined || !before.includes(wrong)) return text;
  return before.replace(wrong, right) + text.slice(found.index + found[0].length);
};

/** 間違えました、木曜でした puts right what was wished, and tells of nothing past. */
const putsRight = (text: string): string =>
  withCorrection(
    /間違|まちが|訂正|勘違|じゃなく|ではなく/u.test(text) ? text.replaceAll(/でした(?=[。、!！\s]|$)/gu, 'です') : text,
  );

/** その日時で予約して points back to what was read to the customer. */
const pointsBack = /^(?:その|この|同じ)(?!次|前|翌)/u;

/** 都合のいい日はこちらから連絡します names no day: the customer will. */
const later =
  /(?:(?:こちら|こっち|当方|うち|私)(?:の(?:ほう|方))?から|また|改めて|あらためて|(?<![午今最食以])後で|あとで|後ほど|のちほど|後日|決まったら|決まり次第|(?:わ|分)かったら|(?:わ|分)かり次第|確認して(?:から)?)[^。!?！？\n]{0,10}?(?:(?:連絡|電話|返事|予約|お願い|相談)(?:を)?(?:し(?:ます|たい|直|よう|ましょう)|いた|致|さ)|電話かけ|掛け|かけ(?:ます|直)|書き(?:ます|込)|お?知らせ(?:し|いた))|^(?:では|じゃあ?|すみません[がけ]?|ごめんなさい)?[、,\s]*(?:また|ちょっと)?(?:後で|あとで|後ほど|のちほど|後日|今度)(?:に(?:し(?:ます|て(?:ください|下さい)?)|する))?(?:で(?:いい|お願いします)?)?(?:です)?[。!！]*$/u;

/** Whether `text` puts the matter off: また後で, こちらから連絡します. */
export const putsOff = (text: string): boolean => text.split(/[。!?！？\n]/u).some((part) => later.test(part.trim()));

const rightNow =
  /(?:今|いま|これ)から(?=(?:すぐ)?(?:に)?(?:来|き[てた]|訪|伺|お願|見|行|対応|でき|い(?:い|け)|って|だと|は|$|[。、!?！？]))/u;

const latest =
  /(?:一番|いちばん|1番|最も|なるべく|できるだけ)?遅(?:い|め)の?(?:時間|枠|回)|(?:最後|最終|ラスト)の?(?:時間|枠|回)/u;
const latestOfAll =
  /(?:今年|年内|今月|来月)の?(?:最後|最終|ラスト)|(?:最終(?:日)?|最後の日|(?:一番|いちばん|1番|最も)遅い日)(?!の?(?:時間|枠|回))|(?:ぎりぎり|ギリギリ)/u;
const earliest =
  /(?:一番|いちばん|1番|最も|なるべく|できるだけ)早(?:い|め)の?(?:時間|枠|回)|早いの?(?:方|ほう|やつ)|最短|最速|(?:日|曜)(?:の)?(?:朝)?(?:一番|いちばん|1番)に/u;
const leavesTimeOpen = ({ time, from, to }: SlotWish): boolean => (time ?? from ?? to) === undefined;

/** The wishes in `text`, said at `now`; empty when it names no day or time. 「いつでも」 is one wish that names nothing. */
export const hearSlots = (text: string, now: Temporal.Instant): SlotWish[] => {
  const said = putsRight(text)
    .split(/(?<=[。!?！？\n])/u)
    .filter((part) => !later.test(part.replace(/[。!?！？\n]$/u, '').trim()))
    .join('');
  const at = inJapan(now).toPlainDateTime();
  const wishes = mostExact(
    readBooking(said, at)
      .filter((one) => !pointsBack.test(one.text))
      .flatMap(({ values }) => (values.length === 0 ? [{}] : values.map(wishOf))),
  );
  const isOfAll = latestOfAll.test(said) && wishes.some(({ first }) => first !== undefined);
  const edge = isOfAll ? 'last-of-all' : latest.test(said) ? 'last' : earliest.test(said) ? 'first' : undefined;
  if (edge !== undefined && wishes.every(leavesTimeOpen))
    return wishes.length > 0
      ? wishes.map((wish) => ({ ...wish, edge }))
      : edge === 'last' || /早い|最短|最速/u.test(said)
        ? [{ edge }]
        : [];
  const names = !wishes.every(namesNothing);
  if (names || !rightNow.test(said)) return wishes;
  return [{ day: at.toPlainDate().toString(), time: at.toPlainTime().toString({ smallestUnit: 'minute' }) }];
};

/** The same whatever day it is said on: whether there is a wish, and which of day and time it names. */
export const slotsSaid = (text: string): SlotWish[] => hearSlots(text, anyDay);

/** Whether `text` wishes for a day or a time. */
export const namesWhen = (text: string): boolean => slotsSaid(text).length > 0;

const ofDay = /同じ曜日|翌(?:日|々日|週)|(?:次|前)の(?:日|週)|前日|同じ日|その(?:日|週)/u;

/** Whether the day or week that `text` names is told by one that was spoken of before: 翌日は？ */
export const leansOnDay = (text: string): boolean => ofDay.test(text);

/** Whether `text` names its day by the weekday alone: 木曜で, not 来週の木曜 or 12月17日の木曜. */
export const namesWeekdayOnly = (text: string): boolean =>
  /[月火水木金土日]曜/u.test(text) && !/[今来次翌明]|\d{1,2}(?:月|日|\/)/u.test(text.normalize('NFKC'));

/** Whether `text` names its day by its number in the month alone: 7日で, not 12月7日 or 来月の7日. */
export const namesDayOfMonthOnly = (text: string): boolean =>
  /(?<!\d)\d{1,2}日(?!間|ほど|くらい|ぐらい|前|後)/u.test(text.normalize('NFKC')) &&
  !/月(?!曜)|[今来次翌]|\d\/\d/u.test(text.normalize('NFKC'));

const otherTime =
  /(?:ほか|他|別|違う)の?(?:日|時間|日時|日程|候補|枠|曜日|タイミング)|(?:日時|日程|時間|曜日|日にち|日付)を?(?:変え|変更|選び直|ずら)/u;

/** Whether `text` asks for another time than the one spoken of, though it need not name it: ほかの日時にする. */
export const wantsOtherTime = (text: string): boolean => otherTime.test(text);

const whenWord = /日時|日にち|日程|日取り|時間|時刻/u;
const moves = new RegExp(
  `変更|変え|替え|ずら|移動|延期|早め|遅らせ|遅く|リスケ|別の(?:日|時間)|も(?:っと|う少し|うちょっと)(?:早|遅|後|先)|(?:同じ|その|この)時間(?:帯)?(?:で|に|が(?:いい|良い))?(?=$|[。!、])|やっぱり?|やはり|(?:${whenWord.source})[をは][^。、]{1,12}に(?:でき|して|したい)`,
  'u',
);

/** Whether `text` wants another day or time for what is arranged: やっぱり木曜の9時に変更したい. */
export const movesWhen = (text: string): boolean => moves.test(text) && (whenWord.test(text) || namesWhen(text));

const anew =
  /(?:訪問|予約|予定|日程|日時)(?:の(?:日時|日程|日にち|日|時間|予約|予定))?[をは](?!もう|別|追加)[^。!?]{1,16}に(?:して|したい|しといて|しとい)/u;

/** Whether `text` sets the visit that stands at another day or time: 訪問を木曜にしてほしい. */
export const setsAnew = (text: string): boolean => anew.test(text) && namesWhen(text);

const visit = /訪問|来て|来る|来ら?れ/u;

/** Whether `text` speaks of a visit by name; 予約 may be anything that was asked for. */
export const speaksOfVisit = (text: string): boolean => visit.test(text);

const callback = /折り?返|電話/u;

/** Whether `text` speaks of a call: 折り返しをキャンセルして takes back another booking than 訪問をキャンセル. */
export const speaksOfCall = (text: string): boolean => callback.test(text);
