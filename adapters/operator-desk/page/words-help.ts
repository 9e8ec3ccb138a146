/** The words of the desk's page about what a language model wrote for the operator. */
export const helpWords = {
  ask: '要約と下書き',
  asking: '作成しています…',
  label: 'AIが書いた要約と返信の下書きです。お客さまには送られていません。内容を確かめ、直してからお使いください。',
  use: '入力欄に入れる',
  clauses: (titles: string) => `根拠：${titles}`,
  close: '閉じる',
  nothing:
    'いまは下書きを作れませんでした。少し待って、もう一度お試しください（本日の予算を使い切ったときは、明日から使えます）。',
  spent: 'AIの本日の予算を使い切りました',
  joined: '、',
} as const;
