/** What is said to who complains, asks whether something stands, puts off what is waited for, or has no number at hand: in every way, by name. */
import type { Reply } from '../../dialogs/words/reply.ts';
import type { Say } from '../../dialogs/words/say.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';

const closed: Decision = {
  allowed: false,
  because: [{ code: 'closed', service: 'desk', opens: '2026-11-25T09:00' }],
  clauses: ['お問い合わせ窓口'],
  missing: [],
};
const kinds = ['first', 'again', 'added'] as const;
const reaches = ['chat', 'call', 'phone'] as const;
const passing: Record<string, (say: Say) => Reply> = Object.fromEntries(
  reaches.flatMap((reach) => [
    ...[true, false].map((isUnderWay): [string, (say: Say) => Reply] => [
      `sorry ${reach} ${isUnderWay}`,
      ({ complaint }) => complaint.sorry(reach, isUnderWay),
    ]),
    ...kinds.map((how): [string, (say: Say) => Reply] => [
      `passed on ${how} ${reach}`,
      ({ complaint }) => complaint.passedOn('rude', how, reach),
    ]),
  ]),
);

/** Each as a sentence of one tongue. */
export const saidToTheUnhappy: Readonly<Record<string, (say: Say) => Reply>> = {
  ...passing,
  'stop the line': ({ waiting }) => waiting.stopIt('line'),
  'stop the session': ({ waiting }) => waiting.stopIt('session'),
  'no number, more than once': ({ identify }) => identify.without(closed, false),
  'something else than the number': ({ identify }) => identify.without(closed, true),
  'the number later': ({ identify }) => identify.later(closed),
  'complaint unread': ({ complaint }) => complaint.state('rude', false),
  'complaint read': ({ complaint }) => complaint.state('rude', true),
  'line taken back': ({ status }) => status.takenBack('line', false),
  'call-back stands': ({ status }) => status.notTakenBack('call'),
  'number to call': ({ status }) => status.number('090-1234-5678'),
  'trouble known': ({ status }) => status.known('Wi-Fi'),
  'session awaited': ({ status }) => status.awaited('session'),
};
