/** The form of whatever an operator arranges: what is wished is asked, read back, and made an operator's to-do; it uses no contact (row 15). */

import type { Reading } from '../../knowledge/language/reading.ts';
import type { Service } from '../../knowledge/language/services.ts';
import { nextOpening, openNow } from '../../knowledge/rules/business-hours.ts';
import { minuteOf } from '../../knowledge/rules/japan-time.ts';
import { forms } from '../form/form-names.ts';
import { type Answers, confirmation, type Form } from '../form/form-shape.ts';
import type { Heard } from '../form/turn.ts';
import type { Reply } from '../words/reply.ts';
import { knownContract } from './customer.ts';
import { addToRequest, makeRequest, type RequestWish, requestNameOf, standingRequest } from './request.ts';
import { keepService } from './spoken-of.ts';

/** What the service brings of its own. */
interface OfService {
  service: Service;
  /** what is told first of it; undefined where that was told */
  about?(): Promise<Reply | undefined>;
  /** takes its answers `wanted`, `when`, `where` and `phone` from a message, in the customer's words; all but the first are, without it */
  learn?(heard: Heard, answers: Answers): Answers;
}

/** Nothing more is wished for than what stands. */
const nothing = '';

const wishOf = ({ wanted, when, where, phone }: Answers): RequestWish => ({
  ...(wanted && { wanted }),
  ...(when !== undefined && { wish: when }),
  ...(where !== undefined && { place: where }),
  ...(phone !== undefined && { phone }),
});
const saysNothing = (answers: Answers): boolean => Object.keys(wishOf(answers)).length === 0;

/** What the message says of when, where and which number. */
export const particularsIn = ({ says: { wish, place, numberToCall } }: Reading): Answers => ({
  ...(wish !== undefined && { when: wish }),
  ...(place !== undefined && { where: place }),
  ...(numberToCall !== undefined && { phone: numberToCall }),
});
const learnParticulars = ({ reading }: Heard, answers: Answers): Answers => ({ ...answers, ...particularsIn(reading) });

/** Whether the message agrees to what was told, and says nothing of what is wished for: それでお願い. */
const agreesOnly = (reading: Reading): boolean => {
  const { says, mentions } = reading;
  const names = says.ofSetUp ?? mentions.device ?? mentions.trouble;
  return says.pick === 'any' && names === undefined && Object.keys(particularsIn(reading)).length === 0;
};

/** The form of a request for `service`. A second wish is added to the request that stands. */
export const requestForm = (heard: Heard, { service, about, learn = learnParticulars }: OfService): Form => {
  const { now, promised } = heard;
  const say = heard.say.request(requestNameOf(service));
  const standing = async () => standingRequest(heard, service, (await knownContract(heard)).number);

  return {
    id: service,
    forContract: true,
    learn,
    answer(reading, asked) {
      if (asked !== 'wanted') return undefined;
      const { nothingMore, priceOnly, declined } = reading.says;
      if (nothingMore || agreesOnly(reading)) return nothing;
      return priceOnly || declined ? null : undefined;
    },
    readsAgain: ['wanted', 'when', 'where', 'phone'],
    async heed({ told, ...answers }) {
      const request = await standing();
      const { wanted, ...others } = answers;
      // Another day or place is enough to say of a request that stands; a new one is for something.
      const isEnough = request !== undefined && (wanted !== undefined || !saysNothing(others));
      keepService(heard, service);
      const known = { ...others, ...(wanted || isEnough ? { wanted: wanted ?? nothing } : {}), told: 'yes' };
      const first = told === 'yes' ? undefined : request ? say.already(request) : await about?.();
      return { answers: known, ...(first && { say: first }) };
    },
    asks: {
      wanted: {
        ask: async () => ((await standing()) ? say.askMore() : say.ask()),
        hears: { as: 'text' },
      },
    },
    async readBack(answers) {
      if (!(await standing())) return say.confirm(wishOf(answers));
      return saysNothing(answers) ? undefined : say.confirmMore(wishOf(answers));
    },
    left: say.notRequested(),
    // 取り消すわ, before anything is added, is of the request itself.
    async givenUp(asked) {
      if (!(await standing())) return undefined;
      return asked === confirmation ? say.kept() : { start: forms.callOff, answers: { about: requestNameOf(service) } };
    },
    async done(answers) {
      const request = await standing();
      if (request && saysNothing(answers)) await heard.speak(say.kept());
      else if (request) {
        await addToRequest(heard, request, wishOf(answers));
        await heard.speak(say.added());
      } else {
        await makeRequest(heard, service, (await knownContract(heard)).number, wishOf(answers));
        const isOpen = openNow('desk', now, promised).allowed;
        const opens = isOpen ? undefined : minuteOf(nextOpening('desk', now, promised));
        await heard.speak(say.requested(answers.phone, opens));
      }
      return 'end';
    },
  };
};
