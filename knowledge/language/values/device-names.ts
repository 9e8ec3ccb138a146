/** Other names of the devices that are offered for choice, by the device's kind. */
import { anyOf } from '../text/any-of.ts';
export const otherNames: Readonly<Record<string, readonly string[]>> = {
  pc: ['パソコン', 'パソ', 'pc', 'ノート', 'デスクトップ', 'ぱそこん'],
  tablet: ['タブレット', 'たぶれっと', 'ipad', 'アイパッド'],
  router: ['ルータ', 'wi-fi', 'wifi', '無線', 'るーた'],
  hub: ['hub', 'ハブ', 'はぶ'],
  fax: ['fax', 'ファックス', 'ファクス', '電話機', 'ふぁっくす'],
};

/** Systems that no device of the kind that is lent has: a tablet is lent with Android, a PC with Windows. */
const otherSystems: Readonly<Record<string, RegExp>> = {
  tablet: /ipad|アイパッド|(?:ios|windows|ウィンドウズ)[^。、]{0,4}タブ|surface|サーフェス/iu,
  pc: /mac(?!.{0,3}アドレス)|マック|chromebook|クロームブック|linux|(?:android|アンドロイド)[^。、]{0,4}(?:パソコン|pc)/iu,
};

/** The kinds that `text` asks for with a system they are not lent with. */
export const hearOtherSystems = (text: string): string[] =>
  Object.entries(otherSystems).flatMap(([kind, systems]) => (systems.test(text.normalize('NFKC')) ? [kind] : []));

const loan = /代替|代わり|かわりの|代用|貸し?出|貸し|借り|申し?込/u;

/** Whether `text` speaks of a device that is lent: 代わりの機器の申し込み. */
export const speaksOfLoan = (text: string): boolean => loan.test(text);

const borrows = /借り|貸(?:し(?!出)|り)|申し?込|もう(?:[1１一]台|ひとつ)|ほか|他の|別の/u;

/** Whether `text` asks for a device to be lent, not only of one that was asked for. */
export const asksToBorrow = (text: string): boolean => borrows.test(text);

const callsOff = /申し?込み?(?:の|を|は)?[^。、]{0,6}(?:取り?消|取り?下げ|取りやめ|キャンセル|やめ|なし)/u;

/** Whether `text` takes back what was applied for: 申し込みを取り消したい. A contract is applied for too: look what stands. */
export const takesBackApplication = (text: string): boolean => callsOff.test(text);

const chooses = anyOf([
  '^(?:(?:それ)?じゃあ?|(?:それ)?では|(?:それ)?なら|(?:だっ)?たら|(?:次|つぎ)は?|あと[はで]?、?|それと)(?!な)[^?]*$',
  '(?:も(?:です|お願い.*|頼.*|借り.*|貸し.*)?|にして(?:もらえますか|いただけますか|くれますか|ほしい(?:です)?)|だった.*|でした|です|なん(?:です|だ)(?:けど|が)?)[。!]*$',
  '(?:で(?:も?(?:いい|良い|よい)(?:です)?)?|に(?:します|する|して(?:ください)?)|を(?:貸して|借り|お願い).*|[でを]?お願いします|が(?:いい|良い|よい)(?:です)?)[。!]*$',
]);

/** What was named just before is refused: パソコンじゃなくてタブレット. Of 会社じゃなくて自宅に that is the place alone. */
const refused = /[^、。！!？?をにへ]*(?:じゃなくて?|ではなく|でなく|よりも?)/gu;

/** The kinds of device that are lent and named in `text`, in the order they are said. */
export const hearDeviceKinds = (text: string): string[] => {
  const even = text.normalize('NFKC').toLowerCase().replaceAll(refused, '');
  return Object.entries(otherNames)
    .flatMap(([kind, names]) => {
      const places = names.map((name) => even.indexOf(name)).filter((at) => at >= 0);
      return places.length === 0 ? [] : [{ kind, at: Math.min(...places) }];
    })
    .sort((one, other) => one.at - other.at)
    .map(({ kind }) => kind);
};

/** Which of `devices`, named in `text`, are wished for and none that is lent: プリンターとルーターを貸して. */
export const notLentOf = (text: string, devices: readonly string[]): string[] =>
  devices.filter((device) => {
    const after = text.slice(text.indexOf(device) + device.length);
    return hearDeviceKinds(device).length === 0 && /^(?:と|、|や|も|を|の代)/u.test(after);
  });

/** The kind of device named in `text`, undefined when none or more than one is. */
export const hearDeviceKind = (text: string): string | undefined => {
  const [kind, ...more] = hearDeviceKinds(text);
  return more.length === 0 ? kind : undefined;
};

const asksOf =
  /^(?:(?:それ)?じゃあ?|(?:それ)?では|(?:それ)?なら)?、?[^、は]{2,14}は(?:どう(?:です(?:か|かね)?|なの|かな)?|(?:だめ|ダメ|無理|いい|大丈夫)(?:です)?か?な?|(?:借り|貸し)[^。]{1,10})?[?？]*$/u;

/** The one device that is asked about after another was refused: じゃあパソコンは？ */
export const hearDeviceAskedOf = (text: string): string | undefined =>
  asksOf.test(text.normalize('NFKC').trim()) ? hearDeviceKind(text) : undefined;

/** The one device that is chosen after others were spoken of: じゃあパソコンで. Undefined for what only names one. */
export const hearDeviceChosen = (text: string): string | undefined => {
  const kind = hearDeviceKind(text);
  if (kind === undefined || text.length > 20) return undefined;
  return chooses.test(text.normalize('NFKC').trim()) ? kind : undefined;
};
