/** Whether a person may be offered now: the desk is open and, where the contract is known, a contact is left. */
import type { Contract } from '../../adapters/contracts/port.ts';
import { openNow } from '../../knowledge/rules/business-hours.ts';
import { contactAllowed } from '../../knowledge/rules/contacts.ts';
import { all, type Decision } from '../../knowledge/rules/decision.ts';
import type { Answers } from '../form/form-shape.ts';
import type { Heard } from '../form/turn.ts';
import { caseAnswered } from './about-case.ts';
import { contactFacts, contractOf } from './customer.ts';

/** What a yes to being connected is about: what it counts. */
export const countsOf = ({ because }: Decision): string => JSON.stringify(because);

/** Whether a contact may be begun for the case that `answers` belong to, whatever the hour. */
export const contactNow = async (heard: Heard, contract: Contract, answers: Answers): Promise<Decision> => {
  const facts = await contactFacts(heard, contract, await caseAnswered(heard, contract, answers));
  return contactAllowed(facts, heard.now, heard.promised);
};

/** The decision for the case that `answers` belong to. */
export const personNow = async (heard: Heard, answers: Answers): Promise<Decision> => {
  const { now, promised } = heard;
  const open = openNow('desk', now, promised);
  const contract = await contractOf(heard);
  return contract ? all(open, await contactNow(heard, contract, answers)) : open;
};
