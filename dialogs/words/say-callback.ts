/** What the customer reads of a call-back: offered, taken, changed, made or not. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { Terms } from '../../knowledge/terms/documents.ts';
import { ofClock, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import { buttonsIn } from './choices.ts';
import { counting, desk } from './clauses.ts';
import { phonesOf, reasonsOf } from './reasons.ts';
import type { Reply } from './reply.ts';
import { timesIn } from './times.ts';

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

/** The sentences of a call-back. */
export const callbackSayings = (terms: Terms, tongue: Tongue) => {
  const t = inTongue(tongue);
  const reasons = reasonsOf(terms, tongue);
  const phones = phonesOf(terms, tongue);
  const numbers = t(words`お問い合わせ窓口（${phones}）`, words`the support desk (${phones})`);
  const { callBack, callChoices, cancelCall, choice, doable, yesNo } = buttonsIn(tongue);
  const { whenWords } = timesIn(tongue);
  const at = (minute: string) => ofClock(whenWords(minute), desk);
  const registered = t('ご登録の番号', 'your registered number');

  /** The number that will be called, where it was spoken of; an empty one is the registered one. */
  const numberSaid = (phone: string | undefined): Text =>
    phone === undefined
      ? []
      : t(
          words`お電話番号は${phone === '' ? registered : quoted(phone)}です。`,
          words` We will call ${phone === '' ? registered : quoted(phone)}.`,
        );
  const passedOn = (note: string): Text =>
    t(
      words`「${quoted(note)}」の件とお伝えします。`,
      words` I will tell our staff that it is about “${quoted(note)}”.`,
    );
  const offer = (opens: string, can: Doable, { refused, isSoonest }: WhyThen): Reply => {
    const { choices, confirmation } = yesNo(['折り返しを頼む', 'Ask for a call back'], ['頼まない', 'No call back']);
    const others = doable(can);
    const when = at(opens);
    const sorry =
      refused === undefined ? t('お急ぎのところ申し訳ございません。', 'I am sorry, I know you are in a hurry. ') : '';
    return {
      text: [
        ...(refused === undefined ? [] : words`${reasons(refused)}\n`),
        ...(isSoonest
          ? t(
              words`${sorry}お電話できるのは、いちばん早くて${when}です。こちらから折り返しお電話いたしましょうか。`,
              words`${sorry}The earliest we can call you is ${when}. Shall we call you back then?`,
            )
          : t(
              words`${when}以降に、こちらから折り返しお電話いたしましょうか。`,
              words`Shall we call you back from ${when} on?`,
            )),
        ...(others.length > 0
          ? t(words`下のお手続きは、いまでも承れます。`, words` What you see below can be done right now.`)
          : []),
      ],
      cites: refused?.clauses ?? [],
      choices: [...choices, ...others],
      confirmation,
    };
  };
  return {
    callback: {
      offer,
      /** the customer wants to talk on the phone: where they may, they call or are called */
      orPhone: (may: Decision, opens: string, can: Doable, why: WhyThen): Reply => {
        const { text, cites = [], ...offered } = offer(opens, can, why);
        const where = may.allowed
          ? t(words`お電話でのご相談は、${numbers}で承ります。`, words`You can call ${numbers}. `)
          : [];
        return { ...offered, text: words`${where}${reasons(may)}\n${text}`, cites: [...may.clauses, ...cites] };
      },
      askNumber: (): Reply => ({
        text: t(
          words`お電話する番号を変えます。新しい番号をお書きください。`,
          words`Let me change the number we call. Please write the new number.`,
        ),
        choices: [choice('登録の番号にする', 'Use the registered number', '登録の番号にかけてください')],
      }),
      queued: (
        opens: string,
        { phone, wish, note }: { phone?: string | undefined; wish?: string | undefined; note?: string | undefined },
      ): Reply => {
        const to = phone === undefined ? t('ご登録の電話番号', 'your registered phone number') : quoted(phone);
        const too =
          wish === undefined
            ? []
            : t(
                words`ご希望の時間「${quoted(wish)}」も担当の者に伝えます。`,
                words` I will also pass on the time you wish for, “${quoted(wish)}”.`,
              );
        const about = note === undefined ? [] : passedOn(note);
        return {
          text: t(
            words`折り返しのお電話を承りました。${at(opens)}以降に、${to}へご連絡します。${too}${about}お電話で対応を始めたときに、お問い合わせ回数に数えます。時間や番号を変えたいときは、そのままお書きください。`,
            words`Your call back is arranged. We will call ${to} from ${at(opens)} on.${too}${about} It is counted as a contact when we begin to help you on the phone. To change the time or the number, just write it here.`,
          ),
          cites: [counting],
          choices: callChoices,
        };
      },
      /** what the call is to be about is passed on; `isAsked`: whether it was before, which it was not */
      noted: (note: string, isAsked = false): Reply => ({
        text: isAsked
          ? t(words`いいえ、まだ伺っていませんでした。${passedOn(note)}`, words`No, not yet.${passedOn(note)}`)
          : t(words`承知しました。${passedOn(note)}`, words`All right.${passedOn(note)}`),
      }),
      /** what is passed on of it, to who asks after something; `isIt`: that is in it */
      notedAs: (known: string, isIt: boolean): Reply => ({
        text: t(
          words`${isIt ? 'はい、' : ''}担当の者には「${quoted(known)}」と伝わっています。ほかにお伝えすることがありましたら、お書きください。`,
          words`${isIt ? 'Yes, our' : 'Our'} staff can read “${quoted(known)}”. If there is anything else they should know, please write it.`,
        ),
      }),
      /** `isAsked`: whether that is so was the question */
      already: (opens: string, isAsked = false): Reply => ({
        text: isAsked
          ? t(
              words`はい、${at(opens)}以降にお電話します。時間や番号のご希望があれば、お書きください。`,
              words`Yes, we will call you from ${at(opens)} on. If you wish for another time or number, please write it.`,
            )
          : t(
              words`折り返しのお電話は、すでに承っています。${at(opens)}以降にご連絡します。時間や番号のご希望があれば、お書きください。`,
              words`A call back is already arranged. We will call you from ${at(opens)} on. If you wish for another time or number, please write it.`,
            ),
        choices: [cancelCall],
      }),
      /** `usedUp`: this month's contacts are; else the desk's hours and what was wished for say when it comes */
      why: (opens: string, usedUp: Decision | undefined): Reply => ({
        text: [
          ...(usedUp
            ? words`${reasons(usedUp)}\n`
            : t(
                words`お電話は、お問い合わせ窓口の受付時間のうち、ご希望の時間からになります。`,
                words`Calls are made in the hours of the support desk, from the time you wish for on. `,
              )),
          ...t(
            words`いまは${at(opens)}以降の予定です。ほかの時間がよろしければ、お書きください。`,
            words`Yours is planned from ${at(opens)} on. If another time suits you better, please write it.`,
          ),
        ],
        cites: usedUp?.clauses ?? [desk],
        choices: [cancelCall],
      }),
      /** another time was wished for and cannot be kept; `stays`: what was agreed before holds; an empty `phone` is the registered one */
      refused: (why: Decision, due: string, phone: string | undefined, stays: boolean): Reply => ({
        text: [
          ...words`${reasons(why)}\n`,
          ...(stays
            ? t(
                words`お電話は、承っているとおり${at(due)}以降に差し上げます。`,
                words`We will call you as arranged, from ${at(due)} on.`,
              )
            : t(words`代わりに、${at(due)}以降にご連絡します。`, words`Instead we will call you from ${at(due)} on.`)),
          ...numberSaid(phone),
          ...t(
            words`ほかにご都合のよい時間があれば、お書きください。`,
            words` If another time suits you better, please write it.`,
          ),
        ],
        cites: why.clauses,
        choices: [cancelCall],
      }),
      /** `opens`: from when the call is to come */
      confirmCancel: (opens: string): Reply => ({
        text: t(
          words`${at(opens)}以降の折り返しのお電話を取り消しますか。`,
          words`Shall I cancel the call back that is to come from ${at(opens)} on?`,
        ),
        ...yesNo(['取り消す', 'Cancel it'], ['取り消さない', 'Keep it']),
      }),
      /** to who says yes though nothing stands: it was taken back just before */
      notBooked: (): Reply => ({
        text: t(
          words`折り返しのお電話は、取り消したままです。もう一度ご希望のときは、お知らせください。`,
          words`The call back is still cancelled. Please tell me if you would like one again.`,
        ),
        choices: [callBack],
      }),
      cancelled: (): Reply => ({
        text: t(
          words`折り返しのお電話を取り消しました。お問い合わせ回数は使っていません。`,
          words`The call back is cancelled. None of your contacts was used.`,
        ),
      }),
      changed: (due: string, phone: string | undefined, wish: string | undefined): Reply => ({
        text: [
          ...t(
            words`折り返しのご希望を変更しました。${at(due)}以降に、ご連絡します。`,
            words`Your call back is changed. We will call you from ${at(due)} on.`,
          ),
          ...numberSaid(phone),
          ...(wish === undefined
            ? []
            : t(words`お時間のご希望は「${quoted(wish)}」です。`, words` The time you wish for is “${quoted(wish)}”.`)),
        ],
      }),
      made: (): Reply => ({
        text: t(
          words`折り返しの件は、担当の者の対応が済みました。お問い合わせ回数には数えていません。`,
          words`Our staff have taken care of your call back. It was not counted as a contact.`,
        ),
        cites: [counting],
      }),
      unreachable: (): Reply => ({
        text: t(
          words`折り返しのお電話を差し上げましたが、つながりませんでした。お問い合わせ回数は使っていません。もう一度ご希望のときは、ご都合のよい時間と電話番号をお書きください。`,
          words`We called you back but could not reach you. None of your contacts was used. If you would like another call, please write a good time and the phone number.`,
        ),
        cites: [counting],
        choices: [callBack],
      }),
      declined: (): Reply => ({
        text: t(
          words`承知しました。契約内容のご質問には、いつでもこのチャットでお答えします。`,
          words`All right. I answer questions about your contract in this chat at any time.`,
        ),
      }),
    },
  };
};
