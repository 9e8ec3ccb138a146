/** A customer's own words as they are repeated and kept: without what leads in to them, and what a sentence trails off in. */

const leads =
  /^(?:あの[ーう]|え[ーえっ]と(?:ですね|ね)?|すみません|なんか|それと(?!は)|やっぱり?|あとは?(?=(?![一二三四五六七八九十])\p{L})|(?:あの|その|ああ?|はい|いや|いえ|いいえ|実は|あと|で|違います|(?:間違え|まちがえ)(?:まし)?た)(?=[、。,.!！\s…])|(?:and|but|so|also|because|sorry)\b|[、,。.!！\s…ー])+/iu;

/** The end of a sentence that is whole without what follows: 壊れた|けど, 動かない|んです. */
const whole = '(?<=[るたいうくすつぬむぐぶん]|です|ます|だ)';
const trails = new RegExp(
  [
    `(?:${whole}|(?<=[^んはがをにで])な)(?:の[とで]|も?んで|(?:の|ん)(?:です|[だやよ])|の)$`,
    `${whole}(?:(?:[のんと][やじ]ゃ?)?け(?:れど|ど)[もねさ]?|よね?|ね[えぇー]?|ねん|な[あぁー]|わ)$`,
    // No time ends so: 今日から and あしたから tell since when.
    '(?<=[るただん]|[なたし遅重弱悪]い|です|ます)(?:って|(?<!ん|よる|ひる|はる|わた|あした|あいだ)(?:から|し))$',
    '(?<=です|ます|ません|でした|ました)がね?$|(?<=みたい|よう|感じ|状態|まま)で$',
  ].join('|'),
  'u',
);

/** A sentence left open, and how it stands closed: できなくて is できない. What is asked for stays: 教えて. */
const closed: readonly (readonly [RegExp, string])[] = [
  [/なくて$/u, 'ない'],
  [/くて$/u, 'い'],
  [/(?<=\p{Script=Hiragana})まして$/u, 'ました'],
  [/てて$/u, 'てる'],
  [/(?<=なっ|ちゃっ|しまっ|まっ|[壊切割外折]れ|消え|落ち|出)て$/u, 'た'],
];

const stops = /(?<![。.、,!！…\s])[。.、,!！…\s]+$/u;

/** `text` without what its last sentence trails off in, and without the stop after it. */
const untrailed = (text: string): string => {
  const even = text.replace(stops, '');
  const cut = even.replace(trails, '');
  if (cut !== even && cut !== '') return untrailed(cut);
  const [open, end = ''] = closed.find(([pattern]) => pattern.test(even)) ?? [];
  return open === undefined ? even : even.replace(open, end);
};

/** The words without what leads in to them and what they trail off in; all of them where nothing would be left. */
export const cutClean = (text: string): string => untrailed(text.trim().replace(leads, '')) || text.trim();
