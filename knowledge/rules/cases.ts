/** The life of a case: which one a message belongs to, what an outcome does to it, when its count stands (rows 2, 3, 5, 17, 18). */

/** Kinds of device a loan exists for. */
export const deviceKinds = ['pc', 'tablet', 'router', 'hub', 'fax'] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** What an operator records when a chat, a phone contact or a session ends. */
export type Outcome =
  | { result: 'resolved' }
  | { result: 'isolated'; device: string }
  | { result: 'not_isolated' }
  | { result: 'device_failure_suspected'; device: string }
  | { result: 'contract' }
  | { result: 'other' };

/** What made a contact count. A count stands as long as one cause does. */
export interface Cause {
  kind: 'operator' | 'remote' | 'phone';
  /** the hand-off's id, the session's code, the phone contact's id */
  of: string;
}

/** Whether the case goes on after `outcome`: only with "not isolated" and "device failure suspected". */
export const staysOpen = ({ result }: Outcome): boolean =>
  result === 'not_isolated' || result === 'device_failure_suspected';

/** The causes that are left after `outcome` ended what `ended` caused: a contract matter is not a contact (row 5). */
export const causesAfter = <C extends Cause>(causes: readonly C[], outcome: Outcome, ended: string | undefined): C[] =>
  outcome.result === 'contract' ? causes.filter(({ kind, of }) => kind !== 'operator' || of !== ended) : [...causes];

/** Whether an open case has closed by itself: `days` days after its last event. */
export const lapsed = (lastEvent: Temporal.Instant, now: Temporal.Instant, days: number): boolean =>
  Temporal.Instant.compare(lastEvent.add({ hours: days * 24 }), now) <= 0;

/** What a message tells about its case. */
export interface CaseHint {
  trouble?: string;
  case?: 'same' | 'other';
}

/**
 * The open case a message belongs to, undefined for a new one (row 3). `open` is newest first. Another trouble is another
 * case; when the message does not tell, it belongs to the case opened last.
 */
export const caseFor = <C extends { trouble?: string }>(hint: CaseHint, open: readonly C[]): C | undefined => {
  if (hint.case === 'other') return undefined;
  const alike = open.find(({ trouble }) => trouble !== undefined && trouble === hint.trouble);
  if (alike || hint.case === 'same' || hint.trouble === undefined) return alike ?? open[0];
  return open.find(({ trouble }) => trouble === undefined);
};
