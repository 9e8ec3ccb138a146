/** The language the page is shown in: that of the browser, then that in which the customer is answered. */
import { type PageTongue, words } from './words.ts';

const root = document.documentElement;

/** The language the page is shown in now. */
export const pageTongue = (): PageTongue => (root.lang === 'en' ? 'en' : 'ja');

/** The page's words in that language. */
export const shownWords = () => words[pageTongue()];

const lettersOf = (text: string, script: RegExp): number => text.match(script)?.length ?? 0;

/** The language of an answer: clauses of the terms are cited in Japanese in either, and addresses have Latin letters. */
export const tongueOfAnswer = (text: string): PageTongue => {
  const own = text.replaceAll(/https?:\S+|【[^】]*】/gu, '');
  const japanese = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/gu;
  return lettersOf(own, /[a-z]/giu) > lettersOf(own, japanese) ? 'en' : 'ja';
};

/** Shows the page's own words in `next`, and says so to screen readers. */
export const showPageIn = (next: PageTongue): void => {
  root.lang = next;
  const own = shownWords();
  document.title = own.title;
  for (const place of document.querySelectorAll<HTMLElement>('[data-words]'))
    place.textContent = own[place.dataset.words as keyof typeof own];
  document.getElementById('chat')?.setAttribute('aria-label', own.chatLabel);
  document.getElementById('leave')?.setAttribute('aria-label', own.leaveLabel);
};
