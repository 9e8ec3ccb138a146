/** What a visit is wished for, where both kinds were named: 故障の方です, 設定です; or that the attempt it needs was made. */
import { isQuestion } from '../text/is-question.ts';
import { normalise } from '../text/normalise.ts';

const lead = '^(?:(?:あ|えっ?と|はい|じゃ|では|いや|いえ|それなら)[、,]?)*';
const ending =
  '(?:の(?:方|ほう|ため|訪問|件|用|為))*(?:を|が|に|で|の)?(?:見て|調べて|直して|して|お?願い|おねがい|希望|頼み|来て)?(?:ほしい|欲しい|ください|下さい|もらいたい|いただきたい|したい|します|たい|ます)?(?:の?(?:方|ほう))?(?:です|で|だ)?(?:けど|ね|よ|が)?(?:$|[。、!])';
const setUp = new RegExp(
  `${lead}(?:[^。、]{1,12}の)?(?:初期)?(?:設定|セットアップ|設置|取り?付け|導入)${ending}|${lead}(?:有料|有償|お金(?:が|の)かかる)${ending}`,
  'u',
);
const fault = new RegExp(
  `${lead}(?:[^。、]{1,12}の)?(?:故障|原因|不具合|トラブル|切り?分け|故障の切り?分け|調査|修理|点検|不調)${ending}`,
  'u',
);
const tried =
  /(?:電話|リモート|遠隔|オペレータ|担当)[^。]*(?:もう|すでに|既に|前に|さっき|先ほど|昨日|この前)?[^。]*(?:やった|やりました|し(?:た|ました)|もらった|もらいました|いただきました|相談した|試した|済[みん]|だめだった|ダメだった|わからなかった|分からなかった)(?!ら|い)/u;

/** 'set-up', 'fault', or 'tried' for who says that phone or remote support was had already; undefined: none of them. */
export const hearPurpose = (text: string): 'set-up' | 'fault' | 'tried' | undefined => {
  const { text: even } = normalise(text);
  if (isQuestion(text)) return undefined;
  if (tried.test(even)) return 'tried';
  if (setUp.test(even)) return 'set-up';
  return fault.test(even) ? 'fault' : undefined;
};

const otherMatter =
  /^(?:いや|いえ|いいえ|あ|すみません|ごめんなさい)?[、。\s]*(?:(?:これ|それ|今回)は)?(?:別の件|別件|(?:ほか|他)の件|違う件)(?:です|だ|なん|で|の)/u;

/** Whether a message says that it is about another matter than the one spoken of: 別の件です. */
export const isOtherMatter = (text: string): boolean => otherMatter.test(text.trim());
