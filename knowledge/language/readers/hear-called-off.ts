/** Hears that something is called off, declined, unlinked, or taken up again after a no. */

const calledOff =
  /^(?:(?:はい|ええ|では|じゃあ?|それなら|ほな|やっぱり?)[、,]?)?(?:(?:それ|これ|訪問|予約|申し込み|電話)[をはも、]?)?(?:取り?消(?:す|し(?:ます|て(?:ください|下さい|ほしいです)?)?)|(?:取り?消し|キャンセル)(?:する|します?|して(?:ください|下さい|ほしいです)?|で(?:いいです|お願いします)?|を?お願いします)?)[。！!]*$/u;

/** Whether the customer says that it is to be called off, where that is what was asked: 取り消します, じゃあキャンセルで. */
export const hearCalledOff = (text: string): boolean => calledOff.test(text.trim());
const thanks = '(?:(?:どうも|本当に)?ありがとう(?:ございま(?:す|した))?|助かりました)';
const declined = new RegExp(
  `^(?:いえ|いいえ|じゃあ?|では|なら|もう|これで|やっぱり?|それ|${thanks}|[、,。！!\\s])*(?:いい|結構|大丈夫)(?:です|だ)?[、,。！!\\s]*(?:${thanks})?[。！!]*$`,
  'u',
);

/** Whether the customer only declines, and calls nothing off: いえ、結構です. */
export const hearDeclined = (text: string): boolean => declined.test(text.trim());

const again =
  /やっぱ|やはり|気が変わ|(?:お?願い|頼み?)(?:ます|します|したい|でき)|それなら|じゃあ|ごめん|すみません|^(?:始め|つない|進め|予約し)て/u;

/** Whether a yes that answers nothing takes up again what was turned down just now: やっぱりお願いします, not a bare はい. */
export const takesUpAgain = (text: string): boolean => again.test(text);

const unlinked =
  /^(?:(?:はい|ええ|では|じゃあ)[、,]?)?(?:連携を?|結び付けを?|紐付けを?)?(?:解除(?:し(?:て|ます|たい)|で|$)|外(?:し(?:て|ます|たい)|す)|切(?:って|ります))[^？?か]*$/u;

/** Whether the customer says that the link is to be ended, where that is what was asked: 解除して. */
export const hearUnlinked = (text: string): boolean => unlinked.test(text.trim());
