/** What a message of a word or two asks for when no rule finds anything in it: オペレーター, 予約, 電話ほしい, 状況を教えて. */
import type { Meaning } from '../reading.ts';
import { services, traitsOf } from '../services.ts';

const lead =
  '(?:(?:もう(?:一|1)[度回]|また|じゃあ?|それじゃあ?|では|それでは|それなら|なら|やっぱり?|やはり|すみません|ごめん(?:なさい)?|いや|あ(?=[、,])|まずは?|とりあえず|あと|それと|すぐ|(?:その|この|同じ|さっきの|先ほどの)件で)[、,]?|[、,]){0,4}';
const ending =
  '(?:の(?:ほう|方))?(?:を|に|と|で|は|が)?(?:い[いー]|よい|良い)?(?:確認(?:した(?:い|く))?|(?:教え|おしえ|見せ)て(?:ほしい|欲しい|ください|下さい)?|した(?:い|く)|お願い(?:します)?|希望(?:です|します)?|ほしい|欲しい|ください|下さい|です|だ|いる|呼んで)?(?:[のん]?です(?:けど|が)?|ます|待ち(?:ます|たい(?:です)?))?(?:もう(?:一|1)[度回])?[。!?]*';
const wishes: readonly (readonly [words: string, meaning: Meaning])[] = [
  [
    '(?:(?:さっき|先ほど|さきほど|前|同じ)の?)?(?:オペレータ(?:ー)?(?:さん|の(?:方|人))?|担当(?:者|の(?:方|人))?|有人|人間|人|スタッフ)',
    { kind: 'human' },
  ],
  ['チャット(?:の(?:オペレータ(?:ー)?|担当(?:者)?|人))?', { kind: 'human' }],
  ['(?:やめる|やめます|やめたい|取り?やめ(?:る|ます|たい)?|キャンセル|取り消し|中止)', { kind: 'cancel' }],
  ['(?:戻る|戻ります|戻りたい|(?:一つ|ひとつ)?前に戻(?:る|って|ります|りたい)|戻って)', { kind: 'back' }],
  ['(?:送信ミス|誤送信|(?:何|なん)でもない|(?:何|なん)でもありません)', { kind: 'no' }],
  ...services.flatMap((service) => {
    const { bare } = traitsOf(service);
    return bare === undefined ? [] : [[bare, { kind: 'start', service }] as const];
  }),
];
/** もう一回, え？, それ本当？: what was said last is wanted again. */
const again =
  /^(?:すみません|ごめん(?:なさい)?|え[っー]*|ん)?[、,]?(?:もう(?:一|1)(?:度|回)(?:お願い(?:します)?|いい(?:です)?か|ください|言って)?|え[っー]*[?!]+|(?:なん|何)(?:て|だって|ですって)[?!]*|(?:それ|今の|さっきの)?(?:の?(?:答え|回答|案内|話))?(?:は|って)?(?:本当|ほんと(?:う)?|間違って(?:い)?ない|間違い(?:は)?(?:ない|ありません)|合って(?:い)?(?:る|ます))(?:です|なん(?:です)?)?(?:か|の|よね)*[?]*|(?:さっき|先ほど|さきほど|前)(?:は|に)?[^。]{1,20}(?:って|と)(?:言|おっしゃ|書い|案内)[^。]{0,10}[?])[。!]*$/u;
const patterns = [
  ...wishes.map(([words, meaning]) => [new RegExp(`^${lead}${words}${ending}$`, 'u'), meaning] as const),
  [again, { kind: 'repeat' }] as const,
];

/** The wish that is all of `even`, a message in its normalised form; undefined when it is none. */
export const bareWish = (even: string): Meaning | undefined => patterns.find(([pattern]) => pattern.test(even))?.[1];
