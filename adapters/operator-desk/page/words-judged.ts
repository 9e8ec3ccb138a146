/** The desk page's words for what customers think of answers. */
export const judgedWords = {
  bar: '評価',
  heading: 'お客さまの評価',
  lead: 'ボットの回答に、お客さまがTeamsで付けられた評価です。90日間ここに残ります。',
  none: '評価はまだありません。',
  more: '件数が多いため、新しいものだけを表示しています。',
  liked: '👍 役に立った',
  disliked: '👎 役に立たなかった',
  question: 'お客さま',
  answer: '回答',
  words: 'ひとこと',
  gone: '（表示できません）',
  open: 'チャットを見る',
  close: '閉じる',
} as const;
