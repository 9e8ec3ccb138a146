/** What the customer reads while they wait: for an operator, a session, a call. Nobody's place and no length of waiting is told. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { Terms } from '../../knowledge/terms/documents.ts';
import { ofClock, ofDesk, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import { buttonsIn } from './choices.ts';
import { desk, limit } from './clauses.ts';
import { reasonsOf } from './reasons.ts';
import type { Reply } from './reply.ts';
import { sessionCard } from './say-remote.ts';
import { timesIn } from './times.ts';

interface CallWaitedFor {
  /** it may come any minute */
  isDue: boolean;
  /** when one could come at all, told to whoever is in a hurry */
  soonest?: string | undefined;
  /** from when it was to come, where that has passed */
  agreed?: string | undefined;
  /** a person is there now */
  isOpen?: boolean;
}

/** The sentences of the waiting. */
export const waitingSayings = (terms: Terms, tongue: Tongue) => {
  const t = inTongue(tongue);
  const { callBack, callChoices, choice, person, remote, yesNo } = buttonsIn(tongue);
  const { clockWords, whenWords } = timesIn(tongue);
  const reasons = reasonsOf(terms, tongue);
  const giveUp = choice('待つのをやめる', 'Stop waiting', 'やめる');

  /** What is told to whoever finds a call too late: that it cannot come earlier, or when it could. */
  const hurry = (soonest: string, due: string): Text =>
    soonest === due
      ? t(
          words`申し訳ございませんが、これより早い時間にはお電話できません。`,
          words` Sorry, we cannot call you any earlier.`,
        )
      : t(
          words`いちばん早くて${ofClock(whenWords(soonest), desk)}以降にお電話できます。ご希望のときは、そのままお書きください。`,
          words` The earliest we can call you is ${ofClock(whenWords(soonest), desk)}. If you would like that, just write it.`,
        );
  return {
    waiting: {
      inLine: (): Reply => ({
        text: t(
          words`お待たせして申し訳ございません。オペレーターを順番にお呼びしています。順番や待ち時間はこちらでは分かりませんが、おつなぎできしだい、このチャットでお知らせします。`,
          words`Sorry to keep you waiting. Operators are being called in order. I do not know your place or how long it takes, but I will tell you in this chat as soon as I can connect you.`,
        ),
        choices: [callBack, giveUp],
      }),
      session: (code: string, url: string, until: string, open: Decision): Reply => ({
        text: [
          ...(open.allowed
            ? t(
                words`お待たせして申し訳ございません。リモートサポートは、オペレーターの接続をお待ちいただいているところです。`,
                words`Sorry to keep you waiting. Your remote support is waiting for an operator to connect. `,
              )
            : t(
                words`申し訳ございません。本日の受付時間が終わったため、オペレーターが接続できないことがあります。`,
                words`Sorry, the desk has closed for today, so an operator may not be able to connect. `,
              )),
          ...t(
            words`接続コードは${ofDesk(code, limit)}です。${ofClock(clockWords(until), limit)}までにつながらないときは無効になり、回数にも数えません。`,
            words`Your connection code is ${ofDesk(code, limit)}. If there is no connection by ${ofClock(clockWords(until), limit)}, it becomes invalid and no contact is counted.`,
          ),
        ],
        card: sessionCard(code, url, tongue),
        choices: [...(open.allowed ? [] : [callBack]), giveUp],
      }),
      /** a call is wished for once the session is over: it goes on, and who helps reads the wish */
      callAfter: (): Reply => ({
        text: t(
          words`リモートサポートは、このままお待ちください。終わったあとのお電話のご希望は、このチャットで担当の者が拝見します。`,
          words`Your remote support stays as it is. Whoever helps you reads in this chat that you would like a call afterwards.`,
        ),
        choices: [giveUp],
      }),
      /** when it comes, or that it should have come */
      call: (
        due: string,
        phone: string | undefined,
        { isDue, soonest, agreed, isOpen = false }: CallWaitedFor,
      ): Reply => {
        const to = phone === undefined ? t('ご登録の電話番号', 'your registered phone number') : quoted(phone);
        return {
          text: [
            ...(agreed === undefined
              ? []
              : t(
                  words`お電話は${ofClock(whenWords(agreed), desk)}以降とお伝えしていましたが、まだ差し上げておらず、誠に申し訳ございません。`,
                  words`We said we would call you from ${ofClock(whenWords(agreed), desk)} on and have not done so yet. We are very sorry. `,
                )),
            ...(isDue && agreed !== undefined
              ? t(
                  words`お電話は確かに承っており、担当の者から${to}へご連絡します。いますぐオペレーターとお話しになるか、ほかの時間をお書きいただくこともできます。`,
                  words`The call to ${to} still stands. You can also talk to an operator right now, or write another time.`,
                )
              : isDue
                ? t(
                    words`お待たせして申し訳ございません。折り返しのお電話は確かに承っています。担当の者から、${to}へご連絡します。お電話する時刻のお約束はできかねますので、このままお待ちください。`,
                    words`Sorry to keep you waiting. Your call back is arranged. Our staff will call ${to}. We cannot promise the exact time, so please wait a little longer.`,
                  )
                : t(
                    words`折り返しのお電話は確かに承っています。${ofClock(whenWords(due), desk)}以降に、${to}へご連絡します。`,
                    words`Your call back is arranged. We will call ${to} from ${ofClock(whenWords(due), desk)} on.`,
                  )),
            ...(isDue || soonest === undefined ? [] : hurry(soonest, due)),
          ],
          choices: agreed !== undefined && isOpen ? [person, ...callChoices] : callChoices,
        };
      },
      /** it is put off while this stands */
      stopIt: (what: 'line' | 'session'): Reply => ({
        text:
          what === 'line'
            ? t(
                words`いま、オペレーターを順番にお呼びしているところです。取り消しますか。`,
                words`I am calling an operator for you right now. Shall I stop?`,
              )
            : t(
                words`いま、リモートサポートの接続をお待ちいただいているところです。取り消しますか。`,
                words`Your remote support is waiting for an operator right now. Shall I cancel it?`,
              ),
        ...yesNo(['取り消す', 'Cancel it'], ['このまま待つ', 'Keep waiting']),
      }),
      goesOn: (): Reply => ({
        text: t(
          words`承知しました。このままお待ちください。取り消すときは、「待つのをやめる」をお選びください。`,
          words`All right, please keep waiting here. To stop, choose “Stop waiting”.`,
        ),
        choices: [giveUp],
      }),
      /** nobody came, and nothing is waited for any more; `voided`: it was a session */
      over: (open: Decision, voided: boolean): Reply => ({
        text: t(
          words`ただいま、お待ちいただいている件はありません。${voided ? '先ほどのリモートサポートは無効になっています。' : '先ほどのオペレーターへのおつなぎは終わっています。'}\n${reasons(open)}`,
          words`You are not waiting for anything right now. ${voided ? 'The remote support from before is no longer valid.' : 'The call for an operator from before has ended.'}\n${reasons(open)}`,
        ),
        cites: open.clauses,
        choices: open.allowed ? [remote, person, callBack] : [callBack],
      }),
    },
  };
};
