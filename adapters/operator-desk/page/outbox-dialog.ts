/** The dialog of the outbox: what did not get there, what is late, what waits, and trying again by hand. */
import { tryAgain } from './actions.ts';
import { type Child, type Described, h } from './draw.ts';
import { closeDialog, modal } from './outcome-dialog.ts';
import { button, pairs } from './parts.ts';
import { choose, readOutbox } from './reading.ts';
import type { OutboxList, OutboxRow } from './shapes-outbox.ts';
import { changed, type Dialog, state } from './state.ts';
import { momentOf } from './times.ts';
import { words } from './words.ts';
import { outboxWords } from './words-outbox.ts';

/** Opens it. */
export const openOutbox = (): void => {
  changed({ dialog: { kind: 'outbox' } });
  void readOutbox();
};

const openChat = (chat: string) => {
  closeDialog();
  choose(chat);
};

const row = (
  { id, what, chat, customer, state: stands, since, attempts, reason, next }: OutboxRow,
  now: number,
): Described => {
  const name = customer ?? outboxWords.unknown;
  const kind = outboxWords.what(what);
  const facts = [
    outboxWords.since(momentOf(since, now)),
    attempts > 0 && outboxWords.tried(attempts),
    next !== null && outboxWords.next(momentOf(next, now)),
  ].filter((fact) => fact !== false);
  return h(
    'li',
    { class: 'sending', key: id, 'data-state': stands },
    h(
      'div',
      { class: 'sending-head' },
      h('b', {}, kind),
      h('span', {}, name),
      h(
        'span',
        { class: 'sending-acts' },
        button(outboxWords.open, () => openChat(chat), { kind: 'small' }),
        stands !== 'waiting' &&
          button(
            outboxWords.send,
            () => (stands === 'delayed' || window.confirm(outboxWords.sendSure(kind, name))) && void tryAgain(id),
            { kind: 'small', busy: state.busy.has(`/outbox/${id}/again`) },
          ),
      ),
    ),
    h('small', {}, facts.join(` ${words.dot} `)),
    reason !== null && pairs([outboxWords.reason, reason]),
  );
};

const group = (stands: OutboxRow['state'], { rows, now }: OutboxList): Child => {
  const those = rows.filter((one) => one.state === stands);
  return (
    those.length > 0 &&
    h(
      'section',
      { class: 'sendings', key: stands },
      h('h3', {}, outboxWords.groups[stands]),
      h(
        'ul',
        {},
        those.map((one) => row(one, Date.parse(now))),
      ),
    )
  );
};

/** The dialog as it stands now. */
export const outboxDialog = ({ list }: Extract<Dialog, { kind: 'outbox' }>): Child =>
  modal(
    'outbox',
    outboxWords.heading,
    closeDialog,
    h('p', { class: 'form-lead', key: 'lead' }, outboxWords.lead),
    !list && h('p', { key: 'loading' }, words.loading),
    list?.rows.length === 0 && h('p', { class: 'form-none', key: 'none' }, outboxWords.none),
    list && group('given up', list),
    list && group('delayed', list),
    list && group('waiting', list),
    list?.more && h('p', { class: 'form-none', key: 'more' }, outboxWords.more),
    h(
      'div',
      { class: 'form-foot', key: 'foot' },
      button(outboxWords.close, closeDialog, { kind: 'main', props: { type: 'submit' } }),
    ),
  );
