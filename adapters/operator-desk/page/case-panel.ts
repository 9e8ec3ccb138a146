/** The right: contract, contacts left, the case, what was tried and answered, the remote session. */
import { connected } from './actions.ts';
import { type Child, type Described, h } from './draw.ts';
import { openOutcome } from './outcome-dialog.ts';
import { button, pairs, tag } from './parts.ts';
import { choose } from './reading.ts';
import type { CaseFile, Contacts, ContractShown, DeskChat } from './shapes.ts';
import type { ChannelShown } from './shapes-channels.ts';
import type { ChatEntry } from './shapes-entry.ts';
import { serverNow, state } from './state.ts';
import { momentOf, timeOf } from './times.ts';
import { words } from './words.ts';

const facts = (name: string, aside: Child, ...children: Child[]): Described =>
  h('section', { class: 'facts', key: name, 'aria-label': name }, h('h2', {}, h('span', {}, name), aside), ...children);

const contract = ({ number, name, plan, address, phone }: ContractShown): Described =>
  facts(
    words.case.contract,
    tag(words.case.planName(plan)),
    h('p', { class: 'facts-name' }, name),
    pairs(
      [words.case.number, number],
      [words.case.phone, h('a', { href: `tel:${phone}` }, phone)],
      [words.case.address, address],
    ),
  );

/** Contacts left, large, with a bar of the month's contacts. */
export const leftOf = ({ left, limit, used, waiting }: Contacts): Described[] => [
  h(
    'p',
    { class: 'left', 'data-none': left === 0, 'data-few': left === 1 },
    h('span', { class: 'left-label' }, words.case.left),
    h('span', { class: 'left-number' }, String(left)),
    words.case.times,
    h('span', { class: 'left-of' }, words.case.ofLimit(limit, used)),
  ),
  h(
    'div',
    { class: 'meter', 'aria-hidden': 'true' },
    Array.from({ length: limit }, (_, n) =>
      h('span', { 'data-used': n < used, 'data-waiting': n >= used && n < used + waiting }),
    ),
  ),
  ...(waiting > 0 ? [h('p', { class: 'facts-none' }, words.case.waiting(waiting))] : []),
];

const contacts = (known: Contacts): Described =>
  facts(
    words.case.contacts,
    undefined,
    ...leftOf(known),
    h(
      'details',
      { class: 'behind' },
      h('summary', {}, words.case.list),
      known.list.length === 0
        ? h('p', { class: 'facts-none' }, words.case.noContacts)
        : h(
            'ul',
            {},
            known.list.map(({ at, label, what, override }) =>
              h(
                'li',
                {},
                h('time', { datetime: at }, momentOf(at, serverNow())),
                tag(label, 'plain'),
                h('span', {}, what ?? words.case.unknown),
                override && h('span', { class: 'facts-none' }, words.case.override(override.by, override.reason)),
              ),
            ),
          ),
    ),
  );

/** Where the contract's customers write, and which of their chats they look at now. */
const channels = (all: readonly ChannelShown[]): Described | undefined => {
  if (all.length < 2) return undefined;
  const last = all.find((one) => one.last);
  return facts(
    words.case.channels,
    undefined,
    h(
      'ul',
      { class: 'channels' },
      all.map(({ chat, channel, here, last: isLast }) =>
        h(
          'li',
          { key: chat },
          h('b', {}, words.case.channelName[channel]),
          here && tag(words.case.here, 'plain'),
          isLast && tag(words.case.wroteLast, 'good'),
          !here && button(words.case.openOther, () => choose(chat), { kind: 'small' }),
        ),
      ),
    ),
    last && !last.here && h('p', { class: 'facts-none', role: 'status' }, words.case.answerThere),
  );
};

const session = ({ session: its, may }: DeskChat): Child => {
  if (!its) return undefined;
  const path = `/sessions/${encodeURIComponent(its.code)}/connect`;
  const over = its.state === 'ended' || its.state === 'void';
  return facts(
    words.case.session,
    tag(its.words, its.state === 'connected' ? 'good' : its.state === 'waiting' ? 'warn' : 'plain'),
    h('p', { class: 'session-code', 'data-over': over }, its.code),
    its.state === 'waiting' && h('p', { class: 'facts-none' }, words.lists.validUntil(timeOf(its.expiresAt))),
    !over &&
      h(
        'div',
        { class: 'todo-acts' },
        button(words.lists.connect, () => void connected(its.code), {
          kind: 'small',
          busy: state.busy.has(path),
          why: may.connect.allowed ? undefined : (may.connect.why ?? words.done.refused),
        }),
        button(words.lists.end, () => openOutcome('session', its.code), { kind: 'small' }),
      ),
    !over && !may.connect.allowed && h('p', { class: 'facts-none' }, may.connect.why ?? ''),
  );
};

const theCase = (known: CaseFile): Described =>
  facts(
    words.case.trouble,
    tag(known.counted ? words.case.counted : words.case.notCounted, known.counted ? 'good' : 'plain'),
    h('p', { class: 'facts-what' }, known.what ?? known.trouble ?? words.case.unknown),
    pairs(
      [words.case.kind, known.what === null ? null : known.trouble],
      [words.case.since, known.since],
      [words.case.device, known.device],
      [words.case.opened, momentOf(known.openedAt, serverNow())],
    ),
    h('h3', {}, words.case.tried),
    known.tried.length === 0
      ? h('p', { class: 'facts-none' }, words.case.noTried)
      : h(
          'ul',
          { class: 'steps-tried' },
          known.tried.map((step) => h('li', {}, step)),
        ),
    known.outcomes.length > 0 && h('h3', {}, words.case.outcomes),
    known.outcomes.length > 0 &&
      h(
        'ul',
        { class: 'done-list' },
        known.outcomes.map(({ at, by, words: told }) =>
          h('li', {}, h('time', { datetime: at }, momentOf(at, serverNow())), h('b', {}, told), h('span', {}, by)),
        ),
      ),
  );

const given = (entries: readonly ChatEntry[]): Described => {
  const answers = entries.filter(({ from, clauses }) => from === 'bot' && clauses.length > 0).reverse();
  return facts(
    words.case.given,
    undefined,
    answers.length === 0
      ? h('p', { class: 'facts-none' }, words.case.noGiven)
      : h(
          'ul',
          { class: 'given' },
          answers.map(({ id, text, clauses }) =>
            h(
              'li',
              { key: id },
              h('p', {}, text),
              h('small', {}, clauses.map(({ title }) => words.chat.clause(title)).join(' ')),
            ),
          ),
        ),
  );
};

/** The right column. */
export const casePanel = (): Child => {
  const { chat } = state;
  return h(
    'aside',
    { class: 'column case', key: 'case', 'aria-label': words.case.label },
    ...(chat
      ? [
          chat.contract
            ? contract(chat.contract)
            : facts(words.case.contract, undefined, h('p', {}, words.case.anonymous)),
          channels(chat.channels),
          chat.contacts && contacts(chat.contacts),
          session(chat),
          chat.case
            ? theCase(chat.case)
            : facts(words.case.trouble, undefined, h('p', { class: 'facts-none' }, words.case.noCase)),
          given(chat.entries),
        ].map((one) => one ?? undefined)
      : [h('p', { class: 'list-none' }, words.case.none)]),
  );
};
