/** A session nobody connected ends without a trace in the count, unless something else in its case counts (row 2). */
import type { Turn } from '../form/turn.ts';

/** Ends the waiting session `code`, and tells whether its count went with it; undefined when it does not wait. */
export const voidSession = async (turn: Turn, code: string): Promise<{ undone: boolean } | undefined> => {
  const session = await turn.sessions.find(code);
  if (session?.state !== 'waiting') return undefined;
  await turn.sessions.become(code, 'void');
  turn.stopTimer('session-void', code);
  const todo = await turn.desk.todo(`remote/${code}`);
  if (todo) await turn.desk.keepTodo({ ...todo, state: 'done' });
  const count = await turn.cases.countOf(session.case);
  const left = count?.causes.filter(({ kind, of }) => kind !== 'remote' || of !== code) ?? [];
  const undone = count !== undefined && (await turn.cases.recount(session.case, left)) === 'undone';
  if (undone) turn.note('uncounted', code);
  else turn.note('session', 'void');
  return { undone };
};

/** The session of this conversation that still waits, undefined when there is none. */
export const waitingSession = async ({ sessions, conversation }: Turn): Promise<string | undefined> => {
  const last = await sessions.lastOf(conversation);
  return last?.state === 'waiting' ? last.code : undefined;
};

/** Ends the session of this conversation that waits for a case; undefined when none does. */
export const voidSessionOf = async (turn: Turn, ofCase: string): Promise<{ undone: boolean } | undefined> => {
  const last = await turn.sessions.lastOf(turn.conversation);
  return last?.case === ofCase ? voidSession(turn, last.code) : undefined;
};
