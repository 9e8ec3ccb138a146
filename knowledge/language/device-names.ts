/** Other names of the devices that are offered for choice, by the device's kind. */
export const otherNames: Readonly<Record<string, readonly string[]>> = {
  pc: ['パソコン', 'パソ', 'pc', 'ノート', 'デスクトップ', 'ぱそこん'],
  tablet: ['タブレット', 'たぶれっと'],
  router: ['ルータ', 'wi-fi', 'wifi', '無線', 'るーた'],
  hub: ['hub', 'ハブ', 'はぶ'],
  fax: ['fax', 'ファックス', 'ファクス', '電話機', 'ふぁっくす'],
};
