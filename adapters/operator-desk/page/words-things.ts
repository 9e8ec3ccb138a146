/** The words of the desk's page about pictures, voice, files, places and stickers. Why one cannot be looked at comes from the server. */
export const thingWords = {
  kinds: { image: '写真', video: '動画', audio: '音声', file: 'ファイル' },
  open: (name: string) => `${name}を大きく表示`,
  save: '保存',
  bytes: (kilo: string) => `${kilo}KB`,
  megabytes: (mega: string) => `${mega}MB`,
  place: '位置情報',
  coordinates: (latitude: number, longitude: number) => `緯度 ${latitude}、経度 ${longitude}`,
  sticker: (keywords: string) => (keywords === '' ? 'スタンプ' : `スタンプ（${keywords}）`),
  listed: '、',

  attach: '写真・ファイルを送る',
  sending: '送信しています…',
  sent: 'お客さまに送りました。',
  tooLarge: (most: number) => `ファイルが大きすぎます。${most}MBまで送れます。`,
} as const;
