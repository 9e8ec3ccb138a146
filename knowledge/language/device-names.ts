/** Other names of the devices that are offered for choice, by the device's kind. */
export const otherNames: Readonly<Record<string, readonly string[]>> = {
  pc: ['パソコン', 'パソ', 'pc', 'ノート', 'デスクトップ', 'ぱそこん'],
  tablet: ['タブレット', 'たぶれっと'],
  router: ['ルータ', 'wi-fi', 'wifi', '無線', 'るーた'],
  hub: ['hub', 'ハブ', 'はぶ'],
  fax: ['fax', 'ファックス', 'ファクス', '電話機', 'ふぁっくす'],
};

const loan = /代替|代わり|かわりの|代用|貸し?出|貸し|借り|申し?込/u;

/** Whether `text` speaks of a device that is lent: 代わりの機器の申し込み. */
export const speaksOfLoan = (text: string): boolean => loan.test(text);

const callsOff = /申し?込み?(?:の|を|は)?[^。、]{0,6}(?:取り?消|取り?下げ|取りやめ|キャンセル|やめ|なし)/u;

/** Whether `text` takes back what was applied for: 申し込みを取り消したい. A contract is applied for too: look what stands. */
export const takesBackApplication = (text: string): boolean => callsOff.test(text);

/** The kind of device named in `text`, undefined when none or more than one is. */
export const hearDeviceKind = (text: string): string | undefined => {
  const even = text.normalize('NFKC').toLowerCase();
  const named = Object.entries(otherNames).filter(([, names]) => names.some((name) => even.includes(name)));
  return named.length === 1 ? named[0]?.[0] : undefined;
};
