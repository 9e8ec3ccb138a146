/** What a message of a word or two asks for when no rule finds anything in it: オペレーター, 予約, 電話ほしい, 状況を教えて. */
import type { Meaning } from './commands.ts';

const ending =
  '(?:を|に|と|で|は)?(?:確認(?:した(?:い|く))?|(?:教え|おしえ|見せ)て(?:ほしい|欲しい|ください|下さい)?|した(?:い|く)|お願い(?:します)?|希望(?:です|します)?|ほしい|欲しい|ください|下さい|です|だ|いる|呼んで)?(?:です|ます)?[。!?]*';
const wishes: readonly (readonly [words: string, meaning: Meaning])[] = [
  ['(?:オペレータ(?:ー)?(?:さん)?|担当(?:者|の(?:方|人))?|有人|人間|人|スタッフ)', { kind: 'human' }],
  ['(?:お?電話|折り?返し|コール)', { kind: 'start', service: 'callback' }],
  ['(?:訪問の?)?予約', { kind: 'start', service: 'visit' }],
  ['(?:リモート|遠隔)', { kind: 'start', service: 'remote' }],
  [
    '(?:(?:いま|今|申し?込み|予約|手続き?|利用|貸し?出し?)の?)?(?:状況|状態|進捗)',
    { kind: 'start', service: 'status' },
  ],
];
const patterns = wishes.map(
  ([words, meaning]) =>
    [new RegExp(`^(?:(?:はい|ええ|では|じゃあ?|なら)[、,]?)?${words}${ending}$`, 'u'), meaning] as const,
);

/** The wish that is all of `even`, a message in its normalised form; undefined when it is none. */
export const bareWish = (even: string): Meaning | undefined => patterns.find(([pattern]) => pattern.test(even))?.[1];
