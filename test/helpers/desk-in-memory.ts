/** A small desk in memory for the desk page's tests: four waiting and active chats, to-dos, and what actions do to them. */
import type { Board, Chat, ContractFile, DeskMemory, Entry } from './desk-page-server.ts';

const at = (time: string) => `2026-11-24T${time}:00.000+09:00`;
const yes = { allowed: true, why: null };
const no = (why: string) => ({ allowed: false, why });
const notYours = no('このチャットは、いまあなたの対応中ではありません。一覧を更新してください。');
const notWaiting = no('このチャットは、お待ちの一覧にありません。一覧を更新してください。');
const noSession = no('このチャットには、リモートサポートのセッションがありません。');
const me = { id: 'sato', name: '佐藤' };

const contracts = {
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
type Who = keyof typeof contracts;

const troubles: Record<Who, { id: string; what: string; trouble: string }> = {
  nihonbashi: { id: 'case-9', what: '今朝からインターネットにつながらない', trouble: 'インターネット・ネットワーク' },
  sakurai: { id: 'case-3', what: '会計ソフトの入ったパソコンがとても遅い', trouble: 'パソコンの動作' },
  omori: { id: 'case-2', what: 'プリンターで印刷できない', trouble: 'プリンター' },
  takanashi: { id: 'case-4', what: '受付のパソコンでメールが送れない', trouble: 'メール' },
};
const used: Record<Who, number> = { nihonbashi: 2, sakurai: 4, omori: 0, takanashi: 5 };

const contactsOf = (who: Who): NonNullable<Chat['contacts']> => {
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

type Spoken = [from: Entry['from'], time: string, text: string, rest?: Partial<Entry>];
/** Entries of a conversation, placed one after the other behind `after` others. */
export const entriesOf = (spoken: Spoken[], after = 0): Entry[] =>
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
    clauses: [],
    choices: [],
    ...rest,
  }));

const talk: Spoken[] = [
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

const mayWhen = (state: Chat['state'], mine: boolean, session: boolean): Chat['may'] => ({
  take: state === 'queued' ? yes : state === 'connected' ? no('このチャットは、あなたが対応中です。') : notWaiting,
  reply: mine ? yes : notYours,
  return: mine ? yes : notYours,
  outcome: mine ? yes : no('お客さまがお待ちです。チャットの対応を始めてから、結果を記録してください。'),
  connect: session ? yes : noSession,
});

const chatOf = (id: string, who: Who, state: 'queued' | 'connected', since: string, spoken: Spoken[]): Chat => ({
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
  session:
    who === 'omori'
      ? { code: '481920377', state: 'waiting', words: '接続待ち', openedAt: at('10:02'), expiresAt: at('10:32') }
      : null,
  entries: entriesOf(spoken),
  next: 0,
  more: false,
  may: mayWhen(state, state === 'connected', who === 'omori'),
});

const rowOf = (chat: Chat): Board['waiting'][number] => {
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

/** The desk at ten past ten on a Tuesday, with all its actions. */
export const deskInMemory = () => {
  const chats = new Map<string, Chat>();
  const keep = (chat: Chat) => chats.set(chat.chat, chat);
  keep(chatOf('chat-1', 'nihonbashi', 'queued', '10:04', talk));
  keep(
    chatOf('chat-2', 'omori', 'connected', '10:01', [
      ...talk.slice(0, 4),
      [null, '10:01', 'オペレーターが対応を始めました。', { about: 'handoff' }],
      [null, '10:01', 'お問い合わせを1回数えました。', { about: 'counted' }],
      [
        null,
        '10:01',
        'ボットのこの返事は、対応が始まったため送っていません：プリンターの電源を入れ直してみてください。',
        { about: 'unsent' },
      ],
      ['operator', '10:02', 'お待たせしました。オペレーターの佐藤です。\nルーターのランプは何色に光っていますか。'],
      ['customer', '10:06', '一番上だけオレンジで、点滅しています'],
    ]),
  );
  const line = (who: Who) => ({
    contract: rowOf(chatOf('x', who, 'queued', '10:00', [])).contract,
    case: troubles[who],
  });
  const board: Board = {
    now: at('10:10'),
    hours: { open: true, until: at('18:00'), opens: null, words: '受付中です。本日は18:00まで。' },
    operators: 2,
    waiting: [],
    active: [],
    todos: [
      {
        id: 'todo-1',
        kind: 'callback',
        chat: 'chat-1',
        ...line('sakurai'),
        dueAt: at('09:00'),
        overdue: true,
        phone: '03-5555-1003',
        registered: true,
        wish: '午前中、できれば10時ごろまでに',
        code: null,
        session: null,
        expiresAt: null,
      },
      {
        id: 'todo-2',
        kind: 'remote',
        chat: 'chat-2',
        ...line('omori'),
        dueAt: at('10:02'),
        overdue: false,
        phone: null,
        registered: false,
        wish: null,
        code: '481920377',
        session: 'waiting',
        expiresAt: at('10:32'),
      },
    ],
    more: false,
  };
  const relist = () => {
    board.waiting = [...chats.values()].filter(({ state }) => state === 'queued').map(rowOf);
    board.active = [...chats.values()].filter(({ state }) => state === 'connected').map(rowOf);
  };
  relist();

  const become = (id: string, state: Chat['state'], note: string) => {
    const chat = chats.get(id);
    if (!chat) return 'ありません。';
    const mine = state === 'connected';
    const noted = entriesOf([[null, '10:10', note, { about: 'handoff' }]], chat.entries.length);
    keep({
      ...chat,
      state,
      mine,
      operator: mine ? me : null,
      entries: [...chat.entries, ...noted],
      may: mayWhen(state, mine, false),
    });
    relist();
    return undefined;
  };
  const say = (id: string, ...spoken: Spoken[]) => {
    const chat = chats.get(id);
    if (chat) chat.entries = [...chat.entries, ...entriesOf(spoken, chat.entries.length)];
    relist();
  };
  const did: DeskMemory['did'] = (act, params, body) => {
    const id = params.chat ?? '';
    if (act === 'take') return become(id, 'connected', 'オペレーターが対応を始めました。');
    if (act === 'return') return become(id, 'returned', 'チャットをボットに戻しました。');
    if (act === 'outcome') return become(id, 'ended', '結果を記録しました：機器故障の疑い（無線ルーター）');
    if (act === 'reply') say(id, ['operator', '10:11', (body as { text: string }).text]);
    if (act === 'todoDone' || act === 'phone') board.todos = board.todos.filter(({ kind }) => kind === 'remote');
    if (act === 'connectSession') {
      for (const todo of board.todos) if (todo.code === params.code) todo.session = 'connected';
    }
    return undefined;
  };

  const fileOf = (who: Who): ContractFile => ({
    contract: contracts[who],
    contacts: contactsOf(who),
    cases: who === 'takanashi' ? [] : [chatOf('x', who, 'connected', '10:00', []).case].filter((one) => one !== null),
    newContact:
      used[who] === 5
        ? no('今月のお問い合わせは上限の5回に達しているため、新しい件は承れません。')
        : { allowed: true, why: `お問い合わせを1回数えます。` },
    mayOverride: false,
  });
  const memory: DeskMemory = {
    board,
    chats,
    contracts: new Map((Object.keys(contracts) as Who[]).map((who) => [contracts[who].number, fileOf(who)])),
    session: {
      operator: { ...me, role: 'operator' },
      csrf: 'token',
      outcomes: [
        { result: 'resolved', label: '解決', device: 'none' },
        { result: 'isolated', label: '切り分け完了', device: 'text' },
        { result: 'not_isolated', label: '切り分けできず', device: 'none' },
        { result: 'device_failure_suspected', label: '機器故障の疑い', device: 'kind' },
        { result: 'contract', label: '契約に関すること', device: 'none' },
        { result: 'other', label: 'その他', device: 'none' },
      ],
      devices: [
        { kind: 'pc', label: 'パソコン' },
        { kind: 'tablet', label: 'タブレット' },
        { kind: 'router', label: '無線ルーター' },
        { kind: 'hub', label: 'ハブ' },
        { kind: 'fax', label: 'FAX' },
      ],
      replyLength: 2000,
    },
    password: 'correct horse',
    did,
  };
  /** A customer of 桜井会計事務所 begins to wait. */
  const arrive = () => {
    keep(
      chatOf('chat-3', 'sakurai', 'queued', '10:10', [
        ['customer', '10:09', 'パソコンがとても遅いです。人につないでください'],
      ]),
    );
    relist();
  };
  return { memory, say, arrive };
};
