/** The conversation: who said what, what it cites, what did not reach the customer, and what happened between. */
import { discard, sendAgain } from './actions.ts';
import { type Child, type Described, h } from './draw.ts';
import { button, tag } from './parts.ts';
import type { ChatEntry } from './shapes-entry.ts';
import type { Sending } from './state.ts';
import { filesNow, thingsOf } from './things.ts';
import { dayOf, timeOf } from './times.ts';
import { words } from './words.ts';

const names = { customer: words.chat.customer, bot: words.chat.bot, operator: words.chat.operator };

const said = (entry: ChatEntry, about: ChatEntry | undefined, isEdited: boolean, things: Child): Described => {
  const unsent = about?.about === 'unsent';
  const from = entry.from ?? 'bot';
  return h(
    'article',
    { class: 'entry', key: entry.id, 'data-from': from, 'data-unsent': about !== undefined },
    h(
      'p',
      { class: 'entry-by' },
      h('b', {}, entry.name ?? names[from]),
      from === 'bot' && entry.name !== null && tag(words.chat.bot, 'plain'),
      h('time', { datetime: entry.at }, timeOf(entry.at)),
      isEdited && tag(words.chat.edited, 'plain'),
      about && tag(unsent ? words.chat.unsent : words.chat.undelivered, 'warn'),
    ),
    (entry.text !== '' || !things) &&
      h(
        'div',
        { class: 'bubble' },
        entry.quotes !== null && h('blockquote', { class: 'quoted', 'aria-label': words.chat.quotes }, entry.quotes),
        entry.text,
        entry.clauses.length > 0 &&
          h(
            'div',
            { class: 'cited' },
            entry.clauses.map(({ title, abstract }) =>
              h('details', {}, h('summary', {}, words.chat.clause(title)), h('p', {}, abstract)),
            ),
          ),
      ),
    things,
    entry.choices.length > 0 &&
      h(
        'p',
        { class: 'choices', 'aria-label': words.chat.choices },
        entry.choices.map((choice) => h('span', { class: 'choice' }, choice)),
      ),
    about && h('p', { class: 'entry-why' }, unsent ? words.chat.unsentWhy : words.chat.undeliveredWhy),
  );
};

// A reply that was never said has no entry of its own: the note holds its words.
const neverSaid = (entry: ChatEntry): Described =>
  h(
    'article',
    { class: 'entry', key: entry.id, 'data-from': 'bot', 'data-unsent': true },
    h(
      'p',
      { class: 'entry-by' },
      h('b', {}, words.chat.bot),
      h('time', { datetime: entry.at }, timeOf(entry.at)),
      tag(words.chat.unsent, 'warn'),
    ),
    h('div', { class: 'bubble' }, entry.text),
  );

const happened = (entry: ChatEntry): Described =>
  h(
    'p',
    { class: 'happened', key: entry.id, 'data-about': entry.about ?? undefined },
    h('span', {}, entry.text),
    h('time', { datetime: entry.at }, timeOf(entry.at)),
  );

const onItsWay = (one: Sending, place: number): Described =>
  h(
    'article',
    { class: 'entry', key: `sending/${place}`, 'data-from': 'operator', 'data-unsent': one.failed },
    h(
      'p',
      { class: 'entry-by' },
      one.failed ? tag(words.chat.notSent, 'warn') : h('span', { role: 'status' }, words.chat.sending),
    ),
    h('div', { class: 'bubble' }, one.text),
    one.failed && h('p', { class: 'entry-why', role: 'alert' }, one.why),
    one.failed &&
      h(
        'div',
        { class: 'todo-acts' },
        button(words.chat.sendAgain, () => sendAgain(one), { kind: 'small' }),
        button(words.chat.discard, () => discard(one), { kind: 'small' }),
      ),
  );

interface Reworded {
  shown: Partial<ChatEntry>;
  isEdited: boolean;
}

/** What messages say that were taken back, edited or restored: a page that has read their old words before shows them no more. */
const rewordings = (entries: readonly ChatEntry[]): Map<string, Reworded> => {
  const all = new Map<string, Reworded>();
  for (const { about, of, reworded } of entries) {
    if (of === null) continue;
    if (about === 'taken-back')
      all.set(of, { shown: { text: words.chat.takenBack, quotes: null, things: [] }, isEdited: false });
    if ((about === 'edited' || about === 'restored') && reworded !== null)
      all.set(of, { shown: { text: reworded }, isEdited: about === 'edited' || all.get(of)?.isEdited === true });
  }
  return all;
};

const conversation = (entries: readonly ChatEntry[], chat: string): Described[] => {
  const files = filesNow(entries);
  const ids = new Set(entries.map(({ id }) => id));
  const marks = new Map<string, ChatEntry>();
  for (const entry of entries) {
    const marked =
      entry.of !== null && (entry.about === 'unsent' || entry.about === 'undelivered') && ids.has(entry.of);
    if (marked && entry.of !== null) marks.set(entry.of, entry);
    // Then both stand in the order they happened, and the entry itself is marked no more.
    if (entry.about === 'sent-again' && entry.of !== null) marks.delete(entry.of);
  }
  const reworded = rewordings(entries);
  const shownElsewhere = new Set([...marks.values()].map(({ id }) => id));
  let day = '';
  return entries.flatMap((entry) => {
    // What became of a file is shown where the file is.
    if (shownElsewhere.has(entry.id) || entry.about === 'file') return [];
    const line =
      entry.about === 'unsent'
        ? neverSaid(entry)
        : entry.kind === 'note'
          ? happened(entry)
          : said(
              { ...entry, ...reworded.get(entry.id)?.shown },
              marks.get(entry.id),
              reworded.get(entry.id)?.isEdited === true,
              thingsOf(reworded.get(entry.id)?.shown.things ?? entry.things, chat, files),
            );
    const its = dayOf(entry.at);
    if (its === day) return [line];
    day = its;
    return [h('p', { class: 'day', key: `day/${entry.id}` }, its), line];
  });
};

// A long chat is described once and again only when it grows: the page is drawn every second.
let lastEntries: readonly ChatEntry[] = [];
let lastShown: Described[] = [];

/** The conversation with the replies that are on their way below it. */
export const conversationOf = (
  { chat, entries }: { chat: string; entries: readonly ChatEntry[] },
  sending: readonly Sending[],
): Described[] => {
  if (entries !== lastEntries) {
    lastEntries = entries;
    lastShown = conversation(entries, chat);
  }
  return [...lastShown, ...sending.map(onItsWay)];
};

let scroller: HTMLElement | undefined;
let atEnd = true;
let seenLength = 0;

const isAtEnd = (element: HTMLElement) => element.scrollHeight - element.scrollTop - element.clientHeight < 48;

/** The conversation's own scrolling: told of a new one, and of every scroll. */
export const begins = (element: HTMLElement): void => {
  scroller = element;
  atEnd = true;
  seenLength = 0;
};
/** Whether the end is in view now. */
export const scrolled = (): boolean => {
  atEnd = scroller === undefined || isAtEnd(scroller);
  return atEnd;
};

/** After a drawing: stays at the end when the end was in view; true when something new stands below the view. */
export const keepEnd = (): boolean => {
  if (!scroller?.isConnected) return false;
  const grown = scroller.childElementCount > seenLength;
  seenLength = scroller.childElementCount;
  if (atEnd) scroller.scrollTop = scroller.scrollHeight;
  return !atEnd && grown;
};

/** Goes to the end. */
export const toEnd = (): void => {
  atEnd = true;
  keepEnd();
};
