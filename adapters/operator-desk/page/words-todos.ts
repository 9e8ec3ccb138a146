/** The desk page's words for what is to be done beside the chats. */
export const todoWords = {
  callback: {
    unconfirmed: '登録と違う番号です。ご登録の番号などで確かめてください。',
    confirm: 'かけてよい',
    refuse: 'かけない',
    refuseSure: 'ご登録の番号へかけることにして、お客さまにお知らせします。よろしいですか。',
    unreachable: '不在だった',
    unreachableSure: 'つながらなかったことを、お客さまにお知らせします。よろしいですか。',
  },

  unverifiedCall: {
    label: '折り返し電話（未確認）',
    hint: 'お客さま番号がお手元にない方です。お電話でご契約を確かめてから、対応を記録してください。',
    closeSure: 'お問い合わせ回数に数えずに、対応済みにします。お客さまにはお知らせしません。よろしいですか。',
  },

  complaint: {
    label: 'お申し出',
    hint: '対応へのご不満を、お客さまの言葉のまま書き残したものです。',
    closeSure: 'お申し出を読み、必要な方へ伝えましたか。お客さまにはお知らせしません。',
  },

  backOffice: {
    label: '外部システム',
    closeSure: '外部システムとの行き違いが片付いたことを確かめましたか。お客さまにはお知らせしません。',
  },

  visit: {
    setUpWish: '設定のご希望',
    day: '訪問の日',
    window: '訪問の時間',
    span: (from: string, to: string) => `${from}～${to}`,
    confirm: '訪問を確定',
    result: '結果を記録',
    ahead: '訪問の時間になると記録できます。',
    move: '日時を変える',
    moveThere: 'この日時に変更',
    cancel: '取り消し',
    cancelSure: 'この訪問を取り消し、お客さまにお知らせします。よろしいですか。',
  },

  loan: {
    address: 'お届け先',
    named: '登録住所以外',
    unconfirmed: '登録住所と違うお届け先です。ご登録の電話番号などで確かめてください。',
    confirm: '届けてよい',
    refuse: '届けない',
    refuseSure: 'ご登録の住所へ届けることにして、お客さまにお知らせします。よろしいですか。',
    due: '返却の期限',
    steps: { sent: '発送した', arrived: '届いた', returned: '返却済み', lost: '紛失', cancelled: '取り消し' },
    settle: '紛失のまま完了',
    settleSure: 'この用件を一覧から外します。お客さまにはお知らせしません。よろしいですか。',
    sure: (device: string, step: string) =>
      `${device}の貸し出しを「${step}」にして、お客さまにお知らせします。よろしいですか。`,
  },
} as const;
