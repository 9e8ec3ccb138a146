/** What the customer reads in danger: safety.yaml's advice, and the way to a person. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { ofClock, ofContract, type Text, words } from '../../knowledge/terms/figures.ts';
import { adviceOn, againOf, answerAfter, type Danger, dangerOf, firstIn } from '../../knowledge/terms/safety.ts';
import { buttonsIn } from './choices.ts';
import { counting, desk } from './clauses.ts';
import type { Reply } from './reply.ts';
import { timesIn } from './times.ts';

/**
 * How a person can be had: in the chat, with what that counts where it is known; by a call once the desk is open, or from the day on which
 * contacts can be used again; or what stands already, the line or a call that comes from `due` on.
 */
export type PersonAfter =
  | { by: 'chat'; counts?: Decision; someoneThere?: boolean }
  | { by: 'call' | 'later' | 'line' }
  | { by: 'called'; due: string };

/** What is said after the advice. */
interface Further {
  asks: boolean;
  /** a question of safety.yaml by its id */
  question?: string | undefined;
  /** something that was advised is not done yet */
  undone?: boolean;
}

/** These sentences. `advice` throws where there is no such danger. */
export const safetySayings = ({ safety }: Documents, tongue: Tongue) => {
  const { callBack, callChoices, yesNo } = buttonsIn(tongue);
  const { whenWords } = timesIn(tongue);
  const t = inTongue(tongue);
  const known = (id: string): Danger => {
    const danger = dangerOf(safety, id);
    if (!danger) throw new Error(`${id} is no danger of safety.yaml`);
    return danger;
  };
  const { open, connect, closed } = safety.common[tongue];
  const callOffered = (text: Text): Reply => ({
    text,
    ...yesNo(['折り返しを頼む', 'Ask for a call back'], ['頼まない', 'No call back']),
  });
  const usedUp = t(
    words`回数の残りがないため、いまはオペレーターにおつなぎできません。回数をご利用いただける日から、折り返しお電話しましょうか。`,
    words`No contact is left, so I cannot connect you now. Shall we call you back once you have contacts again?`,
  );

  /** The person who is offered, or who comes anyway. */
  const offer = (after: PersonAfter): Reply => {
    switch (after.by) {
      case 'chat': {
        const { counts, someoneThere = true } = after;
        const uses = counts?.because.some(({ code }) => code === 'will-count')
          ? t(
              words`（回数を${ofContract('1回', counting)}使います）`,
              words` (This uses ${ofContract('1 contact', counting)}.)`,
            )
          : [];
        return {
          text: t(words`${open}${connect}${uses}`, words`${open} ${connect}${uses}`),
          ...yesNo(['つなぐ', 'Connect me'], ['いまはいい', 'Not now'], ...(someoneThere ? [] : [callBack])),
        };
      }
      case 'call':
        return callOffered([closed]);
      case 'later':
        return callOffered(usedUp);
      case 'line':
        return {
          text: t(
            words`オペレーターをお呼びしているところです。このままお待ちください。`,
            words`I am still calling an operator. Please wait here.`,
          ),
        };
      case 'called': {
        const due = ofClock(whenWords(after.due), desk);
        return {
          text: t(
            words`折り返しのお電話は、${due}以降で承っています。`,
            words`We will call you back from ${due} on, as arranged.`,
          ),
          choices: callChoices,
        };
      }
    }
  };
  const thenOffer = (text: Text, after: PersonAfter): Reply => {
    const { text: offered, ...rest } = offer(after);
    return { text: words`${text}\n${offered}`, ...rest };
  };

  return {
    safety: {
      advice: (id: string, after: PersonAfter): Reply => thenOffer(adviceOn(safety, known(id), tongue), after),
      /** the same danger is told once more */
      again: (id: string, after: PersonAfter): Reply => thenOffer(againOf(safety, known(id), tongue), after),
      /** it is told beside a yes to the person */
      shortly: (id: string, isAgain: boolean): Reply => ({
        text: isAgain ? againOf(safety, known(id), tongue) : firstIn(safety, known(id), tongue),
      }),
      /** after the advice: what was done since, a question of safety.yaml by its id, what is not done yet, or the question what comes next */
      further: (id: string, after: PersonAfter, { asks, question, undone = false }: Further): Reply =>
        thenOffer(
          question
            ? answerAfter(safety, known(id), question, tongue)
            : [
                ...(asks ? words`` : t(words`お知らせありがとうございます。`, words`Thank you for telling me. `)),
                ...(undone
                  ? firstIn(safety, known(id), tongue)
                  : t(
                      words`先ほどのご案内で、まだのことがあれば先にお願いします。`,
                      words`If anything of the advice above is not done yet, please do it first.`,
                    )),
                ...words`\n${known(id)[tongue].help}`,
              ],
          after,
        ),
      /** the answer to a question of safety.yaml about it */
      answered: (id: string, question: string): Reply => ({ text: answerAfter(safety, known(id), question, tongue) }),
      /** there is none; `goesOn`: what was going on before goes on */
      denied: (id: string, goesOn: boolean): Reply => ({
        text: [
          ...(known(id).kind === 'body'
            ? t(
                words`失礼しました。煙やにおい、熱さに気づかれたときは、すぐに使うのをやめて離れてください。`,
                words`Sorry, I misunderstood. Should you notice smoke, a smell or heat, stop using it at once and move away. `,
              )
            : t(
                words`失礼しました。お金や番号を求められたときは、応じずにお知らせください。`,
                words`Sorry, I misunderstood. Should anybody ask for money or a number, give nothing and tell me. `,
              )),
          ...(goesOn
            ? []
            : t(
                words`お困りのことを、もう一度お聞かせください。`,
                words`Please tell me once more what the problem is.`,
              )),
        ],
      }),
      declined: (): Reply => ({
        text: t(
          words`承知しました。どうぞ安全を第一になさってください。お手伝いが必要なときは、いつでもお書きください。`,
          words`All right. Please put your safety first. Write any time you need help.`,
        ),
      }),
    },
  };
};
