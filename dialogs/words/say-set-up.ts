/** What the customer reads while the management tool is set up, step by step. */
import { fillFromTerms } from '../../knowledge/terms/answer.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { words } from '../../knowledge/terms/figures.ts';
import type { ToolSetup } from '../../knowledge/terms/schema.ts';
import type { Reply } from '../reply.ts';
import { choice, goBack } from './choices.ts';
import { counting } from './clauses.ts';
import { factsOf } from './reasons.ts';

type Step = ToolSetup['steps'][number];

const stuck = 'ここで困っています';

/** The sentences of the walk-through; what each step says stands in knowledge/documents/tool-setup.yaml. */
export const setUpSayings = (documents: Documents) => {
  const fact = factsOf(documents.terms);
  const { steps } = documents.toolSetup;
  return {
    setUp: {
      stuck,
      /** a step; with the plan, when it is known, what it comes to for that plan */
      step: ({ id, text, mine, onward, cites }: Step, plan: 1 | 2 | undefined): Reply => {
        const lines = [text, ...(plan && mine !== undefined ? [mine] : []), onward];
        const [first, last] = [steps[0]?.id === id, steps.at(-1)?.id === id];
        return {
          text: fillFromTerms(lines.join('\n'), documents, { plan }),
          cites,
          choices: [choice(last ? 'できました' : '次へ'), ...(first ? [] : [goBack]), choice(stuck), choice('やめる')],
        };
      },
      /** the way from the steps told as one to being led through them */
      guide: () => [choice('ひとつずつ案内してもらう', 'ツールの設定を始めたい')],
      noHurry: (): Reply => ({ text: words`どうぞ、ごゆっくり進めてください。` }),
      help: (step: string): Reply => ({
        text: words`${fact(step)}でお困りですね。オペレーターがお手伝いできます。ツールの設定のお手伝いも、お問い合わせ回数に含まれます。ご自分で続けるときは「${fact(step)}から」とお書きください。`,
        cites: [counting],
      }),
      finished: (): Reply => ({
        text: words`設定はこれで終わりです。おつかれさまでした。管理サイトでは、USBメモリの利用やファイル交換ソフトの起動を制限するなど、社内の情報が漏れるのを防ぐ設定ができます。くわしい使い方は、ホームページ（${fact('website')}）のマニュアルをご覧ください。`,
        cites: ['IT運用管理', '◎ マニュアル'],
        choices: [choice('ツールでできること', 'ツールで何ができますか'), choice('ほかのご用件', 'メニュー')],
      }),
    },
  };
};
