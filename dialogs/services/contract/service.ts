/** Whose contract it is: found, chosen, given up. */
import type { ServiceDialogs } from '../../situation/service-dialogs.ts';
import { chooseContract, unlinkContract } from './choose-contract.ts';
import { identifyCustomer } from './identify-customer.ts';

export const contracts: ServiceDialogs = {
  forms: [identifyCustomer, chooseContract, unlinkContract],
  wishes: {
    unlink: async ({ own, say }) => (own.length === 0 ? { say: say.identify.notLinked() } : undefined),
    other_contract: async () => ({ answers: { anew: 'yes' } }),
  },
};
