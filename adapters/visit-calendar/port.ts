/** The visitors' calendar: which places are taken on a day, and the visits of a contract. */

/** From one time to another on a day in Japan: `YYYY-MM-DD`, `HH:mm`. */
export interface Slot {
  day: string;
  from: string;
  to: string;
}

/** A fault-isolation visit; times are ISO with +09:00. */
export interface Visit {
  id: string;
  contract: string;
  case: string;
  /** 'requested': an operator has to confirm it before it has a slot; 'done': its result is recorded in the case */
  state: 'requested' | 'booked' | 'done' | 'cancelled';
  /** when it is booked for; a cancelled visit keeps the one it had */
  slot?: Slot;
  /** when the customer would like it, in their words, while it is requested */
  wish?: string;
  /** set-up the customer asks the visitor for, in their words */
  setUpWish?: string;
  /** when it was asked for */
  at: string;
}

/** What a customer wishes for a visit, in their words. */
export type Wishes = Pick<Visit, 'wish' | 'setUpWish'>;

/** What a visit is known by before it has a slot. Its id is new: no other visit has it. */
export type NewVisit = Omit<Visit, 'state' | 'slot'>;

/** Whether a slot may be booked by the contract is decided before it is asked for; here only its places are counted. */
export interface VisitCalendar {
  find(id: string): Promise<Visit | undefined>;
  /** Every visit of a contract, in the order they were asked for. */
  of(contract: string): Promise<Visit[]>;
  /** The places taken on a day, those of visits that are done included, cancelled ones not. */
  taken(day: string): Promise<Omit<Slot, 'day'>[]>;
  /** Keeps a visit that waits to be confirmed: it takes no place. */
  request(visit: NewVisit): Promise<void>;
  /** Books a visit: 'taken', and nothing is kept, when `capacity` places lie over the slot. Of many who want the last one, one gets it. */
  book(visit: NewVisit, slot: Slot, capacity: number): Promise<'booked' | 'taken'>;
  /**
   * Gives a visit another slot and frees its old one; a requested one becomes booked by it. 'taken': the new slot has no
   * place left and all stays as it was. 'gone': the visit is done, cancelled or unknown.
   */
  move(id: string, slot: Slot, capacity: number): Promise<'moved' | 'taken' | 'gone'>;
  /** Keeps what is wished for a visit in place of what was wished before; what is left out is not wished any more. 'gone': the visit is done, cancelled or unknown. */
  rewish(id: string, wishes: Wishes): Promise<'kept' | 'gone'>;
  /** Ends a visit that is requested or booked; a cancelled one frees its place. 'gone' when there is none to end. */
  end(id: string, how: 'done' | 'cancelled'): Promise<'ended' | 'gone'>;
}
