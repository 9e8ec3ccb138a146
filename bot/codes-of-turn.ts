/** One-time codes in a turn: asked for in its own commit, and left out of everything that is kept of a message. */
import { codesOver } from '../adapters/second-factor/codes.ts';
import type { SecondFactor } from '../adapters/second-factor/port.ts';
import type { Secrets } from '../adapters/signed-calls/signature.ts';
import type { Records } from '../adapters/store/records.ts';
import { withoutCodes } from '../knowledge/language/values/hear-code.ts';
import type { Clock } from './clock.ts';
import type { Event, EventOutcome } from './event.ts';
import { traceToKeep } from './trace.ts';

/** Codes over the turn's `records`; what is to go out once it is kept is noted in its outcome. `secrets` undefined: none are asked for. */
export const codesOfTurn = (
  secrets: Secrets | undefined,
  { records, clock, outcome }: { records: Records; clock: Clock; outcome: EventOutcome },
): SecondFactor | undefined =>
  secrets &&
  codesOver(records, secrets, {
    realNow: clock.realNow,
    trace: traceToKeep(),
    sends: (id) => {
      outcome.codes = [...(outcome.codes ?? []), id];
    },
  });

/** The words of a message as they are kept: while its user (`known`, where the event tells none) is asked for a code, without what may be one. */
export const keptText = async (
  event: Event,
  known: string,
  codes: SecondFactor | undefined,
): Promise<{ text: string; hidesCodes: boolean }> => {
  if (event.kind !== 'message' && event.kind !== 'channel') return { text: '', hidesCodes: false };
  const { text = '' } = event;
  const hidesCodes = (await codes?.asked(event.kind === 'message' ? event.user : known)) !== undefined;
  return { text: hidesCodes ? withoutCodes(text) : text, hidesCodes };
};
