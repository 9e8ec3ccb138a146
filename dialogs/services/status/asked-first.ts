/** What a question about what stands is answered with first: a yes or a no to just that, where the message says what it is about. */
import type { Contract } from '../../../adapters/contracts/port.ts';
import { monthOf } from '../../../knowledge/rules/japan-time.ts';
import type { Heard } from '../../form/turn.ts';
import { openCases } from '../../situation/customer.ts';
import { queuedCallback } from '../../situation/queued-callback.ts';
import { lastTakenBack, waitedFor } from '../../situation/waiting.ts';
import type { Reply } from '../../words/reply.ts';
import type { WaitedFor } from '../../words/say-status.ts';

/** What of the waiting the message names; undefined: nothing. */
const namedIn = ({ reading: { says } }: Heard): WaitedFor | undefined => {
  if (says.way === 'remote') return 'session';
  if (says.way === 'operator') return 'line';
  return says.ofCall ? 'call' : undefined;
};

/** 待つほうは取り消しになってますか: what was taken back today, else what still stands of it. */
const ofTakenBack = async (heard: Heard): Promise<Reply | undefined> => {
  const { status } = heard.say;
  const named = namedIn(heard);
  const over = await lastTakenBack(heard);
  if (over && (named ?? over.what) === over.what) return status.takenBack(over.what, over.isCounted);
  const waits = await waitedFor(heard);
  if (waits === undefined) return status.notWaiting();
  return waits !== 'over' && (named ?? waits) === waits ? status.notTakenBack(waits) : undefined;
};

/** The case that was told of in words like these. */
const knownCase = async (heard: Heard, { number }: Contract): Promise<string | undefined> => {
  const { trouble } = heard.reading.mentions;
  if (trouble === undefined) return undefined;
  return (await openCases(heard, number)).find((one) => one.trouble === trouble)?.what;
};

/** Whether we have called; undefined: we have today, and the contacts tell it. */
const wasCalled = async (
  { cases, now, say }: Heard,
  { number }: Contract,
  isToCome: boolean,
): Promise<{ reply: Reply } | undefined> => {
  if (isToCome) return { reply: say.status.toBeCalled() };
  const counts = await cases.counts(number, monthOf(now));
  const isCounted = counts.some(({ causes }) => causes.some(({ kind }) => kind === 'phone'));
  return isCounted ? undefined : { reply: say.status.neverCalled() };
};

/** The answer, and the trouble it has told already; undefined: nothing of its own is asked about. */
export const askedFirst = async (
  heard: Heard,
  contract: Contract,
  about: string | undefined,
  standsAnything: boolean,
): Promise<{ reply: Reply; told?: string } | undefined> => {
  const { say, reading } = heard;
  const { says } = reading;
  const call = await queuedCallback(heard);
  if (about === 'call') return wasCalled(heard, contract, call !== undefined);
  if (about === 'number' && call) return { reply: say.status.number(call.phone) };
  if (says.question !== true || (about !== undefined && about !== 'request')) return undefined;
  const takenBack = says.takenBack ? await ofTakenBack(heard) : undefined;
  if (takenBack) return { reply: takenBack };
  const told = await knownCase(heard, contract);
  if (told !== undefined) return { reply: say.status.known(told), told };
  if (says.ofCall && !says.takenBack) return { reply: call ? say.status.called() : say.status.notCalled() };
  // さっきの件、伝わってますか and 今の予約どうなってますか ask for what stands, and not how often help was had.
  const isSame = reading.mentions.case === 'same';
  if (!isSame && about !== 'request') return undefined;
  return standsAnything ? { reply: say.status.asFollows(isSame) } : undefined;
};
