/** What the customer reads. Every figure is a fact, a value or a quotation; see knowledge/terms/figures.ts. */
import type { Choice } from '../../adapters/channels/port.ts';
import type { Decision, Reason } from '../../knowledge/rules/decision.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { type Figure, ofClock, ofContract, ofDesk, quoted, type Text, words } from '../../knowledge/terms/figures.ts';
import type { Reply } from '../reply.ts';
import { clockWords, dayWords, whenWords } from './times.ts';

const limit = '電話サポート、リモートサポート';
const counting = 'ご利用にかかわる注意事項(3)';
const desk = 'お問い合わせ窓口';
const visits = '訪問故障切り分けサポート';

const choice = (label: string, say = label): Choice => ({ label, say });
const yesNo = (yes: string, no = 'やめる') => ({
  choices: [choice(yes, `はい、${yes}`), choice(no)],
  confirmation: true,
});
const menuChoices = [
  choice('困りごとを相談する'),
  choice('リモートで見てほしい'),
  choice('オペレーターと話したい'),
  choice('今月の残り回数'),
  choice('料金を知りたい', '月額料金はいくらですか'),
];

const solvedChoices = [
  { value: 'yes', label: '解決しました' },
  { value: 'no', label: '解決しません' },
];
const howChoices = [
  { value: 'remote', label: 'リモートで見てもらう' },
  { value: 'operator', label: 'オペレーターと話す' },
];
const howCounted = { operator: 'オペレーターとのチャット', remote: 'リモートサポート', phone: 'お電話' } as const;

/** The sentences of the bot, with the facts of `documents`. */
export const sayings = ({ terms, desk: settings, firstAid }: Documents) => {
  const fact = (id: string): Figure => {
    const { text, clause } = terms.fact(id);
    return { kind: 'fact', text, clause };
  };
  const hours = words`${fact('desk.opens')}～${fact('desk.closes')}（${fact('closed.weekday')}・${fact('closed.holidays')}と${fact('closed.from')}～${fact('closed.to')}を除く）`;
  const phones = words`加入電話・ひかり電話からは${fact('phone.landline')}、携帯電話からは${fact('phone.mobile')}（通話料がかかります）`;
  const renews = (reason: Extract<Reason, { code: 'limit-reached' }>) => ofClock(dayWords(reason.renews), limit);

  const because = (reason: Reason): Text => {
    switch (reason.code) {
      case 'open':
        return reason.service === 'desk'
          ? words`はい、電話・リモートサポートとオペレーターは、ただいま受付中です。本日は${ofClock(clockWords(reason.closes), desk)}まで受け付けています。`
          : words`訪問も、ただいま対応時間内です。本日は${ofClock(clockWords(reason.closes), visits)}までです。`;
      case 'closed':
        return reason.service === 'desk'
          ? words`電話・リモートサポートとオペレーターは、ただいま受付時間外です。受付時間は${hours}で、次の受付開始は${ofClock(whenWords(reason.opens), desk)}です。`
          : words`訪問の対応時間は${fact('visit.opens')}～${fact('visit.closes')}で、ただいまは対応していません。次は${ofClock(whenWords(reason.opens), visits)}からです。`;
      case 'will-count':
        return words`お問い合わせ回数を${ofContract('1回', counting)}使います。今月の残りは${ofContract(`${reason.left}回`, limit)}で、ご利用後は${ofContract(`${reason.leftAfter}回`, limit)}になります。`;
      case 'already-counted':
        return words`この件はすでに数えていますので、お問い合わせ回数は減りません。`;
      case 'limit-reached':
        return words`申し訳ございません。今月のお問い合わせは上限の${ofContract(`${reason.limit}回`, limit)}に達しており、新しい件のリモートサポートやオペレーターへのご相談は承れません。${renews(reason)}からまたご利用いただけます。契約内容についてのご質問は、引き続きこのチャットでお答えします。`;
      case 'last-is-waiting':
        return words`今月の残りは${ofContract(`${reason.left}回`, limit)}ですが、同じご契約の別の件がオペレーターをお待ちのため、新しい件はただいま承れません。`;
      case 'locked':
        return words`恐れ入ります。確認のお手続きをしばらく止めています。${ofDesk(`${reason.minutes}分`)}ほどおいてから、もう一度お試しください。お急ぎのときは、${phones}へお電話ください。`;
    }
  };
  const reasons = ({ because: list }: Decision): Text =>
    list.flatMap((reason, n) => [...(n > 0 ? ['\n'] : []), ...because(reason)]);

  return {
    /** why a decision was taken, in the order of its reasons */
    decision: (decision: Decision): Reply => ({ text: reasons(decision), cites: decision.clauses }),

    /** whether people are there now, phone desk and visits told apart (row 25) */
    openNow: (phone: Decision, visit: Decision): Text => [...reasons(phone), '\n', ...reasons(visit)],

    /** the same in a few words, for a page's header */
    opening: ({ because: [reason] }: Decision): Text =>
      reason?.code === 'closed'
        ? words`受付時間外（次は${ofClock(whenWords(reason.opens), desk)}から）`
        : words`受付中（本日${fact('desk.closes')}まで）`,

    greeting: (): Reply => ({
      text: words`こんにちは。ライトあんしんプランのサポートデスクです。料金や受付時間のご質問、パソコンやネットワークの困りごとを、いつでもお書きください。`,
      choices: menuChoices,
    }),
    menu: (): Reply => ({ text: words`ご用件をお選びいただくか、そのままお書きください。`, choices: menuChoices }),
    thanks: (): Reply => ({ text: words`どういたしまして。ほかにもお困りのことがあれば、いつでもお書きください。` }),
    bye: (): Reply => ({ text: words`ご利用ありがとうございました。またいつでもお声がけください。` }),
    notUnderstood: (): Reply => ({
      text: words`申し訳ございません、うまく読み取れませんでした。ご用件を短い言葉でお書きいただくか、下からお選びください。`,
      choices: menuChoices,
    }),
    onlyWords: (): Reply => ({
      text: words`画像や絵文字は、まだ読み取ることができません。お困りの内容を文字でお書きいただけますか。`,
      choices: menuChoices,
    }),
    tooLong: (): Reply => ({
      text: words`申し訳ございません、文章が長いため読み切れませんでした。ご用件を短くまとめて、もう一度お送りください。`,
    }),
    sorry: (): Reply => ({
      text: words`申し訳ございません。こちらの不具合で、ただいまのご用件を承れませんでした。もう一度お送りいただくか、オペレーターへご相談ください。`,
      choices: [choice('オペレーターと話したい')],
    }),
    throughOperator: (): Reply => ({
      text: words`お申し込みやご変更は、オペレーターが承ります。`,
      choices: [choice('オペレーターと話したい'), choice('困りごとを相談する')],
    }),
    cancelled: (): Reply => ({
      text: words`承知しました。ここまでのお手続きは取りやめました。ほかにご用件があればお書きください。`,
    }),
    nothingToCancel: (): Reply => ({
      text: words`いま取りやめるお手続きはありません。ご用件があればお書きください。`,
      choices: menuChoices,
    }),
    noStepBack: (): Reply => ({ text: words`これより前の質問はありません。` }),
    goOn: (): Reply => ({ text: words`続きをお伺いします。` }),
    again: (question: Reply): Reply => ({
      ...question,
      text: words`恐れ入ります、うまく読み取れませんでした。\n${question.text}`,
    }),
    giveUp: (): Reply => ({
      text: words`何度もお尋ねして申し訳ございません。オペレーターにおつなぎすることもできます。`,
      choices: [choice('オペレーターと話したい'), choice('やめる')],
    }),

    identify: {
      number: (): Reply => ({
        text: words`ご契約を確認します。「開通のご案内」などに記載のお客さま番号（${quoted('ITS-')}で始まる番号）をお書きください。`,
      }),
      lastFour: (): Reply => ({ text: words`ご登録の電話番号の、下${ofDesk('4桁')}をお書きください。` }),
      wrong: (): Reply => ({ text: words`ご契約を確認できませんでした。お手数ですが、はじめからお書き直しください。` }),
      done: (name: string): Reply => ({
        text: words`${quoted(name)}さま、ご契約を確認しました。ありがとうございます。`,
      }),
      unlinked: (): Reply => ({ text: words`このチャットとご契約の結び付けを外しました。` }),
      notLinked: (): Reply => ({ text: words`このチャットには、まだご契約が結び付いていません。` }),
    },

    usage: (facts: {
      limit: number;
      used: number;
      left: number;
      waiting: number;
      counts: { at: string; how: keyof typeof howCounted; about: string }[];
      openCase?: string;
      voided: boolean;
    }): Reply => ({
      text: [
        ...words`今月のお問い合わせは、${ofContract(`${facts.limit}回`, limit)}のうち${ofContract(`${facts.used}回`, limit)}ご利用済みで、残り${ofContract(`${facts.left}回`, limit)}です。`,
        ...(facts.voided ? words`\nつながらなかったリモートサポートは無効になり、回数には数えていません。` : []),
        ...(facts.waiting > 0
          ? words`\nこのほかに、オペレーターをお待ちの件が${ofContract(`${facts.waiting}件`, limit)}あります。`
          : []),
        ...facts.counts.flatMap(
          ({ at, how, about }) =>
            words`\n・${ofContract(whenWords(at), counting)} ${howCounted[how]}${about === '' ? '' : '：'}${quoted(about)}`,
        ),
        ...(facts.openCase === undefined ? [] : words`\nただいま続いている件：${quoted(facts.openCase)}`),
      ],
      cites: [limit],
    }),

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
      device: (): Reply => ({
        text: words`どの機器でお困りですか。台数や機種名など、分かる範囲でお書きください。`,
        choices: [choice('パソコン'), choice('プリンター'), choice('ルーター'), choice('すべての機器')],
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
        text: words`リモートサポートを開始しました。接続コードは${ofDesk(code, limit)}です。案内ページを開いて専用ツールをご用意ください。オペレーターが接続します。${ofDesk(`${settings.remote.voidAfterMinutes}分`, limit)}以内につながらないときは無効になり、回数にも数えません。`,
        card: {
          title: 'リモートサポート',
          fields: [{ name: '接続コード', value: [ofDesk(code, limit)] }],
          link: { label: '案内ページを開く', url },
        },
      }),
      waiting: (code: string, url: string): Reply => ({
        text: words`リモートサポートはすでに始まっています。接続コードは${ofDesk(code, limit)}です。`,
        card: {
          title: 'リモートサポート',
          fields: [{ name: '接続コード', value: [ofDesk(code, limit)] }],
          link: { label: '案内ページを開く', url },
        },
      }),
      connected: (): Reply => ({ text: words`オペレーターがリモートで接続しました。` }),
      ended: (): Reply => ({ text: words`リモートサポートを終了しました。ご利用ありがとうございました。` }),
      void: (code: string, undone: boolean): Reply => ({
        text: words`接続コード${ofDesk(code, limit)}のリモートサポートは、${ofDesk(`${settings.remote.voidAfterMinutes}分`, limit)}以内につながらなかったため無効になりました。${undone ? 'この分のお問い合わせ回数は取り消しました。' : ''}必要なときは、もう一度お申し付けください。`,
        choices: [choice('リモートで見てほしい')],
      }),
    },

    details: (): Reply => ({ text: words`お待ちの間に、お困りの内容をお書きいただけると、担当の者にすぐ伝わります。` }),
    detailsTaken: (): Reply => ({ text: words`ありがとうございます。担当の者に伝えます。` }),

    operator: {
      confirm: (decision: Decision, someoneThere: boolean): Reply => ({
        text: words`オペレーターにおつなぎします。${reasons(decision)}${decision.because.some(({ code }) => code === 'will-count') ? '（お待ちの間は数えず、オペレーターが対応を始めたときに数えます）' : ''}\n${someoneThere ? '' : 'ただいまオペレーターが席を外しており、お待たせすることがあります。折り返しのお電話もお選びいただけます。\n'}おつなぎしてよろしいですか。`,
        cites: decision.clauses,
        choices: [
          choice('つなぐ', 'はい、つないでください'),
          ...(someoneThere ? [] : [choice('折り返しを頼む')]),
          choice('やめる'),
        ],
        confirmation: true,
      }),
      queued: (): Reply => ({
        text: words`オペレーターをお呼びしています。順番におつなぎしますので、このままお待ちください。`,
      }),
      stillQueued: (): Reply => ({ text: words`オペレーターをお呼びしているところです。もうしばらくお待ちください。` }),
      noted: (): Reply => ({ text: words`承りました。オペレーターにこのまま伝えます。` }),
      left: (): Reply => ({
        text: words`オペレーターへのおつなぎを取り消しました。お問い合わせ回数は使っていません。`,
      }),
      taken: (name: string): Reply => ({ text: words`オペレーターの${quoted(name)}が対応いたします。` }),
      returned: (): Reply => ({ text: words`オペレーターとのチャットを終わり、ここからはまた自動でご案内します。` }),
      ended: (goesOn: boolean): Reply => ({
        text: goesOn
          ? words`オペレーターとのチャットを終了しました。この件は引き続きお預かりしています。`
          : words`オペレーターとのチャットを終了しました。ご利用ありがとうございました。`,
      }),
      gone: (): Reply => ({
        text: words`恐れ入ります。担当のオペレーターとの接続が切れたため、ほかのオペレーターをお呼びしています。この件の回数が増えることはありません。`,
      }),
      closing: (): Reply => ({
        text: words`申し訳ございません。本日の受付時間が終わり、おつなぎできませんでした。お問い合わせ回数は使っていません。`,
      }),
    },

    callback: {
      offer: (opens: string): Reply => ({
        text: words`${ofClock(whenWords(opens), desk)}以降に、こちらから折り返しお電話いたしましょうか。`,
        ...yesNo('折り返しを頼む', '頼まない'),
      }),
      queued: (opens: string, phone: string | undefined, wish: string | undefined): Reply => ({
        text: [
          ...words`折り返しのお電話を承りました。${ofClock(whenWords(opens), desk)}以降に、`,
          ...(phone === undefined ? words`ご登録の電話番号` : words`${quoted(phone)}`),
          ...words`へご連絡します。`,
          ...(wish === undefined ? [] : words`ご希望の時間「${quoted(wish)}」も担当の者に伝えます。`),
          ...words`お電話で対応を始めたときに、お問い合わせ回数に数えます。時間や番号を変えたいときは、そのままお書きください。`,
        ],
        cites: [counting],
      }),
      changed: (phone: string | undefined, wish: string | undefined): Reply => ({
        text: [
          ...words`折り返しのご希望を変更しました。`,
          ...(phone === undefined ? [] : words`お電話番号は${quoted(phone)}です。`),
          ...(wish === undefined ? [] : words`お時間のご希望は「${quoted(wish)}」です。`),
        ],
      }),
      declined: (): Reply => ({ text: words`承知しました。契約内容のご質問は、いつでもこのチャットでお答えします。` }),
    },
  };
};

export type Say = ReturnType<typeof sayings>;
