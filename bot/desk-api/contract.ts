/** A contract for who is on the phone: its contacts, its open cases, and whether a new contact may be begun. */

import { mayPhone } from '../../dialogs/desk/may.ts';
import { openCases } from '../../dialogs/situation/customer.ts';
import { brief } from '../../dialogs/words/brief.ts';
import type { Desk } from '../desk.ts';
import { problem } from '../route.ts';
import type { Handler } from './call.ts';
import { describeCase, describeContacts, describeContract } from './describe.ts';
import { lookAt } from './look.ts';

/** GET contracts/:number. */
export const showContract =
  (desk: Desk): Handler<'contract'> =>
  async ({ ask, by }) => {
    const { turn } = await lookAt(desk, '');
    const contract = await turn.contracts.find(ask.params.number ?? '');
    if (!contract) return { refused: problem(404, 'NoContract', brief.noContract) };
    const decision = await mayPhone(turn, contract, undefined);
    const open = await openCases(turn, contract.number);
    return {
      body: {
        contract: describeContract(contract),
        contacts: await describeContacts(turn, contract),
        cases: await Promise.all(open.map((one) => describeCase(desk, turn, one))),
        newContact: { allowed: decision.allowed, why: brief.contact(decision) },
        mayOverride: by.role === 'supervisor',
      },
    };
  };
