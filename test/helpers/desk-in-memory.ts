/** A small desk in memory for the desk page's tests: waiting and active chats, to-dos, and what actions do to them. */
import {
  at,
  chatOf,
  contactsOf,
  contracts,
  entriesOf,
  mayWhen,
  me,
  no,
  rowOf,
  type Spoken,
  talk,
  troubles,
  used,
  type Who,
} from './desk-chats.ts';
import type { BoardShape, ChatShape, ContractFileShape, DeskMemory } from './desk-page-server.ts';

/** The desk at ten past ten on a Tuesday, with all its actions. */
export const deskInMemory = () => {
  const chats = new Map<string, ChatShape>();
  const keep = (chat: ChatShape) => chats.set(chat.chat, chat);
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
  const board: BoardShape = {
    now: at('10:10'),
    hours: { open: true, until: at('18:00'), opens: null, words: '受付中です。本日は18:00まで。' },
    operators: 2,
    notices: 0,
    givenUp: 0,
    modelSpent: false,
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
        unconfirmed: false,
        wish: '午前中、できれば10時ごろまでに',
        wanted: null,
        place: null,
        code: null,
        session: null,
        expiresAt: null,
        visit: null,
        loan: null,
        request: null,
        came: null,
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
        unconfirmed: false,
        wish: null,
        wanted: null,
        place: null,
        code: '481920377',
        session: 'waiting',
        expiresAt: at('10:32'),
        visit: null,
        loan: null,
        request: null,
        came: null,
      },
    ],
    more: false,
  };
  const relist = () => {
    board.waiting = [...chats.values()].filter(({ state }) => state === 'queued').map(rowOf);
    board.active = [...chats.values()].filter(({ state }) => state === 'connected').map(rowOf);
  };
  relist();

  const become = (id: string, state: ChatShape['state'], note: string) => {
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

  const fileOf = (who: Who): ContractFileShape => ({
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
      helps: false,
      fileBytes: 10_485_760,
      windows: [
        { from: '09:00', to: '11:00' },
        { from: '11:00', to: '13:00' },
      ],
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
