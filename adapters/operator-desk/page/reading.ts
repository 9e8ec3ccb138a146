/** Reads the board and the open chat, one reading at a time, and tells of what is new in them. */
import { type PageAnswered, read } from './ask.ts';
import type { Board, ChatRow, DeskChat, NoticeList } from './shapes.ts';
import type { JudgedList } from './shapes-judged.ts';
import type { OutboxList } from './shapes-outbox.ts';
import { chime } from './sound.ts';
import { changed, leave, state, tell } from './state.ts';
import { words } from './words.ts';

/** Runs `act` now, or once more after the run that is going on: the last notice is never missed. */
const oneAtATime = (act: () => Promise<boolean>): (() => Promise<boolean>) => {
  let running: Promise<boolean> | undefined;
  let again = false;
  const run = async (): Promise<boolean> => {
    let reached = true;
    do {
      again = false;
      reached = await act();
    } while (again);
    return reached;
  };
  return () => {
    if (running) again = true;
    else {
      running = run().finally(() => {
        running = undefined;
      });
    }
    return running as Promise<boolean>;
  };
};

/** Leaves for the sign-in when the server no longer knows this one. */
const known = (answered: PageAnswered<unknown>): boolean => {
  if (answered.is === 'signed out') leave(words.signIn.expired);
  return answered.is !== 'signed out';
};

const lastHeard = ({ last }: ChatRow) => (last?.from === 'customer' ? last.at : undefined);

/** Whether a waiting chat has not been looked at since it began to wait. */
export const isFresh = ({ chat, since }: ChatRow): boolean => state.seen.get(chat) !== since;

/** Whether the customer of a chat of mine said something that was not looked at. */
export const isUnread = (row: ChatRow): boolean => {
  const at = lastHeard(row);
  return row.mine && at !== undefined && at > (state.seen.get(row.chat) ?? '');
};

const lookedAt = (board: Board, all: boolean) => {
  const looksAt = ({ chat }: ChatRow) => all || (chat === state.chosen && !document.hidden);
  for (const row of board.waiting) if (looksAt(row)) state.seen.set(row.chat, row.since);
  for (const row of board.active) if (looksAt(row)) state.seen.set(row.chat, lastHeard(row) ?? row.since);
};

const announce = (before: Board | undefined, now: Board) => {
  if (!before) return;
  const waited = new Map(before.waiting.map(({ chat, since }) => [chat, since]));
  const arrived = now.waiting.filter(({ chat, since }) => waited.get(chat) !== since);
  const heard = new Map(before.active.map((row) => [row.chat, lastHeard(row)]));
  const spoke = now.active.filter((row) => isUnread(row) && heard.get(row.chat) !== lastHeard(row));
  const news = [
    ...arrived.map(({ contract }) => words.lists.newWaiting(contract.name)),
    ...spoke.map(({ contract }) => words.lists.newMessage(contract.name)),
  ];
  if (news.length === 0) return;
  tell(news.join(' '));
  chime();
};

/** Reads the notices while their dialog is open; false when the server was not reached. */
export const readNotices = oneAtATime(async () => {
  if (state.dialog?.kind !== 'notices') return true;
  const answered = await read<NoticeList>('/notices');
  const { dialog } = state;
  if (known(answered) && answered.is === 'done' && dialog?.kind === 'notices') {
    changed({ dialog: { ...dialog, list: answered.value } });
  }
  return answered.is !== 'unreachable';
});

/** Reads the outbox while its dialog is open; false when the server was not reached. */
export const readOutbox = oneAtATime(async () => {
  if (state.dialog?.kind !== 'outbox') return true;
  const answered = await read<OutboxList>('/outbox');
  if (known(answered) && answered.is === 'done' && state.dialog?.kind === 'outbox') {
    changed({ dialog: { kind: 'outbox', list: answered.value } });
  }
  return answered.is !== 'unreachable';
});

/** Reads what customers think of answers, when their dialog is opened; false when the server was not reached. */
export const readJudged = oneAtATime(async () => {
  const answered = await read<JudgedList>('/judged');
  if (known(answered) && answered.is === 'done' && state.dialog?.kind === 'judged') {
    changed({ dialog: { kind: 'judged', list: answered.value } });
  }
  return answered.is !== 'unreachable';
});

/** Reads the lists; false when the server was not reached. */
export const readBoard = oneAtATime(async () => {
  const answered = await read<Board>('/board');
  if (!known(answered) || answered.is !== 'done' || state.screen !== 'desk') return answered.is !== 'unreachable';
  const { value: board } = answered;
  const before = state.board;
  lookedAt(board, before === undefined);
  changed({ board, ahead: Date.parse(board.now) - Date.now() });
  announce(before, board);
  void readNotices();
  void readOutbox();
  return true;
});

/** How far a chat was read: the server looks whether that still stands, as a store that was restored may be behind. */
const placeOf = (chat: DeskChat | undefined): string => {
  const seen = chat?.entries.at(-1)?.id;
  return `after=${chat?.next ?? 0}${seen === undefined ? '' : `&seen=${encodeURIComponent(seen)}`}`;
};

/** Reads what is new of the open chat; false when the server was not reached. */
export const readChat = oneAtATime(async () => {
  for (;;) {
    const asked = state.chosen;
    if (asked === undefined || state.screen !== 'desk') return true;
    const before = state.chat?.chat === asked ? state.chat : undefined;
    const answered = await read<DeskChat>(`/chats/${asked}?${placeOf(before)}`);
    if (!known(answered)) return true;
    // Another chat was chosen meanwhile: this answer is nobody's any more.
    if (asked !== state.chosen) continue;
    if (answered.is === 'refused') changed({ chatTrouble: words.chat.gone });
    if (answered.is === 'unreachable' && !before) changed({ chatTrouble: words.chat.unreachable });
    if (answered.is !== 'done') return answered.is !== 'unreachable';
    const { value } = answered;
    const chat =
      before && value.from === before.next ? { ...value, entries: [...before.entries, ...value.entries] } : value;
    changed({ chat, chatTrouble: undefined });
    if (!value.more) return true;
  }
});

/** Opens a chat in the middle. */
export const choose = (chat: string): void => {
  const chosen = state.chosen === chat ? {} : { chat: undefined, chatTrouble: undefined, below: false };
  changed({ ...chosen, chosen: chat, view: 'chat', writingUntil: 0 });
  if (state.board) lookedAt(state.board, false);
  void readChat();
};

/** What was looked at while the page was hidden counts only once it is seen. */
export const lookAgain = (): void => {
  if (!document.hidden && state.board) lookedAt(state.board, false);
};
