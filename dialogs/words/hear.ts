/** What we listen for beside what the reader knows: the customer's own ways to answer one question of ours. */

const unsolved =
  /(?:直|治|なお)(?:ら|り?ません)|(?:変|か)わ(?:ら|り?ません)|まだ|(?:だめ|ダメ|駄目)|無理|(?:でき|つなが|動[かき]|解決し?)(?:な[いか]|ま?せん)|同じ(?:です|まま|状態)|効果(?:が|は)?な/u;
const solved =
  /(?:直|治|なお)(?:り?まし|っ)た|解決(?:し(?:まし)?た|です|$)|(?:でき|つながり|動き|うまくいき)ました|(?:つながっ|動い|うまくいっ|でき)た|もう大丈夫/u;

/** Whether first aid helped, in the customer's own words: 'yes', 'no', or undefined when the message does not tell. */
export const hearSolved = (text: string): 'yes' | 'no' | undefined => {
  if (unsolved.test(text)) return 'no';
  return solved.test(text) ? 'yes' : undefined;
};

const calledOff =
  /^(?:(?:はい|ええ|では|じゃあ)[、,]?)?(?:それを|これを|訪問を|予約を|申し込みを)?取り?消(?:す|します|して(?:ください|下さい)?|し)[。！!]*$/u;

/** Whether the customer says that it is to be called off, where that is what was asked: 取り消します. */
export const hearCalledOff = (text: string): boolean => calledOff.test(text.trim());
