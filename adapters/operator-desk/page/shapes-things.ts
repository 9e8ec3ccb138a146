/** What a chat holds beside words, as the desk's API answers it. */

/** A picture, voice, video or file; only a `kept` one can be looked at. */
export interface FileShown {
  is: 'file';
  id: string;
  kind: 'image' | 'video' | 'audio' | 'file';
  name: string | null;
  type: string | null;
  /** bytes */
  size: number | null;
  state: 'fetching' | 'kept' | 'too-large' | 'not-taken' | 'gone' | 'failed' | 'no-room' | 'over';
  /** why it cannot be looked at */
  words: string;
}

export type ThingShown =
  | FileShown
  | { is: 'place'; title: string | null; address: string | null; latitude: number; longitude: number }
  | { is: 'sticker'; keywords: string[] };
