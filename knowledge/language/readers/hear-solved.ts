/** Hears whether a trouble is over, by itself or by the first steps that were told. */
import type { Documents } from '../../terms/documents.ts';
import type { Act } from '../reading.ts';
import { anyOf } from '../text/any-of.ts';
import { normalise } from '../text/normalise.ts';

const unsolved = anyOf(
  [
    '(?:直|治|なお)(?:ら|り?ません)',
    '(?:変|か)わ(?:ら|り?ません)',
    'まだ',
    '(?:だめ|ダメ|駄目|あかん|アカン)',
    '無理',
    '(?:でき|つなが|動[かき]|解決し?|改善(?:し|され)?)(?:な[いか]|ま?せん|へん)',
    '[良よ]くな(?:ら|りま?せん)',
    '(?:同じ|おなじ|一緒|いっしょ)(?:です|でし|だ|や|まま|状態|$|[。！!])',
    '(?:効果|変化)(?:が|は|も)?(?:な|あり?ま?せん)',
    '意味(?:が|は)?な',
    '(?:消え|映ら|届か|送れ|開け|開か|聞こえ|つか|刷れ|戻ら|使え|鳴ら)(?:な[いか]|ません)',
    '(?:届き|映り|つき|戻り|開き|鳴り)ません',
    'たまに',
    'ときどき',
    '時々',
    '一時的',
    "(?:did|does|do|is|has|was)(?: not|n['’]t)\\b",
    "(?:cannot|can['’]t|still|not) (?:work|solved|fixed|help|connect|print|the same|there|broken)",
    '^(?:no|still|same)\\b',
    '(?:same|no) (?:problem|change|luck)',
  ],
  'iu',
);
const solved = anyOf(
  [
    '(?:直|治|なお)(?:り?まし|っ)た',
    '(?:解決|復旧|回復|改善)(?:(?:し(?:まし)?|され(?:まし)?)た|です|して(?:よかっ|良かっ|助か|安心|ほっと)|$)',
    '(?:でき|つながり|動き|うまくいき)ました',
    '(?:つながっ|動い|うまくいっ|でき)た',
    '[るくう]ように(?:なりまし|なっ)た',
    '(?:送れ|届き|映り|つき|刷れ|開け|消え|聞こえ|戻り|使え)ました',
    'もう大丈夫',
    '\\b(?:solved|fixed|resolved|it (?:works|worked|helped|connects)|works (?:now|again|fine)|working (?:now|again)|fine now)\\b',
  ],
  'iu',
);
/** Said before anything was tried: 解決しました, あ、直りました. */
const over =
  /(?:直り|治り|なおり|解決し|復旧し)ました|(?:直|治|なお)った|(?:自己解決|解決|復旧)(?:した|しちゃった|です)?[。！!]*$|解決して(?:よかっ|良かっ)/u;

/** Whether a trouble that is being told is over by itself, with nothing tried that could have helped. */
export const isOver = (text: string): boolean =>
  !unsolved.test(text) &&
  !asksBack.test(text) &&
  !/(?:前|昨日|一度|いったん|一旦|すぐ)[^。]{0,8}(?:直|治|なお)/u.test(text) &&
  over.test(text);

/** What was tried already, or cannot be tried, did not help. */
const triedOrCannot = anyOf([
  '(?:もう|既に|すでに|とっくに|全部|ぜんぶ|一通り|ひと通り)(?:に|は)?[^。]{0,6}(?:試し|ため|やっ|やり|しまし|確認し)',
  '(?:方法|やり方|仕方|どれ|どこ)[^。]{0,6}(?:わか|分か)(?:ら|り?ません)',
  '(?:怖|こわ)(?:い|く|くて)',
  '触(?:れ|り)(?:な|ませ|たくな)',
]);

const wishesHelp =
  /お願い(?:し(?:ます|たい)|いた|致)?[^。?？]{0,4}[。！!]*$|頼(?:む|みます)[。！!]*$|(?:進め|続け)(?:て(?:ください|下さい|ほしい)?|ます)[。！!]*$|助けて/u;

/** 別件で…, 間違えました、…: what follows is of something else, and tells nothing of what was tried. */
const ofElse =
  /(?:それ|これ|この件)とは別|別件|別の(?:件|こと|問題)|(?:ほか|他)にも?|もう(?:一|1|ひと)つ|間違[えい]|まちが[えい]|訂正/u;

/** 直りましたか asks us; 直ったかな is no question. */
const asksBack = /[?？]|[たのす]か[。！!]*$/u;

/** Whether first aid helped, in the customer's own words: 'yes', 'no', or undefined when the message does not tell. */
export const hearSolved = (text: string): 'yes' | 'no' | undefined => {
  if (ofElse.test(text)) return undefined;
  if (unsolved.test(text)) return 'no';
  if (solved.test(text) && !asksBack.test(text)) return 'yes';
  // お願いします asks for more help.
  return (triedOrCannot.test(text) && !asksBack.test(text)) || wishesHelp.test(text) ? 'no' : undefined;
};

/** The kind of trouble that is named before it is told to be over: FAXは電話線が抜けてた、直りました. */
export const hearSolvedOf = (
  text: string,
  acts: readonly Act[],
  { lexicon, firstAid }: Documents,
): string | undefined => {
  const told = acts.find(({ label }) => label === 'done trouble');
  if (!told) return undefined;
  const before = lexicon.find(normalise(text.slice(0, told.span.end)).text);
  const kinds = before.flatMap(
    ({ concepts }) => firstAid.categories.find(({ words }) => words.some((word) => concepts.includes(word)))?.id ?? [],
  );
  return kinds.at(-1);
};
