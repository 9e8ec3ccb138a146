/** What a customer sends beside words, or in place of them: answered in words, and what was going on goes on. */
import type { FileKind, FileRefusal } from '../../adapters/channels/port.ts';
import type { Reply } from '../words/reply.ts';
import type { Say } from '../words/say.ts';
import type { Floor } from './open-dialogs.ts';

/** One thing that came. `refused`: why it is not kept; `further`: one more of several sent at once, answered with the first. */
export interface CameBeside {
  is: FileKind | 'place' | 'sticker';
  refused?: FileRefusal;
  further?: true;
}

/** What is said of it; undefined: of a further one nothing, and of a sticker beside words neither. */
const answerTo = (say: Say, came: readonly CameBeside[], alone: boolean): Reply | undefined => {
  const refused = came.find((one) => one.refused !== undefined);
  if (refused?.refused) return say.things.refused(refused.is, refused.refused);
  const [first] = came.filter(({ further, is }) => !further && (alone || is !== 'sticker'));
  return first && say.things.received(first.is);
};

/** Tells what came of things beside words that are heard after it. */
export const tellOfThings = async ({ heard }: Floor, came: readonly CameBeside[]): Promise<void> => {
  const answer = answerTo(heard.say, came, false);
  if (answer) await heard.speak(answer);
};

/** Answers things that came without words. A question that stands is put once more; where none does, what it is about is asked. */
export const answerThings = async ({ dc, heard, active }: Floor, came: readonly CameBeside[]): Promise<void> => {
  const answer = answerTo(heard.say, came, true);
  if (!answer) return;
  const { andInWords, withMenu } = heard.say.things;
  const saysAll = came.some(({ refused }) => refused) || came.every(({ is }) => is === 'sticker');
  if (!active()) return heard.speak(saysAll ? withMenu(answer) : andInWords(answer));
  await heard.speak(answer);
  await dc.repromptDialog();
};
