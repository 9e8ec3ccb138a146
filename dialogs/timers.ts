/** What happens by itself at its time: a session nobody connected is void, the line ends when the desk closes. */

import type { TimerName, Turn } from './turn.ts';
import { leaveLine } from './waiting-line.ts';

/** What a timer brings up in the conversation after it acted. */
export type BroughtUp = { form: string; answers: Record<string, string> } | undefined;

const voidSession = async (turn: Turn, code: string): Promise<BroughtUp> => {
  const session = await turn.sessions.find(code);
  if (session?.state !== 'waiting') return undefined;
  await turn.sessions.become(code, 'void');
  const todo = await turn.desk.todo(`remote/${code}`);
  if (todo) await turn.desk.keepTodo({ ...todo, state: 'done' });
  const count = await turn.cases.countOf(session.case);
  const left = count?.causes.filter(({ kind, of }) => kind !== 'remote' || of !== code) ?? [];
  const undone = count !== undefined && (await turn.cases.recount(session.case, left)) === 'undone';
  if (undone) turn.note('uncounted', code);
  else turn.note('session', 'void');
  await turn.speak(turn.say.remote.void(code, undone));
  return undefined;
};

const closeLine = async (turn: Turn): Promise<BroughtUp> => {
  const left = await leaveLine(turn);
  if (!left) return undefined;
  await turn.speak(turn.say.operator.closing(left.counted));
  return { form: 'callback', answers: { offered: 'yes', which: 'same' } };
};

/** Which function carries out which timer. */
export const timers: Record<TimerName, (turn: Turn, of: string) => Promise<BroughtUp>> = {
  'session-void': voidSession,
  'desk-closes': closeLine,
};
