/** Where a device is to go, put together from what a message tells of a place and the address that stands. */
import { correctAddress, isPartOf, partsBeside } from './correct-address.ts';
import { hearAddress, inOneLine } from './hear-address.ts';
import { asksOf, type Destination, hearDestination, otherWay, sentences } from './hear-delivery.ts';

/** Letters without which no place and no part of one is told. */
const sign =
  /[\p{N}階室号棟館町村市区都道府県郡番丁地店社所宅庫場家宿方宛係課部様]|ビル|マンション|ハイツ|コーポ|アパート|タワー|ホテル|オフィス|住所|届け|送|登録|元|あて|さん|ところ|address/iu;

/** The sentences of `text` from the first to the last that tell a place; undefined when none does. */
export const hearWhere = (text: string): string | undefined => {
  const parts = text.split(/(?<=[。！!？?])/u);
  const told = parts.map((part) => sign.test(part));
  return told.includes(true) ? parts.slice(told.indexOf(true), told.lastIndexOf(true) + 1).join('') : undefined;
};

/** The address a message gives when it was asked for one; a question of the customer's gives none. */
const hearAddressGiven = (text: string): string | undefined =>
  sentences(text)
    .filter((sentence) => !otherWay.test(sentence))
    .flatMap((sentence) => {
      const address = hearAddress(sentence);
      return address === undefined || asksOf(sentence, address) ? [] : [address];
    })[0];

/**
 * Where the sentences of `where` want a device delivered of which a delivery to `standing` (empty: the registered address) is spoken of already;
 * `isAsked`: an address was asked for. Nothing that was said of it is lost: a part is put together with the rest, or the whole is asked for.
 */
export const resolveDestination = (where: string, standing: string, isAsked: boolean): Destination | undefined => {
  const given = isAsked ? hearAddressGiven(where) : undefined;
  const to = given === undefined ? hearDestination(where, true) : { address: given };
  if (to === 'registered') return to;
  if (to === undefined || to === 'elsewhere' || isPartOf(to.address, standing)) {
    const corrected = otherWay.test(where) ? undefined : correctAddress(inOneLine(where), standing);
    if (corrected === undefined) return to === undefined ? undefined : 'elsewhere';
    return corrected === 'elsewhere' ? corrected : { address: corrected };
  }
  const beside = partsBeside(inOneLine(where).replace(to.address, '。'));
  return { address: [to.address, ...beside].join(' ') };
};
