/** What the customer reads on the way to an operator: the line, and the chat's beginning and end. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { Terms } from '../../knowledge/terms/documents.ts';
import { nameOf, type Text, words } from '../../knowledge/terms/figures.ts';
import { buttonsIn } from './choices.ts';
import { phonesOf, reasonsOf } from './reasons.ts';
import type { Reply } from './reply.ts';

/** What is said as a customer is connected: what it counts, and that nobody is there just now. */
const onConnecting = (terms: Terms, tongue: Tongue) => {
  const t = inTongue(tongue);
  const reasons = reasonsOf(terms, tongue);
  const whenCounted = t(
    '（お待ちの間は数えず、オペレーターが対応を始めたときに数えます）',
    ' (It is counted when the operator begins to help you, not while you wait.)',
  );
  const away = t(
    'ただいまオペレーターが席を外しており、お待たせすることがあります。折り返しのお電話もお選びいただけます。',
    'The operators are away from the desk right now, so you may have to wait. You can also choose a call back.',
  );
  return (decision: Decision, someoneThere: boolean): Text => {
    const counts = decision.because.some(({ code }) => code === 'will-count') ? whenCounted : '';
    return words`${reasons(decision)}${counts}${someoneThere ? '' : `\n${away}`}`;
  };
};

/** The sentences of these services. */
export const peopleSayings = (terms: Terms, tongue: Tongue) => {
  const t = inTongue(tongue);
  const reasons = reasonsOf(terms, tongue);
  const counts = onConnecting(terms, tongue);
  const phones = phonesOf(terms, tongue);
  const numbers = t(words`お問い合わせ窓口（${phones}）`, words`the support desk (${phones})`);
  const { callBack, choice, stop } = buttonsIn(tongue);
  const connect = choice('つなぐ', 'Connect me', 'はい、つないでください');

  /** Said when waiting ended without an operator: only what is true of the count. */
  const unused = (counted: boolean): string =>
    counted ? '' : t('お問い合わせ回数は使っていません。', ' None of your contacts was used.');
  const matters = t(
    words`お問い合わせ回数に数えるかどうかも、そちらでご確認いただけます。`,
    words`They can also tell you whether it is counted as a contact.`,
  );
  return {
    operator: {
      confirm: (decision: Decision, someoneThere: boolean): Reply => ({
        text: t(
          words`オペレーターにおつなぎします。${counts(decision, someoneThere)}\nおつなぎしてよろしいですか。`,
          words`I can connect you to an operator. ${counts(decision, someoneThere)}\nShall I connect you?`,
        ),
        cites: decision.clauses,
        choices: [connect, ...(someoneThere ? [] : [callBack]), stop],
        confirmation: true,
      }),
      /** after a yes to a person who was offered with less of it */
      counts: (decision: Decision, someoneThere: boolean): Reply => ({
        text: counts(decision, someoneThere),
        cites: decision.clauses,
      }),
      /** nobody is there now, told to who is not known yet */
      callInstead: (decision: Decision): Reply => ({
        text: t(
          words`${reasons(decision)}それ以降に、こちらから折り返しお電話することができます。`,
          words`${reasons(decision)} We can call you back from then on.`,
        ),
        cites: decision.clauses,
      }),
      confirmContract: (): Reply => ({
        text: t(
          words`ご契約の変更や解約のご用件ですね。${numbers}でも承ります。${matters}\nこのままチャットでオペレーターにおつなぎしますか。`,
          words`This is about changing or ending your contract. You can also call ${numbers}. ${matters}\nShall I connect you to an operator in this chat?`,
        ),
        choices: [connect, stop],
        confirmation: true,
      }),
      /** a contract matter that cannot reach an operator here and now */
      contractElsewhere: (decision: Decision): Reply => ({
        text: t(
          words`ご契約の変更や解約のご用件は、${numbers}でも承ります。${matters}\n${reasons(decision)}`,
          words`To change or end your contract you can also call ${numbers}. ${matters}\n${reasons(decision)}`,
        ),
        cites: decision.clauses,
      }),
      queued: (): Reply => ({
        text: t(
          words`オペレーターをお呼びしています。順番におつなぎしますので、このままお待ちください。`,
          words`I am calling an operator. Customers are connected in order, so please wait here.`,
        ),
      }),
      queuedNotCalled: (): Reply => ({
        text: t(
          words`オペレーターをお呼びしています。順番におつなぎしますので、このままお待ちください。折り返しのお電話は取りやめました。`,
          words`I am calling an operator. Customers are connected in order, so please wait here. The call back is cancelled.`,
        ),
      }),
      stillQueued: (): Reply => ({
        text: t(
          words`オペレーターをお呼びしているところです。もうしばらくお待ちください。`,
          words`I am still calling an operator. Please wait a little longer.`,
        ),
      }),
      noted: (): Reply => ({
        text: t(
          words`承りました。オペレーターにこのまま伝えます。`,
          words`Thank you. I will pass this on to the operator.`,
        ),
      }),
      left: (counted: boolean): Reply => ({
        text: t(
          words`オペレーターへのおつなぎを取り消しました。${unused(counted)}`,
          words`You are no longer waiting for an operator.${unused(counted)}`,
        ),
      }),
      taken: (name: string): Reply => ({
        text: t(
          words`オペレーターの${nameOf(name)}が対応いたします。`,
          words`The operator ${nameOf(name)} is with you now. Operators write in Japanese.`,
        ),
      }),
      returned: (): Reply => ({
        text: t(
          words`オペレーターとのチャットが終わりました。ここからは、また自動でご案内します。`,
          words`The chat with the operator has ended. From here on I answer you automatically again.`,
        ),
      }),
      ended: (): Reply => ({
        text: t(words`オペレーターとのチャットを終了しました。`, words`The chat with the operator has ended.`),
      }),
      gone: (): Reply => ({
        text: t(
          words`恐れ入ります。担当のオペレーターとの接続が切れたため、ほかのオペレーターをお呼びしています。この件の回数が増えることはありません。`,
          words`Sorry, the connection to your operator was lost, so I am calling another one. This does not use another contact.`,
        ),
      }),
      closing: (counted: boolean): Reply => ({
        text: t(
          words`申し訳ございません。本日の受付時間が終わり、おつなぎできませんでした。${unused(counted)}`,
          words`Sorry, the desk has closed for today and I could not connect you.${unused(counted)}`,
        ),
      }),
    },
  };
};
