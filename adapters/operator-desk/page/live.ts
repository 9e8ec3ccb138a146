/** Keeps the page up to date: notices from the server, a reading every quarter minute besides, and word that we are here. */
import { change } from './ask.ts';
import { readBoard, readChat } from './reading.ts';
import { changed, state } from './state.ts';

const readEvery = 15_000;
const presentEvery = 25_000;
/** Who goes on writing is heard of again sooner. */
const writingShownMs = 5_000;
const retryFirst = 1000;
const retryMost = 15_000;

let source: EventSource | undefined;
const stops: (() => void)[] = [];
let tries = 0;
let retry = 0;

const every = (ms: number, act: () => void) => {
  const timer = setInterval(act, ms);
  stops.push(() => clearInterval(timer));
};

const readAll = () => void Promise.all([readBoard(), readChat()]);

const present = () => void change('POST', '/presence');

const lose = () => {
  source?.close();
  source = undefined;
  clearTimeout(retry);
  const wait = Math.min(retryMost, retryFirst * 2 ** tries);
  tries += 1;
  changed({ live: 'lost', retryAt: Date.now() + wait });
  retry = window.setTimeout(connect, wait);
};

/** Connects now, whatever was planned. */
export const connect = (): void => {
  clearTimeout(retry);
  source?.close();
  if (state.live !== 'lost') changed({ live: 'connecting' });
  else changed({ retryAt: 0 });
  const opened = new EventSource('/desk/api/events');
  source = opened;
  opened.onopen = () => {
    tries = 0;
    changed({ live: 'live', keepsNothing: false });
    present();
    readAll();
  };
  opened.addEventListener('board', () => void readBoard());
  opened.addEventListener('chat', (event) => {
    const { chat } = JSON.parse(event.data) as { chat: string };
    if (chat === state.chosen) {
      changed({ writingUntil: 0 });
      void readChat();
    }
    void readBoard();
  });
  opened.addEventListener('writing', (event) => {
    const { chat } = JSON.parse(event.data) as { chat: string };
    if (chat === state.chosen) changed({ writingUntil: Date.now() + writingShownMs });
  });
  opened.addEventListener('all', readAll);
  opened.addEventListener('store', (event) => {
    const { takes } = JSON.parse(event.data) as { takes: boolean };
    changed({ keepsNothing: !takes });
    if (!takes) return;
    present();
    readAll();
  });
  // The browser's own retrying says nothing of when: ours is shown.
  opened.onerror = () => {
    if (opened === source) lose();
  };
};

/** Begins to follow the desk; `unfollow` ends it. */
export const follow = (): void => {
  unfollow();
  tries = 0;
  connect();
  every(readEvery, async () => {
    // A proxy may keep a dead stream open: a reading that fails tells the truth.
    const reached = await readBoard();
    void readChat();
    if (!reached && state.live === 'live') lose();
  });
  every(presentEvery, present);
  every(1000, () => (state.screen === 'desk' ? changed() : unfollow()));
  const visible = () => {
    if (document.hidden) return;
    present();
    readAll();
  };
  const online = () => connect();
  const offline = () => lose();
  document.addEventListener('visibilitychange', visible);
  window.addEventListener('online', online);
  window.addEventListener('offline', offline);
  stops.push(
    () => document.removeEventListener('visibilitychange', visible),
    () => window.removeEventListener('online', online),
    () => window.removeEventListener('offline', offline),
  );
};

/** Stops following: nobody is signed in here. */
export const unfollow = (): void => {
  for (const stop of stops.splice(0)) stop();
  clearTimeout(retry);
  source?.close();
  source = undefined;
  changed({ live: 'connecting' });
};
