/** What the trouble is, asked after a person or a session was called: the customer waits for nothing. */

import { wishesTimeToCome } from '../knowledge/language/hear-arranged.ts';
import { hearWaiting, wasUnconnected } from '../knowledge/language/hear-waiting.ts';
import { isQuestion } from '../knowledge/language/is-question.ts';
import { noticeTrouble } from './about-case.ts';
import type { Form } from './form-shape.ts';
import { keptWords } from './kept-words.ts';
import type { Heard } from './turn.ts';
import { waitedFor } from './while-waiting.ts';

const isAwaited: ReadonlySet<string | undefined> = new Set(['line', 'session', 'call']);

/** A word about the waiting, a question, or a day and a time that are to come tell of no trouble. */
const isAside = ({ reading: { text, mentions }, now }: Heard): boolean =>
  ![undefined, 'unconnected'].includes(hearWaiting(text)) ||
  wasUnconnected(text) ||
  (mentions.trouble === undefined && (isQuestion(text) || wishesTimeToCome(text, now)));

export const details = (heard: Heard): Form => ({
  id: 'details',
  yields: true,
  notice: (message, answers) => (isAside(message) ? answers : noticeTrouble(message, answers)),
  asks: { what: { ask: heard.say.details, hears: { as: 'text' }, leaves: isAside } },
  async done({ case: id, what, trouble, since, device }) {
    // Nobody comes any more who could be told: the trouble is what it is without them.
    if (!isAwaited.has(await waitedFor(heard)))
      return { start: 'trouble', answers: noticeTrouble(heard, { ...(what !== undefined && { what }) }) };
    const found = id === undefined ? undefined : await heard.cases.find(id);
    if (found) {
      await heard.cases.change(found.id, {
        ...(what !== undefined && { what: keptWords(what) }),
        ...(trouble !== undefined && { trouble }),
        ...(since !== undefined && { since }),
        ...(device !== undefined && { device }),
      });
    }
    await heard.speak(heard.say.detailsTaken());
    return 'end';
  },
});
