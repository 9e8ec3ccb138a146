/** Other names of the devices that are offered for choice, by the device's kind. */
export const otherNames: Readonly<Record<string, readonly string[]>> = {
  pc: ['パソコン', 'パソ', 'pc', 'ノート', 'デスクトップ', 'ぱそこん'],
  tablet: ['タブレット', 'たぶれっと'],
  router: ['ルータ', 'wi-fi', 'wifi', '無線', 'るーた'],
  hub: ['hub', 'ハブ', 'はぶ'],
  fax: ['fax', 'ファックス', 'ファクス', '電話機', 'ふぁっくす'],
};

/** The kind of device named in `text`, undefined when none or more than one is. */
export const hearDeviceKind = (text: string): string | undefined => {
  const even = text.normalize('NFKC').toLowerCase();
  const named = Object.entries(otherNames).filter(([, names]) => names.some((name) => even.includes(name)));
  return named.length === 1 ? named[0]?.[0] : undefined;
};
