/** Whether a person may be offered now: the desk is open and, where the contract is known, a contact is left. */
import { openNow } from '../../knowledge/rules/business-hours.ts';
import { contactAllowed } from '../../knowledge/rules/contacts.ts';
import { all, type Decision } from '../../knowledge/rules/decision.ts';
import type { Answers } from '../form/form-shape.ts';
import type { Heard } from '../form/turn.ts';
import { caseAnswered } from './about-case.ts';
import { contactFacts, contractOf } from './customer.ts';

/** The decision for the case that `answers` belong to. */
export const personNow = async (heard: Heard, answers: Answers): Promise<Decision> => {
  const { now, promised } = heard;
  const open = openNow('desk', now, promised);
  const contract = await contractOf(heard);
  if (!contract) return open;
  const facts = await contactFacts(heard, contract, await caseAnswered(heard, contract, answers));
  return all(open, contactAllowed(facts, now, promised));
};
