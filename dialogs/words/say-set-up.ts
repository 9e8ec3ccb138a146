/** What the customer reads while the management tool is set up, step by step. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import { fillFromTerms } from '../../knowledge/terms/answer.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { words } from '../../knowledge/terms/figures.ts';
import type { ToolSetup } from '../../knowledge/terms/schema.ts';
import { buttonsIn } from './choices.ts';
import { counting } from './clauses.ts';
import { factsOf } from './reasons.ts';
import type { Reply } from './reply.ts';

type Step = ToolSetup['steps'][number];

const stuck = 'ここで困っています';

/** The sentences of the walk-through; what each step says stands in knowledge/documents/tool-setup.yaml. */
export const setUpSayings = (documents: Documents, tongue: Tongue) => {
  const t = inTongue(tongue);
  const fact = factsOf(documents.terms, tongue);
  const { choice, goBack, stop } = buttonsIn(tongue);
  const { steps } = documents.toolSetup;
  const helpers = t(
    'オペレーターがお手伝いできます。ツールの設定のお手伝いも、お問い合わせ回数に含まれます。',
    'An operator can help you. Help with setting up the tool uses a contact too. ',
  );
  return {
    setUp: {
      /** what the button says that means the customer is stuck */
      stuck,
      /** a step; with the plan, when it is known, what it comes to for that plan */
      step: (step: Step, plan: 1 | 2 | undefined): Reply => {
        const { text, mine, onward } = t(step, step.en);
        const lines = [text, ...(plan && mine !== undefined ? [mine] : []), onward];
        const [first, last] = [steps[0]?.id === step.id, steps.at(-1)?.id === step.id];
        return {
          text: fillFromTerms(lines.join('\n'), documents, { plan, tongue }),
          cites: step.cites,
          choices: [
            last ? choice('できました', 'Done') : choice('次へ', 'Next'),
            ...(first ? [] : [goBack]),
            choice(stuck, 'I am stuck here'),
            stop,
          ],
        };
      },
      /** the way from the steps told as one to being led through them */
      guide: () => [choice('ひとつずつ案内してもらう', 'Guide me step by step', 'ツールの設定を始めたい')],
      /** what is told where the steps are not those of the customer's device */
      otherDevice: (told: Reply): Reply => ({
        ...told,
        choices: [
          choice('Windowsの手順を案内してもらう', 'Guide me through the Windows steps', 'ツールの設定を始めたい'),
        ],
      }),
      noHurry: (): Reply => ({
        text: t(words`どうぞ、ごゆっくり進めてください。`, words`Please take all the time you need.`),
      }),
      /** `isHelped`: an operator can be had now; else what is possible is said behind it */
      help: (step: string, isHelped: boolean): Reply => ({
        text: t(
          words`${fact(step)}でお困りですね。${isHelped ? helpers : ''}ご自分で続けるときは「${fact(step)}から」とお書きください。`,
          words`I see, you are stuck at ${fact(step)}. ${isHelped ? helpers : ''}To go on by yourself, please write “${fact(step)}”.`,
        ),
        cites: isHelped ? [counting] : [],
      }),
      finished: (): Reply => ({
        text: t(
          words`設定はこれで終わりです。おつかれさまでした。管理サイトでは、USBメモリの利用やファイル交換ソフトの起動を制限するなど、社内の情報が漏れるのを防ぐ設定ができます。くわしい使い方は、ホームページ（${fact('website')}）のマニュアルをご覧ください。`,
          words`The set-up is finished. Well done! On the management site you can protect your company’s information, for example by limiting the use of USB memory or of file-sharing software. To learn more, see the manuals on our website (${fact('website')}).`,
        ),
        cites: ['IT運用管理', '◎ マニュアル'],
        choices: [
          choice('ツールでできること', 'What the tool can do', 'ツールで何ができますか'),
          choice('ほかのご用件', 'Something else', 'メニュー'),
        ],
      }),
    },
  };
};
