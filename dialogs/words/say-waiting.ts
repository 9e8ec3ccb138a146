/** What the customer reads while they wait: for an operator, a session, a call. Nobody's place and no length of waiting is told. */
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { Terms } from '../../knowledge/terms/documents.ts';
import { ofClock, ofDesk, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import type { Reply } from '../reply.ts';
import { choice } from './choices.ts';
import { callChoices } from './choices-of-calls.ts';
import { desk, limit } from './clauses.ts';
import { reasonsOf } from './reasons.ts';
import { sessionCard } from './say-help.ts';
import { clockWords, whenWords } from './times.ts';

const giveUp = choice('待つのをやめる', 'やめる');
const callBack = choice('折り返しを頼む');

/** What is told to whoever finds a call too late: that it cannot come earlier, or when it could. */
const hurry = (soonest: string, due: string): Text =>
  soonest === due
    ? words`申し訳ございませんが、これより早い時間にはお電話できません。`
    : words`いちばん早くて${ofClock(whenWords(soonest), desk)}以降にお電話できます。ご希望のときは、そのままお書きください。`;

/** The sentences of the waiting. */
export const waitingSayings = (terms: Terms) => ({
  waiting: {
    inLine: (): Reply => ({
      text: words`お待たせして申し訳ございません。オペレーターを順番にお呼びしています。順番や待ち時間はこちらでは分かりませんが、おつなぎできしだい、このチャットでお知らせします。`,
      choices: [callBack, giveUp],
    }),
    session: (code: string, url: string, until: string, open: Decision): Reply => ({
      text: [
        ...(open.allowed
          ? words`お待たせして申し訳ございません。リモートサポートは、オペレーターの接続をお待ちいただいているところです。`
          : words`申し訳ございません。本日の受付時間が終わったため、オペレーターが接続できないことがあります。`),
        ...words`接続コードは${ofDesk(code, limit)}です。${ofClock(clockWords(until), limit)}までにつながらないときは無効になり、回数にも数えません。`,
      ],
      card: sessionCard(code, url),
      choices: [...(open.allowed ? [] : [callBack]), giveUp],
    }),
    /** `isDue`: it may come any minute; `soonest`: when one could come at all, told to whoever is in a hurry */
    call: (
      due: string,
      phone: string | undefined,
      { isDue, soonest }: { isDue: boolean; soonest: string | undefined },
    ): Reply => ({
      text: [
        ...(isDue
          ? words`お待たせして申し訳ございません。折り返しのお電話は確かに承っています。担当の者から、`
          : words`折り返しのお電話は確かに承っています。${ofClock(whenWords(due), desk)}以降に、`),
        ...(phone === undefined ? words`ご登録の電話番号` : words`${quoted(phone)}`),
        ...words`へご連絡します。`,
        ...(isDue ? words`お電話する時刻のお約束はできかねますので、このままお待ちください。` : []),
        ...(isDue || soonest === undefined ? [] : hurry(soonest, due)),
      ],
      choices: callChoices,
    }),
    /** nobody came, and nothing is waited for any more; `voided`: it was a session */
    over: (open: Decision, voided: boolean): Reply => ({
      text: words`ただいま、お待ちいただいている件はありません。${voided ? '先ほどのリモートサポートは無効になっています。' : '先ほどのオペレーターへのおつなぎは終わっています。'}\n${reasonsOf(terms)(open)}`,
      cites: open.clauses,
      choices: open.allowed ? [choice('リモートで見てほしい'), choice('オペレーターと話したい'), callBack] : [callBack],
    }),
  },
});
