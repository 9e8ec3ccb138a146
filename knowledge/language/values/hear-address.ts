/** Hears an address in Japan, in the customer's own words: from its post code, prefecture, city, ward or town on. */

const longest = 200;

const prefecture =
  '(?:(?:北海道|東京都|京都府|大阪府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県)[\\s　]*)';
/** Names of cities, towns and villages that are written with hiragana; all others are runs of kanji and katakana. */
const inHiragana =
  'つくばみらい|つくば|さいたま|いわき|ひたちなか|かすみがうら|さくら|みどり|みなかみ|ときがわ|ふじみ野|いすみ|あきる野|かほく|あわら|おおい|いなべ|あま|みよし|たつの|南あわじ|かつらぎ|みなべ|すさみ|紀の川|伊豆の国|さぬき|東かがわ|まんのう|つるぎ|いの|うきは|みやま|みやこ|みやき|えびの|南さつま|さつま|いちき串木野|うるま|むつ|つがる|おいらせ|にかほ|せたな|むかわ|えりも|あさぎり';
const run = '[一-龠々ヶケノァ-ヴー]';
const name = `(?:${inHiragana}|${run}{1,7}?)`;
/** What ends like a place and is none: 市内の, 区役所, 町民. */
const noPlace = '(?!役所|役場|民|議|営|政|販|況|立(?!川)|[内外場域間別長][のにでへはもがを、]|内会)';
const city = `${name}[市区村]${noPlace}`;
const district = `(?:${name}郡)?${name}[町村]${noPlace}`;
const street = '\\d+(?:丁目|番地?|号|[-−‐ー－]\\d)';
const postCode = '〒\\s?\\d{3}[-−‐ー－]?\\d{4}|(?<![\\d-])\\d{3}[-−‐ー－]\\d{4}(?![-\\d])';

const patterns = [
  `(?:(?:${postCode})[\\s、,]*)?${prefecture}(?:${city}|${district})`,
  `(?:(?:${postCode})[\\s、,]*)?(?:${city}|${name}郡${name}[町村]${noPlace})`,
  // A town alone is a place only with its number: 本町1-2-3.
  `(?:(?:${postCode})[\\s、,]*)?${district}.{0,12}?${street}`,
].map((pattern) => new RegExp(pattern, 'u'));

/** Written together with the name and no part of it: 明日大阪市, 同じ区, 地区. */
const before =
  /^(?:(?:午前|午後)中?|明日|明後日|本日|今日|今回|来週|今週|平日|代替機器?|機器|住所|送付先|配送先|宛先|現在|至急)+/u;
const common = /^(?:.{0,2}[地学工街管]区|(?:都|大都|全|各|同|当|他|隣|下|農|漁|山|[市区町])[市区町村])$/u;

const time =
  '(?:[^。、に]{0,10}(?:曜日?|日|時|午前|午後|朝|昼|夕方|夜|中|頃|ごろ|週|以降|まで)[^。、に]{0,4}(?:に|は|で|、)*)?';
const deed =
  '(?:送|届|配送|発送|配達|郵送|お願い|おねがい|お送り|お届け|頼|変え|変更|替え|し(?:て|たい|ます)|なります|欲しい|ほしい|希望)';
/** Behind the name of a person it belongs to the address: 3階 山田宛. */
const forWhom = '(?<![\\s　、][^\\s　、\\d]{1,20})(?:宛て?|あて)';
const end = new RegExp(
  `(?:の(?:ほう|方))?(?:(?:${forWhom}に?|まで|に|へ)も?)[、\\s]*${time}${deed}.*$|(?:の(?:ほう|方))?(?:${forWhom})?で(?:す|ございます|お願い|おねがい|いい|良い|よい|大丈夫|頼|$).*$|(?:${forWhom}|に|へ|で)?[\\s。、！!]*$`,
  'u',
);
/** Words of a time set apart from the address: …1-1 水曜の午前. */
const moment =
  '(?:\\d+月\\d+日|\\d+日|\\d+時半?|来週|今週|再来週|週明け|明日|あした|明後日|あさって|本日|今日|平日|土日|[月火水木金土日]曜日?|午前中?|午後|夕方|朝|昼|夜|[の～~に]|から|まで|以降|頃|ごろ|指定|希望)';
const apart = new RegExp(
  `(?:[\\s、,　]+|に)(?:(?:日時|時間|時間帯)は?)?${moment}{2,9}(?=[\\s、,　]|$)|[\\s、,　]+(?:${moment.replace('|[の～~に]', '')})(?=[\\s、,　]|$)`,
  'gu',
);

/** …の倉庫に、土曜の午前で: what led to the time that was taken out. */
const ending = /[にへで][\s、,　]*$/u;

const named = /[^\s、。をはにでがへ（(]{1,20}[（(]$/u;
/** A sentence that tells something, not a place. */
const tells = /(?:です|ます|ません|ました|でした|たい|ない|した|った|いる|ある)$/u;
/** …の支店のパソコンも動かないん tells of a device there. */
const tellsOf =
  /(?:を|[一-龠ァ-ヴー][がも])[^\s]*(?:ない|ん|た|る|ます|せん)(?:の|か|かな|だ)?$|(?:るの?|た|[うく])か(?:な|ね)?$/u;
const refused = /^.*(?:ではなく|じゃなく|でなく)て?[、,]?/u;

const latin = "[A-Z][A-Za-z'&.-]{1,24}";
/** Hotel Sunroute, 1-2-3 Ueno, Taito-ku, Tokyo 110-0005: the number first, then at least two places. */
const inLatin = new RegExp(
  `(?:${latin}(?: ${latin}){0,4},? )?\\d{1,4}(?:-\\d{1,4}){1,3},? ${latin}(?: ${latin}){0,2}(?:, ?${latin}(?: ${latin})?){1,4}(?:,? (?:〒 ?)?\\d{3}-\\d{4})?`,
);

/** Where an address begins in `text`, undefined when there is none. */
const startIn = (text: string): number | undefined => {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (!found) continue;
    const [said] = found;
    const skipped = before.exec(said)?.[0].length ?? 0;
    if (common.test(said.slice(skipped))) continue;
    const start = found.index + skipped;
    // 大阪支店（大阪市…）: the name before the bracket belongs to it.
    return start - (named.exec(text.slice(0, start))?.[0].length ?? 0);
  }
  return undefined;
};

const isSentence = /(?:[。！!？?]|です|ます|ください)$/u;

/** An address is often written in lines: those that hold no sentence follow one another. */
export const inOneLine = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .reduce((before, line) => `${before}${line.length <= 40 && !isSentence.test(before) ? ' ' : '\n'}${line}`, '')
    .trim();

/** The address `text` holds, up to what is to be done with it: …梅田1-2-3の支店に送って. Undefined when it holds none. */
export const hearAddress = (text: string): string | undefined => {
  for (const part of inOneLine(text).split(/[。！!？?\n]/u)) {
    const sentence = part.replace(refused, '');
    const written = inLatin.exec(sentence)?.[0];
    if (written !== undefined) return written.slice(0, longest);
    const start = startIn(sentence);
    if (start === undefined) continue;
    const address = sentence
      .slice(start)
      .replace(end, '')
      .replace(apart, '')
      .replace(ending, '')
      .trim()
      .slice(0, longest);
    if (address !== '' && !tells.test(address) && !tellsOf.test(address)) return address;
  }
  return undefined;
};
