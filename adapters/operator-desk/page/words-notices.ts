/** The desk page's words for notices to an area. */
export const noticeWords = {
  bar: (count: number) => (count > 0 ? `お知らせ（${count}）` : 'お知らせ'),
  heading: '地域へのお知らせ',
  lead: '災害などのとき、地域のお客さまにチャットでまとめてお知らせします。',
  standing: 'いま出ているお知らせ',
  none: 'いま出ているお知らせはありません。',
  until: (moment: string) => `${moment}まで`,
  by: (name: string, moment: string) => `${name}（${moment}）`,
  chats: (count: number, spreading: boolean) => `対象のチャット ${count}件${spreading ? '（確認中）' : ''}`,
  end: '終了する',
  endSure: (area: string) =>
    `「${area}」へのお知らせを終了します。まだお伝えしていないお客さまには送りません。お伝え済みのお客さまには、改めてお知らせしません。よろしいですか。`,

  fresh: '新しいお知らせ',
  area: '地域',
  areaHint: '住所の一部を、市や県の名前まで入れてください。複数あるときは「、」で区切ります。例：佐渡市、長岡市',
  text: '内容',
  textHint: (most: number) =>
    `お客さまにそのまま表示されます（${most}文字まで）。いつまでのお知らせかと、注意事項(5)は自動で付きます。`,
  day: 'いつまで（日）',
  time: 'いつまで（時刻）',
  noArea: '地域を入力してください。',
  noText: '内容を入力してください。',
  noUntil: 'いつまでのお知らせか、日と時刻を入力してください。',
  goOn: '確認へ進む',

  check: 'この内容でお知らせします',
  untilName: 'いつまで',
  effects: [
    'ご契約の住所がこの地域にあるお客さまのチャットに送ります。一度送ると取り消せません。',
    '夜間は送らず、翌朝にお届けします。それまでに終了すれば届きません。',
    'まだ届いていないお客さまには、次に書き込まれたときに最初にお伝えします。',
    'オペレーターが対応中のチャットには送らず、ボットに戻ったあとでお伝えします。',
  ],
  back: '戻って直す',
  set: 'お知らせを出す',
  close: '閉じる',
  done: 'お知らせを出しました。',
  ended: 'お知らせを終了しました。',
} as const;
