/** The reply box: Enter ends a line, with Ctrl or Command it sends; what is half written is kept for each chat. */
import { sendReply } from './actions.ts';
import { change } from './ask.ts';
import { type Child, h } from './draw.ts';
import { helpButton, helpPanel } from './help.ts';
import { button } from './parts.ts';
import { isSending, sendFile } from './send-file.ts';
import type { DeskChat } from './shapes.ts';
import { changed, state } from './state.ts';
import { words } from './words.ts';
import { thingWords } from './words-things.ts';

const kept = (chat: string) => `desk-draft/${chat}`;
const tellEveryMs = 3_000;
const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** What stands half written for this chat. */
const draftOf = (chat: string): string => sessionStorage.getItem(kept(chat)) ?? '';

const keepDraft = (chat: string, text: string) => {
  if (text === '') sessionStorage.removeItem(kept(chat));
  else sessionStorage.setItem(kept(chat), text);
  changed();
};

const boxOf = (chat: string) => document.getElementById(`reply-${chat}`) as HTMLTextAreaElement | null;

const overOf = (chat: string) => draftOf(chat).trim().length - (state.session?.replyLength ?? Number.POSITIVE_INFINITY);

const send = (chat: string) => {
  const text = draftOf(chat).trim();
  const box = boxOf(chat);
  if (text === '' || overOf(chat) > 0 || !box) return box?.focus();
  sendReply(chat, text);
  box.value = '';
  keepDraft(chat, '');
  box.focus();
};

const onKey = (chat: string) => (event: Event) => {
  const { key, ctrlKey, metaKey, isComposing } = event as KeyboardEvent;
  // While an input method is open its Enter chooses a word.
  if (key !== 'Enter' || isComposing || !(ctrlKey || metaKey)) return;
  event.preventDefault();
  send(chat);
};

/** The way to a picture or file to be sent. */
const attach = (chat: string): Child =>
  h(
    'label',
    { class: 'act attach', 'data-kind': 'small', key: 'attach', 'aria-busy': isSending(chat) ? 'true' : undefined },
    isSending(chat) ? thingWords.sending : thingWords.attach,
    h('input', {
      type: 'file',
      disabled: isSending(chat),
      onchange: ({ currentTarget }) => {
        const field = currentTarget as HTMLInputElement;
        const [file] = field.files ?? [];
        // The same file can be chosen once more.
        if (file) void sendFile(chat, file).then(() => Reflect.set(field, 'value', ''));
      },
    }),
  );

/** Puts `text` behind what is half written, for the operator to read and put right. */
const useDraft = (chat: string) => (text: string) => {
  const before = draftOf(chat).trim();
  const next = before === '' ? text : `${before}\n${text}`;
  keepDraft(chat, next);
  const box = boxOf(chat);
  if (!box) return;
  box.value = next;
  box.focus();
};

let toldAt = { chat: '', at: 0 };

/** The customer sees that somebody writes to them, for as long as it is told again. */
const tellWriting = (chat: string) => {
  if (toldAt.chat === chat && Date.now() - toldAt.at < tellEveryMs) return;
  toldAt = { chat, at: Date.now() };
  void change('POST', `/chats/${chat}/writing`);
};

/** The reply box, or why there is none. */
export const replyBox = ({ chat, may }: DeskChat): Child => {
  if (!may.reply.allowed)
    return h('p', { class: 'reply-none', key: 'reply-none' }, may.reply.why ?? words.chat.noReply);
  const over = overOf(chat);
  return h(
    'form',
    {
      class: 'reply',
      key: `reply/${chat}`,
      onsubmit: (event) => {
        event.preventDefault();
        send(chat);
      },
    },
    helpPanel(chat, useDraft(chat)),
    h('textarea', {
      id: `reply-${chat}`,
      rows: 2,
      'aria-label': words.chat.reply,
      placeholder: words.chat.placeholder,
      initial: draftOf(chat),
      oninput: ({ currentTarget }) => {
        const { value } = currentTarget as HTMLTextAreaElement;
        keepDraft(chat, value);
        if (value !== '') tellWriting(chat);
      },
      onkeydown: onKey(chat),
    }),
    h(
      'div',
      { class: 'reply-foot' },
      over > 0
        ? h('span', { 'data-over': true, role: 'alert', key: 'over' }, words.chat.tooLong(over))
        : h('span', { key: 'hint' }, isMac ? words.chat.sendHintMac : words.chat.sendHint),
      helpButton(chat),
      attach(chat),
      button(words.chat.send, () => send(chat), {
        kind: 'main',
        why: over > 0 ? words.chat.tooLong(over) : draftOf(chat).trim() === '' ? words.chat.nothing : undefined,
      }),
    ),
  );
};
