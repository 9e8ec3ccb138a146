/** What the customer reads of a call-back to a number that is not the registered one: it is confirmed first. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import { quoted, words } from '../../knowledge/terms/figures.ts';
import type { Reply } from './reply.ts';

/** These sentences; `phone` in the customer's words. */
export const numberSayings = (tongue: Tongue) => {
  const t = inTongue(tongue);
  return {
    number: {
      confirmedFirst: (phone: string): Reply => ({
        text: t(
          words`「${quoted(phone)}」は、ご登録と異なる番号のため、担当の者が確認してからお電話します。確認の結果は、このチャットでお知らせします。`,
          words`“${quoted(phone)}” is not the registered number, so our staff confirm it before they call. We tell you in this chat what came of that.`,
        ),
      }),
      confirmed: (phone: string): Reply => ({
        text: t(
          words`折り返しのお電話の番号「${quoted(phone)}」を、担当の者が確認しました。この番号へお電話します。`,
          words`Our staff have confirmed “${quoted(phone)}” for your call back. We will call that number.`,
        ),
      }),
      refused: (phone: string): Reply => ({
        text: t(
          words`「${quoted(phone)}」を確認できませんでした。折り返しのお電話は、ご登録の電話番号へ差し上げます。`,
          words`Our staff could not confirm “${quoted(phone)}”. We will call your registered phone number back.`,
        ),
      }),
    },
  };
};
