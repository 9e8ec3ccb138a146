/** The middle: the open chat, what may be done with it and why not, and the reply. */
import { giveBack, take } from './actions.ts';
import { type Child, type Described, h } from './draw.ts';
import { begins, conversationOf, scrolled, toEnd } from './entries.ts';
import { openOutcome } from './outcome-dialog.ts';
import { button, tag } from './parts.ts';
import { replyBox } from './reply.ts';
import type { DeskChat, MayDo } from './shapes.ts';
import { changed, serverNow, state } from './state.ts';
import { sinceText } from './times.ts';
import { chatStates, words } from './words.ts';

const stateKinds = { bot: 'plain', queued: 'urgent', connected: 'good', returned: 'plain', ended: 'plain' } as const;

const whyNot = ({ allowed, why }: MayDo) => (allowed ? undefined : (why ?? words.done.refused));

/** Each reason once, with the buttons it holds back. */
const reasons = (acts: [label: string, may: MayDo][]): Child => {
  const told = new Map<string, string[]>();
  for (const [label, may] of acts) {
    const why = whyNot(may);
    if (why !== undefined) told.set(why, [...(told.get(why) ?? []), label]);
  }
  if (told.size === 0) return undefined;
  return h(
    'div',
    { class: 'why-not', id: 'why-not', key: 'why-not' },
    [...told].map(([why, labels]) => h('p', {}, h('b', {}, labels.join(words.and)), words.colon, why)),
  );
};

const head = (chat: DeskChat): Described[] => {
  const { may } = chat;
  const act = (label: string, busyLabel: string, does: MayDo, path: string, press: () => void, kind?: 'main') => {
    const busy = state.busy.has(`/chats/${chat.chat}/${path}`);
    const why = whyNot(does);
    return button(busy ? busyLabel : label, press, {
      ...(kind && why === undefined ? { kind } : {}),
      why,
      busy,
      props: { key: path, ...(why === undefined ? {} : { 'aria-describedby': 'why-not' }) },
    });
  };
  const reason = reasons([
    [words.chat.take, may.take],
    [words.chat.back, may.return],
    [words.chat.end, may.outcome],
  ]);
  return [
    h(
      'header',
      { class: 'chat-head', key: 'head' },
      h(
        'div',
        { class: 'chat-who' },
        h('h2', {}, chat.contract ? `${chat.contract.name} ${words.sama}` : words.case.anonymous),
        h(
          'p',
          { class: 'chat-state' },
          tag(chatStates[chat.state], stateKinds[chat.state]),
          chat.operator && h('span', {}, chat.operator.name),
          chat.since !== null &&
            (chat.state === 'queued' || chat.state === 'connected') &&
            h(
              'span',
              {},
              `${chat.state === 'queued' ? words.lists.waitsFor : words.lists.since} ${sinceText(chat.since, serverNow())}`,
            ),
        ),
      ),
      h(
        'div',
        { class: 'chat-acts' },
        act(words.chat.take, words.chat.taking, may.take, 'take', () => void take(chat.chat), 'main'),
        act(words.chat.back, words.chat.back, may.return, 'return', () => void giveBack(chat.chat)),
        act(words.chat.end, words.chat.end, may.outcome, 'outcome', () => openOutcome('chat', chat.chat)),
      ),
    ),
    ...(reason ? [reason as Described] : []),
  ];
};

const none = (heading: string, ...lines: Child[]): Described =>
  h(
    'div',
    { class: 'none', key: 'none' },
    h(
      'svg',
      { viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', 'stroke-width': '1.4', 'aria-hidden': 'true' },
      h('path', { d: 'M4 5h16v11H10l-4 4v-4H4z', 'stroke-linejoin': 'round' }),
      h('path', { d: 'M8 9h8M8 12h5', 'stroke-linecap': 'round' }),
    ),
    h('h2', {}, heading),
    ...lines,
  );

const open = (chat: DeskChat): Described[] => [
  ...head(chat),
  h(
    'div',
    {
      class: 'said',
      key: `said/${chat.chat}`,
      role: 'log',
      tabindex: 0,
      'aria-label': words.chat.label,
      onscroll: () => {
        if (scrolled() && state.below) changed({ below: false });
      },
      ready: begins,
    },
    conversationOf(
      chat,
      state.sending.filter((one) => one.chat === chat.chat),
    ),
  ),
  ...(state.below
    ? [
        h(
          'button',
          {
            type: 'button',
            class: 'below',
            key: 'below',
            onclick: () => {
              toEnd();
              changed({ below: false });
            },
          },
          words.chat.newBelow,
        ),
      ]
    : []),
  ...(state.writingUntil > Date.now() ? [h('p', { class: 'writing', key: 'writing' }, words.chat.writes)] : []),
  replyBox(chat) as Described,
];

/** The middle column. */
export const centre = (): Child => {
  const { chat, chosen, chatTrouble } = state;
  const shown = chat
    ? open(chat)
    : chosen === undefined
      ? [none(words.chat.none, h('p', {}, words.chat.noneHint), h('small', {}, words.chat.hints))]
      : [none(chatTrouble ?? words.loading)];
  return h('main', { class: 'column centre', key: 'centre', 'aria-label': words.chat.label }, ...shown);
};
