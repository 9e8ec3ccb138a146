/** What people read of the Teams app before they have it: its name, what it does, and what it can be asked. */

export const appWords = {
  name: 'ITサポートデスク',
  fullName: 'ITサポート&セキュリティ ライトあんしんプラン サポートデスク',
  short: 'ライトあんしんプランのご質問、リモートサポート、訪問のご予約を承ります。',
  full: 'ITサポート&セキュリティ ライトあんしんプランをご契約のお客さま向けのサポートデスクです。ご契約内容のご質問に条文を添えてお答えし、リモートサポート、訪問の予約、代替機器の貸し出しを承ります。必要なときはオペレーターにおつなぎします。',
  commands: [
    { title: '料金を知りたい', description: '月額の料金と、別にかかるもの' },
    { title: 'インターネットにつながらない', description: 'まず試していただくことのご案内' },
    { title: 'リモートで見てほしい', description: 'リモートサポートを始める' },
    { title: '訪問してほしい', description: '訪問の予約' },
    { title: '利用状況を教えて', description: '今月の残り回数とご予約' },
    { title: 'オペレーターと話したい', description: '担当の者におつなぎする' },
  ],
} as const;
