/** A call to who has no customer number at hand, out of hours: to the number they give, linked to no contract (row 28). */

import { resolveCallTime } from '../../../knowledge/language/dates/resolve-when.ts';
import { nextOpening } from '../../../knowledge/rules/business-hours.ts';
import { type CallWish, callbackAt } from '../../../knowledge/rules/callback-time.ts';
import { minuteOf, stamp } from '../../../knowledge/rules/japan-time.ts';
import { forms } from '../../form/form-names.ts';
import type { Answers, Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { learnTrouble } from '../../situation/about-case.ts';
import { comesFrom, queuedCallback } from '../../situation/queued-callback.ts';
import { keptWords } from '../../words/kept-words.ts';
import { keepNote } from './leave-callback.ts';

const told = ({ phone, wish }: { phone?: string | undefined; wish?: string | undefined }): string =>
  `${phone ?? ''}/${wish ?? ''}`;

/** The form of it. It tells nothing of a contract and counts nothing; who is called is found out on the phone. */
export const leaveUnverifiedCall = (heard: Heard): Form => {
  const { say, desk, now, promised, conversation } = heard;
  const opening = nextOpening('desk', now, promised);
  const opens = minuteOf(opening);
  /** When it can be made: the wished time where the desk is open then, else the next opening, and why. */
  const planned = ({ wished = '[]' }: Answers) => {
    const found = (JSON.parse(wished) as CallWish[]).map((one) => callbackAt(one, opening, promised));
    const first = found.find(({ decision }) => decision.allowed) ?? found[0];
    return first?.decision.allowed ? { due: first.at } : { due: opening, refused: first?.decision };
  };
  /** What is agreed to: of a call that stands, the time stays where none is said anew. */
  const agreedTo = async (answers: Answers) => {
    const { due } = planned(answers);
    const stands = answers.wished === undefined ? await queuedCallback(heard) : undefined;
    const then = stands && Temporal.Instant.from(stands.dueAt);
    return then && Temporal.Instant.compare(then, now) > 0
      ? { due: then, wish: stands.wish }
      : { due, wish: answers.wish };
  };

  return {
    id: forms.unverifiedCall,
    learn(message, answers) {
      const { callNumber, when } = message.reading.says;
      const { wish, slots } = resolveCallTime(when, now);
      return {
        ...learnTrouble(message, answers),
        ...(typeof callNumber === 'object' && { phone: callNumber.number }),
        ...(wish !== undefined && { wish, wished: JSON.stringify(slots) }),
      };
    },
    async gate(answers) {
      const queued = await queuedCallback(heard);
      const isSame = queued !== undefined && (answers.phone === undefined || told(answers) === told(queued));
      const { callNote } = heard.reading.says;
      if (isSame && callNote !== undefined) {
        await keepNote(heard, queued, callNote);
        return { next: () => 'end' };
      }
      return isSame ? { say: say.callback.already(comesFrom(heard, queued)), next: () => 'end' } : undefined;
    },
    async heed(answers) {
      const { refused } = planned(answers);
      const { wish: _, wished: __, ...others } = answers;
      return refused ? { answers: others, say: say.decision(refused) } : { answers };
    },
    asks: { phone: { ask: () => say.unverifiedCall.askNumber(opens), hears: { as: 'phone-number' } } },
    async readBack(answers) {
      const { due, wish } = await agreedTo(answers);
      return say.unverifiedCall.confirm(answers.phone ?? '', minuteOf(due), wish);
    },
    readsAgain: ['phone', 'wish'],
    declined: say.callback.declined(),
    async done(answers) {
      const { phone = '', what } = answers;
      const { due, wish } = await agreedTo(answers);
      const queued = await queuedCallback(heard);
      await desk.keepTodo({
        id: queued?.id ?? heard.newId('callback'),
        kind: 'unverified-call',
        contract: '',
        case: '',
        conversation,
        dueAt: stamp(due),
        phone,
        ...(wish !== undefined && { wish }),
        ...(what !== undefined && { what: keptWords(what) }),
        state: 'open',
      });
      await heard.speak(say.unverifiedCall.queued(phone, minuteOf(due), wish));
      return 'end';
    },
  };
};
