/** The lists on the left: chats that wait, chats that are held, and what is to be done. */
import { type Child, type Described, h } from './draw.ts';
import { tag } from './parts.ts';
import { choose, isFresh, isUnread } from './reading.ts';
import type { ChatRow } from './shapes.ts';
import { serverNow, state } from './state.ts';
import { sinceText } from './times.ts';
import { todoRow } from './todos.ts';
import { words } from './words.ts';

/** From here on a waiting time is shown as long. */
const longWait = 5 * 60_000;

const heardFrom = { customer: words.chat.customer, bot: words.chat.bot, operator: words.chat.operator };

/** What the chat is about, in a line. */
export const aboutOf = ({ what, trouble }: { what: string | null; trouble: string | null }): string =>
  what ?? trouble ?? words.case.unknown;

const chatRow = (row: ChatRow): Described => {
  const fresh = row.state === 'queued' && isFresh(row);
  const unread = isUnread(row);
  const waited = serverNow() - Date.parse(row.since);
  const waits = row.state === 'queued';
  return h(
    'li',
    {
      class: 'row',
      key: row.chat,
      'data-fresh': fresh || unread,
      'data-chosen': state.chosen === row.chat,
    },
    h(
      'button',
      {
        type: 'button',
        class: 'row-open',
        'aria-current': state.chosen === row.chat ? 'true' : undefined,
        onclick: () => choose(row.chat),
      },
      h(
        'span',
        { class: 'row-line' },
        fresh && tag(words.lists.fresh, 'urgent'),
        unread && tag(words.lists.unread, 'urgent'),
        h('span', { class: 'row-name' }, `${row.contract.name} ${words.sama}`),
        h(
          'span',
          {
            class: 'row-wait',
            'data-long': waits && waited >= longWait,
            'aria-label': `${waits ? words.lists.waitsFor : words.lists.since} ${sinceText(row.since, serverNow())}`,
          },
          sinceText(row.since, serverNow()),
        ),
      ),
      h('span', { class: 'row-about' }, aboutOf(row.case)),
      row.last && h('span', { class: 'row-last' }, `${heardFrom[row.last.from]}${words.colon}${row.last.text}`),
      row.operator &&
        h(
          'span',
          { class: 'row-line row-who' },
          row.mine ? tag(words.lists.mine) : tag(words.lists.other, 'plain'),
          row.operator.name,
        ),
    ),
  );
};

// Arrow keys go from row to row, whatever list it is in.
const walk = (event: Event) => {
  const { key } = event as KeyboardEvent;
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
  const rows = [...document.querySelectorAll<HTMLElement>('.lists .row-open')];
  const at = rows.indexOf(document.activeElement as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  rows[at + (key === 'ArrowDown' ? 1 : -1)]?.focus();
};

const list = (name: string, rows: readonly Described[], none: string, calls = false): Described =>
  h(
    'section',
    { class: 'list', 'aria-label': name },
    h(
      'div',
      { class: 'list-head' },
      h('h2', {}, name),
      h('span', { class: 'count', 'data-calls': calls && rows.length > 0 }, String(rows.length)),
    ),
    rows.length > 0 ? h('ul', { class: 'rows', key: 'rows' }, rows) : h('p', { class: 'list-none', key: 'none' }, none),
  );

/** The left column. */
export const lists = (): Child => {
  const { board } = state;
  const active = board ? [...board.active].sort((one, other) => Number(other.mine) - Number(one.mine)) : [];
  return h(
    'nav',
    { class: 'column lists', key: 'lists', 'aria-label': words.lists.label, onkeydown: walk },
    ...(board
      ? [
          list(words.lists.waiting, board.waiting.map(chatRow), words.lists.noWaiting, true),
          list(words.lists.active, active.map(chatRow), words.lists.noActive),
          list(words.lists.todo, board.todos.map(todoRow), words.lists.noTodo),
          board.more && h('p', { class: 'list-none' }, words.lists.more),
        ]
      : [h('p', { class: 'list-none' }, words.loading)]),
  );
};
