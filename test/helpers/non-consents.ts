/** Messages that agree to nothing: each takes note, or begins with a yes, and then thinks, doubts, asks, puts off or says something else. */

const noted = [
  'わかりました',
  '分かりました',
  'なるほど',
  '了解です',
  '承知しました',
  'へえ',
  'ふーん',
  'そうなんですね',
  'ありがとうございます',
  'どうも',
  '考えます',
  '検討します',
  'うーん',
  '迷うな',
  'はい',
  'ええ',
  'うん',
];
const after = [
  '考えます',
  '少し考えさせてください',
  'また連絡します',
  'あとでまた来ます',
  '社長に聞いてみます',
  '今はいいです',
  'やめておきます',
  '回数が減るなら要らないです',
  '料金はかかりますか？',
  'それって何分かかるんですか',
  'なんで1回使うんですか',
  'もったいないなあ',
  'どうしようかな',
  '電話は苦手なんですよね',
  'ちょっと待ってください',
  '妻と相談します',
  '高くないですか？',
  '先に値段を教えてください',
];
const between = ['、', '。', '。でも', '、ただ', '。うーん、', '…', '。ところで、', '、けど'];
const ends = ['', '。', 'ね', '…', '（笑）'];

/** More than 10,000 of them, in a fixed order. */
export const nonConsents: readonly string[] = noted.flatMap((one) =>
  between.flatMap((joint) => after.flatMap((other) => ends.map((end) => one + joint + other + end))),
);
