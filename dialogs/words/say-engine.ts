/** What the customer reads of the conversation itself: not understood, begun anew, gone back, nothing to cancel. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import { choiceOf } from '../../knowledge/terms/choices.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { words } from '../../knowledge/terms/figures.ts';
import { buttonsIn } from './choices.ts';
import type { Reply } from './reply.ts';

/** These sentences. */
export const engineSayings = (documents: Documents, tongue: Tongue) => {
  const t = inTongue(tongue);
  const { callBack, choice, goBack, menuChoices, person, stop, yes } = buttonsIn(tongue);
  return {
    notUnderstood: (): Reply => ({
      text: t(
        words`申し訳ございません、うまく読み取れませんでした。ご用件を短い言葉でお書きいただくか、下からお選びください。`,
        words`Sorry, I did not understand that. Please write it in a few words, or choose below.`,
      ),
      choices: menuChoices,
    }),
    /** asked back with what the message may mean, each named as the act it is */
    whichIsMeant: (among: readonly string[]): Reply => {
      const meant = among.flatMap((label) => choiceOf(label, documents) ?? []);
      const [only, ...more] = meant;
      if (only && more.length === 0)
        return {
          text: t(words`「${only.ja}」ということでしょうか。`, words`Do you mean this: “${only.en}”?`),
          choices: [{ ...yes, means: only.ja }, choice('いいえ', 'No'), person],
        };
      return {
        text: t(
          words`次のどちらのことでしょうか。近いものをお選びいただくか、別の言葉でお書きください。`,
          words`Which of these do you mean? Please choose the nearest one, or write it in other words.`,
        ),
        choices: [...meant.map(({ ja, en }) => choice(ja, en)).filter(({ label }) => label !== person.label), person],
      };
    },
    /** an answer that may not be to what was asked, with what else that may have been */
    orElse: ({ choices = [], ...answer }: Reply, among: readonly string[]): Reply => {
      const others = among.flatMap((label) => choiceOf(label, documents) ?? []).map(({ ja, en }) => choice(ja, en));
      const isAmong = ({ label }: (typeof choices)[number]) => others.some((other) => other.label === label);
      return { ...answer, choices: [...others, ...choices.filter((one) => !isAmong(one))] };
    },
    onlyWords: (): Reply => ({
      text: t(
        words`記号だけのメッセージは、読み取ることができません。お困りの内容を文字でお書きいただけますか。`,
        words`I cannot read messages of signs only. Could you write your problem in words?`,
      ),
      choices: menuChoices,
    }),
    tooLong: (): Reply => ({
      text: t(
        words`申し訳ございません、文章が長いため読み切れませんでした。ご用件を短くまとめて、もう一度お送りください。`,
        words`Sorry, your message is too long for me to read. Please make it shorter and send it again.`,
      ),
    }),
    sorry: (): Reply => ({
      text: t(
        words`申し訳ございません。こちらの不具合で、ただいまのご用件を承れませんでした。もう一度お送りいただくか、オペレーターへご相談ください。`,
        words`Sorry, because of a fault on our side I could not take care of that. Please send it again, or ask an operator.`,
      ),
      choices: [person],
    }),
    cancelled: (): Reply => ({
      text: t(
        words`承知しました。ここまでのお手続きは取りやめました。ほかにご用件があればお書きください。`,
        words`All right, I have stopped here. If there is anything else, please write it.`,
      ),
    }),
    nothingToCancel: (): Reply => ({
      text: t(
        words`いま取りやめるお手続きはありません。ご用件があればお書きください。`,
        words`There is nothing to stop right now. If there is anything I can do, please write it.`,
      ),
      choices: menuChoices,
    }),
    startedAnew: (): Reply => ({
      text: t(
        words`前回のお手続きは、お時間がたったため取りやめました。ご用件をあらためてお書きください。`,
        words`What we began last time was stopped, because some time has passed. Please write again what you need.`,
      ),
      choices: menuChoices,
    }),
    noStepBack: (): Reply => ({
      text: t(
        words`こちらが最初のご質問のため、前には戻れません。`,
        words`This is the first question, so I cannot go back any further.`,
      ),
    }),
    goOn: (): Reply => ({ text: t(words`続きをお伺いします。`, words`Let us go on.`) }),
    noHurry: (choices: Reply['choices'] = []): Reply => ({
      text: t(
        words`承知しました。ごゆっくりどうぞ。お済みになりましたら、お知らせください。`,
        words`All right, take your time. Please tell me when you are ready.`,
      ),
      choices,
    }),
    again: (question: Reply): Reply => ({
      ...question,
      text: t(
        words`恐れ入ります、うまく読み取れませんでした。\n${question.text}`,
        words`Sorry, I did not understand that.\n${question.text}`,
      ),
    }),
    choose: ({ choices = [], ...question }: Reply, hasBefore: boolean): Reply => ({
      ...question,
      text: t(
        words`恐れ入ります、まだうまく読み取れません。下からお選びいただくか、別の言い方でお書きください。\n${question.text}`,
        words`Sorry, I still do not understand. Please choose below, or say it in other words.\n${question.text}`,
      ),
      choices: [
        ...choices.filter(({ say }) => say !== stop.say),
        ...(hasBefore && !choices.some(({ say }) => say === goBack.say)
          ? [choice('ひとつ前に戻る', 'Go back one step', '戻る')]
          : []),
        person,
        stop,
      ],
    }),
    chooseService: (): Reply => ({
      text: t(
        words`申し訳ございません、まだうまく読み取れません。ご用件に近いものを下からお選びください。`,
        words`Sorry, I still do not understand. Please choose below what is nearest to what you need.`,
      ),
      choices: [...menuChoices, person].filter(({ say }, n, all) => all.findIndex((one) => one.say === say) === n),
    }),
    giveUp: (someoneThere: boolean): Reply =>
      someoneThere
        ? {
            text: t(
              words`何度もお尋ねして申し訳ございません。オペレーターにおつなぎしましょうか。`,
              words`I am sorry to ask again and again. Shall I connect you to an operator?`,
            ),
            choices: [person, stop],
          }
        : {
            text: t(
              words`何度もお尋ねして申し訳ございません。ただいまオペレーターは受付時間外です。担当の者から、受付時間にお電話しましょうか。`,
              words`I am sorry to ask again and again. Operators are not available right now. Shall our staff call you when the desk is open?`,
            ),
            choices: [callBack, stop],
          },
  };
};
