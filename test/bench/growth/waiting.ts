/** Chats that wait for an operator, and the board on which operators see them. */
import { builtInCases } from '../../../adapters/cases/built-in.ts';
import { putContract } from '../../../adapters/contracts/built-in.ts';
import { builtInOperatorDesk } from '../../../adapters/operator-desk/built-in.ts';
import { openRecords } from '../../../adapters/store/records.ts';
import { showBoard } from '../../../bot/desk-api/board.ts';
import { stamp } from '../../../knowledge/rules/japan-time.ts';
import { fillTranscript, type Rig } from './rigs.ts';

/** The first came at that time, each later one a second after the one before. */
const first = Temporal.Instant.from('2026-11-24T08:00:00+09:00');

/** Puts so many chats in line, named waiting-0 and so on, each with something said. */
export const queued = async (rig: Rig, count: number): Promise<void> => {
  for (let n = 0; n < count; n++) {
    const conversation = `waiting-${n}`;
    await fillTranscript(rig, conversation, 4);
    const records = openRecords(rig.store);
    const since = stamp(first.add({ seconds: n }));
    const number = `ITS-${600_000 + n}`;
    const who = { name: '待合商店', address: '東京都中央区日本橋1-1-1', phone: '03-5555-0000', lastFour: '0000' };
    await putContract(records, { number, plan: 1, ...who });
    await builtInCases(records).begin(number, `case-${n}`, {}, since);
    await builtInOperatorDesk(records, Date.now).keepHandoff({
      id: `handoff-${n}`,
      conversation,
      contract: number,
      case: `case-${n}`,
      state: 'queued',
      queuedAt: since,
    });
    await records.commit();
  }
};

/** Shows the board once, as the desk's API does for an operator. */
export const boardOf = (rig: Rig): (() => Promise<unknown>) => {
  const show = showBoard(rig);
  const by = { id: 'yamada', name: '山田', role: 'operator', token: '' } as const;
  const ask = {
    method: 'GET',
    url: '',
    params: {},
    query: new URLSearchParams(),
    headers: {},
    peer: '',
    address: undefined,
    secure: false,
    host: '',
    bytes: Buffer.alloc(0),
    json: undefined,
  };
  return () => show({ ask, body: undefined, by, event: { id: 'look', asks: '' } });
};
