/** What the operator reads of pictures, voice and files. */
import type { FileKind } from '../../adapters/channels/port.ts';

const names: Record<FileKind | 'place' | 'sticker', string> = {
  image: '（写真）',
  video: '（動画）',
  audio: '（音声）',
  file: '（ファイル）',
  place: '（位置情報）',
  sticker: '（スタンプ）',
};

const states: Readonly<Record<string, string>> = {
  fetching: '取り込んでいます…',
  kept: '',
  'too-large': '大きすぎるため、取り込めませんでした。',
  'not-taken': '開くと危険なことがある種類のため、取り込みませんでした。',
  gone: 'お客さまが取り消したか、期限が過ぎたため、取り込めませんでした。',
  failed: '取り込めませんでした。お客さまに、もう一度お送りいただいてください。',
  'no-room': '保存できる量の上限に達しているため、取り込めませんでした。',
  over: '保存期間が過ぎたため、削除されました。',
};

/** What came in place of words, in a line. */
export const thingName = (is: FileKind | 'place' | 'sticker'): string => names[is];

/** What became of a file; empty when it is there to be looked at. */
export const fileState = (state: string): string => states[state] ?? '';
