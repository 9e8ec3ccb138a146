/** Remote sessions kept in our own store: the operator connects with a tool of their own, the record tells the state. */
import { z } from 'zod';
import { type Records, recordKind } from '../store/records.ts';
import type { RemoteSupport } from './port.ts';

const sessions = recordKind(
  'session',
  z.object({
    code: z.string(),
    contract: z.string(),
    case: z.string(),
    conversation: z.string(),
    state: z.enum(['waiting', 'connected', 'ended', 'void']),
    openedAt: z.string(),
    expiresAt: z.string(),
  }),
);
const last = recordKind('last-session', z.object({ code: z.string() }));
/** Where the session of `conversation` that was opened last is named. */
export const lastSessionKey = (conversation: string): string => last.key(conversation);

/** Remote sessions as one turn sees and changes them. */
export const builtInRemoteSupport = (records: Records): RemoteSupport => ({
  async open(session) {
    if (await sessions.read(records, session.code)) return 'taken';
    sessions.write(records, session.code, session);
    await last.read(records, session.conversation);
    last.write(records, session.conversation, { code: session.code });
    return 'opened';
  },
  find: (code) => sessions.read(records, code),
  async lastOf(conversation) {
    const found = await last.read(records, conversation);
    return found && sessions.read(records, found.code);
  },
  async become(code, state) {
    const session = await sessions.read(records, code);
    if (!session || session.state === 'void' || session.state === 'ended') return 'not so';
    sessions.write(records, code, { ...session, state });
    return 'done';
  },
});
