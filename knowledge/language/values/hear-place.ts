/** Hears where a customer would like to be visited, when a place is named as one: 訪問先は…, 新宿の事務所に. */
import { hearAddress } from './hear-address.ts';

const named =
  /(?:住所|場所|訪問先|行き先)は[、:：\s]*(?!どこ|どちら|何|なに)([^。、\n]{2,60}?)(?:です|(?:で|に)?お願いします|になります|で|に)?(?=[。、\n]|$)/u;
const goingTo =
  /([一-龠ァ-ヶーA-Za-zＡ-Ｚａ-ｚ0-9０-９]{1,20}の?(?:支店|支社|営業所|事務所|本社|工場|店舗|本店|倉庫|オフィス|教室|現場|自宅|(?<!量販|販売|電気|専門|代理)店))(?:の(?:ほう|方))?(?:に|へ|まで|で(?!買|購入)|なん|です)/u;

/** An address with its number; what follows a comma is something else: 中央1-1-1、無線LANの設定です. */
const addressIn = (text: string): string | undefined => {
  const [address] = hearAddress(text)?.split(/[、,]/u) ?? [];
  return address !== undefined && /\d/u.test(address.normalize('NFKC')) ? address : undefined;
};

/** The place in `text` in the customer's words, undefined when none is named. */
export const hearPlace = (text: string): string | undefined =>
  named.exec(text)?.[1] ?? addressIn(text) ?? goingTo.exec(text)?.[1];
