/** What a language model wrote for the operator: what the chat is about, and drafts to be put right. Nothing of it is sent by itself. */
import { change } from './ask.ts';
import { type Child, h } from './draw.ts';
import { button } from './parts.ts';
import { changed, state, toast } from './state.ts';
import { helpWords } from './words-help.ts';

interface Help {
  gist: readonly string[];
  drafts: readonly { text: string; clauses: readonly string[] }[];
}

const shown = new Map<string, Help>();
const pathOf = (chat: string) => `/chats/${chat}/help`;
const isAsking = (chat: string): boolean => state.busy.has(pathOf(chat));

const show = (chat: string, help: Help | undefined): void => {
  if (help) shown.set(chat, help);
  else shown.delete(chat);
  changed({});
};

const ask = async (chat: string): Promise<void> => {
  const path = pathOf(chat);
  changed({ busy: new Set([...state.busy, path]) });
  const answered = await change<Help>('POST', path);
  changed({ busy: new Set([...state.busy].filter((one) => one !== path)) });
  const help = answered.is === 'done' ? answered.value : { gist: [], drafts: [] };
  if (help.gist.length + help.drafts.length === 0) return toast('bad', helpWords.nothing);
  show(chat, help);
};

/** The button that asks for it; nothing where no language model is set. */
export const helpButton = (chat: string): Child =>
  state.session?.helps === true &&
  button(isAsking(chat) ? helpWords.asking : helpWords.ask, () => void ask(chat), {
    kind: 'small',
    busy: isAsking(chat),
    props: { key: 'help' },
  });

/** What was written for this chat; `use` puts a draft where the operator writes. */
export const helpPanel = (chat: string, use: (text: string) => void): Child => {
  const help = shown.get(chat);
  if (!help) return false;
  return h(
    'section',
    { class: 'help', key: `help/${chat}`, 'aria-label': helpWords.ask },
    h(
      'header',
      {},
      h('small', {}, helpWords.label),
      button(helpWords.close, () => show(chat, undefined), { kind: 'bare' }),
    ),
    help.gist.length > 0 &&
      h(
        'ul',
        {},
        help.gist.map((line) => h('li', {}, line)),
      ),
    help.drafts.map(({ text, clauses }) =>
      h(
        'article',
        {},
        h('p', {}, text),
        clauses.length > 0 && h('small', {}, helpWords.clauses(clauses.join(helpWords.joined))),
        button(helpWords.use, () => use(text), { kind: 'small' }),
      ),
    ),
  );
};
