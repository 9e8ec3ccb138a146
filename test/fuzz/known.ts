/** What a fuzzed client knows: its conversations, its session at the desk, and every name it was ever answered. */
import type { DirectLineChat } from '../helpers/direct-line-client.ts';
import type { Dice } from '../helpers/seeded.ts';

export interface Known {
  chats: DirectLineChat[];
  desk: { cookie: string; csrf: string };
  /** ids, codes, chats … of answers, by the name they stood under */
  names: Map<string, string[]>;
}

/** A client that knows nothing yet. */
export const knowsNothing = (): Known => ({ chats: [], desk: { cookie: '', csrf: '' }, names: new Map() });

const remembered = 60;
const remember = (list: string[], name: string) => {
  if (list.includes(name)) return;
  list.push(name);
  if (list.length > remembered) list.shift();
};

/** Remembers the names in an answer, ids by what they are ids of (todos.id); what a refusal says names nothing. */
export const learn = (known: Known, answer: unknown, of = ''): void => {
  if (typeof answer !== 'object' || answer === null) return;
  for (const [key, value] of Object.entries(answer)) {
    if (key === 'error') continue;
    if (typeof value !== 'string') {
      learn(known, value, Array.isArray(answer) ? of : key);
      continue;
    }
    if (value.length > 300) continue;
    const name = key === 'id' ? `${of}.id` : key;
    const list = known.names.get(name) ?? [];
    known.names.set(name, list);
    remember(list, value);
    const code = /接続コード(\d{9})/.exec(value)?.[1];
    if (code !== undefined) learn(known, { code });
  }
};

/** One of the names that stood under `name`. */
export const nameOf = (known: Known, dice: Dice, name: string): string | undefined =>
  dice.of(known.names.get(name) ?? []);
