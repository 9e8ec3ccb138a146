/** What the customer reads in danger: safety.yaml's advice, and the way to a person. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { words } from '../../knowledge/terms/figures.ts';
import { adviceOn, answerAfter, type Danger, dangerOf } from '../../knowledge/terms/safety.ts';
import { buttonsIn } from './choices.ts';
import type { Reply } from './reply.ts';

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
  const offer = (isOpen: boolean) =>
    isOpen
      ? yesNo(['つなぐ', 'Connect me'], ['いまはいい', 'Not now'])
      : yesNo(['折り返しを頼む', 'Ask for a call back'], ['頼まない', 'No call back']);
  return {
    safety: {
      advice: (id: string, isOpen: boolean): Reply => ({
        text: words`${adviceOn(safety, known(id), tongue)}\n${isOpen ? open : closed}`,
        ...offer(isOpen),
      }),
      /** after the advice: what was done since, a question of safety.yaml by its id, or the question what comes next */
      further: (id: string, isOpen: boolean, { asks, question }: { asks: boolean; question?: string }): Reply => ({
        text: question
          ? words`${answerAfter(safety, known(id), question, tongue)}\n${isOpen ? open : closed}`
          : [
              ...(asks ? words`` : t(words`お知らせありがとうございます。`, words`Thank you for telling me. `)),
              ...t(
                words`先ほどのご案内で、まだのことがあれば先にお願いします。`,
                words`If anything of the advice above is not done yet, please do it first.`,
              ),
              ...words`\n${known(id)[tongue].help}\n${isOpen ? open : closed}`,
            ],
        ...offer(isOpen),
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
