/** What the customer reads on the way to a person: the line for an operator, the chat's beginning and end, a call-back. */
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { Terms } from '../../knowledge/terms/documents.ts';
import { nameOf, ofClock, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import type { Reply } from '../reply.ts';
import { choice, doable, yesNo } from './choices.ts';
import { cancelCall } from './choices-of-calls.ts';
import { counting, desk } from './clauses.ts';
import { factsOf, reasonsOf } from './reasons.ts';
import { whenWords } from './times.ts';

/** Said when waiting ended without an operator: only what is true of the count. */
const unused = (counted: boolean): string => (counted ? '' : 'お問い合わせ回数は使っていません。');

/** The number that will be called, where it was spoken of; an empty one is the registered one. */
const numberSaid = (phone: string | undefined): Text =>
  phone === undefined ? [] : words`お電話番号は${phone === '' ? 'ご登録の番号' : quoted(phone)}です。`;

/** What can be done without a person, now. */
interface Doable {
  visit: boolean;
  lend: readonly string[];
}
/** `refused`: why a time that was asked for cannot be kept; `isSoonest`: no earlier time can, though one is wished for. */
interface WhyThen {
  refused?: Decision | undefined;
  isSoonest: boolean;
}

/** The sentences of these services. */
export const peopleSayings = (terms: Terms) => {
  const reasons = reasonsOf(terms);
  const fact = factsOf(terms);
  const numbers = words`お問い合わせ窓口（加入電話・ひかり電話からは${fact('phone.landline')}、携帯電話からは${fact('phone.mobile')}）`;
  const offer = (opens: string, can: Doable, { refused, isSoonest }: WhyThen): Reply => {
    const { choices, confirmation } = yesNo('折り返しを頼む', '頼まない');
    const others = doable(can);
    const when = ofClock(whenWords(opens), desk);
    return {
      text: [
        ...(refused === undefined ? [] : words`${reasons(refused)}\n`),
        ...(isSoonest
          ? words`${refused === undefined ? 'お急ぎのところ申し訳ございません。' : ''}お電話できるのは、いちばん早くて${when}です。`
          : words`${when}以降に、`),
        ...words`こちらから折り返しお電話いたしましょうか。`,
        ...(others.length > 0 ? words`下のお手続きは、いまでも承れます。` : []),
      ],
      cites: refused?.clauses ?? [],
      choices: [...choices, ...others],
      confirmation,
    };
  };
  return {
    operator: {
      confirm: (decision: Decision, someoneThere: boolean): Reply => ({
        text: words`オペレーターにおつなぎします。${reasons(decision)}${decision.because.some(({ code }) => code === 'will-count') ? '（お待ちの間は数えず、オペレーターが対応を始めたときに数えます）' : ''}\n${someoneThere ? '' : 'ただいまオペレーターが席を外しており、お待たせすることがあります。折り返しのお電話もお選びいただけます。\n'}おつなぎしてよろしいですか。`,
        cites: decision.clauses,
        choices: [
          choice('つなぐ', 'はい、つないでください'),
          ...(someoneThere ? [] : [choice('折り返しを頼む')]),
          choice('やめる'),
        ],
        confirmation: true,
      }),
      confirmContract: (): Reply => ({
        text: words`ご契約の変更や解約のご用件ですね。${numbers}でも承ります。お問い合わせ回数に数えるかどうかも、そちらでご確認いただけます。\nこのままチャットでオペレーターにおつなぎしますか。`,
        choices: [choice('つなぐ', 'はい、つないでください'), choice('やめる')],
        confirmation: true,
      }),
      /** a contract matter that cannot reach an operator here and now */
      contractElsewhere: (decision: Decision): Reply => ({
        text: words`ご契約の変更や解約のご用件は、${numbers}でも承ります。お問い合わせ回数に数えるかどうかも、そちらでご確認いただけます。\n${reasons(decision)}`,
        cites: decision.clauses,
      }),
      queued: (): Reply => ({
        text: words`オペレーターをお呼びしています。順番におつなぎしますので、このままお待ちください。`,
      }),
      queuedNotCalled: (): Reply => ({
        text: words`オペレーターをお呼びしています。順番におつなぎしますので、このままお待ちください。折り返しのお電話は取りやめました。`,
      }),
      stillQueued: (): Reply => ({ text: words`オペレーターをお呼びしているところです。もうしばらくお待ちください。` }),
      noted: (): Reply => ({ text: words`承りました。オペレーターにこのまま伝えます。` }),
      left: (counted: boolean): Reply => ({
        text: words`オペレーターへのおつなぎを取り消しました。${unused(counted)}`,
      }),
      taken: (name: string): Reply => ({ text: words`オペレーターの${nameOf(name)}が対応いたします。` }),
      returned: (): Reply => ({
        text: words`オペレーターとのチャットが終わりました。ここからは、また自動でご案内します。`,
      }),
      ended: (): Reply => ({ text: words`オペレーターとのチャットを終了しました。` }),
      gone: (): Reply => ({
        text: words`恐れ入ります。担当のオペレーターとの接続が切れたため、ほかのオペレーターをお呼びしています。この件の回数が増えることはありません。`,
      }),
      closing: (counted: boolean): Reply => ({
        text: words`申し訳ございません。本日の受付時間が終わり、おつなぎできませんでした。${unused(counted)}`,
      }),
    },

    callback: {
      offer,
      /** the customer wants to talk on the phone: where they may, they call or are called */
      orPhone: (may: Decision, opens: string, can: Doable, why: WhyThen): Reply => {
        const { text, cites = [], ...offered } = offer(opens, can, why);
        const where = may.allowed ? words`お電話でのご相談は、${numbers}で承ります。` : [];
        return { ...offered, text: words`${where}${reasons(may)}\n${text}`, cites: [...may.clauses, ...cites] };
      },
      askNumber: (): Reply => ({
        text: words`お電話する番号を変えます。新しい番号をお書きください。`,
        choices: [choice('登録の番号にする', '登録の番号にかけてください')],
      }),
      /** `refused`: why the wished time cannot be kept; `opens` is then another */
      queued: (opens: string, phone: string | undefined, wish: string | undefined, refused?: Decision): Reply => ({
        text: [
          ...(refused === undefined
            ? words`折り返しのお電話を承りました。`
            : words`${reasons(refused)}\n代わりに次の時間で、折り返しのお電話を承りました。`),
          ...words`${ofClock(whenWords(opens), desk)}以降に、`,
          ...(phone === undefined ? words`ご登録の電話番号` : words`${quoted(phone)}`),
          ...words`へご連絡します。`,
          ...(wish === undefined ? [] : words`ご希望の時間「${quoted(wish)}」も担当の者に伝えます。`),
          ...words`お電話で対応を始めたときに、お問い合わせ回数に数えます。時間や番号を変えたいときは、そのままお書きください。`,
        ],
        cites: [...(refused?.clauses ?? []), counting],
        ...(refused && { choices: [cancelCall] }),
      }),
      already: (opens: string): Reply => ({
        text: words`折り返しのお電話は、すでに承っています。${ofClock(whenWords(opens), desk)}以降にご連絡します。時間や番号のご希望があれば、お書きください。`,
        choices: [cancelCall],
      }),
      /** another time was wished for and cannot be kept; `stays`: what was agreed before holds; an empty `phone` is the registered one */
      refused: (why: Decision, due: string, phone: string | undefined, stays: boolean): Reply => ({
        text: [
          ...words`${reasons(why)}\n`,
          ...(stays
            ? words`お電話は、承っているとおり${ofClock(whenWords(due), desk)}以降に差し上げます。`
            : words`代わりに、${ofClock(whenWords(due), desk)}以降にご連絡します。`),
          ...numberSaid(phone),
          ...words`ほかにご都合のよい時間があれば、お書きください。`,
        ],
        cites: why.clauses,
        choices: [cancelCall],
      }),
      cancelled: (): Reply => ({ text: words`折り返しのお電話を取り消しました。お問い合わせ回数は使っていません。` }),
      changed: (due: string, phone: string | undefined, wish: string | undefined): Reply => ({
        text: [
          ...words`折り返しのご希望を変更しました。${ofClock(whenWords(due), desk)}以降に、ご連絡します。`,
          ...numberSaid(phone),
          ...(wish === undefined ? [] : words`お時間のご希望は「${quoted(wish)}」です。`),
        ],
      }),
      made: (): Reply => ({
        text: words`折り返しの件は、担当の者の対応が済みました。お問い合わせ回数には数えていません。`,
        cites: [counting],
      }),
      unreachable: (): Reply => ({
        text: words`折り返しのお電話を差し上げましたが、つながりませんでした。お問い合わせ回数は使っていません。もう一度ご希望のときは、ご都合のよい時間と電話番号をお書きください。`,
        cites: [counting],
        choices: [choice('折り返しを頼む')],
      }),
      declined: (): Reply => ({
        text: words`承知しました。契約内容のご質問には、いつでもこのチャットでお答えします。`,
      }),
    },
  };
};
