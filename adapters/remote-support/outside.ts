/** Remote sessions of a company whose own tool connects them: what is opened, and what is over, is told there. */
import type { Records } from '../store/records.ts';
import { builtInRemoteSupport } from './built-in.ts';
import type { RemoteSupport, Session } from './port.ts';

/** What the back office is told. */
export type RemoteIntent =
  | { kind: 'remote.open'; details: { code: string; until: string } }
  | { kind: 'remote.close'; details: { code: string } };

/** Keeps an intent with the turn; its id. */
export type IntendRemote = (
  about: { id: string; contract: string; case: string },
  intent: RemoteIntent,
) => Promise<string>;

const about = ({ code, contract, case: of }: Session) => ({ id: `remote/${code}`, contract, case: of });

/** Sessions as one turn sees and changes them; the back office hears of it once the turn is committed. */
export const outsideRemoteSupport = (records: Records, intend: IntendRemote): RemoteSupport => {
  const kept = builtInRemoteSupport(records);
  return {
    ...kept,
    async open(session) {
      const outcome = await kept.open(session);
      const { code, expiresAt: until } = session;
      if (outcome === 'opened') await intend(about(session), { kind: 'remote.open', details: { code, until } });
      return outcome;
    },
    async become(code, state) {
      const outcome = await kept.become(code, state);
      const session = outcome === 'done' && state !== 'connected' ? await kept.find(code) : undefined;
      if (session) await intend(about(session), { kind: 'remote.close', details: { code } });
      return outcome;
    },
  };
};
