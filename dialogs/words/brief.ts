/** What the operator reads. */

export const brief = {
  takenBy: (name: string) => `このチャットは、${name}さんがすでに対応しています。`,
  notWaiting: 'このチャットは、お待ちの一覧にありません。一覧を更新してください。',
  notYours: 'このチャットは、いまあなたの対応中ではありません。一覧を更新してください。',
  noCase: '記録する案件がありません。案件を選び直してください。',
  noContract: 'そのお客さま番号の契約がありません。番号をお確かめください。',
  sessionNotWaiting: 'このセッションは、もう接続待ちではありません。一覧を更新してください。',
} as const;
