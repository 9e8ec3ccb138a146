/** What the customer reads where a one-time code is asked for, and the message that brings it. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { ofDesk, words } from '../../knowledge/terms/figures.ts';
import { amountsIn } from './amounts.ts';
import { buttonsIn } from './choices.ts';
import { desk as ofDeskHours } from './clauses.ts';
import { phonesOf, reasonsOf } from './reasons.ts';
import type { Reply } from './reply.ts';

/** These sentences. Whether number and digits were right none of them tells. */
export const codeSayings = ({ terms, desk }: Documents, tongue: Tongue) => {
  const t = inTongue(tongue);
  const minutes = ofDesk(amountsIn(tongue).minutes(desk.oneTimeCode.validMinutes));
  const reasons = reasonsOf(terms, tongue);
  const numbers = phonesOf(terms, tongue);
  const { callBack, choice, stop } = buttonsIn(tongue);
  const again = choice('コードをもう一度送る', 'Send the code again');
  const missing = choice('コードが届かない', 'The code does not come');
  const anew = choice('番号を書き直す', 'Write the number again', '番号を書き直します');
  const helps = (open: Decision) =>
    open.allowed
      ? t(words`お手伝いします。`, words`.`)
      : t(words`受付時間にお手伝いします。${reasons(open)}`, words` during the opening hours. ${reasons(open)}`);

  return {
    code: {
      ask: (): Reply => ({
        text: t(
          words`ご本人の確認のため、お書きいただいた番号がご登録と合っているときは、ご登録の電話番号かメールに${ofDesk('6桁')}の確認コードをお送りしています。届いたコードを、${minutes}以内にこのチャットにお書きください。`,
          words`To make sure that it is you: if the numbers you wrote are right, we are sending a code of ${ofDesk('6 digits')} to the registered phone number or mail address. Please write it in this chat within ${minutes}.`,
        ),
        choices: [again, missing, anew, stop],
      }),
      /** the question once more, after something was said to an answer */
      askAgain: (): Reply => ({
        text: t(
          words`届いた${ofDesk('6桁')}の確認コードをお書きください。`,
          words`Please write the code of ${ofDesk('6 digits')}.`,
        ),
        choices: [again, missing, anew, stop],
      }),
      wrong: (): Reply => ({
        text: t(
          words`コードを確認できませんでした。数字をもう一度お確かめください。`,
          words`I could not confirm that code. Please check the digits once more.`,
        ),
      }),
      late: (): Reply => ({
        text: t(
          words`コードをお書きいただける時間が過ぎました。「コードをもう一度送る」を押していただければ、またお送りします。`,
          words`The time for that code is over. Please choose “Send the code again”, and we send it once more.`,
        ),
      }),
      sentAgain: (): Reply => ({
        text: t(
          words`番号がご登録と合っていれば、コードをもう一度お届けします。届くまで少しかかることがあります。`,
          words`If the numbers are right, the code comes once more. It may take a little while.`,
        ),
      }),
      notAgain: (open: Decision): Reply => ({
        text: t(
          words`このコードは、これ以上お送りできません。届かないときは番号を書き直していただくか、お問い合わせ窓口（${numbers}）にお電話ください。${helps(open)}`,
          words`I cannot send this code any more. If it does not come, please write the number again, or call the support desk (${numbers}): they can help you${helps(open)}`,
        ),
        cites: [ofDeskHours],
      }),
      over: (): Reply => ({
        text: t(
          words`コードでの確認ができませんでした。お手数ですが、お客さま番号からお書き直しください。`,
          words`I could not check your contract with that code. Please write your customer number again.`,
        ),
      }),
      missing: (open: Decision): Reply => ({
        text: t(
          words`コードは、お書きいただいた番号がご登録と合っているときだけ、ご登録の電話番号かメールに届きます。番号をお確かめのうえ、届かないときや受け取れないときは、お問い合わせ窓口（${numbers}）にお電話ください。${helps(open)}`,
          words`The code comes to the registered phone number or mail address, and only if the numbers you wrote are right. Please check them. If you cannot get the code, please call the support desk (${numbers}): they can help you${helps(open)}`,
        ),
        cites: [ofDeskHours],
        ...(!open.allowed && { choices: [callBack] }),
      }),
      /** the message that brings it */
      message: (code: string): Reply => ({
        text: t(
          words`ライトあんしんプランの確認コードは${ofDesk(code)}です（${minutes}間有効）。お使いのチャット以外では、だれにもお伝えにならないでください。お心当たりがないときは、お問い合わせ窓口へお知らせください。`,
          words`Light Anshin Plan: your code is ${ofDesk(code)}, valid for ${minutes}. Write it in your chat and tell it to nobody. If you did not ask for it, please tell the support desk.`,
        ),
      }),
    },
  };
};
