/** The line above the conversation that says what is wrong with the connection, and what to do. */
import { shownWords } from './tongue.ts';

const element = (id: string) => document.getElementById(id) as HTMLElement;

/** Shows `text`, with a button when there is something to press. */
export const showBanner = (text: string, button?: { label: string; press: () => void }): void => {
  const pressed = element('banner-button') as HTMLButtonElement;
  element('banner-text').textContent = text;
  pressed.hidden = button === undefined;
  pressed.textContent = button?.label ?? '';
  pressed.onclick = button?.press ?? null;
  element('banner').hidden = false;
};

/** Takes the banner away. */
export const hideBanner = (): void => {
  element('banner').hidden = true;
};

/** Tells that the chat could not be reached, with a button to try again. */
export const showFailed = (): void => {
  const { failed, tryAgain } = shownWords();
  showBanner(failed, { label: tryAgain, press: () => location.reload() });
};
