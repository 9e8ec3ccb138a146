/** Devices lent to customers while theirs are out of order. */

/** One loan. Days are `YYYY-MM-DD`, times ISO with +09:00. */
export interface Loan {
  id: string;
  contract: string;
  case: string;
  kind: 'pc' | 'tablet' | 'router' | 'hub' | 'fax';
  state: 'requested' | 'sent' | 'arrived' | 'returned' | 'lost' | 'cancelled';
  /** where it goes when it is not the registered address */
  address?: string;
  /** an operator has yet to say whether it may go to that address: until then it is not sent */
  unconfirmed?: true;
  /** an operator said that it may not go there: it goes to the registered address */
  refused?: string;
  /** when the customer would like it, in their words */
  wish?: string;
  /** the day of return that was given when it was sent */
  due?: string;
  arrivedOn?: string;
  /** when it was asked for */
  at: string;
}

/** What a loan is known by when it is asked for. Its id is new: no other loan has it. */
export type NewLoan = Omit<Loan, 'state' | 'due' | 'arrivedOn'>;

/** What becomes of a loan; what is not named stays as it was. */
export type LoanChange = Pick<Loan, 'state'> & Partial<Pick<Loan, 'due' | 'arrivedOn'>>;

/** Where and when a loan is to be delivered, and what an operator said of that; without an address to the registered one. */
export type Delivery = Pick<Loan, 'address' | 'unconfirmed' | 'refused' | 'wish'>;

/** Whether a device may be lent, or a loan become something else, is decided before it is asked for. */
export interface DeviceLoans {
  find(id: string): Promise<Loan | undefined>;
  /** Every loan of a contract, in the order they were asked for. */
  of(contract: string): Promise<Loan[]>;
  /** Keeps a loan as requested. Of several who looked at a contract's loans and then ask at once, one is kept and the others look again. */
  request(loan: NewLoan): Promise<void>;
  /** Changes a loan that is in state `from`: 'not so', and nothing changes, when it is in another or there is none. */
  change(id: string, from: Loan['state'], change: LoanChange): Promise<'changed' | 'not so'>;
  /** Keeps where and when a loan is to be delivered, and what was said of it, in place of all that was kept before: 'not so', and nothing changes, once it is more than requested. */
  redirect(id: string, delivery: Delivery): Promise<'changed' | 'not so'>;
}
