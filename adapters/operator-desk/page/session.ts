/** Signing in and out. */
import { change, giveUp, read, useToken } from './ask.ts';
import { follow, unfollow } from './live.ts';
import type { DeskSession } from './shapes.ts';
import { changed, leave, state, toast } from './state.ts';
import { words } from './words.ts';

// Who is not signed in need not ask: the browser would report the refusal as an error.
const kept = 'desk-signed-in';

const begin = (session: DeskSession) => {
  localStorage.setItem(kept, 'yes');
  useToken(session);
  changed({ screen: 'desk', session, signIn: { busy: false } });
  follow();
};

/** Shows the desk when this browser is signed in already, else the sign-in. */
export const resume = async (): Promise<void> => {
  if (localStorage.getItem(kept) === null) return changed({ screen: 'sign-in' });
  const answered = await read<DeskSession>('/session');
  if (answered.is === 'done') begin(answered.value);
  else {
    if (answered.is === 'signed out') localStorage.removeItem(kept);
    const problem = answered.is === 'unreachable' ? { problem: words.signIn.unreachable } : {};
    changed({ screen: 'sign-in', signIn: { busy: false, ...problem } });
  }
};

/** Signs in; what goes wrong is said above the fields. */
export const signIn = async (id: string, password: string): Promise<void> => {
  if (state.signIn.busy) return;
  changed({ signIn: { busy: true } });
  const answered = await change<DeskSession>('POST', '/session', { id, password });
  // A password is not kept for a later try.
  giveUp('POST', '/session', { id, password });
  if (answered.is === 'done') return begin(answered.value);
  const paused = answered.is === 'refused' && answered.status === 429;
  const { unreachable, failed } = words.signIn;
  const problem = answered.is === 'unreachable' ? unreachable : paused ? words.signIn.paused : failed;
  changed({ signIn: { busy: false, problem } });
};

/** Signs out, after a question when chats are held: they will wait again. */
export const signOut = async (): Promise<void> => {
  const held = state.board?.active.filter(({ mine }) => mine).length ?? 0;
  if (held > 0 && !window.confirm(words.bar.signOutHolding(held))) return;
  const answered = await change('DELETE', '/session');
  if (answered.is === 'unreachable') toast('bad', words.done.unreachable);
  else {
    localStorage.removeItem(kept);
    unfollow();
    leave();
  }
};
