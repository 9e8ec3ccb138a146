/** What is known of the customer in this turn: the contract, the case a message belongs to, the contacts. */
import type { Case } from '../../adapters/cases/port.ts';
import type { Contract } from '../../adapters/contracts/port.ts';
import { type CaseHint, caseFor, lapsed } from '../../knowledge/rules/cases.ts';
import type { ContactFacts } from '../../knowledge/rules/contacts.ts';
import { inJapan, monthOf } from '../../knowledge/rules/japan-time.ts';
import type { Heard, Turn } from '../form/turn.ts';
import { leaveLine } from './waiting-line.ts';

/** The contracts this user speaks for, in the order they were found to be theirs. */
export const ownContracts = async ({ contracts, user }: Turn): Promise<Contract[]> => {
  const numbers = await contracts.linkedTo(user);
  return (await Promise.all(numbers.map((number) => contracts.find(number)))).filter((one) => one !== undefined);
};

/** Today's day in Japan, `YYYY-MM-DD`. */
export const today = ({ now }: Turn): string => inJapan(now).toPlainDate().toString();

/** The contract this user speaks for: the only one, or the one chosen today; undefined when it is not known yet. */
export const contractOf = async (turn: Turn): Promise<Contract | undefined> => {
  const own = await ownContracts(turn);
  const { chosen } = turn.kept();
  return own.length <= 1 ? own[0] : own.find(({ number }) => number === chosen?.contract && chosen.on === today(turn));
};

/** From now on this conversation is about the contract; a place in line for another one is given up. */
export const turnTo = async (turn: Turn, contract: string): Promise<void> => {
  const handoff = await turn.desk.handoffOf(turn.conversation);
  if (handoff?.contract !== contract) await leaveLine(turn);
  turn.keep({ chosen: { contract, on: today(turn) } });
};

/** The one of several contracts of theirs that the message names by number or name; undefined: it names none, or more. */
export const contractNamed = ({ own, reading }: Heard): Contract | undefined => {
  const [one, ...others] = own.filter(({ number }) => reading.says.contracts?.includes(number));
  return own.length > 1 && others.length === 0 ? one : undefined;
};

/** The contract this user speaks for, where a form has made sure of it. */
export const knownContract = async (turn: Turn): Promise<Contract> => {
  const contract = await contractOf(turn);
  if (!contract) throw new Error('the contract is not known: the form must be forContract');
  return contract;
};

/** The open cases of a contract that have not closed by themselves, opened last first. */
export const openCases = async ({ cases, now, documents }: Turn, contract: string): Promise<Case[]> =>
  (await cases.open(contract)).filter(
    ({ lastEventAt }) => !lapsed(Temporal.Instant.from(lastEventAt), now, documents.desk.cases.closeAfterDays),
  );

/** The open case a message with this hint belongs to, undefined for a new one. */
export const caseOf = async (turn: Turn, contract: string, hint: CaseHint): Promise<Case | undefined> =>
  caseFor(hint, await openCases(turn, contract));

/** What the contact rule looks at, for `of` (undefined: a new case). */
export const contactFacts = async (turn: Turn, contract: Contract, of: Case | undefined): Promise<ContactFacts> => {
  const { cases, now } = turn;
  const used = (await cases.counts(contract.number, monthOf(now))).length;
  const others = new Set((await cases.waiting(contract.number)).map((one) => one.case).filter((id) => id !== of?.id));
  const counted = await Promise.all([...others].map((id) => cases.countOf(id)));
  return {
    plan: contract.plan,
    used,
    waiting: counted.filter((count) => count === undefined).length,
    caseCounted: of !== undefined && (await cases.countOf(of.id)) !== undefined,
  };
};
