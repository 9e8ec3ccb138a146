/** The chat page's own words, in both languages. Times, fees and numbers are never written here: they come from the server. */

/** A language the page can be shown in, as its `lang` says it. */
export type PageTongue = 'ja' | 'en';

const ja = {
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
  keepsNothing:
    'ただいまメッセージをお受けできません。復旧しだい自動で再開します。お急ぎのときは、お電話をご利用ください。これまでの会話は保存されています。',
  tooMuch: '続けてたくさんのメッセージをいただいたため、順にお受けしています。少し間をおいてお送りください。',
  tooLarge: 'ファイルが大きすぎるため、送れませんでした。小さくするか、分けてお送りください。',
  ended: 'この会話は終了しました。続けるには、新しい会話を始めてください。',
  failed: 'チャットにつながりませんでした。ネットワークの接続をご確認のうえ、もう一度お試しください。',
  startAgain: '新しい会話を始める',
  tryAgain: 'もう一度つなぐ',
  speaksBot: 'アシスタント（自動応答）がお答えしています',
  speaksWaits: 'オペレーターの順番をお待ちです',
  speaksOperator: 'オペレーターの{name}が対応しています',
  leave: '終了',
  leaveLabel: 'このチャットを終える',
  leaveQuestion: 'このチャットを終えますか？',
  leaveTold:
    '会話はこの端末から消え、もう開けなくなります。オペレーターをお待ちのときは、順番から外れます。ご予約やお申し込みは、そのまま残ります。',
  leaveYes: 'チャットを終える',
  leaveNo: 'このまま続ける',
  left: 'チャットを終えました。ご利用ありがとうございました。',
};

const en: typeof ja = {
  title: 'Light Anshin Plan support chat',
  service: 'IT Support & Security Light Anshin Plan',
  heading: 'Support chat',
  note: 'The automatic assistant answers at any time. Operators help during support hours.',
  chatLabel: 'Conversation with support',
  loading: 'Preparing the conversation…',
  noScript: 'This chat needs JavaScript. Please allow it in the settings of your browser, then load the page again.',
  assistant: 'Assistant',
  operator: 'Operator',
  sendBox: 'Write your question or problem',
  lost: 'The connection was lost and is being restored. Please check your network and wait here. The conversation so far is kept.',
  keepsNothing:
    'Messages cannot be taken just now. This goes on by itself as soon as it can; in a hurry, please call. The conversation so far is kept.',
  tooMuch: 'Many messages came at once and are taken one by one. Please wait a moment before you send the next.',
  tooLarge: 'The file is too large and was not sent. Please make it smaller, or send it in parts.',
  ended: 'This conversation has ended. To go on, please start a new one.',
  failed: 'The chat could not be reached. Please check your network and try again.',
  startAgain: 'Start a new conversation',
  tryAgain: 'Connect again',
  speaksBot: 'The automatic assistant is answering',
  speaksWaits: 'You are in line for an operator',
  speaksOperator: '{name}, an operator, is helping you',
  leave: 'End',
  leaveLabel: 'End this chat',
  leaveQuestion: 'End this chat?',
  leaveTold:
    'The conversation goes from this device and cannot be opened again. If you are waiting for an operator, you leave the line. Bookings and requests stay as they are.',
  leaveYes: 'End the chat',
  leaveNo: 'Go on',
  left: 'The chat has ended. Thank you.',
};

/** The words by language. */
export const words: Readonly<Record<PageTongue, typeof ja>> = { ja, en };
