/** Why a visit may be booked, moved or cancelled, or not, as the customer reads it. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { VisitReason } from '../../knowledge/rules/decision.ts';
import { type Figure, ofClock, ofContract, ofDesk, type Text, words } from '../../knowledge/terms/figures.ts';
import { amountsIn } from './amounts.ts';
import { visits } from './clauses.ts';
import { timesIn } from './times.ts';

type Closed = Extract<VisitReason, { code: 'closed-day' }>;

/** Tells one reason, with the facts of the terms. */
export const visitReasons = (fact: (id: string) => Figure, tongue: Tongue): ((reason: VisitReason) => Text) => {
  const t = inTongue(tongue);
  const { dayWords, monthWords, slotWords } = timesIn(tongue);
  const { hours } = amountsIn(tongue);
  const slot = (of: { day: string; from: string; to: string }) => ofClock(slotWords(of), visits);
  const day = (date: string) => ofClock(dayWords(date), visits);
  const yearEnd = t(
    words`年末年始（${fact('closed.from')}～${fact('closed.to')}）のため`,
    words`the year end (${fact('closed.from')} to ${fact('closed.to')})`,
  );
  const closings = {
    weekday: t(words`${fact('closed.weekday')}のため`, words`closed on ${fact('closed.weekday')}`),
    'year-end': yearEnd,
    holiday: t(words`祝日のため`, words`a public holiday`),
    extra: t(words`臨時のお休みのため`, words`an extra day off`),
    unknown: [],
  };
  const whyClosed = ({ why, holiday }: Closed): Text => {
    if (tongue === 'ja') return holiday === undefined ? closings[why] : [`${holiday}のため`];
    const because = holiday === undefined ? closings[why] : closings.holiday;
    return because.length === 0 ? [] : words` (${because})`;
  };

  return (reason) => {
    switch (reason.code) {
      case 'attempt-failed':
        return t(
          words`電話・リモートサポートでは故障した箇所が分からなかったため、訪問での切り分けを承れます。`,
          words`Phone and remote support did not find the fault, so we can come to look for it.`,
        );
      case 'no-failed-attempt':
        return t(
          words`訪問での故障の切り分けは、電話・リモートサポートでも故障した箇所が分からなかったときに承ります。まずは電話またはリモートサポートをご利用ください。`,
          words`We come to look for a fault when phone or remote support could not find it. Please use phone or remote support first.`,
        );
      case 'to-be-confirmed':
        return t(
          words`ご契約の住所の地域は、訪問での対応ができない場合があります。担当の者が確認してから、ご連絡します。`,
          words`In the area of your address a visit is not always possible. Our staff will check and contact you.`,
        );
      case 'visit-requested':
        return t(
          words`すでに承った訪問のご希望を確認しているところです。ご連絡までお待ちください。`,
          words`We are still checking the visit you asked for. Please wait until we contact you.`,
        );
      case 'month-used':
        return t(
          words`訪問での故障の切り分けは${ofContract(monthWords(reason.month), visits)}の分の${fact('visit.perMonth')}をすでにご利用（ご予約）いただいています。${day(reason.renews)}以降の日をお選びください。`,
          words`You have already used or booked the fault-finding visit of ${ofContract(monthWords(reason.month), visits)} (${fact('visit.perMonth')} a month). Please choose ${day(reason.renews)} or a later day.`,
        );
      case 'closed-day':
        return t(
          words`${day(reason.day)}は${whyClosed(reason)}訪問を行っていません。`,
          words`We make no visits on ${day(reason.day)}${whyClosed(reason)}.`,
        );
      case 'outside-hours':
        return t(
          words`訪問の対応時間は${fact('visit.opens')}～${fact('visit.closes')}です。`,
          words`Visits are made ${fact('visit.opens')}-${fact('visit.closes')}.`,
        );
      case 'too-soon':
        return t(
          words`訪問は${ofDesk(hours(reason.hours), visits)}以上先の時間から承ります。`,
          words`A visit must be at least ${ofDesk(hours(reason.hours), visits)} from now.`,
        );
      case 'too-far':
        return t(
          words`訪問は${day(reason.until)}までの日を承っています。`,
          words`Visits can be booked up to ${day(reason.until)}.`,
        );
      case 'window-full':
        return t(words`${slot(reason)}は、あいにく空きがありません。`, words`Sorry, ${slot(reason)} is fully booked.`);
      case 'day-full':
        return t(
          words`${day(reason.day)}は、あいにく空きがありません。`,
          words`Sorry, ${day(reason.day)} is fully booked.`,
        );
      case 'window-free':
        return t(words`${slot(reason)}は空いています。`, words`${slot(reason)} is free.`);
      case 'day-free':
        return t(words`${day(reason.day)}は空いています。`, words`${day(reason.day)} is free.`);
      case 'visit-ahead':
        return t(words`ご予約は変更・取り消しができます。`, words`You can change or cancel the booking.`);
      case 'visit-over':
        return t(
          words`このご予約は、もう変更・取り消しができません。`,
          words`This booking can no longer be changed or cancelled.`,
        );
    }
  };
};
