/** What the desk's API answers of the outbox, as this page reads it. Times are ISO with +09:00. */

/** What is on its way to a customer or to the company's own systems, or did not get there. */
export interface OutboxRow {
  id: string;
  /** 'message', or the kind of what the back office is told */
  what: string;
  chat: string;
  customer: string | null;
  state: 'waiting' | 'delayed' | 'given up';
  since: string;
  attempts: number;
  reason: string | null;
  next: string | null;
}

export interface OutboxList {
  /** the server's real time: `since` and `next` are told by it */
  now: string;
  rows: OutboxRow[];
  more: boolean;
}
