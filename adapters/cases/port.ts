/** Cases and the contacts they count for: one customer's trouble or request for a person, from its opening to its outcome. */

export interface CaseOutcome {
  result: 'resolved' | 'isolated' | 'not_isolated' | 'device_failure_suspected' | 'contract' | 'other';
  /** for isolated and device_failure_suspected: which */
  device?: string;
  at: string;
  by: string;
}

/** Times are ISO with +09:00. */
export interface Case {
  id: string;
  contract: string;
  state: 'open' | 'closed';
  openedAt: string;
  lastEventAt: string;
  /** the kind of trouble, an id of knowledge/documents/first-aid.yaml; 'paid-visit' when it was begun for the request of one */
  trouble?: string;
  /** what the customer said of it, in their words */
  what?: string;
  since?: string;
  device?: string;
  /** first-aid steps the customer was shown */
  tried: string[];
  outcomes: CaseOutcome[];
  /** where its count stands, when it counted */
  count?: { id: string; month: string };
}

/** What made a contact count: an operator took a chat, a remote session opened, a phone contact was recorded. */
export interface CaseCause {
  kind: 'operator' | 'remote' | 'phone';
  /** the hand-off's id, the session's code, the phone contact's id */
  of: string;
  /** for a hand-off: the conversation it was taken in */
  conversation?: string;
  at: string;
}

/** One contact used in `month` (YYYY-MM). It stands as long as a cause does. */
export interface Count {
  id: string;
  case: string;
  month: string;
  at: string;
  causes: CaseCause[];
}

/** What the case is known by before it exists. */
export type NewCase = Pick<Case, 'trouble' | 'what' | 'since' | 'device'> & { tried?: string[] };

/** What may change of a case after it was opened. */
export type CaseChange = Partial<Omit<Case, 'id' | 'contract' | 'openedAt' | 'count'>>;

/** `change`, `countOf`, `count` and `recount` throw when there is no case of that id: the caller found it in this turn. */
export interface Cases {
  /** The open cases of a contract, opened or reopened last first. */
  open(contract: string): Promise<Case[]>;
  /** The case of that id, open or closed, undefined when there is none. */
  find(id: string): Promise<Case | undefined>;
  /** Opens a case at `at`. `id` is a new one, not read in this turn: the turn cannot be committed when a case has it. */
  begin(contract: string, id: string, known: NewCase, at: string): Promise<Case>;
  /** Changes a case; a closed one leaves the open ones, one that is open again comes first of them. */
  change(id: string, change: CaseChange): Promise<Case>;
  /** Counts that stand in `month`, in the order they were made. */
  counts(contract: string, month: string): Promise<Count[]>;
  /** The count of a case that stands, undefined when it has none. */
  countOf(id: string): Promise<Count | undefined>;
  /** Adds a cause to the case's count, making one in `month` when none stands: a case counts once. */
  count(id: string, cause: CaseCause, month: string): Promise<'counted' | 'counted before'>;
  /** Keeps only `causes`, some of those it has, for the case's count; without any it is undone. 'undone' too when none stood. */
  recount(id: string, causes: CaseCause[]): Promise<'stands' | 'undone'>;
  /** Hand-offs of the contract that wait for an operator, with the case each is for. */
  waiting(contract: string): Promise<{ handoff: string; case: string }[]>;
  /** From now on `handoff` waits for an operator, for the case `forCase`. It must not be waiting already. */
  wait(contract: string, handoff: string, forCase: string): Promise<void>;
  /** `handoff` waits no longer; nothing changes when it did not wait. */
  stopWaiting(contract: string, handoff: string): Promise<void>;
}
