/** What is told of a call that failed: which system and how, never what was sent or what came back. */
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backOfficeOverHttp } from '../../adapters/back-office/over-http.ts';
import type { Intent } from '../../adapters/back-office/port.ts';
import { OutsideError } from '../../adapters/errors.ts';
import { type BackOfficeServer, type OfficeAnswer, secret, startBackOffice } from '../helpers/back-office-server.ts';

const intent: Intent = {
  id: 'intent-1',
  kind: 'visit.cancel',
  of: 'visit-1',
  at: '2026-11-24T10:00:00.000+09:00',
  contract: { number: 'ITS-100009', name: '日本橋不動産', address: '東京都中央区日本橋', phone: '03-5555-1009' },
  case: 'case-1',
  details: { slot: { from: '2026-11-26T09:00:00+09:00', to: '2026-11-26T11:00:00+09:00' } },
};
const theirs = 'what they say to nobody else';

let server: BackOfficeServer;
beforeEach(async () => {
  server = await startBackOffice();
});
afterEach(() => server.close());

/** The error of telling, and how it stands in the log. */
const failing = async (answer: OfficeAnswer) => {
  server.answerWith(() => answer);
  // Only who says nothing more is waited for in vain: an answer may take as long as a busy machine needs.
  const isEndless = answer === 'silence' || answer === 'drip';
  const within = isEndless ? { withinMs: 500 } : {};
  const office = backOfficeOverHttp({ url: server.url, secret, realNow: Date.now, ...within });
  const error = await office.tell(intent).then(
    () => undefined,
    (failure: unknown) => failure,
  );
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => lines.push(line) });
  log.warn({ err: error }, 'it failed');
  if (!(error instanceof OutsideError)) throw new Error('it did not fail as an outside system does');
  return { error, logged: lines.join() };
};

describe('a call that fails', () => {
  it.each<[fact: string, answer: OfficeAnswer, told: RegExp, retryable: boolean]>([
    ['for good', { status: 422, body: theirs }, /answered 422/, false],
    ['because it is not let in', { status: 401, body: theirs }, /answered 401/, false],
    ['for a while', { status: 503, body: theirs }, /answered 503/, true],
    ['with too many', { status: 429, body: theirs }, /answered 429/, true],
    ['elsewhere', { status: 302, headers: { location: 'https://elsewhere.example/' } }, /answered 302/, true],
    ['with another text', { status: 200, body: theirs }, /no answer to the intent/, true],
    ['broken off', 'reset', /could not be reached or broke off/, true],
    ['with silence', 'silence', /broke off \(TimeoutError\)/, true],
    ['with a text that never ends', 'drip', /broke off \(TimeoutError\)/, true],
  ])('%s is told without a word that was sent or came back', async (_fact, answer, told, retryable) => {
    const { error, logged } = await failing(answer);
    expect(error).toMatchObject({ system: 'back office', retryable });
    expect(error.message).toMatch(told);
    for (const word of [theirs, secret, '日本橋', '5555-1009', 'elsewhere']) expect(logged).not.toContain(word);
  });

  it.each([
    ['600', 600_000],
    ['999999', 3_600_000],
    ['0', undefined],
    ['-1', undefined],
    ['soon', undefined],
    ['Wed, 25 Nov 2026 10:00:00 GMT', undefined],
  ])('asks to be left alone with Retry-After: %s for %s ms', async (header, waitMs) => {
    const { error } = await failing({ status: 503, headers: { 'retry-after': header } });
    expect(error.waitMs).toBe(waitMs);
  });
});
