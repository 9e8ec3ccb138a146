/** The operator desk's page: draws what is known, whenever that changes. */
import { bar, lostLine } from './bar.ts';
import { casePanel } from './case-panel.ts';
import { centre } from './chat.ts';
import { type Child, drawPage, h } from './draw.ts';
import { keepEnd } from './entries.ts';
import { judgedDialog } from './judged-dialog.ts';
import { lists } from './lists.ts';
import { noticesDialog } from './notices-dialog.ts';
import { outboxDialog } from './outbox-dialog.ts';
import { outcomeDialog } from './outcome-dialog.ts';
import { phoneDialog } from './phone-dialog.ts';
import { isFresh, isUnread, lookAgain } from './reading.ts';
import { resume } from './session.ts';
import { signInPage } from './sign-in.ts';
import { changed, closeToast, drawnBy, state } from './state.ts';
import { words } from './words.ts';

/** What calls for the operator: new waiting chats, and customers who answered. */
const calls = (): number =>
  state.board ? state.board.waiting.filter(isFresh).length + state.board.active.filter(isUnread).length : 0;

const viewNames = ['lists', 'chat', 'case'] as const;

const views = (): Child =>
  h(
    'nav',
    { class: 'views', key: 'views', 'aria-label': words.title },
    viewNames.map((view) =>
      h(
        'button',
        {
          type: 'button',
          class: 'view',
          'aria-pressed': state.view === view ? 'true' : 'false',
          onclick: () => changed({ view }),
        },
        words.views[view],
        view === 'lists' && calls() > 0 && h('span', { class: 'count', 'data-calls': true }, String(calls())),
      ),
    ),
  );

const toasts = (): Child =>
  h(
    'div',
    { class: 'toasts', key: 'toasts', role: 'status', 'aria-live': 'polite' },
    state.toasts.map(({ id, kind, text }) =>
      h(
        'div',
        { class: 'toast', key: `toast/${id}`, 'data-kind': kind },
        h('span', {}, text),
        h('button', { type: 'button', onclick: () => closeToast(id) }, words.close),
      ),
    ),
  );

const dialog = (): Child =>
  state.dialog?.kind === 'outcome'
    ? outcomeDialog(state.dialog)
    : state.dialog?.kind === 'phone'
      ? phoneDialog(state.dialog)
      : state.dialog?.kind === 'notices'
        ? noticesDialog(state.dialog)
        : state.dialog?.kind === 'outbox'
          ? outboxDialog(state.dialog)
          : state.dialog?.kind === 'judged'
            ? judgedDialog(state.dialog)
            : undefined;

const desk = (): Child[] => [
  h(
    'div',
    { class: 'desk', key: 'desk' },
    bar(),
    lostLine(),
    views(),
    h('div', { class: 'columns', key: 'columns', 'data-view': state.view }, lists(), centre(), casePanel()),
    toasts(),
  ),
  dialog(),
];

const root = document.getElementById('root') as HTMLElement;

const drawAll = () => {
  const starting = h('p', { class: 'starting' }, words.loading);
  drawPage(root, state.screen === 'desk' ? desk() : state.screen === 'sign-in' ? [signInPage()] : [starting]);
  const count = calls();
  const title = count > 0 ? `(${count}) ${words.title}` : words.title;
  if (document.title !== title) document.title = title;
  if (keepEnd() && !state.below) changed({ below: true });
};

document.addEventListener('visibilitychange', () => {
  lookAgain();
  changed();
});
drawnBy(drawAll);
changed();
void resume();
