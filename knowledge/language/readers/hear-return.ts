/** Hears that a customer asks when a device on loan is due back, or wants to send it back. */
import { anyOf } from '../text/any-of.ts';

const due = anyOf([
  '返却(?:日|期限|期日)',
  '返(?:却|す|さ|し)[^。、]{0,8}(?:いつ|何日|期限|まで)',
  'いつ(?:まで(?:に)?)?[^。、]{0,6}(?:返|借|使(?:え|って))',
  '(?:借り|貸し?出)[^。、]{0,14}(?:いつまで|何日|期限|期間|どのくらい|どれくらい)',
  '(?:あと|残り)何日',
]);
const back =
  /(?:返却|返送|お?返し|送り返)[^。、]{0,4}(?:たい|ます(?!か)|方|かた|方法|手順|どう|どこ)|返(?:す|却する|送する)(?:には|に|とき|時|方法|の)|返せば|送(?:って|り返して)も?(?:いい|良い|よい|大丈夫|構わ|かまわ)/u;
const mine = /借りて(?:い)?る|借りた|お借りし|手元|っけ/u;

/** Whether `text` asks for the day a device goes back, or how it goes back. Of a call, a visit or money it is none. */
export const asksOfReturn = (text: string): boolean =>
  (due.test(text) || back.test(text)) &&
  !/訪問|電話(?!機)|料金|送料|請求|返事|折り?返|返信|延長|延ば|過ぎ|遅れ/u.test(text);

/** Whether `text` speaks of a device as one that the customer has. */
export const speaksOfOwnLoan = (text: string): boolean => mine.test(text);
