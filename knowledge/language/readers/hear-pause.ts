/** Hears that the customer needs a moment and answers afterwards: ちょっと待って, やってみます, 今確認しています. */
import { normalise } from '../text/normalise.ts';

const lead =
  '(?:あ|はい|ええ|うん|では|じゃあ|それでは|わかりました|分かりました|了解(?:です)?|すみません|ごめんなさい|ありがとうございます?|[、。! ])*';
const soon =
  '(?:(?:今|いま|これから|今から|後で|あとで|後ほど|ちょっと|少し|少々|いったん|一旦|一度|もう(?:一度|一回|少し)|だけ)[、 ]?)*';
const tries = '(?:や(?:っ|り)|試し|ため(?:し|そ)|確認し|調べ|見|見に行|再起動し|入れ直し|(?:繋|つな)ぎ直し)';
const going = '(?:て)?(?:み(?:ます|る|よう)|[きく](?:ます|る)|い?(?:ます|る)(?:ところ)?|い?ると?ころ)';
const pause = new RegExp(
  `^${lead}${soon}(?:(?:[^、。?]{1,10}[をはにで]?)?(?:${tries}${going}|(?:試す|やる|見る|確認する))(?:ので|から|です|[ねよわな])*|お?待(?:って|ち)(?:ください|下さい|ね|よ|もらえますか|いただけますか|くださいますか)?)[。!~ー]*$`,
  'u',
);

/** Whether `text` only says that its writer needs a moment. */
export const hearPause = (text: string): boolean => pause.test(normalise(text).text.trim());
