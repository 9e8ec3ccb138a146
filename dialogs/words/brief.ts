/** What the operator reads. */
import type { CaseCause } from '../../adapters/cases/port.ts';
import type { Note } from '../../adapters/channels/port.ts';
import type { Loan } from '../../adapters/device-loans/port.ts';
import type { Session } from '../../adapters/remote-support/port.ts';
import type { Slot, Visit } from '../../adapters/visit-calendar/port.ts';
import { type DeviceKind, deviceKinds, type Outcome } from '../../knowledge/rules/cases.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';
import { backOfficeWords } from './brief-back-office.ts';
import { fileState, thingName } from './brief-files.ts';
import { requestDone } from './say-requests.ts';
import { timesIn } from './times.ts';

const { clockWords, slotWords, whenWords } = timesIn('ja');

const devices: Record<DeviceKind, string> = {
  pc: 'パソコン',
  tablet: 'タブレット',
  router: '無線ルーター',
  hub: 'ハブ',
  fax: 'FAX',
};
const deviceWords = (device: string): string => {
  const kind = deviceKinds.find((one) => one === device);
  return kind === undefined ? device : devices[kind];
};
const results: Record<Outcome['result'], string> = {
  resolved: '解決',
  isolated: '切り分け完了',
  not_isolated: '切り分けできず',
  device_failure_suspected: '機器故障の疑い',
  contract: '契約に関すること',
  other: 'その他',
};
const contactKinds: Record<CaseCause['kind'], string> = {
  operator: 'チャット',
  remote: 'リモートサポート',
  phone: '電話',
};

const isCode = (text: string): boolean => /^\d{9}$/.test(text);
const remote = (code: string): string => `リモートサポート（接続コード${code}）`;
const handoffNotes: Readonly<Record<string, string>> = {
  queued: 'オペレーターの順番待ちに入りました。',
  left: 'オペレーターの順番待ちから外れました。',
  taken: 'オペレーターが対応を始めました。',
  'customer gone': 'お客さまがチャットを終了しました。これからのメッセージは、お客さまには届きません。',
  returned: 'チャットをボットに戻しました。',
  'operator gone': '担当オペレーターの接続が切れたため、順番待ちに戻しました。',
  'counted before': 'この案件は数え済みのため、お問い合わせ回数は増えません。',
  'unverified-call done': 'お客さま番号がお手元にない方への電話を、済みにしました。',
  'complaint done': 'お客さまのお申し出を、済みにしました。',
  'loan done': '紛失した代替機器の用件を、一覧から外しました。',
  'callback done': '折り返しを、回数に数えない用件として済みにしました。',
  'callback settled': 'この件の対応結果が記録されたため、折り返しの電話は済みになりました。',
  'callback unreachable': '折り返しの電話は、つながりませんでした。',
};
const sessionNotes: Readonly<Record<string, string>> = {
  connected: 'リモートサポートで接続しました。',
  ended: 'リモートサポートを終了しました。',
  void: 'リモートサポートは、時間内につながらず無効になりました。',
};

const outcomeWords = (result: string, device?: string): string => {
  const words = results[result as Outcome['result']] ?? result;
  return device === undefined ? words : `${words}（${deviceWords(device)}）`;
};

const noteWords: Record<Note['about'], (text: string) => string> = {
  attachments: (count) => `お客さまから画像などが${count}件届きましたが、ここには表示できません。`,
  file: (state) => fileState(state),
  unsent: (text) => `ボットのこの返事は、対応が始まったため送っていません：${text}`,
  'sent-again': (what) =>
    what === 'message'
      ? '届かなかったメッセージを、もう一度送りました。'
      : '外部システムへの連絡を、もう一度送りました。',
  waits: (text) => `LINEの今月の送信数が上限に達しているため、お客さまが次に書かれたときに届きます：${text}`,
  'taken-back': () => 'お客さまがメッセージを取り消しました。',
  edited: () => 'お客さまがメッセージを編集しました。',
  restored: () => 'お客さまが、取り消したメッセージを元に戻しました。',
  reacted: (sign) => `お客さまがリアクションを付けました：${sign}`,
  undelivered: (text) => `お客さまに届けられませんでした：${text}`,
  counted: (text) => {
    if (isCode(text)) return `${remote(text)}を開始し、お問い合わせを1回数えました。`;
    return text === 'counted' ? 'お問い合わせを1回数えました。' : text;
  },
  uncounted: (text) =>
    isCode(text)
      ? `${remote(text)}がつながらず無効になり、お問い合わせの1回を取り消しました。`
      : '契約に関することのため、お問い合わせの1回を取り消しました。',
  handoff: (text) => handoffNotes[text] ?? requestDone(text.replace(/ done$/u, '')) ?? text,
  session: (text) =>
    isCode(text) ? `${remote(text)}：お問い合わせ回数は変わりません。` : (sessionNotes[text] ?? text),
  outcome: (text) => {
    const [result = '', device] = text.split(':');
    return `結果を記録しました：${outcomeWords(result, device)}`;
  },
  'back-office': backOfficeWords,
};

const sessionStates: Record<Session['state'], string> = {
  waiting: '接続待ち',
  connected: '接続中',
  ended: '終了',
  void: '無効（時間内につながらず）',
};

const visitStates: Record<Visit['state'], string> = {
  requested: '確認待ち',
  booked: '予約済み',
  done: '訪問済み',
  cancelled: '取り消し',
};
const loanStates: Record<Loan['state'], string> = {
  requested: '発送待ち',
  sent: '発送済み',
  arrived: '貸出中',
  returned: '返却済み',
  lost: '紛失',
  cancelled: '取り消し',
};

export const brief = {
  /** the name of the first account, as customers see it */
  admin: '責任者',
  wrongSignIn: 'IDまたはパスワードが違います。',
  paused: (minutes: number) =>
    `続けて間違えたため、サインインを止めています。${minutes}分ほどおいてから、もう一度お試しください。`,
  busy: '混み合っています。少しおいてから、もう一度お試しください。',
  signedOut: 'サインインしていません。もう一度サインインしてください。',
  noChat: 'そのチャットはありません。一覧に戻ってください。',
  noModel: '文を作る言語モデルが設定されていないため、下書きは作れません。',
  unnamedFile: 'ファイル',
  fileNotTaken: 'この種類のファイルは送れません。写真、PDF、文書などを選んでください。',
  fileTooLarge: (most: number) => `ファイルが大きすぎます。${most}MBまで送れます。`,
  noRoomForFile: '保存できる量の上限に達しているため、いまは送れません。管理者にご相談ください。',
  noFile: 'そのファイルはありません。保存期間が過ぎたか、お客さまが取り消しました。',
  noTodo: 'その用件はありません。一覧に戻ってください。',
  noSuchSession: 'その接続コードのセッションはありません。',
  takenBy: (name: string) => `このチャットは、${name}さんがすでに対応しています。`,
  alreadyYours: 'このチャットは、あなたが対応中です。',
  notWaiting: 'このチャットは、お待ちの一覧にありません。一覧を更新してください。',
  notYours: 'このチャットは、いまあなたの対応中ではありません。一覧を更新してください。',
  takeFirst: 'お客さまがお待ちです。チャットの対応を始めてから、結果を記録してください。',
  /** who is called without a customer number */
  unverified: 'ご契約未確認のお客',
  noCase: '記録する案件がありません。案件を選び直してください。',
  noContract: 'そのお客さま番号の契約がありません。番号をお確かめください。',
  sessionNotWaiting: 'このセッションは、もう接続待ちではありません。一覧を更新してください。',
  sessionOver: 'このセッションは、終了したか無効になっています。お電話で対応したときは、電話の記録をお使いください。',
  noSession: 'このチャットには、リモートサポートのセッションがありません。',
  todoDone: 'この用件は、もう済んでいます。一覧を更新してください。',
  todoOfItself: 'この用件は、訪問やセッションの結果、または貸し出しの状態を記録すると済みになります。',
  noCallback: 'この用件は、折り返し電話ではありません。手配ができたら「手配済みにする」を押してください。',
  todoElsewhere: 'この折り返しは、別のご契約のものです。お客さま番号をお確かめください。',
  overridden: (name: string, reason: string) => `残り回数がないため、${name}さんの判断で数えました。理由：${reason}`,
  supervisorOnly: '残り回数がないときに数えられるのは、管理者だけです。管理者にご相談ください。',

  noVisit: 'その訪問はありません。一覧に戻ってください。',
  visitNotRequested: 'この訪問は、もう確認待ちではありません。一覧を更新してください。',
  visitNotBooked: 'この訪問は、日時が決まっていないか、もう済んでいます。一覧を更新してください。',
  visitAhead: '訪問の時間は、まだ始まっていません。訪問のあとで結果を記録してください。',
  visitOver: 'この訪問は、もう取り消せません。一覧を更新してください。',
  visitNotAhead: 'この訪問の日時は、もう変えられません。一覧を更新してください。',
  sameSlot: 'この訪問は、すでにその日時で予約されています。',
  slotTaken: 'その時間は、ほかの訪問で埋まりました。別の時間を選んでください。',
  noLoan: 'その貸し出しはありません。一覧に戻ってください。',
  numberUnconfirmed:
    'お電話の番号がまだ確認されていません。ご登録の番号などで確かめ、「かけてよい」か「かけない」を押してください。',
  numberDecided: '番号の確認は、もう済んでいます。一覧を更新してください。',
  addressUnconfirmed:
    'お届け先がまだ確認されていません。ご登録の電話番号などで確かめ、「届けてよい」か「届けない」を押してください。',
  addressDecided: 'お届け先の確認は、もう済んでいます。一覧を更新してください。',
  dueMissing: '返却の期限を入れてください。',
  duePast: '返却の期限には、本日以降の日を入れてください。',
  loanIs: (state: Loan['state']) => `この貸し出しは「${loanStates[state]}」のため、そのようには変えられません。`,

  /** where a customer is in the set-up of the tool */
  step: (step: string, about: string) => `${step} ${about}`,
  stepDone: (title: string) => `${title}（済み）`,
  settingUp: (title: string) => `IT運用管理ツールの設定（${title}）`,
  inTheirWords: (what: string, words: string) => `${what}：${words.slice(0, 300)}`,

  noticeSupervisor: 'お知らせを出したり終わらせたりできるのは、管理者だけです。管理者にご相談ください。',
  sendAgainSupervisor: '送信状況を見たり送り直したりできるのは、管理者だけです。管理者にご相談ください。',
  judgedSupervisor: 'お客さまの評価を見られるのは、管理者だけです。',
  nothingToSend: 'これは、もう送られたか、送れなくなっています。一覧を更新してください。',
  noticeArea: '地域は、住所の一部を2文字以上で入れてください。例：佐渡市',
  noticePast: 'いつまでのお知らせかには、これからの日時を入れてください。',
  noticeOver: 'このお知らせは、もう終わっています。',

  outcome: outcomeWords,
  slot: (slot: Slot): string => slotWords(slot),
  visitState: (state: Visit['state']) => visitStates[state],
  /** when it is booked, or what is still to be confirmed */
  visitWith: (state: Visit['state'], slot: Slot, wished: Slot | undefined) => {
    if (state === 'booked')
      return wished ? `${slotWords(slot)}（${slotWords(wished)}への変更を確認中）` : slotWords(slot);
    return state === 'requested' ? `確認中：${slotWords(slot)}` : visitStates[state];
  },
  loanState: (state: Loan['state']) => loanStates[state],
  device: deviceWords,
  contactKind: (kind: CaseCause['kind']) => contactKinds[kind],
  sessionState: (state: Session['state']) => sessionStates[state],
  note: (about: Note['about'], text: string) => noteWords[about](text),
  thing: thingName,
  file: fileState,

  /** whether the desk is open, and until or from when */
  hours: ({ because: [reason] }: Decision): string => {
    if (reason?.code === 'open') return `受付中です。本日は${clockWords(reason.closes)}まで。`;
    return reason?.code === 'closed' ? `受付時間外です。次の受付は${whenWords(reason.opens)}から。` : '';
  },

  /** whether a contact may be begun, and what it does to the number left */
  contact: ({ because: [reason] }: Decision): string => {
    switch (reason?.code) {
      case 'will-count':
        return `お問い合わせを1回数えます。今月の残りは${reason.left}回で、記録後は${reason.leftAfter}回になります。`;
      case 'already-counted':
        return handoffNotes['counted before'] ?? '';
      case 'limit-reached':
        return `今月のお問い合わせは上限の${reason.limit}回に達しているため、新しい件は承れません。`;
      case 'last-is-waiting':
        return `今月の残りは${reason.left}回ですが、オペレーターをお待ちの件が${reason.waiting}件あるため、新しい件は承れません。`;
      default:
        return '';
    }
  },
} as const;
