/** The words of the button and the panel that other pages show the chat in, in both languages. */
import type { PageTongue } from './words.ts';

const ja = {
  open: 'チャットで相談',
  close: 'チャットを閉じる',
  panel: 'サポートチャット',
  said: '新しいメッセージがあります',
};

const en: typeof ja = {
  open: 'Chat with support',
  close: 'Close the chat',
  panel: 'Support chat',
  said: 'There is a new message',
};

/** The words by language. */
export const embedWords: Readonly<Record<PageTongue, typeof ja>> = { ja, en };
