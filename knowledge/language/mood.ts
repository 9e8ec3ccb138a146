/** How a sentence is put: as a question, a request, a plain wish or a statement. */

/** Concepts that are heard from the form of a sentence, not from a word of the lexicon. */
export const computedConcepts = ['question', 'want', 'firm', 'statement', 'stated'] as const;
export type Mood = (typeof computedConcepts)[number];

const asksToBeTold =
  /教え|おしえ|知りたい|しりたい|聞きたい|確認したい|(?:詳|くわ)しく|(?:わか|分か)り(?:ません|にく)|(?:わか|分か)ら(?:ない|ん|なく)|って(?:何|なに|なん)|とは$|案内して|説明して|説明を|[?]/u;
const endsAsQuestion =
  /(?:ですか|ますか|ませんか|でしょうか|だろうか|のか|るか|たか|いか|んか|かな|かね|っけ|よね|ですよね|だよね|なの|るの|たの|いの|んの|だっけ|しょ|は|なん|のかしら|かしら|か|たら|なら|場合|ときは|時は|とき|のほうは|については)[。!、…ー~]*$/u;
/** A plain statement, which asks nothing of itself. */
const stated = /(?:です|ます|ました|でした|ません|だ|[いっん]た|だった|てる|ている)[。!…ー~]*$/u;
const asksWhich =
  /何|なに|なんじ|なんの|なんで|いつ|どこ|どの|どれ|どう|どちら|どっち|どんな|だれ|誰|いくら|いくつ|なぜ|どーやって/u;

const wishes =
  /(?:て|で)(?:ほし|欲し|もらえ|もらい|貰え|貰い|くれ|下さ|ください|いただけ|いただき|頂け|頂き|ちょうだい|頂戴)|(?:し|き|り|け|べ|て|い|え|み|び|ち|め|せ)たい|お?願い|おねがい|お願|頼み|頼む(?!と|な|の|場合)|頼め|たのみ|たのむ|希望|ください|下さい|よろしく|(?:が|を)?(?:ほしい|欲しい)|したく|(?:お?借り|予約)(?:でき|られ)|please/u;
/** A wish that is no question about what is possible, as …てもらえますか may be. */
const firmly =
  /(?:ほし|欲し|下さ|ください|お願|おねがい|頼み|頼む(?!と|な|の|場合)|頼め|希望|たいです|たい(?:んです|ので|。|$)|よろしく|ちょうだい|頂戴|てくれ(?:$|。|!)|please)/u;
const wishesToKnow =
  /(?:教え|おしえ|説明し|案内し|聞か|見せ)て(?:ほし|欲し|もらえ|もらい|くれ|ください|下さ|いただ|頂)|知りたい|聞きたい|しりたい/u;

/** The moods of one normalised sentence. A question may be a request as well (…てもらえますか); a firm wish is no question. */
export const moodOf = (sentence: string): Set<Mood> => {
  const moods = new Set<Mood>();
  if (asksToBeTold.test(sentence) || endsAsQuestion.test(sentence) || asksWhich.test(sentence)) moods.add('question');
  const wish = sentence.replace(wishesToKnow, '');
  if (wishes.test(wish)) moods.add('want');
  if (moods.has('want') && firmly.test(wish)) moods.add('firm');
  if (moods.size === 0) moods.add('statement');
  if (moods.has('statement') && stated.test(sentence)) moods.add('stated');
  return moods;
};
