/** What customers think of answers, as supervisors read it over the desk's API. */
import { mayReadJudged } from '../../dialogs/desk/may.ts';
import type { Desk } from '../desk.ts';
import { lastJudged } from '../judged.ts';
import { problem } from '../route.ts';
import type { Handler } from './call.ts';
import { partOf } from './look.ts';

/** So many are shown. */
const most = 100;

/** GET judged. */
export const showJudged =
  ({ store }: Desk): Handler<'judged'> =>
  async ({ by }) => {
    const may = mayReadJudged(by);
    if ('no' in may) return { refused: problem(403, 'NotSupervisor', may.no) };
    const { rows, more } = await lastJudged(store, most);
    return {
      body: {
        rows: rows.map(({ conversation, at, liked, words, question, answer }) => ({
          chat: partOf(conversation),
          at: Temporal.Instant.fromEpochMilliseconds(at).toString({ timeZone: 'Asia/Tokyo', smallestUnit: 'second' }),
          liked,
          words,
          question: question ?? null,
          answer: answer ?? null,
        })),
        more,
      },
    };
  };
