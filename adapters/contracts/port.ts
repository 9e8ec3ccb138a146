/** The company's contracts: who the customer is, and which users were found to be theirs. */

/** One contract, as the company registered it. */
export interface Contract {
  /** customer number, e.g. ITS-100001 */
  number: string;
  plan: 1 | 2;
  /** of the registered telephone number */
  lastFour: string;
  /** the registered telephone number */
  phone: string;
  name: string;
  address: string;
}

/** Wrong tries of one kind; what they mean is decided by knowledge/rules/lock-out.ts. */
export interface TriesKept {
  wrong: number[];
  lockedUntil?: number;
}

/** All wrong tries that count for one more try of a user on a number. */
export interface WrongTriesKept {
  /** of the user on the number */
  byUser: TriesKept;
  /** of the user on any number */
  byUserOnAny: TriesKept;
  /** on the number, by anyone */
  byAnyone: TriesKept;
  /** on the number, by those who had tried nothing wrongly before */
  byNewcomers: TriesKept;
}

export interface Contracts {
  /** The contract of a customer number, undefined when there is none. */
  find(number: string): Promise<Contract | undefined>;
  /** The numbers of the contracts `user` speaks for, in the order they were linked. */
  linkedTo(user: string): Promise<string[]>;
  /** From now on `user` speaks for the contract `number` too; nothing changes when they do. Others may speak for it as well. */
  link(user: string, number: string): Promise<void>;
  /** `user` speaks for the contract `number` no longer; nothing changes when they did not. */
  unlink(user: string, number: string): Promise<void>;
  /** The wrong tries so far that count for `user` on `number`. None yet: empty ones. */
  tries(number: string, user: string): Promise<WrongTriesKept>;
  /**
   * Keeps them in place of those `tries` gave in this same turn; other users' own tries stay. `came`: what the try they tell of came to; open, where
   * it hangs on a code whether it was right.
   */
  keepTries(number: string, user: string, tries: WrongTriesKept, came: 'wrong' | 'open' | 'right'): void;
}
