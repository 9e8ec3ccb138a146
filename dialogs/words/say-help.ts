/** What the customer reads while a trouble is looked at: first steps, and the ways of help. */
import { inTongue, type Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import { buttonsIn } from './choices.ts';
import { reasonsOf } from './reasons.ts';
import type { Reply } from './reply.ts';

/** As much of the customer's words as is repeated to them. */
const repeatedUpTo = 40;
const foreign = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u;

/** The sentences of first help. */
export const helpSayings = ({ firstAid, terms }: Documents, tongue: Tongue) => {
  const reasons = reasonsOf(terms, tongue);
  const t = inTongue(tongue);
  const { bookVisit, callBack, choice, stop } = buttonsIn(tongue);
  const solved = [choice('解決しました', 'Solved'), choice('解決しません', 'Not solved')];
  const remote = choice('リモートで見てもらう', 'Remote support');
  const operator = choice('オペレーターと話す', 'Talk to an operator');
  const how = [remote, operator];
  /** the ways of help where a remote session comes last, or never */
  const apart = { last: [operator, callBack, remote], never: [operator, callBack] };
  /** what a remote session needs, or that it does not help */
  const needs = {
    last: t(
      words`リモートサポートには、画面が映り、インターネットにつながる機器が必要です。`,
      words`Remote support needs a device that shows a picture and is online. `,
    ),
    never: t(
      words`この件は、リモートサポートではお調べできません。`,
      words`Remote support cannot look at this problem. `,
    ),
  };

  /** Before the ways of help: more was told of the trouble, remote support was asked about, or the first steps did not help. */
  const leadAfter = (noted: string | undefined): Text =>
    ({
      how: t(words`ありがとうございます。控えておきます。`, words`Thank you, I have noted it. `),
      remote: [],
      case: t(
        words`前回からの件が、まだ続いているのですね。ご不便をおかけしています。`,
        words`So the problem from before still goes on. I am sorry for the trouble. `,
      ),
    })[noted ?? ''] ?? t(words`お役に立てず申し訳ございません。`, words`I am sorry that this did not help. `);

  const thanksForIt = t(words`ありがとうございます。控えておきます。`, words`Thank you. I have noted it. `);
  /** What was understood, said back. */
  const repeated = ({ words: own, label }: { words?: string | undefined; label?: string | undefined }) => {
    const short = own?.trim().replace(/(?<![。.!！\s])[。.!！\s]+$/u, '');
    const isTheirs = tongue === 'ja' || !foreign.test(short ?? '');
    if (short && short.length <= repeatedUpTo && isTheirs)
      return t(
        words`「${quoted(short)}」とのこと、ご不便をおかけしています。`,
        words`I am sorry for the trouble: “${quoted(short)}”. `,
      );
    if (label === undefined) return t(words`ご不便をおかけしています。`, words`I am sorry for the trouble. `);
    return t(
      words`${label}の件ですね。ご不便をおかけしています。`,
      words`I see, this is about ${label}. I am sorry for the trouble. `,
    );
  };

  return {
    triage: {
      /** what answers whether it is solved, as the buttons say it */
      solvedChoices: [
        { value: 'yes', label: '解決しました' },
        { value: 'no', label: '解決しません' },
      ],
      howChoices: [
        { value: 'remote', label: 'リモートで見てもらう' },
        { value: 'operator', label: 'オペレーターと話す' },
        { value: 'callback', label: '折り返しを頼む' },
      ],
      what: (): Reply => ({
        text: t(words`お困りの内容をお聞かせください。`, words`Please tell me what the problem is.`),
        choices: firstAid.often
          .flatMap((kind) => firstAid.categories.filter(({ id }) => id === kind))
          .map(({ label, en }) => choice(label, en)),
      }),
      /** `told`: what is wrong, in the customer's own words; `kinds`: what it may be, by their ids */
      kind: (told: string | undefined, kinds: readonly string[]): Reply => ({
        text: [
          ...repeated({ words: told }),
          ...t(words`次のどれに近いですか。`, words`Which of these is it closest to?`),
        ],
        choices: [
          ...kinds
            .flatMap((kind) => firstAid.categories.filter(({ id }) => id === kind))
            .map(({ label, en }) => choice(label, en)),
          choice('そのほか', 'Something else'),
        ],
      }),
      /** `told`: what is wrong, in the customer's own words where they are few, else its kind */
      since: (told: { words?: string | undefined; label?: string | undefined }, hasTried: boolean): Reply => ({
        text: [
          ...(hasTried ? thanksForIt : repeated(told)),
          ...t(words`いつごろからですか。`, words`Since when do you have this problem?`),
        ],
        choices: [
          choice('今日から', 'Since today'),
          choice('数日前から', 'For some days'),
          choice('分からない', 'I do not know'),
        ],
      }),
      also: (label: string | undefined): Reply => ({
        text: t(
          words`${label === undefined ? 'そちら' : `${label}のこと`}も、あわせて控えました。はじめにお伺いした件から、順に確認いたします。`,
          words`I have noted ${label === undefined ? 'that' : `the problem with ${label}`} too. Let us look at the first problem first.`,
        ),
      }),
      /** another of the troubles that were told comes first */
      turnedTo: (label: string | undefined): Reply => ({
        text: t(
          words`承知しました。${label === undefined ? 'もう一つの件' : `${label}の件`}から先にお伺いします。前の件も控えてあります。`,
          words`All right. Let us look at ${label === undefined ? 'the other problem' : `the problem with ${label}`} first. The one before is noted.`,
        ),
      }),
      /** another trouble that was told is over */
      otherSolved: (label: string | undefined): Reply => ({
        text: t(
          words`${label === undefined ? 'そちら' : `${label}の件`}は、解決してよかったです。`,
          words`I am glad that ${label === undefined ? 'that' : `the problem with ${label}`} is solved.`,
        ),
      }),
      gladAndNext: (label: string | undefined): Reply => ({
        text: t(
          words`解決してよかったです。お問い合わせ回数は使っていません。続けて、${label === undefined ? 'もう一つの件' : `${label}の件`}をお伺いします。`,
          words`I am glad it is solved. None of your contacts was used. Now let us look at ${label === undefined ? 'the other problem' : `the problem with ${label}`}.`,
        ),
      }),
      /** `told`: what is wrong, where that was told just now, since when included; `isMore`: more of it was */
      device: (
        told: { words?: string | undefined; label?: string | undefined } | undefined,
        isMore: boolean,
      ): Reply => ({
        text: [
          ...(told ? repeated(told) : isMore ? thanksForIt : []),
          ...t(
            words`どの機器でお困りですか。台数や機種名など、分かる範囲でお書きください。`,
            words`Which device has the problem? Please write how many, the model and so on, as far as you know.`,
          ),
        ],
        choices: [
          choice('パソコン', 'PC'),
          choice('プリンター', 'Printer'),
          choice('ルータ', 'Router'),
          choice('すべての機器', 'All devices'),
        ],
      }),
      firstAid: (steps: readonly { ja: string; en: string }[]): Reply => ({
        text: t(
          words`一般的なご案内です（契約の内容ではありません）。まず次のことをお試しください。${steps.map(({ ja }) => `\n・${ja}`).join('')}\nお試しいただいて、解決しましたか。`,
          words`This is general advice, not part of the contract. Please try this first:${steps.map(({ en }) => `\n・${en}`).join('')}\nDid this solve the problem?`,
        ),
        choices: [...solved, stop],
      }),
      /** after more was told of it */
      isOver: (): Reply => ({
        text: t(
          words`ありがとうございます。控えておきます。いかがでしょう、解決しましたか。`,
          words`Thank you, I have noted it. Is the problem solved now?`,
        ),
        choices: [...solved, stop],
      }),
      /** how something is done is asked: people show it */
      howTo: (label: string | undefined): Reply => ({
        text: t(
          words`${label === undefined ? '' : `${label}の`}使い方や設定のご相談ですね。リモートで画面を見ながら、またはチャットで、オペレーターがお手伝いします。どちらになさいますか。`,
          words`You would like help with using or setting up ${label ?? 'something'}. An operator helps you, looking at your screen (remote support) or in this chat. Which would you like?`,
        ),
        choices: [...how, stop],
      }),
      glad: (): Reply => ({
        text: t(
          words`解決してよかったです。お問い合わせ回数は使っていません。またお困りのときはお書きください。`,
          words`I am glad it is solved. None of your contacts was used. Please write again when you need help.`,
        ),
      }),
      /** no contact is left: what can be done all the same */
      howLater: (): Reply => ({
        text: t(
          words`お問い合わせ回数に空きがないため、オペレーターやリモートサポートでのお手伝いは、ただいま承れません。折り返しのお電話は、また回数をご利用いただける日から承れます。`,
          words`No contact is left right now, so an operator or remote support cannot help you yet. We can call you back from the day on which you can use your contacts again.`,
        ),
        choices: [callBack, stop],
      }),
      /** after a danger was told of */
      howAfterDanger: (isOpen: boolean): Reply => ({
        text: t(
          words`先ほどの機器は、電源を入れずに、そのままにしておいてください。このあとのお手伝いの方法をお選びください。`,
          words`Please leave the device you told me of turned off. Choose how we can help you next.`,
        ),
        choices: [...(isOpen ? apart.never : [callBack]), stop],
      }),
      /** nobody is there: a call when the desk opens */
      howClosed: (noted: string | undefined, closed: Decision): Reply => ({
        text: t(
          words`${leadAfter(noted)}${reasons(closed)}そのときに、折り返しお電話しましょうか。`,
          words`${leadAfter(noted)}${reasons(closed)} Shall we call you back then?`,
        ),
        cites: closed.clauses,
        choices: [callBack, stop],
      }),
      /** `noted`: more was told of the trouble, or remote support was asked about; `remotely`: it comes last, or never; `visit`: one may be booked */
      how: (noted: string | undefined, remotely: 'last' | 'never' | undefined, visit: boolean): Reply => {
        const lead = leadAfter(noted);
        const needed = remotely ? needs[remotely] : [];
        return {
          text: t(
            words`${lead}${needed}このあとのお手伝いの方法をお選びください。`,
            words`${lead}${needed}Please choose how we can help you next.`,
          ),
          choices: [...(visit ? [bookVisit] : []), ...(remotely ? apart[remotely] : how), stop],
        };
      },
    },

    details: (): Reply => ({
      text: t(
        words`お待ちの間に、お困りの内容をお書きいただけると、担当の者にすぐ伝わります。`,
        words`While you wait, please write what the problem is, so that our staff know it at once.`,
      ),
    }),
    detailsTaken: (): Reply => ({
      text: t(words`ありがとうございます。担当の者に伝えます。`, words`Thank you. I will pass it on to our staff.`),
    }),
  };
};
