/** Contracts, contacts and cases as the desk shows them. */
import type { z } from 'zod';
import type { Case } from '../../adapters/cases/port.ts';
import type { Contract } from '../../adapters/contracts/port.ts';
import { accountOf } from '../../adapters/operator-desk/accounts.ts';
import { openRecords } from '../../adapters/store/records.ts';
import type { Turn } from '../../dialogs/form/turn.ts';
import { contactFacts } from '../../dialogs/situation/customer.ts';
import { brief } from '../../dialogs/words/brief.ts';
import { contactsLeft } from '../../knowledge/rules/contacts.ts';
import { monthOf } from '../../knowledge/rules/japan-time.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import type { Desk } from '../desk.ts';
import type { chat } from './shapes.ts';

type Chat = z.output<typeof chat>;

/** A contract in one line; a number without a contract keeps its place on the board. */
export const contractLine = (number: string, contract: Contract | undefined) => ({
  number,
  name: contract?.name ?? number,
  plan: contract?.plan ?? (1 as const),
});

/** What a case is about, in one line. */
export const caseLine = (id: string, of: Case | undefined, { firstAid }: Documents) => ({
  id,
  what: of?.what ?? null,
  trouble: firstAid.categories.find((one) => one.id === of?.trouble)?.label ?? null,
});

/** A contract with what an operator needs of it. */
export const describeContract = ({ number, name, plan, address, phone }: Contract): NonNullable<Chat['contract']> => ({
  number,
  name,
  plan,
  address,
  phone,
});

/** The contacts of this month (Japan time): how many, and the list behind the number. */
export const describeContacts = async (turn: Turn, contract: Contract): Promise<NonNullable<Chat['contacts']>> => {
  const { cases, desk, now, promised } = turn;
  const month = monthOf(now);
  const facts = await contactFacts(turn, contract, undefined);
  const counts = await cases.counts(contract.number, month);
  const list = await Promise.all(
    counts.map(async ({ at, case: id, causes }) => {
      const [first] = causes;
      const kind = first?.kind ?? 'operator';
      const phone = kind === 'phone' && first ? await desk.phone(first.of) : undefined;
      return {
        at,
        kind,
        label: brief.contactKind(kind),
        case: id,
        what: phone?.what ?? (await cases.find(id))?.what ?? null,
        override: phone?.override ? { by: phone.by.name, reason: phone.override.reason } : null,
      };
    }),
  );
  return {
    month,
    limit: promised.contacts[contract.plan],
    used: facts.used,
    left: contactsLeft(facts, promised),
    waiting: facts.waiting,
    list,
  };
};

/** A case with its outcomes; who recorded them is told by name. */
export const describeCase = async ({ store }: Desk, turn: Turn, of: Case): Promise<NonNullable<Chat['case']>> => {
  const records = openRecords(store);
  return {
    ...caseLine(of.id, of, turn.documents),
    state: of.state,
    openedAt: of.openedAt,
    since: of.since ?? null,
    device: of.device ?? null,
    tried: of.tried,
    outcomes: await Promise.all(
      of.outcomes.map(async ({ at, by, result, device }) => ({
        at,
        by: (await accountOf(records, by))?.name ?? by,
        result,
        words: brief.outcome(result, device),
      })),
    ),
    counted: (await turn.cases.countOf(of.id)) !== undefined,
  };
};
