/** The built-in contracts, cases, remote sessions and desk, and those that tell a back office, keep the promises of their ports on each store. */
import { describe } from 'vitest';
import { builtInCases } from '../../adapters/cases/built-in.ts';
import { builtInContracts, putContract } from '../../adapters/contracts/built-in.ts';
import { boards, builtInOperatorDesk } from '../../adapters/operator-desk/built-in.ts';
import { outsideOperatorDesk } from '../../adapters/operator-desk/outside.ts';
import type { OperatorDesk } from '../../adapters/operator-desk/port.ts';
import { keepPresence } from '../../adapters/operator-desk/presence.ts';
import { builtInRemoteSupport } from '../../adapters/remote-support/built-in.ts';
import { outsideRemoteSupport } from '../../adapters/remote-support/outside.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openRecords, type Records } from '../../adapters/store/records.ts';
import { storesUnderTest } from '../helpers/stores.ts';
import { describeCases } from './cases.contract.ts';
import { describeContracts, type TurnOf } from './contracts.contract.ts';
import { describeOperatorDesk } from './operator-desk.contract.ts';
import { describeRemoteSupport } from './remote-support.contract.ts';

/** More conflicts than two turns can bring each other: a turn that meets them can never be kept. */
const mostConflicts = 10;

const turnsOn =
  <Port>(store: Store, bind: (records: Records) => Port): TurnOf<Port> =>
  async (work) => {
    for (let conflicts = 0; conflicts < mostConflicts; conflicts += 1) {
      const records = openRecords(store);
      const done = await work(bind(records));
      if ((await records.commit()) === 'committed') return done;
    }
    throw new Error('the turn could not be kept');
  };

for (const { name, missing, open } of storesUnderTest) {
  describe.skipIf(missing)(`on ${name}`, () => {
    const opener =
      <Port>(bind: (records: Records) => Port) =>
      async () => {
        const { store, close } = await open();
        return { turn: turnsOn(store, bind), end: close };
      };

    describeContracts('the built-in contracts', async (contracts) => {
      const { store, close } = await open();
      const turn = turnsOn(store, (records) => records);
      for (const contract of contracts) await turn((records) => putContract(records, contract));
      return { turn: turnsOn(store, builtInContracts), end: close };
    });

    describeCases('the built-in cases', opener(builtInCases));

    describeRemoteSupport('the built-in remote support', opener(builtInRemoteSupport));
    describeRemoteSupport(
      'the remote support of a back office',
      opener((records) => outsideRemoteSupport(records, async () => 'intent-1')),
    );

    const desks = {
      'the built-in desk': (desk: OperatorDesk) => desk,
      'the desk of a back office': (desk: OperatorDesk) => outsideOperatorDesk(desk, async () => 'intent-1'),
    };
    for (const [what, over] of Object.entries(desks))
      describeOperatorDesk(what, async () => {
        const { store, close } = await open();
        const stayMs = 60_000;
        let now = 1_000_000;
        const turn = turnsOn(store, (records) => records);
        const hear = async (operator: string, until: number | undefined) =>
          void (await turn((records) => keepPresence(records, operator, 'its page', until, now)));
        return {
          turn: turnsOn(store, (records) => over(builtInOperatorDesk(records, () => now))),
          board: async (which) => (await store.readList(boards[which], undefined, 100)).map(({ member }) => member),
          arrive: (operator) => hear(operator, now + stayMs),
          leave: (operator) => hear(operator, undefined),
          hush() {
            now += stayMs;
          },
          end: close,
        };
      });
  });
}
