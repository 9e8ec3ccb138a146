/** What the customer reads while a trouble is looked at: contacts used, first steps, a remote session. */
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { ofDesk, words } from '../../knowledge/terms/figures.ts';
import type { Reply } from '../reply.ts';
import { choice, yesNo } from './choices.ts';
import { limit } from './clauses.ts';
import { reasonsOf } from './reasons.ts';

const solvedChoices = [
  { value: 'yes', label: '解決しました' },
  { value: 'no', label: '解決しません' },
];
const howChoices = [
  { value: 'remote', label: 'リモートで見てもらう' },
  { value: 'operator', label: 'オペレーターと話す' },
];
/** How a contact was made. */
export const contactKinds = {
  operator: 'オペレーターとのチャット',
  remote: 'リモートサポート',
  phone: 'お電話',
} as const;

/** The card of a session, with the way to its page. */
export const sessionCard = (code: string, url: string) => ({
  title: 'リモートサポート',
  fields: [{ name: '接続コード', value: [ofDesk(code, limit)] }],
  link: { label: '案内ページを開く', url },
});

/** The sentences of these services. */
export const helpSayings = ({ terms, desk: settings, firstAid }: Documents) => {
  const reasons = reasonsOf(terms);
  const minutes = ofDesk(`${settings.remote.voidAfterMinutes}分`, limit);
  return {
    triage: {
      solvedChoices,
      howChoices,
      what: (): Reply => ({
        text: words`お困りの内容をお聞かせください。`,
        choices: firstAid.categories.slice(0, 6).map(({ label }) => choice(label)),
      }),
      since: (label: string | undefined): Reply => ({
        text: words`${label === undefined ? '' : `${label}の件ですね。ご不便をおかけしています。`}いつごろからですか。`,
        choices: [choice('今日から'), choice('数日前から'), choice('分からない')],
      }),
      also: (label: string | undefined): Reply => ({
        text: words`${label === undefined ? 'そちら' : `${label}のこと`}も、あわせて控えました。はじめにお伺いした件から、順に確認いたします。`,
      }),
      device: (): Reply => ({
        text: words`どの機器でお困りですか。台数や機種名など、分かる範囲でお書きください。`,
        choices: [choice('パソコン'), choice('プリンター'), choice('ルータ'), choice('すべての機器')],
      }),
      firstAid: (steps: readonly string[]): Reply => ({
        text: words`一般的なご案内です（契約の内容ではありません）。まず次のことをお試しください。${steps.map((step) => `\n・${step}`).join('')}\nお試しいただいて、解決しましたか。`,
        choices: [...solvedChoices.map(({ label }) => choice(label)), choice('やめる')],
      }),
      glad: (): Reply => ({
        text: words`解決してよかったです。お問い合わせ回数は使っていません。またお困りのときはお書きください。`,
      }),
      how: (): Reply => ({
        text: words`お役に立てず申し訳ございません。このあとのお手伝いの方法をお選びください。`,
        choices: [...howChoices.map(({ label }) => choice(label)), choice('やめる')],
      }),
    },

    remote: {
      confirm: (decision: Decision): Reply => ({
        text: words`リモートサポートを始めます。専用ツールのインストールが必要です。\n${reasons(decision)}\n始めてよろしいですか。`,
        cites: [limit, ...decision.clauses],
        ...yesNo('始める'),
      }),
      opened: (code: string, url: string): Reply => ({
        text: words`リモートサポートを開始しました。接続コードは${ofDesk(code, limit)}です。案内ページを開いて専用ツールをご用意ください。オペレーターが接続します。${minutes}以内につながらないときは無効になり、回数にも数えません。`,
        card: sessionCard(code, url),
      }),
      waiting: (code: string, url: string): Reply => ({
        text: words`リモートサポートはすでに始まっています。接続コードは${ofDesk(code, limit)}です。`,
        card: sessionCard(code, url),
      }),
      connected: (): Reply => ({ text: words`オペレーターがリモートで接続しました。` }),
      takenBack: (undone: boolean): Reply => ({
        text: words`リモートサポートを取りやめました。${undone ? 'この分のお問い合わせ回数は取り消しました。' : ''}`,
      }),
      refused: (undone: boolean): Reply => ({
        text: words`申し訳ございません。ただいまリモートサポートのご用意ができず、始められませんでした。${undone ? 'この分のお問い合わせ回数は取り消しました。' : ''}オペレーターへのご相談も承ります。`,
        choices: [choice('オペレーターと話したい'), choice('リモートで見てほしい')],
      }),
      void: (code: string, undone: boolean): Reply => ({
        text: words`接続コード${ofDesk(code, limit)}のリモートサポートは、${minutes}以内につながらなかったため無効になりました。${undone ? 'この分のお問い合わせ回数は取り消しました。' : ''}必要なときは、もう一度お申し付けください。`,
        choices: [choice('リモートで見てほしい')],
      }),
    },

    details: (): Reply => ({ text: words`お待ちの間に、お困りの内容をお書きいただけると、担当の者にすぐ伝わります。` }),
    detailsTaken: (): Reply => ({ text: words`ありがとうございます。担当の者に伝えます。` }),
  };
};
