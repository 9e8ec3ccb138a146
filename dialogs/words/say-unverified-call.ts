/** What the customer reads of a call-back without a customer number: asked for, read back, taken. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import { ofClock, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import { buttonsIn } from './choices.ts';
import { desk } from './clauses.ts';
import type { Reply } from './reply.ts';
import { timesIn } from './times.ts';

/** The sentences of an unverified call (row 28). */
export const unverifiedCallSayings = (tongue: Tongue) => {
  const t = inTongue(tongue);
  const { stop, yesNo } = buttonsIn(tongue);
  const { whenWords } = timesIn(tongue);
  const at = (minute: string) => ofClock(whenWords(minute), desk);
  const wished = (wish: string | undefined): Text =>
    wish === undefined
      ? []
      : t(
          words`ご希望の時間「${quoted(wish)}」も担当の者に伝えます。`,
          words` I will also pass on the time you wish for, “${quoted(wish)}”.`,
        );
  return {
    unverifiedCall: {
      askNumber: (opens: string): Reply => ({
        text: t(
          words`お客さま番号がお手元になくても、折り返しのお電話を承れます。次の受付開始の${at(opens)}以降にお電話しますので、折り返し先の電話番号をお書きください。`,
          words`You can ask for a call back without a customer number. We will call you when the desk opens, from ${at(opens)} on. Please write the phone number we should call.`,
        ),
        choices: [stop],
      }),
      confirm: (phone: string, opens: string, wish: string | undefined): Reply => ({
        text: [
          ...t(
            words`${at(opens)}以降に、${quoted(phone)}へお電話します。ご契約の内容は、そのお電話で確かめさせていただきます。`,
            words`We will call ${quoted(phone)} from ${at(opens)} on, and check your contract on the phone.`,
          ),
          ...wished(wish),
          ...t(words`よろしいですか。`, words` Is that all right?`),
        ],
        ...yesNo(['折り返しを頼む', 'Ask for a call back'], ['頼まない', 'No call back']),
      }),
      queued: (phone: string, opens: string, wish: string | undefined): Reply => ({
        text: [
          ...t(
            words`折り返しのお電話を承りました。${at(opens)}以降に、${quoted(phone)}へご連絡します。お客さま番号がお分かりになりましたら、そのときにお聞かせください。`,
            words`Your call back is arranged. We will call ${quoted(phone)} from ${at(opens)} on. If you find your customer number by then, please have it ready.`,
          ),
          ...wished(wish),
        ],
      }),
    },
  };
};
