/** One-time codes keep their promises on each store, through a gateway over real HTTP and one in memory; what a gateway does to a call costs nobody a second code. */
import { createHmac } from 'node:crypto';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { codesOver } from '../../adapters/second-factor/codes.ts';
import { type CodeMessage, codeMessage, type SecondFactor } from '../../adapters/second-factor/port.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { type BackOfficeServer, type OfficeAnswer, secret, startBackOffice } from '../helpers/back-office-server.ts';
import { codeGateway, codeSecret } from '../helpers/code-gateway.ts';
import { deskOver, tuesday } from '../helpers/desk.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';
import type { TurnOf } from './contracts.contract.ts';
import { describeSecondFactor } from './second-factor.contract.ts';

const turnsOver =
  (store: Store, of: string): TurnOf<SecondFactor> =>
  async (work) => {
    for (;;) {
      const records = openRecords(store);
      const done = await work(codesOver(records, { secret: of }, { realNow: Date.now, sends: () => undefined }));
      if ((await records.commit()) === 'committed') return done;
    }
  };

for (const { name, missing, open } of storesUnderTest) {
  describe.skipIf(missing)(`on ${name}`, () => {
    describeSecondFactor('codes through a gateway over HTTP', async () => {
      const { store, close } = await open();
      const server = await startBackOffice();
      const desk = await deskOver(store, tuesday, { secondFactor: { url: server.url, secret }, given: [] });
      return {
        turn: turnsOver(store, secret),
        async arrived(now) {
          desk.clock.set(Temporal.Instant.fromEpochMilliseconds(now));
          await desk.codes?.sweep();
          expect(server.calls.every(({ isSigned }) => isSigned)).toBe(true);
          return server.calls.map(({ body }) => codeMessage.parse(JSON.parse(body)));
        },
        async end() {
          await server.close();
          await close();
        },
      };
    });

    describeSecondFactor('codes through a gateway in memory', async () => {
      const { store, close } = await open();
      const { gateway, out } = codeGateway();
      const desk = await deskOver(store, tuesday, { secondFactor: { gateway, secret: codeSecret }, given: [] });
      return {
        turn: turnsOver(store, codeSecret),
        async arrived(now) {
          desk.clock.set(Temporal.Instant.fromEpochMilliseconds(now));
          await desk.codes?.sweep();
          return out;
        },
        end: close,
      };
    });
  });
}

const hour = 3_600_000;
const before = 'the secret before, of 32 characters and a few more';

describe('a gateway over HTTP', () => {
  let opened: TestStore;
  let server: BackOfficeServer;
  let lines: string[];
  let ahead: number;
  beforeEach(async () => {
    const [sqlite] = storesUnderTest;
    if (!sqlite) throw new Error('there is no store to test on');
    opened = await sqlite.open();
    server = await startBackOffice();
    lines = [];
    ahead = 0;
  });
  afterEach(async () => {
    await server.close();
    await opened.close();
  });

  const deskWith = async (secrets: { secret: string; secretBefore?: string } = { secret }) => {
    const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
    const secondFactor = { url: server.url, ...secrets };
    const desk = await deskOver(opened.store, tuesday, { secondFactor, given: [], log });
    desk.clock.realNow = () => Date.now() + ahead;
    return desk;
  };
  const at = tuesday.epochMilliseconds;
  const ask = () =>
    turnsOver(
      opened.store,
      secret,
    )((codes) =>
      codes.ask('kato', { contract: 'ITS-100001', at, until: at + 600_000 }, { phone: '03-5555-1001', tongue: 'en' }),
    );
  const told = (): CodeMessage[] => server.calls.map(({ body }) => JSON.parse(body));

  it.each<[fact: string, answer: OfficeAnswer]>([
    ['an error of the server', { status: 500 }],
    ['a broken connection', 'reset'],
    ['too many requests', { status: 429 }],
    ['the same key still being worked on', { status: 409 }],
    ['another success than was agreed', { status: 206 }],
  ])('%s: the same is told again with the same key, later, and then no more', async (_fact, answer) => {
    const desk = await deskWith();
    server.answerWith((_call, nth) => (nth === 1 ? answer : { status: 204 }));
    await ask();
    await desk.codes?.sweep();
    await desk.codes?.sweep();
    expect(server.calls).toHaveLength(1);
    ahead += 2_000;
    await desk.codes?.sweep();
    ahead += hour;
    await desk.codes?.sweep();
    expect(server.calls).toHaveLength(2);
    expect(new Set(server.calls.map(({ key, body }) => `${key} ${body}`)).size).toBe(1);
    expect(told()[0]?.id).toBe(server.calls[0]?.key);
    expect(await desk.metrics.text()).toContain('desk_codes_total{result="taken"} 1');
  });

  it('a refusal for good is told no more, and the log says so without code, number or what came back', async () => {
    const desk = await deskWith();
    server.answerWith(() => ({ status: 422, body: 'what they say to nobody else' }));
    await ask();
    await desk.codes?.sweep();
    ahead += hour;
    await desk.codes?.sweep();
    expect(server.calls).toHaveLength(1);
    expect(await desk.metrics.text()).toContain('desk_codes_total{result="given up"} 1');
    const logged = lines.join();
    expect(logged).toContain('the gateway did not take a code');
    for (const word of [told()[0]?.code ?? '', '5555-1001', 'ITS-100001', 'nobody else', secret])
      expect(logged).not.toContain(word);
  });

  it('what was not taken while it was right does not go out later', async () => {
    const desk = await deskWith();
    server.answerWith(() => ({ status: 503 }));
    await ask();
    await desk.codes?.sweep();
    server.answerWith(() => ({ status: 200 }));
    desk.clock.set(tuesday.add({ minutes: 10 }));
    ahead += hour;
    await desk.codes?.sweep();
    expect(server.calls).toHaveLength(1);
  });

  it('a code that goes nowhere is wrong even for who works it out of the store and the secret', async () => {
    const given = async () => {
      const [kept] = await opened.store.read(['code/kato']);
      const { nonce } = z.object({ data: z.object({ nonce: z.string() }) }).parse(kept?.value).data;
      const mac = createHmac('sha256', secret).update(`code.${nonce}`).digest();
      const code = String(mac.readUIntBE(0, 6) % 1_000_000).padStart(6, '0');
      return turnsOver(opened.store, secret)((codes) => codes.check('kato', code));
    };
    await ask();
    expect(await given()).toBe('right');
    await turnsOver(opened.store, secret)((codes) => codes.ask('kato', { contract: 'ITS-100001', at, until: at + 1 }));
    expect(await given()).toBe('wrong');
  });

  it('a code stays right while one secret takes the place of another, and with neither it is wrong', async () => {
    const desk = await deskWith();
    await ask();
    await desk.codes?.sweep();
    const code = told()[0]?.code ?? '';
    const checkedBy = async (secrets: { secret: string; secretBefore?: string }) => {
      const records = openRecords(opened.store);
      return codesOver(records, secrets, { realNow: Date.now, sends: () => undefined }).check('kato', code);
    };
    expect(await checkedBy({ secret: before })).toBe('wrong');
    expect(await checkedBy({ secret: before, secretBefore: secret })).toBe('right');
    expect(await checkedBy({ secret })).toBe('right');
  });
});
