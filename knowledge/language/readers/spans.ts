/** Whether what was read leaves anything of a message unexplained. */
import type { Command } from '../reading.ts';

/** Words that go with anything and say nothing more. */
const beside =
  /^(?:です|ます|よ|ね|わ|な|ー|(?:それ|これ|その内容|そちら)で|お願い(?:し(?:ます|たい)|いたします|致します)?|おねがい(?:します)?|頼みます|よろしく|大丈夫|結構|けっこう|いい|構いません|問題(?:ない|ありません)|ありがとう(?:ございます)?|どうぞ|(?:始め|進め|つない|予約し|申し込ん)で?て?(?:ください)?|ください|please|thanks|that is fine|[^\p{L}\p{N}])+/iu;

/** Whether commands say all of the text up to its end, but for such words and marks. */
export const spansAll = (commands: readonly Command[], text: string): boolean => {
  const end = Math.max(...commands.map(({ span }) => span.end));
  return !/[\p{L}\p{N}]/u.test(text.slice(end).replace(beside, ''));
};
