/** What the customer reads. Every figure is a fact, a value or a quotation; see knowledge/terms/figures.ts. */
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { nameOf, ofClock, ofDesk, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import type { Reply } from '../reply.ts';
import { choice, goBack, menuChoices, yesNo } from './choices.ts';
import { desk } from './clauses.ts';
import { factsOf, reasonsOf } from './reasons.ts';
import { afterSayings } from './say-after.ts';
import { cancelSayings } from './say-cancel.ts';
import { helpSayings } from './say-help.ts';
import { loanSayings } from './say-loans.ts';
import { noticeSayings } from './say-notices.ts';
import { paidVisitSayings } from './say-paid-visit.ts';
import { pendingSayings } from './say-pending.ts';
import { peopleSayings } from './say-people.ts';
import { receiptSayings } from './say-receipt.ts';
import { setUpSayings } from './say-set-up.ts';
import { usageSayings } from './say-usage.ts';
import { visitSayings } from './say-visits.ts';
import { waitingSayings } from './say-waiting.ts';
import { whenWords } from './times.ts';

const stop = choice('やめる');
/** The way to a contract that is not known here yet. */
const another = 'ほかのご契約';

/** The sentences of the bot, with the facts of `documents`. */
export const sayings = (documents: Documents) => {
  const { terms } = documents;
  const fact = factsOf(terms);
  const reasons = reasonsOf(terms);

  return {
    ...afterSayings(),
    ...cancelSayings(),
    ...helpSayings(documents),
    ...loanSayings(terms),
    ...noticeSayings(),
    ...paidVisitSayings(),
    ...peopleSayings(terms),
    ...pendingSayings(documents),
    ...receiptSayings(),
    ...setUpSayings(documents),
    ...usageSayings(),
    ...visitSayings(documents),
    ...waitingSayings(terms),

    /** why a decision was taken, in the order of its reasons */
    decision: (decision: Decision): Reply => ({ text: reasons(decision), cites: decision.clauses }),

    /** whether people are there now, phone desk and visits told apart (row 25) */
    openNow: (phone: Decision, visit: Decision): Text => [...reasons(phone), '\n', ...reasons(visit)],

    /** that nobody is there now, and when somebody is again */
    closedNow: ({ because: [reason] }: Decision): Text => {
      if (reason?.code !== 'closed') return [];
      const opens = ofClock(whenWords(reason.opens), desk);
      return reason.service === 'desk'
        ? words`ただいまは受付時間外で、次の受付開始は${opens}です。`
        : words`ただいまは訪問の対応時間外で、次は${opens}からです。`;
    },

    /** the same in a few words, for a page's header */
    opening: ({ because: [reason] }: Decision): Text =>
      reason?.code === 'closed'
        ? words`受付時間外（次は${ofClock(whenWords(reason.opens), desk)}から）`
        : words`受付中（本日${fact('desk.closes')}まで）`,

    greeting: (): Reply => ({
      text: words`こんにちは。ライトあんしんプランのサポートデスクです。料金や受付時間のご質問、パソコンやネットワークの困りごとを、いつでもお書きください。`,
      choices: menuChoices,
    }),
    menu: (): Reply => ({ text: words`ご用件をお選びいただくか、そのままお書きください。`, choices: menuChoices }),
    thanks: (): Reply => ({ text: words`どういたしまして。ほかにもお困りのことがあれば、いつでもお書きください。` }),
    acknowledged: (): Reply => ({
      text: words`承知しました。ほかにご用件がありましたら、いつでもお書きください。`,
      choices: menuChoices,
    }),
    itself: (): Reply => ({
      text: words`こちらは、自動でお答えするチャットです。担当の者とお話しになりたいときは、「オペレーターと話したい」とお書きください。`,
      choices: [choice('オペレーターと話したい')],
    }),
    bye: (): Reply => ({ text: words`ご利用ありがとうございました。またいつでもお声がけください。` }),
    notUnderstood: (): Reply => ({
      text: words`申し訳ございません、うまく読み取れませんでした。ご用件を短い言葉でお書きいただくか、下からお選びください。`,
      choices: menuChoices,
    }),
    onlyWords: (): Reply => ({
      text: words`画像や記号だけのメッセージは、まだ読み取ることができません。お困りの内容を文字でお書きいただけますか。`,
      choices: menuChoices,
    }),
    tooLong: (): Reply => ({
      text: words`申し訳ございません、文章が長いため読み切れませんでした。ご用件を短くまとめて、もう一度お送りください。`,
    }),
    sorry: (): Reply => ({
      text: words`申し訳ございません。こちらの不具合で、ただいまのご用件を承れませんでした。もう一度お送りいただくか、オペレーターへご相談ください。`,
      choices: [choice('オペレーターと話したい')],
    }),
    cancelled: (): Reply => ({
      text: words`承知しました。ここまでのお手続きは取りやめました。ほかにご用件があればお書きください。`,
    }),
    nothingToCancel: (): Reply => ({
      text: words`いま取りやめるお手続きはありません。ご用件があればお書きください。`,
      choices: menuChoices,
    }),
    startedAnew: (): Reply => ({
      text: words`前回のお手続きは、お時間がたったため取りやめました。ご用件をあらためてお書きください。`,
      choices: menuChoices,
    }),
    noStepBack: (): Reply => ({ text: words`こちらが最初のご質問のため、前には戻れません。` }),
    goOn: (): Reply => ({ text: words`続きをお伺いします。` }),
    noHurry: (choices: Reply['choices'] = []): Reply => ({
      text: words`承知しました。ごゆっくりどうぞ。お済みになりましたら、お知らせください。`,
      choices,
    }),
    again: (question: Reply): Reply => ({
      ...question,
      text: words`恐れ入ります、うまく読み取れませんでした。\n${question.text}`,
    }),
    choose: ({ choices = [], ...question }: Reply, hasBefore: boolean): Reply => ({
      ...question,
      text: words`恐れ入ります、まだうまく読み取れません。下からお選びいただくか、別の言い方でお書きください。\n${question.text}`,
      choices: [
        ...choices.filter(({ say }) => say !== stop.say),
        ...(hasBefore && !choices.some(({ say }) => say === goBack.say) ? [choice('ひとつ前に戻る', goBack.say)] : []),
        choice('オペレーターと話したい'),
        stop,
      ],
    }),
    chooseService: (): Reply => ({
      text: words`申し訳ございません、まだうまく読み取れません。ご用件に近いものを下からお選びください。`,
      choices: [...menuChoices, choice('オペレーターと話したい')].filter(
        ({ say }, n, all) => all.findIndex((one) => one.say === say) === n,
      ),
    }),
    giveUp: (someoneThere: boolean): Reply =>
      someoneThere
        ? {
            text: words`何度もお尋ねして申し訳ございません。オペレーターにおつなぎしましょうか。`,
            choices: [choice('オペレーターと話したい'), stop],
          }
        : {
            text: words`何度もお尋ねして申し訳ございません。ただいまオペレーターは受付時間外です。担当の者から、受付時間にお電話しましょうか。`,
            choices: [choice('折り返しを頼む'), stop],
          },

    identify: {
      number: (): Reply => ({
        text: words`ご契約を確認します。「開通のご案内」などに記載のお客さま番号（${quoted('ITS-')}で始まる番号）をお書きください。`,
      }),
      lastFour: (): Reply => ({ text: words`ご登録の電話番号の、下${ofDesk('4桁')}をお書きください。` }),
      wrong: (): Reply => ({ text: words`ご契約を確認できませんでした。お手数ですが、はじめからお書き直しください。` }),
      which: (own: readonly { name: string; number: string }[]): Reply => ({
        text: words`どちらのご契約についてでしょうか。`,
        choices: [
          ...own.map(({ name, number }) => ({ label: [nameOf(`${name}（${number}）`)], say: `${name}（${number}）` })),
          choice(another),
        ],
      }),
      another,
      turnedTo: (name: string): Reply => ({ text: words`${nameOf(name)}さまのご契約について承ります。` }),
      forContract: (name: string, reply: Reply): Reply => ({
        ...reply,
        text: words`（${nameOf(name)}さまのご契約）\n${reply.text}`,
      }),
      done: (name: string): Reply => ({
        text: words`${nameOf(name)}さま、ご契約を確認しました。ありがとうございます。`,
      }),
      confirmUnlink: (name: string): Reply => ({
        text: words`このチャットと、${nameOf(name)}さまのご契約の結び付けを外します。次からは、もう一度ご契約の確認が必要になります。よろしいですか。`,
        ...yesNo('外す', '外さない'),
      }),
      unlinked: (): Reply => ({ text: words`このチャットとご契約の結び付けを外しました。` }),
      notLinked: (): Reply => ({ text: words`このチャットには、まだご契約が結び付いていません。` }),
    },
  };
};

export type Say = ReturnType<typeof sayings>;
