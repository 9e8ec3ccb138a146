/** Why a visit may be booked, moved or cancelled, or not, as the customer reads it. */
import type { VisitReason } from '../../knowledge/rules/decision.ts';
import { type Figure, ofClock, ofContract, ofDesk, type Text, words } from '../../knowledge/terms/figures.ts';
import { visits } from './clauses.ts';
import { dayWords, spanWords } from './times.ts';

/** Tells one reason, with the facts of the terms. */
export const visitReasons = (fact: (id: string) => Figure): ((reason: VisitReason) => Text) => {
  const slot = ({ day, from, to }: { day: string; from: string; to: string }) =>
    ofClock(`${dayWords(day)}${spanWords(from, to)}`, visits);
  const day = (date: string) => ofClock(dayWords(date), visits);
  const closings = {
    weekday: words`${fact('closed.weekday')}のため`,
    'year-end': words`年末年始（${fact('closed.from')}～${fact('closed.to')}）のため`,
    holiday: words`祝日のため`,
    extra: words`臨時のお休みのため`,
    unknown: [],
  };

  return (reason) => {
    switch (reason.code) {
      case 'attempt-failed':
        return words`電話・リモートサポートでは故障した箇所が分からなかったため、訪問での切り分けを承れます。`;
      case 'no-failed-attempt':
        return words`訪問での故障の切り分けは、電話・リモートサポートでも故障した箇所が分からなかったときに承ります。まずは電話またはリモートサポートをご利用ください。`;
      case 'to-be-confirmed':
        return words`ご契約の住所の地域は、訪問での対応ができない場合があります。担当の者が確認してから、ご連絡します。`;
      case 'visit-requested':
        return words`すでに承った訪問のご希望を確認しているところです。ご連絡までお待ちください。`;
      case 'month-used':
        return words`訪問での故障の切り分けは${ofContract(`${Number(reason.month.slice(5))}月`, visits)}の分の${fact('visit.perMonth')}をすでにご利用（ご予約）いただいています。${day(reason.renews)}以降の日をお選びください。`;
      case 'closed-day':
        return words`${day(reason.day)}は${reason.holiday === undefined ? closings[reason.why] : `${reason.holiday}のため`}訪問を行っていません。`;
      case 'outside-hours':
        return words`訪問の対応時間は${fact('visit.opens')}～${fact('visit.closes')}です。`;
      case 'too-soon':
        return words`訪問は${ofDesk(`${reason.hours}時間`, visits)}以上先の時間から承ります。`;
      case 'too-far':
        return words`訪問は${day(reason.until)}までの日を承っています。`;
      case 'window-full':
        return words`${slot(reason)}は、あいにく空きがありません。`;
      case 'day-full':
        return words`${day(reason.day)}は、あいにく空きがありません。`;
      case 'window-free':
        return words`${slot(reason)}は空いています。`;
      case 'day-free':
        return words`${day(reason.day)}は空いています。`;
      case 'visit-ahead':
        return words`ご予約は変更・取り消しができます。`;
      case 'visit-over':
        return words`このご予約は、もう変更・取り消しができません。`;
    }
  };
};
