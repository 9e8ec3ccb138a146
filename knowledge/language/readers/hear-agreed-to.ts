/** Hears a wish that names nothing of its own, for what was just spoken of: じゃあお願いします, それも頼みます, やっぱり借ります. */
import { normalise } from '../text/normalise.ts';

const lead =
  '(?:あ|あの|えっと|うーん|はい|うん|ええ|では|じゃ|それじゃ|それでは|それなら|そしたら|なら|んじゃ|ほな|分かりました|分かった|わかりました|わかった|了解(?:です|しました)?|承知しました|なるほど|ok|やっぱり?|やはり|すみません|[、,。!])*';
const that = '(?:(?:それ|これ|そっち|そちら|こちら|[1-9一二]台(?:だけ)?)(?:だけ)?(?:も|を|で|に)?)?[、,]?';
const wish =
  '(?:お願い(?:いた|致)?(?:します|したい(?:です)?|できますか)|お願い|おねがい(?:します)?|頼(?:む|みます|みたい(?:です)?|んます)|申し?込(?:む|みます|みたい(?:です)?|んで(?:ください)?)|借り(?:る|ます|たい(?:です)?)|[貸か]して(?:ください|ほしい(?:です)?)?|(?:手配|用意)して(?:ください|ほしい(?:です)?)?)';
const agrees = new RegExp(`^${lead}${that}${wish}[わよねな]*[。!]*$`, 'u');

/** Whether `text` is such a wish and nothing more; thanks in advance (よろしくお願いします) is none. */
export const hearAgreedTo = (text: string): boolean => agrees.test(normalise(text).text);
