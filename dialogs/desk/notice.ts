/** Notices for an area: a supervisor sets one, which is spread to the customers there, and ends it. */
import { stamp } from '../../knowledge/rules/japan-time.ts';
import { inForce, isArea } from '../../knowledge/rules/notices.ts';
import type { Turn } from '../form/turn.ts';
import { brief } from '../words/brief.ts';
import { mayNotify } from './may.ts';
import { type ActionResult, done, notSo, type Operator, type OperatorAction } from './operator.ts';

type Action<D extends OperatorAction['do']> = Extract<OperatorAction, { do: D }>;

/** The conversation whose turns set and end notices: nobody talks in it. */
export const noticeConversation = 'notices';

/** Sets a notice: the customers in its area are told of it, and it ends by itself at its time. */
export const setNotice = async (
  turn: Turn,
  by: Operator,
  { area, text, until }: Action<'set-notice'>,
): Promise<ActionResult> => {
  const may = mayNotify(by);
  if ('no' in may) return { result: 'refused', why: may.no };
  if (!isArea(area)) return notSo(brief.noticeArea);
  if (!inForce({ until }, turn.now)) return notSo(brief.noticePast);
  const id = turn.newId('notice');
  const ends = Temporal.Instant.from(until);
  const setAt = stamp(turn.now);
  await turn.notices.set({ id, area, text, until: stamp(ends), setAt, by: { id: by.id, name: by.name } });
  turn.setTimer('notice-over', id, ends);
  turn.spread(id);
  return done;
};

/** Ends a notice before its time; who was told of it is not told again. */
export const endNotice = async (turn: Turn, by: Operator, { notice }: Action<'end-notice'>): Promise<ActionResult> => {
  const may = mayNotify(by);
  if ('no' in may) return { result: 'refused', why: may.no };
  if ((await turn.notices.end(notice)) === 'not so') return notSo(brief.noticeOver);
  turn.stopTimer('notice-over', notice);
  return done;
};
