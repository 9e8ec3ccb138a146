/** The sentences of a message that tell of a day or a time, or ask for hours; what they come to depends on the day they are said on (dates/resolve-when.ts). */
import type { TimeTold } from '../dates/resolve-when.ts';
import { timesTold } from '../dates/time-told.ts';
import { adds } from '../text/adds.ts';
import { anyOf } from '../text/any-of.ts';
import { isQuestion } from '../text/is-question.ts';

const ofDesk = /電話|窓口|リモート|遠隔|オペレータ/u;
const ofAllDays = anyOf([
  '営業|受付|受け付け|開い|やって|休み|休業',
  '何時(?:まで|から)|いつ(?:まで|から)',
  '訪問して(?:い)?(?:ます|ません|ない)',
]);
/** 今日はもう18時までだよね tells no time. */
const closes = /\d{1,2}時(?:半)?まで(?:だ|です|なの|なん)*(?:よね|っけ|か(?![らな])|[?？])/u;
const toCome =
  /(?:電話|連絡)(?:を|も)?し?て(?:くれ|ちょうだい)|かけて|来|伺|もら[えう]|いただ[けく]|ほしい|欲しい|予約|空|変え|変更|ずら|可能|大丈夫|どう|いけ|無理/u;

/** Whether `text` is put as a question and wishes nobody to come: 2週間の数え方は？ */
export const asksNobodyToCome = (text: string): boolean => isQuestion(text) && !toCome.test(text);

/** Whether `text` asks when someone is there, on a day it names but wishes nothing for: 土曜は何時まで電話できますか. */
export const asksOfHours = (text: string): boolean =>
  asksNobodyToCome(text) && (ofDesk.test(text) || ofAllDays.test(text) || closes.test(text));

const ends = new RegExp(`(?<=[。！!？?\\n])|(?=${adds})`, 'u');
const sentencesOf = (text: string): string[] => text.split(ends);

const askedAbout = new RegExp(
  [
    '(?:夜間?|夜遅く|早朝|土日|土曜日?|日曜日?|休日|祝日|週末|時間外)(?:とか|など)?も[^。、！!？?\\n]*(?:か(?=[。！!？?\\n]|$)|[?？])',
    '[^。、！!？?\\n]*かどうか[^。！!？?\\n]*',
    `[^。、！!？?\\n]*${closes.source}[?？]?`,
  ].join('|'),
  'gu',
);

/** `text` without the times that are asked about and not wished for: 夜間も来てくれますか, 今日は18時までですよね. */
export const withoutTimesAsked = (text: string): string => text.replace(askedAbout, '');

/** Whose hours a message asks for that says nothing else: 土曜は何時まで電話できますか is of the desk. */
export const hearHoursOnly = (text: string): 'desk' | 'visit' | undefined => {
  const sentences = sentencesOf(text);
  if (!sentences.every((words) => asksOfHours(words.trim()))) return undefined;
  return sentences.every((words) => ofDesk.test(words)) ? 'desk' : 'visit';
};

/** From the first such sentence to the last; undefined when there is none. */
export const hearWhen = (text: string): TimeTold[] | undefined => {
  const times = timesTold(text);
  let from = 0;
  const sentences = sentencesOf(text).map((words) => {
    const start = from;
    from += words.length;
    const asks = asksOfHours(words.trim());
    const isTold = asks || times.some((time) => time.start >= start && time.start < start + words.length);
    return {
      isTold,
      told: { words, ...(asks && { asksHours: ofDesk.test(words) ? ('desk' as const) : ('visit' as const) }) },
    };
  });
  const told = sentences.map(({ isTold }) => isTold);
  if (!told.includes(true)) return undefined;
  return sentences.slice(told.indexOf(true), told.lastIndexOf(true) + 1).map((one) => one.told);
};
