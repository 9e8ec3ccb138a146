/** Which of the customer's own contracts a message names, by number or by name. */
import { normalise } from '../text/normalise.ts';
import { hearCustomerNumber } from './hear-numbers.ts';

/** A contract as it is spoken of. */
export interface ContractNamed {
  number: string;
  name: string;
}

/** The numbers of those of `own` that `text` names. */
export const hearContracts = (text: string, own: readonly ContractNamed[]): string[] => {
  if (own.length === 0) return [];
  const said = normalise(text).text;
  const number = hearCustomerNumber(text)?.value;
  return own.filter((one) => one.number === number || said.includes(normalise(one.name).text)).map((one) => one.number);
};
