/** A desk of one test with its API, an operator who has signed in, and a customer of a contract in conversation a. */
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { serveDesk } from './desk-api-client.ts';
import { deskDay } from './desk-day.ts';

const password = 'a long enough password';

/** Opens it; `close` removes everything. */
export const signedInDesk = async (number: string) => {
  const day = await deskDay();
  const api = await serveDesk(day);
  await putAccount(day.store, { id: 'yamada', name: '山田', role: 'operator', password });
  const yamada = api.browser();
  await yamada.signIn('yamada', password);
  await day.link('a', number);
  return {
    day,
    yamada,
    /** what the board shows to be done */
    todos: async () => ((await yamada.get('/board')).body as { todos: Record<string, unknown>[] }).todos,
    async close() {
      await api.close();
      await day.close();
    },
  };
};
export type SignedInDesk = Awaited<ReturnType<typeof signedInDesk>>;
