/** What the customer reads of a visit or a loan once an operator has seen to it: confirmed, done, sent, arrived, given back. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import { ofClock, quoted, words } from '../../knowledge/terms/figures.ts';
import { buttonsIn } from './choices.ts';
import { visits } from './clauses.ts';
import { devicesIn } from './reasons-of-loans.ts';
import type { Reply } from './reply.ts';
import { timesIn } from './times.ts';

const arrival = 'ご利用にかかわる注意事項(7)';
const loans = '代替機器貸出し';
const charge = '代替機器貸出し ※5';
const dueDay = '代替機器貸出し ※6';

/** The sentences after a request. Days are `YYYY-MM-DD`, times `HH:mm`. */
export const afterSayings = (tongue: Tongue) => {
  const t = inTongue(tongue);
  const { dayWords, slotWords } = timesIn(tongue);
  const { deviceName } = devicesIn(tongue);
  const { loanChoices, person, remote, visitChoices } = buttonsIn(tongue);
  const due = (day: string) => ofClock(dayWords(day), dueDay);
  return {
    after: {
      visitConfirmed: (slot: { day: string; from: string; to: string }): Reply => ({
        text: t(
          words`担当の者が確認し、訪問の日時は${ofClock(slotWords(slot), visits)}に決まりました。この時間内でも、到着の時刻まではお約束できません。ご都合が変わったときは、このチャットでお知らせください。`,
          words`Our staff have confirmed your visit: ${ofClock(slotWords(slot), visits)}. We come within this time, but cannot promise the exact time of arrival. If your plans change, please tell us in this chat.`,
        ),
        cites: [arrival],
        choices: visitChoices,
      }),
      visitCancelled: (): Reply => ({
        text: t(
          words`担当の者が確認し、訪問は取り消しとなりました。ご不明な点は、オペレーターへご相談ください。`,
          words`Our staff have checked your visit, and it is cancelled. If you have questions, please ask an operator.`,
        ),
        cites: [visits],
        choices: [person],
      }),

      addressConfirmed: (kind: string, address: string): Reply => ({
        text: t(
          words`${deviceName(kind)}の代わりの機器のお届け先「${quoted(address)}」を、担当の者が確認しました。発送しましたら、返却日とあわせてお知らせします。`,
          words`Our staff have confirmed where your ${deviceName(kind)} on loan goes: “${quoted(address)}”. When it is sent, we tell you, and the return date too.`,
        ),
        cites: [loans],
        choices: loanChoices,
      }),
      addressRefused: (kind: string, address: string): Reply => ({
        text: t(
          words`お届け先「${quoted(address)}」を確認できませんでした。${deviceName(kind)}の代わりの機器は、ご登録の住所へお届けします。お困りのときは、オペレーターへご相談ください。`,
          words`Our staff could not confirm “${quoted(address)}”. Your ${deviceName(kind)} on loan goes to your registered address. If that does not help you, please ask an operator.`,
        ),
        cites: [loans],
        choices: [...loanChoices, person],
      }),
      loanSent: (kind: string, day: string): Reply => ({
        text: t(
          words`代わりの${deviceName(kind)}を発送しました。返却の期限は${due(day)}です。到着の日時は、お約束できません。`,
          words`We have sent you the ${deviceName(kind)}. Please return it by ${due(day)}. We cannot promise when it arrives.`,
        ),
        cites: [dueDay],
      }),
      loanArrived: (kind: string, day: string): Reply => ({
        text: t(
          words`代わりの${deviceName(kind)}の到着を確認しました。${due(day)}までに、同梱の回収箱に入れて、着払いでお返しください。設定は、電話・リモートサポートでお手伝いします。`,
          words`The ${deviceName(kind)} has arrived. Please send it back by ${due(day)} in the return box that came with it; we pay the postage (着払い). We help you set it up by phone or remote support.`,
        ),
        cites: [loans],
        choices: [remote],
      }),
      loanDue: (kind: string, day: string): Reply => ({
        text: t(
          words`お貸ししている${deviceName(kind)}の返却の期限は${due(day)}です。同梱の回収箱に入れて、着払いでお返しください。行き違いでお送りいただいていましたら、ご容赦ください。`,
          words`Please return the ${deviceName(kind)} we lent you by ${due(day)}, in the return box that came with it; we pay the postage (着払い). If you have sent it already, thank you, and please ignore this message.`,
        ),
        cites: [loans],
      }),
      loanOverdue: (kind: string, day: string): Reply => ({
        text: t(
          words`お貸ししている${deviceName(kind)}は、返却の期限（${due(day)}）を過ぎています。お手数ですが、同梱の回収箱に入れて、着払いでお返しください。お返しがないときは、相当する金額をご請求することがあります。行き違いでお送りいただいていましたら、ご容赦ください。`,
          words`The ${deviceName(kind)} we lent you was due back on ${due(day)}. Please send it back in the return box that came with it; we pay the postage (着払い). If it is not returned, you can be charged what it is worth. If you have sent it already, thank you, and please ignore this message.`,
        ),
        cites: [loans, charge],
        choices: [person],
      }),
      loanReturned: (kind: string): Reply => ({
        text: t(
          words`代わりの${deviceName(kind)}のご返却を確認しました。ありがとうございました。`,
          words`The ${deviceName(kind)} we lent you has come back. Thank you very much.`,
        ),
      }),
      loanLost: (kind: string): Reply => ({
        text: t(
          words`代わりの${deviceName(kind)}を紛失のお取り扱いとしました。相当する金額をご請求することがあります。見つかったときは、同梱の回収箱に入れて、着払いでお返しください。`,
          words`We have recorded the ${deviceName(kind)} we lent you as lost. You can be charged what it is worth. If you find it, please send it back in the return box that came with it; we pay the postage (着払い).`,
        ),
        cites: [charge],
        choices: [person],
      }),
      loanCancelled: (kind: string): Reply => ({
        text: t(
          words`代わりの${deviceName(kind)}のお貸し出しを取り消しました。ご不明な点は、オペレーターへご相談ください。`,
          words`The loan of the ${deviceName(kind)} is cancelled. If you have questions, please ask an operator.`,
        ),
        choices: [person],
      }),
    },
  };
};
