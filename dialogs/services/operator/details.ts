/** What the trouble is, asked after a person or a session was called: the customer waits for nothing. */

import { resolveWhen } from '../../../knowledge/language/dates/resolve-when.ts';
import type { Reading } from '../../../knowledge/language/reading.ts';
import type { Says } from '../../../knowledge/language/says.ts';
import { inJapan } from '../../../knowledge/rules/japan-time.ts';
import { forms } from '../../form/form-names.ts';
import type { Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { learnTrouble } from '../../situation/about-case.ts';
import { waitedFor } from '../../situation/waiting.ts';
import { keptWords } from '../../words/kept-words.ts';

const isAwaited: ReadonlySet<string | undefined> = new Set(['line', 'session', 'call']);

/** A word about the waiting, a question, or a day and a time that are to come tell of no trouble. */
const isAside = ({ says, mentions }: Reading, now: Temporal.Instant): boolean =>
  ![undefined, 'unconnected'].includes(says.waiting) ||
  says.wasUnconnected === true ||
  (mentions.trouble === undefined && (says.question === true || wishesTimeToCome(says, now)));

/** Little more than a day and a time that are ahead: 明後日の10時, not 昨日の10時. */
const wishesTimeToCome = ({ wishesTime, when }: Says, now: Temporal.Instant): boolean => {
  const today = inJapan(now).toPlainDate().toString();
  const days = resolveWhen(when, { now }).flatMap(({ day, first }) => day ?? first ?? []);
  return wishesTime === 'plain' && days.length > 0 && days.every((day) => day >= today);
};

export const details = (heard: Heard): Form => ({
  id: forms.details,
  yields: true,
  learn: (message, answers) => (isAside(message.reading, message.now) ? answers : learnTrouble(message, answers)),
  answer: (reading, _asked, now) => (isAside(reading, now) ? null : undefined),
  asks: { what: { ask: heard.say.details, hears: { as: 'text' } } },
  async done({ case: id, what, trouble, since, device }) {
    // Nobody comes any more who could be told: the trouble is what it is without them.
    if (!isAwaited.has(await waitedFor(heard)))
      return { start: forms.trouble, answers: learnTrouble(heard, { ...(what !== undefined && { what }) }) };
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
