/** What the customer reads of a visit or a loan once an operator has seen to it: confirmed, done, sent, arrived, given back. */
import { ofClock, words } from '../../knowledge/terms/figures.ts';
import type { Reply } from '../reply.ts';
import { choice, visitChoices } from './choices.ts';
import { visits } from './clauses.ts';
import { deviceName } from './reasons-of-loans.ts';
import { dayWords, spanWords } from './times.ts';

const arrival = 'ご利用にかかわる注意事項(7)';
const loans = '代替機器貸出し';
const charge = '代替機器貸出し ※5';
const dueDay = '代替機器貸出し ※6';

const due = (day: string) => ofClock(dayWords(day), dueDay);

/** The sentences after a request. Days are `YYYY-MM-DD`, times `HH:mm`. */
export const afterSayings = () => {
  return {
    after: {
      visitConfirmed: ({ day, from, to }: { day: string; from: string; to: string }): Reply => ({
        text: words`担当の者が確認し、訪問の日時は${ofClock(`${dayWords(day)}${spanWords(from, to)}`, visits)}に決まりました。この時間内でも、到着の時刻まではお約束できません。ご都合が変わったときは、このチャットでお知らせください。`,
        cites: [arrival],
        choices: visitChoices,
      }),
      visitCancelled: (): Reply => ({
        text: words`担当の者が確認し、訪問は取り消しとなりました。ご不明な点は、オペレーターへご相談ください。`,
        cites: [visits],
        choices: [choice('オペレーターと話したい')],
      }),

      loanSent: (kind: string, day: string): Reply => ({
        text: words`代わりの${deviceName(kind)}を発送しました。返却の期限は${due(day)}です。到着の日時は、お約束できません。`,
        cites: [dueDay],
      }),
      loanArrived: (kind: string, day: string): Reply => ({
        text: words`代わりの${deviceName(kind)}の到着を確認しました。${due(day)}までに、同梱の回収箱に入れて、着払いでお返しください。設定は、電話・リモートサポートでお手伝いします。`,
        cites: [loans],
        choices: [choice('リモートで見てほしい')],
      }),
      loanDue: (kind: string, day: string): Reply => ({
        text: words`お貸ししている${deviceName(kind)}の返却の期限は${due(day)}です。同梱の回収箱に入れて、着払いでお返しください。行き違いでお送りいただいていましたら、ご容赦ください。`,
        cites: [loans],
      }),
      loanOverdue: (kind: string, day: string): Reply => ({
        text: words`お貸ししている${deviceName(kind)}は、返却の期限（${due(day)}）を過ぎています。お手数ですが、同梱の回収箱に入れて、着払いでお返しください。お返しがないときは、相当する金額をご請求することがあります。行き違いでお送りいただいていましたら、ご容赦ください。`,
        cites: [loans, charge],
        choices: [choice('オペレーターと話したい')],
      }),
      loanReturned: (kind: string): Reply => ({
        text: words`代わりの${deviceName(kind)}のご返却を確認しました。ありがとうございました。`,
      }),
      loanLost: (kind: string): Reply => ({
        text: words`代わりの${deviceName(kind)}を紛失のお取り扱いとしました。相当する金額をご請求することがあります。見つかったときは、同梱の回収箱に入れて、着払いでお返しください。`,
        cites: [charge],
        choices: [choice('オペレーターと話したい')],
      }),
      loanCancelled: (kind: string): Reply => ({
        text: words`代わりの${deviceName(kind)}のお貸し出しを取り消しました。ご不明な点は、オペレーターへご相談ください。`,
        choices: [choice('オペレーターと話したい')],
      }),
    },
  };
};
