/** A remote session is connected with a tool of its own: an operator, or the back office, says so here. */
import { stamp } from '../../knowledge/rules/japan-time.ts';
import type { Turn } from '../form/turn.ts';
import { mayConnect } from './may.ts';
import { type ActionResult, done, notSo } from './operator.ts';

/** Marks a waiting session as connected: from here it cannot become void. */
export const connectSession = async (turn: Turn, code: string): Promise<ActionResult> => {
  const may = await mayConnect(turn, code);
  if ('no' in may) return notSo(may.no);
  await turn.sessions.become(code, 'connected');
  turn.stopTimer('session-void', code);
  await turn.cases.change(may.yes.case, { lastEventAt: stamp(turn.now) });
  turn.note('session', 'connected');
  await turn.speak(turn.say.remote.connected());
  return done;
};
