/** What the customer reads in danger: safety.yaml's advice, and the way to a person. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { type Text, words } from '../../knowledge/terms/figures.ts';
import { adviceOn, answerAfter, type Danger, dangerOf, firstIn } from '../../knowledge/terms/safety.ts';
import { buttonsIn } from './choices.ts';
import type { Reply } from './reply.ts';

/** How a person can be had: in the chat, by a call once the desk is open, or not before contacts can be used again. */
export type PersonAfter = 'chat' | 'call' | 'later';

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
  const { yesNo } = buttonsIn(tongue);
  const t = inTongue(tongue);
  const known = (id: string): Danger => {
    const danger = dangerOf(safety, id);
    if (!danger) throw new Error(`${id} is no danger of safety.yaml`);
    return danger;
  };
  const { open, closed } = safety.common[tongue];
  const usedUp = t(
    words`お問い合わせ回数の残りがないため、いまはオペレーターにおつなぎできません。また回数をご利用いただける日からの折り返しのお電話を、承りましょうか。`,
    words`No contact is left right now, so I cannot connect you to an operator. Shall we call you back from the day on which you can use your contacts again?`,
  );
  const offered: Readonly<Record<PersonAfter, Text>> = { chat: [open], call: [closed], later: usedUp };
  const offer = (after: PersonAfter) =>
    after === 'chat'
      ? yesNo(['つなぐ', 'Connect me'], ['いまはいい', 'Not now'])
      : yesNo(['折り返しを頼む', 'Ask for a call back'], ['頼まない', 'No call back']);
  return {
    safety: {
      advice: (id: string, after: PersonAfter): Reply => ({
        text: words`${adviceOn(safety, known(id), tongue)}\n${offered[after]}`,
        ...offer(after),
      }),
      /** after the advice: what was done since, a question of safety.yaml by its id, what is not done yet, or the question what comes next */
      further: (id: string, after: PersonAfter, { asks, question, undone = false }: Further): Reply => ({
        text: question
          ? words`${answerAfter(safety, known(id), question, tongue)}\n${offered[after]}`
          : [
              ...(asks ? words`` : t(words`お知らせありがとうございます。`, words`Thank you for telling me. `)),
              ...(undone
                ? firstIn(safety, known(id), tongue)
                : t(
                    words`先ほどのご案内で、まだのことがあれば先にお願いします。`,
                    words`If anything of the advice above is not done yet, please do it first.`,
                  )),
              ...words`\n${known(id)[tongue].help}\n${offered[after]}`,
            ],
        ...offer(after),
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
