/** A turn that only looks: the rules asked for a button, with nothing to commit. */
import { openRecords } from '../../adapters/store/records.ts';
import type { May } from '../../dialogs/desk/may.ts';
import type { Turn } from '../../dialogs/form/turn.ts';
import type { Desk } from '../desk.ts';
import { portsOver } from '../ports.ts';
import { type Talk, talks } from '../talk.ts';

const never = (): never => {
  throw new Error('who only looks changes nothing');
};

/** What is known of `conversation` now, for the rules that decide what may be done. */
export const lookAt = async (
  { store, company, clock }: Pick<Desk, 'store' | 'company' | 'clock'>,
  conversation: string,
): Promise<{ turn: Turn; talk: Talk | undefined }> => {
  const records = openRecords(store);
  const talk = await talks.read(records, conversation);
  const tongue = talk?.kept.tongue ?? 'ja';
  const turn: Turn = {
    ...company,
    tongue,
    say: company.sayings[tongue],
    ...portsOver(records, clock),
    now: clock.now(),
    conversation,
    user: talk?.user ?? '',
    remotePage: '',
    linkPage: undefined,
    hidesCodes: false,
    model: undefined,
    newId: never,
    newCode: never,
    held: false,
    kept: () => talk?.kept ?? {},
    keep: never,
    alertOthers: never,
    spread: never,
    sendAgain: never,
    speak: never,
    note: never,
    setTimer: never,
    stopTimer: never,
  };
  return { turn, talk };
};

/** Whether something may be done, as the API tells it. */
export const told = <T>(may: May<T>) => ('no' in may ? { allowed: false, why: may.no } : { allowed: true, why: null });

/** A name of ours as one part of an address. */
export const partOf = (name: string): string => Buffer.from(name).toString('base64url');

/** The name behind a part of an address, undefined when `partOf` did not make it. */
export const nameIn = (part: string | undefined): string | undefined => {
  const name = Buffer.from(part ?? '', 'base64url').toString();
  return name !== '' && partOf(name) === part ? name : undefined;
};
