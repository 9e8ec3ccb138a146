/** The day or time that only tells why another one is wished for: 今日は銀行に行くから金曜で, 11時まで会議なので11時以降で. */
import { namesWeekdayOnly, slotsSaid } from './hear-slots.ts';
import { namesDay, namesTime } from './slot-wish.ts';

const day = '今日|本日|明日|あした|あす|明後日|あさって|[月火水木金土日]曜日?|\\d{1,2}日';
const time = '(?:\\d{1,2}時(?:半|\\d{1,2}分)?|午[前後]中?|朝|昼|夕方|夜)';
/** What cannot be then, or a reason: から and で after a noun are none (10時から, 明日で). */
const why =
  '(?:(?<=[うくすつぬむるいたなえやん])(?:ので|んで|から)(?!は)|(?:る|た|い|だ)(?:し|けど|けれど)|ため|(?:定休日?|お?休み|留守|不在|予定|用事|会議|だめ|ダメ|駄目|無理|あかん|おら(?:ん|ず|へん)|いな(?:い|くて))(?:や|だ|です|なん|な|が|ある|あって|入って|で|わ|ねん|けど|かも)*(?!なら|だったら|でしたら|であれば|で?も|らな))';
const reason = new RegExp(
  `^(?<lead>[^。！!？?\\d]{0,12}?)(?:(?<day>${day})(?:の[^。、はも]{0,8})?(?:は|って|も)[^。！!？?]{0,24}?${why}|(?:(?<other>${day})の?)?${time}(?:まで|から|は)[^。！!？?]{0,20}?${why})[。、\\s]*`,
  'u',
);
/** いや今日ちゃうねん。金曜や */
const notThen = new RegExp(
  `^(?:いや|いえ|いいえ|あ)?[、\\s]*(?:${day}|${time})(?:や|で|じゃ)?(?:ちゃう|違う|違って|は?なくて|ない)[^。、\\d]{0,6}[。、\\s]+`,
  'u',
);

const week = /(?:来|再来|今)週の?/u;

/** 9時は早いかな、もう少しあと: from the next hour on. */
const tooEarly =
  /(\d{1,2})時(?:から)?(?:は|だと|じゃ|では)(?:ちょっと|少し|さすがに)?(?:早|はや)[いす][^。、\d]{0,6}[。、\s]*/u;
const fromNextHour = (text: string): string => {
  const found = tooEarly.exec(text);
  if (!found || slotsSaid(text.replace(found[0], '')).some(namesTime)) return text;
  return text.replace(found[0], `${Number(found[1]) + 1}時以降`);
};

/** `text` without such a day or time, where what follows names another; a day that what follows leaves open stays. */
export const withoutReason = (told: string): string => {
  const text = fromNextHour(told);
  const found = reason.exec(text) ?? notThen.exec(text);
  if (!found) return text;
  const rest = text.slice(found[0].length);
  const wishes = slotsSaid(rest);
  const [inWeek = ''] = week.exec(found[0]) ?? [];
  if (wishes.some(namesDay)) return namesWeekdayOnly(rest) ? inWeek + rest : rest;
  const named = found.groups?.day ?? found.groups?.other;
  if (!wishes.some(namesTime)) return text;
  return named === undefined ? rest : `${named}の${rest}`;
};
