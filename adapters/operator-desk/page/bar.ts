/** The bar above: the hours, who is there, whether the page is up to date, and what concerns the whole desk. */
import { type Child, h } from './draw.ts';
import { openJudged } from './judged-dialog.ts';
import { connect } from './live.ts';
import { openNotices } from './notices-dialog.ts';
import { openOutbox } from './outbox-dialog.ts';
import { button } from './parts.ts';
import { openPhone } from './phone-dialog.ts';
import { signOut } from './session.ts';
import { soundIsOn, switchSound } from './sound.ts';
import { changed, state } from './state.ts';
import { words } from './words.ts';
import { helpWords } from './words-help.ts';
import { judgedWords } from './words-judged.ts';
import { noticeWords } from './words-notices.ts';
import { outboxWords } from './words-outbox.ts';

const liveWords = { live: words.bar.live, connecting: words.bar.connecting, lost: words.bar.lost };

/** The bar. */
export const bar = (): Child => {
  const { board, session, live } = state;
  return h(
    'header',
    { class: 'bar', key: 'bar' },
    h(
      'div',
      { class: 'bar-name' },
      h('img', { src: '/assets/icon.svg', alt: '', width: 28, height: 28 }),
      h('h1', { class: 'bar-title' }, words.title),
    ),
    h(
      'div',
      { class: 'bar-facts' },
      board && h('span', { class: 'badge', 'data-state': board.hours.open ? 'open' : 'closed' }, board.hours.words),
      board && h('span', { class: 'bar-quiet' }, words.bar.there(board.operators)),
      board?.modelSpent && h('span', { class: 'bar-quiet', role: 'status' }, helpWords.spent),
      h('span', { class: 'live', 'data-state': live, role: 'status' }, liveWords[live]),
    ),
    h(
      'div',
      { class: 'bar-tools' },
      button(noticeWords.bar(board?.notices ?? 0), openNotices, {}),
      session?.operator.role === 'supervisor' && button(outboxWords.bar(board?.givenUp ?? 0), openOutbox, {}),
      session?.operator.role === 'supervisor' && button(judgedWords.bar, openJudged, {}),
      button(words.bar.phone, () => openPhone({}), {}),
      button(
        soundIsOn() ? words.bar.soundOn : words.bar.soundOff,
        () => {
          switchSound();
          changed();
        },
        { kind: 'bare', props: { 'aria-pressed': soundIsOn() ? 'true' : 'false' } },
      ),
      h('span', { class: 'bar-who' }, session?.operator.name),
      button(words.bar.signOut, () => void signOut(), { kind: 'bare' }),
    ),
  );
};

/** What a lost connection means, and what happens next. */
export const lostLine = (): Child => {
  if (state.live !== 'lost')
    return state.keepsNothing
      ? h('div', { class: 'lost', key: 'keeps-nothing' }, h('p', { role: 'alert' }, words.lost.keepsNothing))
      : undefined;
  const seconds = Math.ceil((state.retryAt - Date.now()) / 1000);
  return h(
    'div',
    { class: 'lost', key: 'lost' },
    h('p', { role: 'alert' }, words.lost.text),
    h('span', {}, seconds > 0 ? words.lost.again(seconds) : words.lost.trying),
    button(words.lost.now, connect, { kind: 'small' }),
  );
};
