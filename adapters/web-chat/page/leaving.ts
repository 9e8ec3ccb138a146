/** Ends the chat for good, once that is confirmed, and says that it has ended. */
import { shownWords } from './tongue.ts';

const element = (id: string) => document.getElementById(id) as HTMLElement;
/** The page of a chat that has ended. */
const endedPage = '/?ended';

/** Whether this load only says that the chat has ended. */
export const hasEnded = (): boolean => new URLSearchParams(location.search).has('ended');

/** Leaves the conversation's page: nothing of it is shown any more, and going back does not bring it. */
export const leave = (): void => location.replace(endedPage);

/** Says that the chat has ended, with a button for a new one. */
export const showEnded = (): void => {
  element('chat').remove();
  element('leave').hidden = true;
  element('speaks').textContent = '';
  const { left, startAgain } = shownWords();
  element('ended-text').textContent = left;
  element('ended-button').textContent = startAgain;
  element('ended-button').onclick = () => location.replace('/');
  element('ended').hidden = false;
};

/** Lets the customer end the chat; `end` does it, and is waited for. */
export const offerToLeave = (end: () => Promise<void>): void => {
  const question = element('leaving') as HTMLDialogElement;
  const yes = element('leaving-yes') as HTMLButtonElement;
  element('leave').hidden = false;
  element('leave').onclick = () => question.showModal();
  element('leaving-no').onclick = () => question.close();
  yes.onclick = async () => {
    yes.disabled = true;
    await end();
    leave();
  };
};
