/** The visitors' calendar: which places are taken on a day, and the visits of a contract. */

/** From one time to another on a day in Japan: `YYYY-MM-DD`, `HH:mm`. */
export interface Slot {
  day: string;
  from: string;
  to: string;
}

/** Why a wish was refused: nobody is free at that time, or it is not possible at all. */
export type RefusedBecause = 'full' | 'not-possible';

/** A fault-isolation visit; times are ISO with +09:00. */
export interface Visit {
  id: string;
  contract: string;
  case: string;
  /** 'requested': it has to be confirmed before it is booked; 'done': its result is recorded in the case */
  state: 'requested' | 'booked' | 'done' | 'cancelled';
  /** when it is booked for; while it is requested, the slot held for it, if one is; a cancelled visit keeps the one it had */
  slot?: Slot;
  /** the slot it is to be moved to and that is held for it, while that has to be confirmed */
  wished?: Slot;
  /** what was asked of those who make the visits and decides on the slot that is held; left out: an operator decides */
  awaits?: string;
  /** the last slot that was wished for and could not be had */
  refused?: { slot: Slot; because: RefusedBecause };
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
export type NewVisit = Omit<Visit, 'state' | 'slot' | 'wished' | 'awaits' | 'refused'>;

/**
 * Whether a slot may be booked by the contract is decided before it is asked for; here only its places are counted.
 * 'requested' is said where others make the visits: the slot is held until they have answered.
 */
export interface VisitCalendar {
  find(id: string): Promise<Visit | undefined>;
  /** Every visit of a contract, in the order they were asked for. */
  of(contract: string): Promise<Visit[]>;
  /** The places taken on a day: held ones and those of visits that are done included, cancelled ones not. */
  taken(day: string): Promise<Omit<Slot, 'day'>[]>;
  /** Keeps a visit that waits for an operator: it takes no place. */
  request(visit: NewVisit): Promise<void>;
  /** Books a visit: 'taken', and nothing is kept, when `capacity` places lie over the slot. Of many who want the last one, one gets it. */
  book(visit: NewVisit, slot: Slot, capacity: number): Promise<'booked' | 'requested' | 'taken'>;
  /**
   * Gives a visit another slot and frees its old one; 'requested': it keeps the old one until the answer. 'taken': the new
   * slot has no place left and all stays as it was; 'waiting': so it does while an answer is awaited. 'gone': the visit is
   * done, cancelled or unknown.
   */
  move(id: string, slot: Slot, capacity: number): Promise<'moved' | 'requested' | 'taken' | 'waiting' | 'gone'>;
  /** The visit is booked for this slot, whoever was still to be asked; every other place of it is free. 'taken' and 'gone' as in `move`. */
  confirm(id: string, slot: Slot, capacity: number): Promise<'confirmed' | 'taken' | 'gone'>;
  /**
   * What is awaited cannot be had: its place is free, a booked visit keeps its slot and a requested one is cancelled.
   * 'gone': nothing is awaited.
   */
  refuse(id: string, because: RefusedBecause): Promise<'refused' | 'gone'>;
  /** Keeps what is wished for a visit in place of what was wished before; what is left out is not wished any more. 'gone': the visit is done, cancelled or unknown. */
  rewish(id: string, wishes: Wishes): Promise<'kept' | 'gone'>;
  /** Ends a visit that is requested or booked; a cancelled one frees its places. 'gone' when there is none to end. */
  end(id: string, how: 'done' | 'cancelled'): Promise<'ended' | 'gone'>;
}
