/** The desk page's words for the outbox. */
const whats: Readonly<Record<string, string>> = {
  message: 'お客さまへのメッセージ',
  'visit.book': '訪問の申し込み',
  'visit.move': '訪問の日時変更',
  'visit.set-up': '訪問時の設定のご希望',
  'visit.cancel': '訪問の取り消し',
  'loan.request': '代替機器の申し込み',
  'loan.redirect': '代替機器の送り先の変更',
  'loan.cancel': '代替機器の取り消し',
  'paid-visit.request': '有料訪問の申し込み',
  'paid-visit.cancel': '有料訪問の取り消し',
  'remote.open': 'リモートサポートの開始',
  'remote.close': 'リモートサポートの終了',
};

export const outboxWords = {
  bar: (count: number) => (count > 0 ? `送信状況（${count}）` : '送信状況'),
  heading: '送信状況',
  lead: 'お客さまへのメッセージと外部システムへの連絡のうち、まだ届いていないものです。不達は7日間ここに残ります。',
  none: '届いていないものはありません。',
  more: '件数が多いため、一部だけを表示しています。',
  groups: {
    'given up': '不達（自動では送り直しません）',
    delayed: '遅れています（自動で送り直します）',
    waiting: '送信待ち',
  },
  what: (kind: string) => whats[kind] ?? kind,
  unknown: 'ご契約未確認のお客さま',
  since: (moment: string) => `${moment}から`,
  tried: (count: number) => `${count}回送信`,
  next: (moment: string) => `次は${moment}`,
  reason: '理由',
  send: 'いま送る',
  sendSure: (what: string, customer: string) =>
    `「${what}」（${customer}）をもう一度送ります。時間がたっている場合は、いまの状況に合う内容か、先にチャットでご確認ください。送ってよろしいですか。`,
  open: 'チャットを見る',
  again: 'もう一度送りました。結果はこの一覧に表示されます。',
  close: '閉じる',
} as const;
