/** What the customer reads of a remote session: before it, while it is waited for, and when it came to nothing. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { ofDesk, words } from '../../knowledge/terms/figures.ts';
import { amountsIn } from './amounts.ts';
import { buttonsIn } from './choices.ts';
import { desk, limit } from './clauses.ts';
import { hoursOf, reasonsOf } from './reasons.ts';
import type { Reply } from './reply.ts';

/** The card of a session, with the way to its page. */
export const sessionCard = (code: string, url: string, tongue: Tongue) => {
  const t = inTongue(tongue);
  return {
    title: t('リモートサポート', 'Remote support'),
    fields: [{ name: t('接続コード', 'Connection code'), value: [ofDesk(code, limit)] }],
    link: { label: t('案内ページを開く', 'Open the guide page'), url },
  };
};

/** The sentences of remote support. */
export const remoteSayings = ({ terms, desk: settings }: Documents, tongue: Tongue) => {
  const t = inTongue(tongue);
  const { person, remote, yesNo } = buttonsIn(tongue);
  const reasons = reasonsOf(terms, tongue);
  const hours = hoursOf(terms, tongue);
  const minutes = ofDesk(amountsIn(tongue).minutes(settings.remote.voidAfterMinutes), limit);
  const undoneWords = (undone: boolean) =>
    undone ? t('この分のお問い合わせ回数は取り消しました。', ' The contact it had used is given back.') : '';
  return {
    remote: {
      notBooked: (): Reply => ({
        text: t(
          words`リモートサポートのご予約は承っていません。受付時間は${hours}で、その間はこのチャットからその場で始められます。`,
          words`Remote support cannot be booked. You can begin it from this chat at once, during the desk’s hours: ${hours}.`,
        ),
        cites: [desk],
      }),
      confirm: (decision: Decision): Reply => ({
        text: t(
          words`リモートサポートを始めます。専用ツールのインストールが必要です。\n${reasons(decision)}\n始めてよろしいですか。`,
          words`We can begin remote support. You need to install our support tool for it.\n${reasons(decision)}\nShall we begin?`,
        ),
        cites: [limit, ...decision.clauses],
        ...yesNo(['始める', 'Start']),
      }),
      opened: (code: string, url: string): Reply => ({
        text: t(
          words`リモートサポートを開始しました。接続コードは${ofDesk(code, limit)}です。下の「案内ページを開く」から、専用ツールをご用意ください。オペレーターが接続します。${minutes}以内につながらないときは無効になり、回数にも数えません。`,
          words`Remote support has begun. Your connection code is ${ofDesk(code, limit)}. Please press “Open the guide page” below and get the support tool ready. An operator will connect to you. If there is no connection within ${minutes}, the code becomes invalid and no contact is counted.`,
        ),
        card: sessionCard(code, url, tongue),
      }),
      waiting: (code: string, url: string): Reply => ({
        text: t(
          words`リモートサポートはすでに始まっています。接続コードは${ofDesk(code, limit)}です。`,
          words`Remote support has already begun. Your connection code is ${ofDesk(code, limit)}.`,
        ),
        card: sessionCard(code, url, tongue),
      }),
      /** something is ready, or noted, while nobody has connected yet */
      awaited: (): Reply => ({
        text: t(
          words`ありがとうございます。オペレーターが接続しますので、このままお待ちください。`,
          words`Thank you. An operator will connect to you. Please wait here.`,
        ),
      }),
      /** asked where the code goes, or what the tool is */
      whatToDo: (code: string, url: string): Reply => ({
        text: t(
          words`下の「案内ページを開く」を押し、専用ツールをインストールして、そのページを開いたままお待ちください。接続コード${ofDesk(code, limit)}は、オペレーターにたずねられたときにお伝えください。うまくいかないときは、オペレーターがこのチャットでもお手伝いします。`,
          words`Please press “Open the guide page” below, install the support tool, and keep that page open. Tell the operator your connection code ${ofDesk(code, limit)} when you are asked for it. If it does not work, an operator can also help you in this chat.`,
        ),
        cites: [limit],
        card: sessionCard(code, url, tongue),
        choices: [person],
      }),
      connected: (): Reply => ({
        text: t(words`オペレーターがリモートで接続しました。`, words`An operator has connected to your computer.`),
      }),
      takenBack: (undone: boolean): Reply => ({
        text: t(
          words`リモートサポートを取りやめました。${undoneWords(undone)}`,
          words`Remote support is cancelled.${undoneWords(undone)}`,
        ),
      }),
      refused: (undone: boolean): Reply => ({
        text: t(
          words`申し訳ございません。ただいまリモートサポートのご用意ができず、始められませんでした。${undoneWords(undone)}オペレーターへのご相談も承ります。`,
          words`Sorry, remote support is not ready right now and could not begin.${undoneWords(undone)} You can also talk to an operator.`,
        ),
        choices: [person, remote],
      }),
      void: (code: string, undone: boolean): Reply => ({
        text: t(
          words`接続コード${ofDesk(code, limit)}のリモートサポートは、${minutes}以内につながらなかったため無効になりました。${undoneWords(undone)}必要なときは、もう一度お申し付けください。`,
          words`There was no connection within ${minutes}, so the remote support with the code ${ofDesk(code, limit)} is no longer valid.${undoneWords(undone)} If you still need it, please ask for it again.`,
        ),
        choices: [remote],
      }),
    },
  };
};
