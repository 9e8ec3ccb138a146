/** The line of the header that says who answers: the assistant, an operator by name, or that one is waited for. */
import { shownWords } from './tongue.ts';

/** Who answers, as the server tells it. */
export type Speaks = { who: 'bot'; waits: boolean } | { who: 'operator'; name: string };

let speaks: Speaks = { who: 'bot', waits: false };

/** Whether an operator answers now. */
export const operatorSpeaks = (): boolean => speaks.who === 'operator';

/** Says it in the language of the page. */
export const showSpeaker = (): void => {
  const line = document.getElementById('speaks') as HTMLElement;
  const { speaksBot, speaksWaits, speaksOperator } = shownWords();
  line.dataset.who = speaks.who === 'bot' && speaks.waits ? 'waits' : speaks.who;
  const bot = speaks.who === 'bot' && speaks.waits ? speaksWaits : speaksBot;
  const text = speaks.who === 'operator' ? speaksOperator.replace('{name}', speaks.name) : bot;
  // Set anew it would be read out anew.
  if (line.textContent !== text) line.textContent = text;
};

/** The server has told who answers from now on. */
export const speakerIs = (told: Speaks): void => {
  speaks = told;
  showSpeaker();
};
