/** The page of a remote session: shows its state as it changes, until it is over. */
import { type RemoteState, states, words } from './words.ts';

const every = 5000;
const element = (id: string) => document.getElementById(id) as HTMLElement;
const clock = new Intl.DateTimeFormat('ja-JP', { hour: 'numeric', minute: '2-digit', timeZone: 'Asia/Tokyo' });

const isOver = (state: string) => state === 'ended' || state === 'void';

const show = (state: RemoteState, expiresAt: string) => {
  const badge = element('state');
  if (badge.dataset.state !== state) {
    badge.dataset.state = state;
    badge.textContent = states[state].name;
    element('advice').textContent = states[state].advice;
  }
  const ends = state === 'waiting' && expiresAt ? `${clock.format(new Date(expiresAt))}${words.expires}` : '';
  if (element('expires').textContent !== ends) element('expires').textContent = ends;
  element('steps').hidden = isOver(state);
  element('code').closest('section')?.toggleAttribute('data-over', isOver(state));
};

/** Asks for the state; false once there is nothing more to wait for. */
const refresh = async (): Promise<boolean> => {
  const answer = await fetch(`${location.pathname.replace(/\/$/, '')}/state`, { cache: 'no-store' }).catch(
    () => undefined,
  );
  const known =
    answer?.status === 404 ? { state: 'void', expiresAt: '' } : answer?.ok ? await answer.json() : undefined;
  element('trouble').hidden = known !== undefined;
  if (known === undefined) return true;
  const { state, expiresAt } = known as { state: RemoteState; expiresAt: string };
  show(state, expiresAt);
  return !isOver(state);
};

const follow = async () => {
  const goesOn = document.hidden || (await refresh().catch(() => true));
  if (goesOn) setTimeout(follow, every);
};

const first = element('state').dataset.state as RemoteState;
show(first, element('expires').dataset.at ?? '');
if (!isOver(first)) setTimeout(follow, every);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && !isOver(element('state').dataset.state ?? '')) void refresh().catch(() => true);
});
