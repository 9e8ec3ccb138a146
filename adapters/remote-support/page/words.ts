/** The words of the customer's page of a remote session. Times and numbers come from the server. */
export const words = {
  title: 'リモートサポートのご案内',
  service: 'ITサポート&セキュリティ ライトあんしんプラン',
  heading: 'リモートサポートのご案内',
  codeLabel: 'お客さまの接続コード',
  stateLabel: '現在の状態',
  stepsHeading: 'ご準備の手順',
  stepTool:
    'リモートサポートには、専用ツールのインストールが必要です。サポートを受けるパソコンなどに専用ツールをインストールしてください。',
  stepEnvironment: '専用ツールの最新の動作環境は、弊社ホームページでご確認ください。',
  homePage: '弊社ホームページを開く',
  stepKeepOpen: 'このページを開いたまま、お待ちください。',
  stepOperator: 'オペレーターが接続します。接続コードをたずねられたら、上のコードをお伝えください。',
  expires: 'まで有効です',
  unreachable: '状態を確認できません。ネットワークの接続をご確認ください。自動でもう一度確認します。',
  noScript: '状態を自動で表示するには、ブラウザーの JavaScript を有効にしてください。',
} as const;

/** What each state of a session is called, and what the customer should know or do. */
export const states = {
  waiting: { name: '待機中', advice: 'オペレーターの接続をお待ちしています。' },
  connected: { name: '接続済み', advice: 'オペレーターが接続しています。このページは開いたままにしてください。' },
  ended: { name: '終了', advice: 'リモートサポートは終了しました。このページは閉じてかまいません。' },
  void: {
    name: '無効',
    advice: 'この接続コードは使えません。あらためてリモートサポートを希望される場合は、チャットでお申し付けください。',
  },
} as const;

export type RemoteState = keyof typeof states;
