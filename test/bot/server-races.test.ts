/** Who asks real servers for the same thing at the same instant: one gets it, the others hear why, nothing is had twice. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseOutcome } from '../../adapters/cases/port.ts';
import { boards } from '../../adapters/operator-desk/built-in.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { type Given, storeGiven } from '../../bot/demo/given.ts';
import { portsOver } from '../../bot/ports.ts';
import { monthOf, stamp } from '../../knowledge/rules/japan-time.ts';
import { tuesday } from '../helpers/desk.ts';
import { chatPart } from '../helpers/desk-api-client.ts';
import { type Race, racePlaces, startRace } from '../helpers/race-servers.ts';

const month = monthOf(tuesday);
const many = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
let contracts = 0;

/** A contract of its own: nothing used and no open case, unless told. */
const customer = (told: Partial<Pick<Given, 'used' | 'openCase'>> = {}): Given => ({
  contract: {
    number: `ITS-7${String(contracts++).padStart(5, '0')}`,
    plan: 1,
    lastFour: '7001',
    phone: '03-5555-7001',
    name: '一番町商会',
    address: '東京都千代田区一番町',
  },
  month,
  at: tuesday,
  used: 0,
  ...told,
});
const after = (outcome: Pick<CaseOutcome, 'result' | 'device'>): Given =>
  customer({
    used: 1,
    openCase: { at: tuesday, counted: true, outcomes: [{ ...outcome, at: stamp(tuesday), by: 'desk' }] },
  });

const day = '2026-11-26';
const windows = [
  { from: '09:00', to: '11:00', wish: '訪問を11月26日の10時にお願いしたい' },
  { from: '13:00', to: '15:00', wish: '11月26日の14時にお願いします' },
];
const fifty = many(50, () => after({ result: 'not_isolated' }));

/** What is asked for on two devices, what the one that gets it hears, and what the other. */
const wishes = [
  {
    by: many(3, () => customer()),
    asks: () => ['プリンターが印刷できないのでリモートで見てほしい', 'プリンターが印刷できない。遠隔でお願いしたい'],
    had: 'リモートサポートを開始しました',
    not: 'リモートサポートはすでに始まっています',
  },
  {
    by: many(3, () => after({ result: 'not_isolated' })),
    asks: (n: number) => [
      `訪問を11月27日の${10 + 2 * n}時にお願いしたい`,
      `訪問を11月30日の${10 + 2 * n}時にお願いしたい`,
    ],
    had: '訪問の予約を承りました',
    not: '11月の分の1回をすでにご利用（ご予約）いただいています',
  },
  {
    by: many(3, () => after({ result: 'device_failure_suspected', device: 'router' })),
    asks: () => ['無線ルータの代替機を借りたい', '無線ルータの代わりを貸してほしい'],
    had: '代わりの機器のお申し込みを承りました',
    not: 'すでにお貸し出し（お申し込み）中です',
  },
];

const pairs = [
  ['hand-off', 'remote'],
  ['remote', 'remote'],
  ['phone', 'remote'],
  ['phone', 'hand-off'],
] as const;
const lastContacts = pairs.flatMap((ways) => many(3, () => ({ ways, by: customer({ used: 4 }) })));

const fill = async (store: Store): Promise<void> => {
  const all = [...fifty, ...wishes.flatMap(({ by }) => by), ...lastContacts.map(({ by }) => by)];
  for (const given of all) await storeGiven(store, given);
  const records = openRecords(store);
  const { visits } = portsOver(records, { now: () => tuesday, realNow: Date.now });
  for (const { from, to } of windows) {
    const other = { id: `other-${from}`, contract: 'ITS-699999', case: 'other', at: stamp(tuesday) };
    await visits.book(other, { day, from, to }, 1);
  }
  await records.commit();
};

/** Readies one of the ways to begin a contact; what it gives begins it, and tells whether it was had. Refused, it says why. */
const ways = {
  async remote({ device }: Race, { contract }: Given, trouble: string) {
    const own = await device(contract);
    await own.say(`${trouble}のでリモートで見てほしい`);
    return async () => {
      const told = await own.say('はい');
      if (told.includes('リモートサポートを開始しました')) return true;
      expect(told).toMatch(/上限の5回に達して|別の件がオペレーターをお待ち/);
      return false;
    };
  },
  async 'hand-off'({ device, operator }: Race, { contract }: Given, trouble: string) {
    const [own, desk] = [await device(contract), await operator()];
    await own.say(`${trouble}のでオペレーターと話したい`);
    return async () => {
      const told = await own.say('はい');
      if (told.includes('オペレーターをお呼びしています')) {
        expect((await desk.post(`/chats/${chatPart(own.conversation)}/take`)).status).toBe(200);
        return true;
      }
      expect(told).toMatch(/上限の5回に達して/);
      return false;
    };
  },
  async phone({ operator }: Race, { contract }: Given, what: string) {
    const desk = await operator();
    return async () => {
      const outcome = { result: 'resolved' };
      const { status, body } = await desk.post('/phone', { contract: contract.number, what, outcome });
      if (status === 200) return true;
      expect(status).toBe(409);
      expect(JSON.stringify(body)).toMatch(/上限の5回|お待ちの件が1件/);
      return false;
    };
  },
};

/** Under twenty seconds in all on two quiet cores; a busy machine may take its time. */
const timeout = 120_000;

for (const place of racePlaces) {
  describe.skipIf(place.missing)(`on ${place.name}`, { timeout }, () => {
    let race: Race;
    /** What stands of a customer when all is over, by what they were told */
    const told = new Map<Given, { used: number; visits?: string[]; todos: number }>();
    beforeAll(async () => {
      race = await startRace(place, fill);
    }, timeout);
    afterAll(() => race?.close());

    it('the last place of a window goes to one of fifty customers who say yes at once', async () => {
      const wanting = new Map(
        await Promise.all(fifty.map(async (one) => [one, await race.device(one.contract)] as const)),
      );
      for (const one of fifty) told.set(one, { used: 1, visits: [], todos: 0 });
      for (const { from, wish } of windows) {
        const asked = await Promise.all([...wanting.values()].map((device) => device.say(wish)));
        expect(asked.filter((text) => text.includes('訪問でよろしいですか'))).toHaveLength(wanting.size);
        const heard = await Promise.all(
          [...wanting].map(async ([one, device]) => ({ one, text: await device.say('はい') })),
        );
        const won = heard.filter(({ text }) => text.includes('予約を承りました'));
        expect(won).toHaveLength(1);
        for (const { one, text } of heard.filter((each) => !won.includes(each))) {
          expect(text, one.contract.number).toMatch(/たった今ほかのご予約で埋まりました|あいにく空きがありません/);
          expect(text).toContain('次の時間が空いています');
        }
        for (const { one } of won) {
          told.set(one, { used: 1, visits: [from], todos: 1 });
          wanting.delete(one);
        }
      }
    });

    it('what one customer says yes to on two devices at once is had once', async () => {
      const all = wishes.flatMap((wish) => wish.by.map((by, n) => ({ ...wish, by, asks: wish.asks(n) })));
      const play = async ({ by, asks, had, not }: (typeof all)[number]) => {
        const devices = await Promise.all(asks.map(() => race.device(by.contract)));
        await Promise.all(devices.map((device, n) => device.say(asks[n] ?? '')));
        const heard = await Promise.all(devices.map((device) => device.say('はい')));
        const lots = heard.map((text) => (text.includes(had) ? 'had' : text.includes(not) ? 'not' : text));
        expect(lots.sort()).toEqual(['had', 'not']);
        told.set(by, { used: 1, todos: 1 });
      };
      await Promise.all(all.map(play));
    });

    it('the last contact is begun once, whichever two ways it is begun in at once', async () => {
      const play = async ({ by, ways: [one, other] }: (typeof lastContacts)[number]) => {
        const ready = await Promise.all([
          ways[one](race, by, 'プリンターが印刷できない'),
          ways[other](race, by, 'ネットがつながらない'),
        ]);
        const had = await Promise.all(ready.map((begin) => begin()));
        expect(had.filter(Boolean), `${by.contract.number}: ${one} and ${other}`).toHaveLength(1);
        told.set(by, { used: 5, todos: (had[0] ? one : other) === 'remote' ? 1 : 0 });
      };
      await Promise.all(lastContacts.map(play));
    });

    it('afterwards stands what was told, no more, and no server has complained', async () => {
      const { store, metrics, complaints } = await race.end();
      expect(complaints).toBe('');
      expect(metrics).not.toContain('desk_turn_failures_total{');
      // One process on SQLite reads without waiting: there its turns do not meet.
      if (place.name.includes('Redis')) expect(metrics).toContain('desk_turn_conflicts_total{');
      const ports = portsOver(openRecords(store), { now: () => tuesday, realNow: Date.now });
      const todos = await store.readList(boards.todo, undefined, 1_000);
      const owners = await Promise.all(todos.map(async ({ member }) => (await ports.desk.todo(member))?.contract));
      for (const [{ contract }, { used, visits, todos }] of told) {
        const { number } = contract;
        expect(await ports.cases.counts(number, month), number).toHaveLength(used);
        expect(
          owners.filter((owner) => owner === number),
          number,
        ).toHaveLength(todos);
        if (visits) expect((await ports.visits.of(number)).map(({ slot }) => slot?.from)).toEqual(visits);
      }
      const places = (await ports.visits.taken(day)).map(({ from }) => from).sort();
      expect(places).toEqual(windows.flatMap(({ from }) => [from, from]));
    });
  });
}
