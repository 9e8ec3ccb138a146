/** How a sentence is put: as a question, a request, a plain wish or a statement. */
import { anyOf } from '../text/any-of.ts';
import { isQuestion } from '../text/is-question.ts';
import { normalise } from '../text/normalise.ts';
import { remembered } from '../text/remembered.ts';

/** Concepts that are heard from the form of a sentence, not from a word of the lexicon. */
export const computedConcepts = ['question', 'want', 'firm', 'statement', 'stated', 'dated', 'timed'] as const;
export type Mood = (typeof computedConcepts)[number];

const asksToBeTold = anyOf([
  '教え',
  'おしえ',
  '知りたい',
  'しりたい',
  '聞きたい',
  '確認したい',
  '(?:詳|くわ)しく',
  '(?:わか|分か)り(?:ません|にく)',
  '(?:わか|分か)ら(?:ない|ん|なく)',
  'って(?:何|なに|なん)',
  'とは$',
  '案内して',
  '説明して',
  '説明を',
  'もう一[度回](?:$|[。!]|お願|言|教|説)',
  '[?]',
]);
const endsAsQuestion =
  /(?:ですか|ますか|ませんか|でしょうか|だろうか|のか|るか|たか|いか|んか|かな|かね|っけ|よね|ですよね|だよね|なの|るの|たの|いの|んの|だっけ|しょ|は|なん|のかしら|かしら|か|たら|なら|場合|ときは|時は|とき|のほうは|については)[。!、…ー~]*$/u;
/** What was heard or taken for granted, told to have it set right: 無料だと聞いたのですが, 休みのはずですが. */
const seeksToBeRight =
  /(?:(?:と|って)(?:(?:聞い|伺っ|うかがっ|書いてあっ|思って|思ってい)た|(?:聞き|伺い|うかがい|書いてあり|思ってい)ました|(?:聞いて|書いて)(?:い?る|い?ます|あ(?:る|ります)))|はず)(?:なん|ん|の)?(?:です|だ|でした)?(?:けれども?|けど|が|よね)?[。!…ー~]*$/u;
/** 対策になりますか、このツール: a question whose subject comes after it. */
const asksBeforeItsSubject = /(?:です|ます|ません|でしょう)か[、,](?=[^、]{1,14}$)/u;
/** A phrase that names what is asked, without a verb: 代替機の返し方, 訪問の対応時間. */
const namesAsked =
  /(?:できる(?:こと|事)|方法|手順|条件|料金|値段|費用|金額|価格|期間|期限|期日|時間|時間帯|番号|回数|上限|台数|違い|種類|内容|仕方|[いきぎしちにびみりえけげせてねべめれ](?:方|かた)|送料|連絡先|住所|場所|意味|概要|範囲|有無|可否|一覧|URL|url|id|コード|理由|手数料|率|料|代|先|日|日数|環境|規約|マニュアル|ライセンス|とは)(?:を|は|について)?[。!]*$/u;
/** A plain statement, which asks nothing of itself. */
const stated = /(?:です|ます|ました|でした|ません|だ|[いっん]た|だった|てる|ている)[。!…ー~]*$/u;
const asksWhich = anyOf([
  '何(?!も|か(?!月|所|国|い)|とか|[^、。]{0,10}ても)',
  'なに(?!も|か)',
  'なんじ',
  'なんの',
  'なんで',
  'なん(?:かい|にち|だい|ど|ぷん|ばん|さい)',
  'いつ(?!も|か(?!ら))',
  'どこ(?!も|か(?!ら))',
  'どの',
  'どれ(?!も)',
  'どう(?!も|か|しても|やら)',
  'どちら',
  'どっち',
  'どんな',
  'だれ(?!も|か(?!ら))',
  '誰(?!も|か(?!ら))',
  'いくら(?!でも)',
  'いくつ',
  'なぜ(?!か)',
  'どーやって',
]);

const wishes = anyOf([
  '(?:て|で)(?:ほし|欲し|もらえ(?!る[一-龠ァ-ヶもの])|もらい(?!ました)|貰え|貰い(?!ました)|くれ(?!る[一-龠ァ-ヶもの])|下さ|ください|いただけ|いただき(?!ました)|頂け|頂き(?!ました)|ちょうだい|頂戴|(?:もらう|いただく|頂く|貰う)(?:こと|の)?(?:は|って|も|が)?(?:でき|可能|無理))',
  '(?:し|き|り|け|べ|て|い|え|み|び|ち|め|せ|れ)たい',
  'お?願い',
  'おねがい',
  'お願',
  '頼み',
  '頼む(?!と|な|の|場合)',
  '頼め(?!ば)',
  'たのみ',
  'たのむ',
  '希望',
  'ください',
  '下さい',
  'よろしく',
  '(?:が|を)?(?:ほしい|欲しい)',
  'したく',
  '(?:お?借り|予約|申し?込み?)(?:は|が|も)?(?:でき|られ)(?!な)',
  '来ら?れ(?:ますか|ませんか|る[?]|る$)',
  '(?:送っ|届け|貸し|かし|用意し|手配し|見|診|調べ|直し|確認し|助け|つない|繋い|(?<![がも])来)て(?:よ|ね)?[。!]*$',
  '(?:借り|申し?込み)ます(?=[わよね。!]*$)',
  '(?:借りる|申し?込む|頼む)[わよね]?[。!]*$',
  'please',
]);
/** A wish that is no question about what is possible, as …てもらえますか may be. */
const firmly =
  /(?:ほし|欲し|下さ|ください|お願|おねがい|頼み|頼む(?!と|な|の|場合)|頼め(?!ば)|希望|たいです|たい(?:んです|ので|。|$)|よろしく|ちょうだい|頂戴|てくれ(?:$|。|!)|please)/u;
/** 受信できてないみたい guesses, and wishes for nothing. */
const seeming = /(?<=[るたいん])みたい/gu;
const wishesToKnow =
  /(?:教え|おしえ|説明し|案内し|聞か|見せ)て(?:ほし|欲し|もらえ|もらい|くれ|ください|下さ|いただ|頂)|知りたい|聞きたい|しりたい/u;

const asksInEnglish = anyOf([
  '^(?:so |and |but |then |also |hi |hello |excuse me )*(?:what|when|where|which|who|how|why|can|could|do|does|did|is|are|am|will|would|may|should|have|has)\\b',
  'tell me',
  'let me know',
  'i wonder',
  '[?]',
]);
const wishesInEnglish =
  /\b(?:i want(?! to know)|i'?d like(?! to know)|i need|please(?! tell)|could you (?!tell)|can you (?:come|send|connect|call|help|fix|look)|i would like(?! to know)|let me (?:talk|speak))/u;
/** A day is named: what is asked may be whether people are there. */
const dated = anyOf([
  '\\d{1,2}月\\d{1,2}日',
  '(?:今月|来月|再来月|翌月)の?\\d{1,2}日',
  '(?<![\\d月])\\d{1,2}日(?=は|って|も)',
  '(?<!\\d)\\d{1,2}/\\d{1,2}(?!\\d)',
  '明日',
  'あした',
  '明後日',
  'あさって',
  '今日',
  '本日',
  '[月火水木金土日]曜',
  '(?:勤労感謝|昭和|憲法記念|みどり|こども|海|山|敬老|秋分|春分|スポーツ|文化|成人|建国記念)の日',
  '元日',
  '元旦',
  '大晦日',
  'クリスマス',
  'tomorrow',
  '\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* ?\\d',
]);

/** A time of day is named. */
const timed = /\d{1,2}(?:時(?!間)|:\d{2})|(?<!\d)\d{1,2} ?(?:am|pm|a\.m|p\.m|o'?clock)/u;

/** The moods of one normalised sentence. A question may be a request as well (…てもらえますか); a firm wish is no question. */
export const moodOf = remembered((sentence: string): ReadonlySet<Mood> => {
  const moods = new Set<Mood>();
  if (dated.test(sentence)) moods.add('dated');
  if (timed.test(sentence)) moods.add('timed');
  if (/^[ -~]*$/u.test(sentence)) {
    if (asksInEnglish.test(sentence)) moods.add('question');
    if (wishesInEnglish.test(sentence)) moods.add('want');
  }
  const asks = [asksToBeTold, endsAsQuestion, asksWhich, namesAsked, seeksToBeRight, asksBeforeItsSubject];
  if (asks.some((pattern) => pattern.test(sentence))) {
    moods.add('question');
  }
  const wish = sentence.replace(wishesToKnow, '').replace(seeming, '').replaceAll('だいたい', '');
  if (wishes.test(wish)) moods.add('want');
  if (moods.has('want') && firmly.test(wish)) moods.add('firm');
  if (!moods.has('question') && !moods.has('want')) moods.add('statement');
  if (moods.has('statement') && stated.test(sentence)) moods.add('stated');
  return moods;
});

/** Whether `text`, as it was written, asks for something to be done: お願いします, 来てもらえますか. */
export const isRequest = (text: string): boolean => moodOf(normalise(text).text).has('want');

/** Whether `text` is put as a question and asks for nothing to be done: 次、HUBもお願いできますか does, though it asks. */
export const asksOnly = (text: string): boolean => isQuestion(text) && !isRequest(text);
