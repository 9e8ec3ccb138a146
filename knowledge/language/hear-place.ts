/** Hears where a customer would like to be visited, when a place is named as one: 訪問先は…, 新宿の事務所に. */

const named =
  /(?:住所|場所|訪問先|行き先)は[、:：\s]*(?!どこ|どちら|何|なに)([^。、\n]{2,60}?)(?:です|(?:で|に)?お願いします|になります|で)?(?=[。、\n]|$)/u;
const goingTo =
  /([一-龠ァ-ヶーA-Za-zＡ-Ｚａ-ｚ0-9０-９]{1,20}の?(?:支店|支社|営業所|事務所|本社|工場|店舗|本店|倉庫))(?:に|へ|まで|で)/u;

/** The place in `text` in the customer's words, undefined when none is named. */
export const hearPlace = (text: string): string | undefined => (named.exec(text) ?? goingTo.exec(text))?.[1];
