/** A customer's own words as they are repeated and kept: without greetings, thanks, and what a sentence trails off in. */

/** Separators between what is cut and what stays. */
const gap = '[、,。.!！\\s…〜~ー]*';

/** What a message begins with before it comes to its matter. */
const greeting = [
  'もしもし',
  'こんにち[はわ]|こんばん[はわ]|おはよう(?:ございます)?|は[じ初]めまして|初めまして',
  '(?:いつも)?(?:大変)?お?世話に(?:なって(?:おり|い)ます|なります)',
  'お疲れ様(?:です|でございます)?|お疲れさまです',
  '(?:夜分|夜遅く|朝早く|早朝|休み中|お?忙しい(?:ところ|中|なか)|突然|急|何度|度々|たびたび)(?:遅く)?(?:に|から|も)?(?:大変)?(?:すみません|すいません|申し訳(?:ありません|ございません|ない(?:です|のですが)?)|恐れ入ります|おそれいります|失礼(?:いた|し)?ます|恐縮です)(?:が|けど)?',
  '(?:大変)?(?:すみません|すいません|すんません|すんまへん|恐れ入ります|申し訳(?:ありません|ございません)|ごめんなさい|失礼します)(?:が|けれど|けど)?',
  '(?:いつも)?(?:ありがとうございます|どうも)(?=[。、!！\\s])',
  'え[ーえっ]*と(?:です)?(?:ね[ーえぇ]?)?|あのー|あのう|(?:あの|その|ええ|はい|うん|えっ|あっ?|実は|じつは|なんか)(?=[、。!！\\s…])|なんか',
  '(?:いや|いえ|いいえ|違います|(?:間違え|まちがえ)(?:まし)?た)(?=[、。,.])',
  '(?:hello|hi|good (?:morning|afternoon|evening)|excuse me|sorry)(?: there)?(?=[,.!\\s])',
].join('|');
const leads = new RegExp(`^(?:(?:${greeting})${gap})+`, 'iu');

/** What a message ends with after its matter: thanks, and a plea that names nothing. */
const farewell = new RegExp(
  `(?<=[。、,.!！\\s])(?:(?:どうぞ|何卒)?(?:よろしく|宜しく)(?:(?:お願い|おねがい|御願い)(?:いた|致|し)*ます)?|お願い(?:いた|致|し)*ます|(?:ありがとう|有難う)(?:ございます|ございました)?|助けて(?:ください|下さい)?|thank you(?: very much)?|thanks|please help)${gap}$`,
  'iu',
);

/** The endings of a plain form: 映らない|の, 壊れた|んです. */
const plain = '(?<=[るたいうくすつぬむぐぶ])';
const polite = '(?<=です|ます|ません|ました|でした)';
/** Plain forms that no time ends in: 今日から and あしたから tell since when. */
const noTime = '(?<=る|た|だ|ない|たい|しい)(?<!よる|ひる|はる|あした|あいだ|わた)';
/** What a sentence trails off in, each cut where it stands last. */
const trails: readonly RegExp[] = [
  // 読み取れないんですけど, つながりませんが, 壊れたけどね
  /(?:けれども?|けども?|けどね|けどさ)$/u,
  new RegExp(`${polite}がね?$`, 'u'),
  // 印刷できないのと, 真っ暗なので, つながらないって
  new RegExp(`(?:${plain}|な)(?:のと|ので|もんで|もので|のに)$|(?<=[るたい])んで$|(?<=る|た|い)なんで$`, 'u'),
  new RegExp(`(?:${noTime}|${polite})(?:から|し)$`, 'u'),
  /(?<=[るただん]|ない|たい|しい|(?![言行要])\p{Script=Han}い|です|ます)って$/u,
  // つながらないのです, 固まったままなんです, 何も映らないの
  new RegExp(`(?:${plain}|(?<=[^んはがをにで])な)(?:の|(?:の|ん)(?:です|だ|や|よ))$`, 'u'),
  // 動きませんよね, 遅いですねえ
  new RegExp(`(?:(?<=[るたいだん])|${polite})(?:よね?|ね[えぇー]?|な[あぁー]|わー?|ねん)$`, 'u'),
  /(?<=みたい|よう|感じ|状態|まま)[なで]$/u,
];

/** A sentence left open, and how it stands closed: できなくて is できない. */
const closed: readonly (readonly [RegExp, string])[] = [
  [/なくて$/u, 'ない'],
  [/くて$/u, 'い'],
  [/(?<=\p{Script=Hiragana})まして$/u, 'ました'],
  [/でして$/u, 'です'],
  [/てて$/u, 'てる'],
  // What came about, and nothing that is asked for: 教えて stays.
  [/(?<=なっ|ちゃっ|しまっ|まっ|[壊切割外折]れ|消え|落ち|出)て$/u, 'た'],
];

const stops = /[。.、,!！…\s]+$/u;

/** `text` without what its last sentence trails off in, and without the stop after it. */
const untrailed = (text: string): string => {
  const even = text.replace(stops, '');
  const cut = trails.reduce((left, trail) => left.replace(trail, ''), even);
  if (cut !== even && cut !== '') return untrailed(cut);
  const [open, end = ''] = closed.find(([pattern]) => pattern.test(even)) ?? [];
  return open === undefined ? even : even.replace(open, end);
};

/** The words without what is said round them; all of them where nothing would be left. */
export const cutClean = (text: string): string => {
  const own = text.trim();
  const left = own.replace(leads, '').replace(farewell, '').trim();
  const cut = untrailed(left);
  if (cut === '') return own;
  return cut === left.replace(stops, '') ? left : cut;
};
