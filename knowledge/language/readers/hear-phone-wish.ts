/** Hears that the customer wants to talk on the phone, whoever calls: 電話で相談したい. */
import { normalise } from '../text/normalise.ts';

const phone =
  /電話(?:で(?!連絡|折り?返)(?:の)?(?:相談|話|聞|対応|説明|問い?合わ?せ|やりとり|サポート|見て|お?願い?|いい)|が(?:いい|良い|よい)|の(?:ほう|方)(?:が|で)|(?:で)?(?:は|も)(?:でき|可能|使え)?(?:ます|る)?か?[?]|相談|サポート(?:を|お|希望)|(?:を)?したい|にした|希望)|(?:こっち|こちら|うち|自分|わたし|私|俺)(?:の(?:ほう|方))?(?:から|で)(?:お?電話|かけ)/u;

/** Whether `text` wishes for the phone, and asks for no call of ours: 電話ください is one. */
export const wishesToPhone = (text: string): boolean => phone.test(normalise(text).text);
