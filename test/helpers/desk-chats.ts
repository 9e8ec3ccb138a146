/** The chats of the desk in memory: contracts, cases and conversations that the desk page is tested with. */
import type { BoardShape, ChatShape, EntryShape } from './desk-page-server.ts';

export const at = (time: string) => `2026-11-24T${time}:00.000+09:00`;
const yes = { allowed: true, why: null };
export const no = (why: string) => ({ allowed: false, why });
const notYours = no('このチャットは、いまあなたの対応中ではありません。一覧を更新してください。');
const notWaiting = no('このチャットは、お待ちの一覧にありません。一覧を更新してください。');
const noSession = no('このチャットには、リモートサポートのセッションがありません。');
export const me = { id: 'sato', name: '佐藤' };

export const contracts = {
  nihonbashi: {
    number: 'ITS-100009',
    name: '日本橋不動産',
    plan: 2,
    address: '東京都中央区日本橋',
    phone: '03-5555-1009',
  },
  sakurai: {
    number: 'ITS-100003',
    name: '桜井会計事務所',
    plan: 1,
    address: '神奈川県横浜市中区',
    phone: '03-5555-1003',
  },
  omori: { number: 'ITS-100002', name: '大森工務店', plan: 2, address: '東京都大田区大森北', phone: '03-5555-1002' },
  takanashi: {
    number: 'ITS-100004',
    name: '高梨クリニック',
    plan: 1,
    address: '埼玉県さいたま市浦和区',
    phone: '03-5555-1004',
  },
} as const;
export type Who = keyof typeof contracts;

export const troubles: Record<Who, { id: string; what: string; trouble: string }> = {
  nihonbashi: { id: 'case-9', what: '今朝からインターネットにつながらない', trouble: 'インターネット・ネットワーク' },
  sakurai: { id: 'case-3', what: '会計ソフトの入ったパソコンがとても遅い', trouble: 'パソコンの動作' },
  omori: { id: 'case-2', what: 'プリンターで印刷できない', trouble: 'プリンター' },
  takanashi: { id: 'case-4', what: '受付のパソコンでメールが送れない', trouble: 'メール' },
};
export const used: Record<Who, number> = { nihonbashi: 2, sakurai: 4, omori: 0, takanashi: 5 };

export const contactsOf = (who: Who): NonNullable<ChatShape['contacts']> => {
  const limit = contracts[who].plan === 1 ? 5 : 10;
  return {
    month: '2026-11',
    limit,
    used: used[who],
    left: limit - used[who],
    waiting: who === 'sakurai' ? 1 : 0,
    list: Array.from({ length: used[who] }, (_, n) => ({
      at: `2026-11-${10 + 3 * n}T14:0${n}:00.000+09:00`,
      kind: n % 2 === 0 ? ('phone' as const) : ('remote' as const),
      label: n % 2 === 0 ? '電話' : 'リモートサポート',
      case: `case-old-${n}`,
      what: n % 2 === 0 ? 'メールが送れない' : '共有フォルダーが開けない',
      override: null,
    })),
  };
};

export type Spoken = [from: EntryShape['from'], time: string, text: string, rest?: Partial<EntryShape>];
/** Entries of a conversation, placed one after the other behind `after` others. */
export const entriesOf = (spoken: Spoken[], after = 0): EntryShape[] =>
  spoken.map(([from, time, text, rest], n) => ({
    place: after + n + 1,
    id: `e${after + n + 1}`,
    at: at(time),
    kind: from === null ? 'note' : 'said',
    from,
    name: from === 'operator' ? me.name : null,
    about: null,
    of: null,
    text,
    quotes: null,
    reworded: null,
    clauses: [],
    choices: [],
    things: [],
    ...rest,
  }));

export const talk: Spoken[] = [
  [
    'bot',
    '09:52',
    'こんにちは。ライトあんしんプランのサポートです。\nお困りの内容を文章で入力するか、下から選んでください。',
    { choices: ['インターネットがつながらない', '料金・契約を知りたい', 'オペレーターと話す'] },
  ],
  ['customer', '09:53', '今朝からインターネットにつながりません。どうしたらいいですか'],
  [
    'bot',
    '09:53',
    'ご不便をおかけしています。まず、次の手順をお試しください。\n・ルーターの電源を抜き、少し待ってから入れ直す\n・ケーブルが奥まで差し込まれているか確かめる',
  ],
  ['customer', '09:58', '両方やりましたが変わりません。電話でも見てもらえるんですか？何回まで？'],
  [
    'bot',
    '09:58',
    '電話サポートとリモートサポートは、プラン2では合わせて月10回までご利用いただけます。',
    {
      clauses: [
        {
          title: '電話サポート、リモートサポート',
          abstract: '電話とリモートは、プランごとに合わせた回数までご利用いただけます。',
        },
        { title: 'ご利用にかかわる注意事項(3)', abstract: 'オペレーターへのお問い合わせを1回と数えます。' },
      ],
    },
  ],
  ['customer', '09:59', '人と話したいです'],
  [null, '09:59', 'オペレーターの順番待ちに入りました。', { about: 'handoff' }],
];

export const mayWhen = (state: ChatShape['state'], mine: boolean, session: boolean): ChatShape['may'] => ({
  take: state === 'queued' ? yes : state === 'connected' ? no('このチャットは、あなたが対応中です。') : notWaiting,
  reply: mine ? yes : notYours,
  return: mine ? yes : notYours,
  outcome: mine ? yes : no('お客さまがお待ちです。チャットの対応を始めてから、結果を記録してください。'),
  connect: session ? yes : noSession,
});

export const chatOf = (
  id: string,
  who: Who,
  state: 'queued' | 'connected',
  since: string,
  spoken: Spoken[],
): ChatShape => ({
  chat: id,
  state,
  since: at(since),
  operator: state === 'connected' ? me : null,
  mine: state === 'connected',
  contract: contracts[who],
  contacts: contactsOf(who),
  case: {
    ...troubles[who],
    state: 'open',
    openedAt: at('09:53'),
    since: '今朝から',
    device: '無線ルーター',
    tried: ['ルーターの電源を抜き、少し待ってから入れ直す', 'ケーブルが奥まで差し込まれているか確かめる'],
    outcomes:
      who === 'omori'
        ? [{ at: '2026-11-20T15:10:00.000+09:00', by: '田中', result: 'not_isolated', words: '切り分けできず' }]
        : [],
    counted: state === 'connected',
  },
  channels: [],
  session:
    who === 'omori'
      ? { code: '481920377', state: 'waiting', words: '接続待ち', openedAt: at('10:02'), expiresAt: at('10:32') }
      : null,
  entries: entriesOf(spoken),
  from: 0,
  next: 0,
  more: false,
  may: mayWhen(state, state === 'connected', who === 'omori'),
});

export const rowOf = (chat: ChatShape): BoardShape['waiting'][number] => {
  const who =
    (Object.keys(contracts) as Who[]).find((one) => contracts[one].number === chat.contract?.number) ?? 'omori';
  const { number, name, plan } = contracts[who];
  const last = chat.entries.findLast(({ from }) => from !== null);
  return {
    chat: chat.chat,
    state: chat.state === 'connected' ? 'connected' : 'queued',
    since: chat.since ?? at('10:00'),
    operator: chat.operator,
    contract: { number, name, plan },
    case: troubles[who],
    last: last?.from ? { from: last.from, at: last.at, text: last.text } : null,
    mine: chat.mine,
  };
};
