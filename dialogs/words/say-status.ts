/** What the customer reads first of what stands, where just that was asked: whether it was taken back, is called, is known to us. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import { quoted, words } from '../../knowledge/terms/figures.ts';
import type { Reply } from './reply.ts';

/** What can be waited for in a chat. */
export type WaitedFor = 'line' | 'session' | 'call';

/** These sentences. `phone` and `what` are the customer's words, without a phone the registered number is called. */
export const statusSayings = (tongue: Tongue) => {
  const t = inTongue(tongue);
  const nameOf: Readonly<Record<WaitedFor, string>> = {
    line: t('オペレーターへのおつなぎ', 'The call for an operator'),
    session: t('リモートサポート', 'The remote support'),
    call: t('折り返しのお電話', 'The call back'),
  };
  const unused = t('お問い合わせ回数には数えていません。', ' No contact was counted.');
  return {
    status: {
      takenBack: (what: WaitedFor, isCounted: boolean): Reply => ({
        text: t(
          words`はい、${nameOf[what]}は取り消しになっています。${isCounted ? '' : unused}`,
          words`Yes. ${nameOf[what]} is cancelled.${isCounted ? '' : unused}`,
        ),
      }),
      notTakenBack: (what: WaitedFor): Reply => ({
        text: t(words`いいえ、${nameOf[what]}は取り消していません。`, words`No. ${nameOf[what]} still stands.`),
      }),
      /** nothing was given up, and nothing is waited for */
      notWaiting: (): Reply => ({
        text: t(
          words`いま、お待ちいただいているものはありません。`,
          words`You are not waiting for anything right now.`,
        ),
      }),
      called: (): Reply => ({
        text: t(words`はい、折り返しのお電話を承っています。`, words`Yes, your call back is arranged.`),
      }),
      /** it was asked whether we have called */
      toBeCalled: (): Reply => ({
        text: t(words`折り返しのお電話は、これからです。`, words`Our call is still to come.`),
      }),
      neverCalled: (): Reply => ({
        text: t(
          words`このチャットには、こちらからお電話した記録も、折り返しのお電話のお約束もありません。`,
          words`In this chat there is no record of a call from us, and no call back that is arranged.`,
        ),
      }),
      notCalled: (): Reply => ({
        text: t(
          words`いいえ、折り返しのお電話は、まだ承っていません。`,
          words`No, there is no call back arranged for you yet.`,
        ),
      }),
      number: (phone: string | undefined): Reply => ({
        text:
          phone === undefined
            ? t(words`はい、ご登録の電話番号です。`, words`Yes, it is your registered phone number.`)
            : t(words`お電話は、${quoted(phone)}へご連絡します。`, words`We will call ${quoted(phone)}.`),
      }),
      known: (what: string): Reply => ({
        text: t(
          words`はい、次の件を承っていて、担当の者が読めます。\n「${quoted(what)}」`,
          words`Yes, this is noted, and our staff can read it:\n“${quoted(what)}”`,
        ),
      }),
      /** the list of what stands comes after it; `isYes`: it was asked whether it does */
      asFollows: (isYes: boolean): Reply => ({
        text: isYes
          ? t(words`はい、次のとおり承っています。`, words`Yes, this is what you have asked for:`)
          : t(words`いま承っているものは、次のとおりです。`, words`This is what you have asked for:`),
      }),
      /** what is waited for here and now */
      awaited: (what: Exclude<WaitedFor, 'call'>): Reply => ({
        text:
          what === 'line'
            ? t(
                words`ただいま、オペレーターを順番にお呼びしているところです。`,
                words`I am calling an operator for you right now.`,
              )
            : t(
                words`ただいま、リモートサポートの接続をお待ちいただいているところです。`,
                words`Your remote support is waiting for an operator right now.`,
              ),
      }),
    },
  };
};
