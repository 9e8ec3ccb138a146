/** The chat page's own words. Times, fees and numbers are never written here: they come from the server. */
export const words = {
  title: 'ライトあんしんプラン サポートチャット',
  service: 'ITサポート&セキュリティ ライトあんしんプラン',
  heading: 'サポートチャット',
  note: '自動応答のアシスタントは、いつでもお答えします。オペレーターは受付時間内に対応します。',
  chatLabel: 'サポートとの会話',
  loading: '会話を準備しています…',
  noScript:
    'このチャットのご利用には JavaScript が必要です。ブラウザーの設定で有効にしてから、ページを再読み込みしてください。',
  assistant: 'アシスタント',
  operator: 'オペレーター',
  sendBox: 'ご質問・お困りごとを入力',
  lost: '接続が切れました。自動でつなぎ直しています。ネットワークの接続をご確認のうえ、このままお待ちください。これまでの会話は保存されています。',
  ended: 'しばらくご利用がなかったため、この会話は終了しました。続けるには、新しい会話を始めてください。',
  failed: 'チャットにつながりませんでした。ネットワークの接続をご確認のうえ、もう一度お試しください。',
  startAgain: '新しい会話を始める',
  tryAgain: 'もう一度つなぐ',
} as const;
