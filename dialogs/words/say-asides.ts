/** What the customer reads who is angry, thinks it over, or only takes note: short, and nothing is done by it. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import { nameOf, words } from '../../knowledge/terms/figures.ts';
import { buttonsIn } from './choices.ts';
import type { Reply } from './reply.ts';
import type { AboutStep } from './say-about-steps.ts';

/** These sentences. */
export const asideSayings = (tongue: Tongue) => {
  const t = inTongue(tongue);
  const { menuChoices, person, trouble } = buttonsIn(tongue);
  return {
    /** a read-back was only taken note of */
    notYetDone: ({ choices, confirmation }: Reply): Reply => ({
      text: t(
        words`まだお手続きはしていません。進めてよろしければ「はい」、見送るときは「やめる」とお知らせください。ご質問があれば、先にお答えします。`,
        words`Nothing is done yet. Please write “yes” to go ahead or “stop” to leave it. If you have questions, I answer them first.`,
      ),
      ...(choices && { choices }),
      ...(confirmation && { confirmation }),
    }),
    /** a question was only taken note of */
    whenReady: (question: Reply): Reply => ({
      ...question,
      text: t(words`ありがとうございます。${question.text}`, words`Thank you. ${question.text}`),
    }),
    later: (): Reply => ({
      text: t(
        words`承知しました。まだ何もお手続きしていませんので、ご都合のよいときに、またお書きください。`,
        words`All right. Nothing is done yet, so please write again when it suits you.`,
      ),
    }),
    /** before what stands */
    laterStands: (): Reply => ({
      text: t(
        words`承知しました。ご都合のよいときに、またお書きください。いま承っているものは、次のとおりそのままです。`,
        words`All right. Please write again when it suits you. What you have asked for stays as it is:`,
      ),
    }),
    /** before what is waited for is asked about */
    gladFirst: (): Reply => ({ text: t(words`直ってよかったです。`, words`I am glad it works again.`) }),
    gladNow: (): Reply => ({
      text: t(
        words`直ってよかったです。ここからのお手続きは行っていません。またお困りのときは、いつでもお書きください。`,
        words`I am glad it works again. Nothing was begun here. Please write any time you need help.`,
      ),
    }),
    writtenIn: (clauses: readonly string[]): Reply => ({
      text: t(
        words`契約内容のご案内の、次の項に書かれています。${clauses.flatMap((clause) => ['\n・', nameOf(clause)])}`,
        words`It is written in these parts of the contract guide:${clauses.flatMap((clause) => ['\n・', nameOf(clause)])}`,
      ),
      cites: clauses,
    }),
    sorryFirst: (): Reply => ({
      text: t(words`ご不便をおかけし、申し訳ございません。`, words`I am sorry for the trouble.`),
    }),
    abuse: (): Reply => ({
      text: t(
        words`お気持ちに沿えず申し訳ございません。お困りのことを一つずつ解決できるよう、お手伝いします。担当の者とお話しになることもできます。`,
        words`I am sorry that I could not help you better. Let us solve the problem step by step. You can also talk to our staff.`,
      ),
      choices: [trouble, person],
    }),
    /** asked about a question where none is open */
    aboutNothing: (about: AboutStep): Reply => ({
      text:
        about === 'how-long'
          ? t(
              words`かかる時間は、契約内容のご案内には記載がないため、お約束できません。`,
              words`The contract guide does not say how long it takes, so we cannot promise a time.`,
            )
          : t(
              words`何についてのお尋ねか、もう少しくわしくお書きいただけますか。`,
              words`Could you tell me a little more about what you are asking?`,
            ),
      choices: menuChoices,
    }),
  };
};
