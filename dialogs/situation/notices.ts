/** Notices for an area (note 5): each conversation is told once, when its user speaks for a contract that lies there. */
import type { Notice } from '../../adapters/area-notices/port.ts';
import { inForce, liesIn } from '../../knowledge/rules/notices.ts';
import type { Turn } from '../form/turn.ts';
import type { Reply } from '../words/reply.ts';
import { ownContracts } from './customer.ts';

/** The notices in force now for a contract this user speaks for. */
export const noticesFor = async (turn: Turn): Promise<Notice[]> => {
  const standing = (await turn.notices.standing()).filter((notice) => inForce(notice, turn.now));
  if (standing.length === 0) return [];
  const contracts = await ownContracts(turn);
  return standing.filter(({ area }) => contracts.some(({ address }) => liesIn(address, area)));
};

/** The words of what this conversation was not told yet, `only` that notice or all; from here on it was. */
const untold = async (turn: Turn, only?: string): Promise<Reply[]> => {
  const told = turn.kept().told ?? [];
  const fresh = (await noticesFor(turn)).filter(({ id }) => !told.includes(id) && (only ?? id) === id);
  if (fresh.length === 0) return [];
  // While an operator holds the chat the words become a note for them: the customer hears it afterwards.
  const held = (await turn.desk.handoffOf(turn.conversation))?.state === 'connected';
  const standing = new Set((await turn.notices.standing()).map(({ id }) => id));
  if (!held) turn.keep({ told: [...told.filter((id) => standing.has(id)), ...fresh.map(({ id }) => id)] });
  return fresh.map((notice) => turn.say.notice(notice));
};

/** The words of one notice, undefined when it is over, concerns nobody here or was told before. */
export const noticeNews = async (turn: Turn, id: string): Promise<Reply | undefined> => (await untold(turn, id))[0];

/** Tells whoever is there, before anything else is said, what they were not told yet. */
export const tellNotices = async (turn: Turn): Promise<void> => {
  for (const reply of await untold(turn)) await turn.speak(reply);
};
