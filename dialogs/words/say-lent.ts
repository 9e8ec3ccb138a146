/** What the customer reads of a device that was lent: when it goes back, lost or late, and what cannot be changed any more. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { Terms } from '../../knowledge/terms/documents.ts';
import { ofContract, words } from '../../knowledge/terms/figures.ts';
import { buttonsIn } from './choices.ts';
import { factsOf, reasonsOf } from './reasons.ts';
import { devicesIn } from './reasons-of-loans.ts';
import type { Reply } from './reply.ts';
import { timesIn } from './times.ts';

const loans = '代替機器貸出し';
const arrival = '代替機器貸出し ※6';

/** These sentences of loans. */
export const lentSayings = (terms: Terms, tongue: Tongue) => {
  const t = inTongue(tongue);
  const fact = factsOf(terms, tongue);
  const reasons = reasonsOf(terms, tongue);
  const { deviceName } = devicesIn(tongue);
  const { dayWords } = timesIn(tongue);
  const { anyLoan, loanChoices, person } = buttonsIn(tongue);
  return {
    /** `due` (`YYYY-MM-DD`) is the day that binds this customer. */
    dueBack: (lent: readonly { kind: string; due: string }[]): Reply => ({
      text: t(
        words`${lent.flatMap(({ kind, due }) => words`お貸ししている${deviceName(kind)}の返却日は、${ofContract(dayWords(due), loans)}です。`)}この日までに、同梱の回収箱に入れて、着払いでお送りください。貸出し期間は、到着した日から最大${fact('loan.weeks')}です。`,
        words`${lent.flatMap(({ kind, due }) => words`The return date of the ${deviceName(kind)} we lent you is ${ofContract(dayWords(due), loans)}. `)}Please send it by then in the return box that came with it; we pay the postage (着払い). A loan lasts up to ${fact('loan.weeks')} from the day it arrives.`,
      ),
      cites: [loans, arrival],
      choices: [person],
    }),
    lost: (): Reply => ({
      text: t(
        words`お知らせいただきありがとうございます。お貸しした機器の紛失や破損、返却いただけない場合は、相当する金額を請求させていただくことがあります（金額は契約内容のご案内に記載がありません）。このあとのことは、担当の者がご案内します。`,
        words`Thank you for telling us. If a device we lent is lost, damaged or not returned, you can be charged what it is worth (the contract guide does not state the amount). Our staff will tell you what happens next.`,
      ),
      cites: ['代替機器貸出し ※5'],
    }),
    late: (): Reply => ({
      text: t(
        words`貸出し期間は、到着した日から最大${fact('loan.weeks')}です。返却日を過ぎるときのことや期間の延長は、契約内容のご案内には記載がありませんので、担当の者がご案内します。`,
        words`A loan lasts up to ${fact('loan.weeks')} from the day it arrives. The contract guide does not say anything about returning it later or a longer loan, so our staff will help you with that.`,
      ),
      cites: [loans, arrival],
    }),
    boxGone: (): Reply => ({
      text: t(
        words`お返しは、同梱の回収箱に入れて、着払いでお願いしています。箱や伝票がお手元にない場合のことは、契約内容のご案内には記載がありませんので、担当の者がご案内します。`,
        words`A device goes back in the return box that came with it; we pay the postage (着払い). The contract guide does not say what to do without the box or the delivery slip, so our staff will help you with that.`,
      ),
      cites: [loans],
    }),
    sentBack: (): Reply => ({
      text: t(
        words`ご返送のお知らせをありがとうございます。こちらに届いたことを確かめるまでは、お貸し出し中としてお預かりしています。`,
        words`Thank you for sending it back. Until we have received it, it stays recorded as lent to you.`,
      ),
      cites: [loans],
      choices: [person],
    }),
    kept: (): Reply => ({
      text: t(words`承知しました。お届けは、そのままです。`, words`All right. The delivery stays as it is.`),
      choices: loanChoices,
    }),
    none: (): Reply => ({
      text: t(
        words`お申し込みいただいている代わりの機器は、いまありません。`,
        words`You have not requested any device on loan.`,
      ),
      choices: [anyLoan, person],
    }),
    notAnyMore: (decision: Decision): Reply => ({
      text: t(
        words`${reasons(decision)}お届け先の変更や取り消しは、発送の前まで承れます。ご不要になったときは、同梱の回収箱に入れて、着払いでお返しください。`,
        words`${reasons(decision)} You can change the address or cancel only before it is sent. If you do not need it any more, please send it back in the return box that came with it; we pay the postage (着払い).`,
      ),
      cites: decision.clauses,
      choices: [person],
    }),
  };
};
