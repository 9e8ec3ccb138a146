/** Hears a wish to be connected that names nobody: つないでください, もう9時なのでつないで. */

const connected: readonly string[] = [
  'つない',
  '繋い',
  'つなげ',
  '繋げ',
  'つないでおい',
  '取り次い',
  '代わっ',
  '替わっ',
];
/** What follows 〜て or 〜で, where anything does. */
const asked: readonly string[] = [
  '(?:ください|下さい)(?:ませんか)?',
  '(?:ほしい|欲しい|もらいたい|いただきたい)(?:です)?',
  '(?:もらえ|いただけ|くれ)(?:ます|ません|る)?(?:でしょう)?か?',
  'お願い(?:します)?',
  '[よね]',
];
const lead: readonly string[] = [
  'はい',
  'いや',
  'ええ',
  'では',
  'じゃあ?',
  'それなら',
  'やっぱり?',
  'すみません(?:が)?',
  '早く',
  '(?:今|いま)?すぐに?',
  'もう(?:一|1)[度回]',
];
const wish = new RegExp(
  `(?:^|[。!?、.…\\n]|ので|から|けど|が|(?:こと|件|話|内容|状況)で|(?=もう(?:一|1)[度回]))(?:(?:${lead.join('|')})[、,]?)*(?:${connected.join('|')})[てで](?:${asked.join('|')})?[。!?]*$`,
  'u',
);

/** Whether `even`, a normalised message, ends in such a wish. Where a connection is what a yes was asked for, it is that yes. */
export const wantsConnecting = (even: string): boolean => wish.test(even);
