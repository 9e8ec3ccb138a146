/** Hears that something came to pass with a device on loan: it is lost or damaged, its return box is gone, or it goes back late. */
import { anyOf } from '../text/any-of.ts';
import { isQuestion } from '../text/is-question.ts';

const lost = anyOf([
  '(?:なく|無く|失く|亡く)(?:し(?:た|て|まし|ちゃ)|な(?:っ|り))',
  '紛失',
  '見当たら',
  '(?:壊|こわ)(?:し|れ)',
  '割(?:れ|っ|り)',
  '(?:落と|おと)し',
  '落ち',
  '水没',
  '濡(?:れ|ら)',
  '(?:こぼ|零)(?:し|れ)',
  '盗(?:ま|難)',
  '(?:破損|損傷)し',
  '傷(?:を|が)?(?:つ|付)',
  '踏(?:ん|み)',
  '(?:捨|すて)て',
]);
/** What may be meant only as a case: 壊したらどうなる. */
const ifSo = /(?<!当)たら|れば|場合|とき|時は|ときは|かも|そう(?:で|な|に)|どうな|いくら|請求|弁償/u;
const borrows = /借りた(?:い|く)|借りられ|貸して(?:くだ|下|ほし|欲し|もらえ|いただけ)|申し?込/u;
const box = /箱|伝票|梱包/u;
/** 書類の箱 is another one. */
const itsBox = /返|回収|借り|代替|同梱|^[^の]*箱/u;
const ofLoan =
  /借り(?!たい)|貸し?出|貸して(?:もら|いただ)|お?借りし|代替|代わりの|代用|返却用|回収箱|(?:AC)?アダプタ|電源コード|電源ケーブル|付属品/iu;

const late = /(?:返却|返す|返せ|返し|期限|期日)[^。]{0,10}(?:過ぎ|間に合(?:わ|い|え)|遅れ)/u;

/** What `text` reports of a device on loan: it comes to harm, its box is gone, it goes back late; undefined: nothing, or it only asks what would be. */
export const hearLoss = (text: string): 'device' | 'box' | 'late' | undefined => {
  if (late.test(text) && !isQuestion(text) && !/たら|れば|場合|どうな/u.test(text)) return 'late';
  if (!lost.test(text) || ifSo.test(text) || borrows.test(text) || isQuestion(text)) return undefined;
  if (box.test(text)) return itsBox.test(text) ? 'box' : undefined;
  return ofLoan.test(text) ? 'device' : undefined;
};

const sentBack =
  /(?:返却|返送|送り返|返)(?:し(?:た(?![いくがら])|まし|てあり|て?おき)|済み|済ん)|もう(?:送り|返し)まし|(?:集荷|発送)(?:して(?:もらい|いただき)まし|済み)/u;

/** Whether `text` says that a device on loan was sent back already. */
export const hearSentBack = (text: string): boolean =>
  sentBack.test(text) && !isQuestion(text) && !ifSo.test(text) && !/電話|連絡|メール|返事|返信|折り?返/u.test(text);
