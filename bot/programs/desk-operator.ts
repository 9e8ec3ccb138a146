/** `npm run desk:operator -- ID NAME [supervisor]`: makes an operator's account, or gives it a new password, which is printed. */
import { randomBytes } from 'node:crypto';
import { ConfigError } from '../../adapters/errors.ts';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { auditBatch } from '../audit.ts';
import { environment, readConfig } from '../config.ts';
import { openStore } from '../open-store.ts';
import { runProgram } from '../told-failures.ts';

const [id, name, role] = process.argv.slice(2);
await runProgram(async () => {
  if (
    id === undefined ||
    !/^[a-z0-9._-]{2,40}$/.test(id) ||
    name === undefined ||
    (role !== undefined && role !== 'supervisor')
  ) {
    throw new ConfigError([
      'Say who it is: npm run desk:operator -- ID NAME [supervisor]. The id has 2 to 40 of a-z 0-9 . _ -',
    ]);
  }
  const store = await openStore(readConfig(environment()));
  const password = randomBytes(12).toString('base64url');
  try {
    await putAccount(store, { id, name, role: role ?? 'operator', password });
    await store.commit(auditBatch({ by: 'program/desk-operator', did: 'put-account', came: id }, Date.now()));
  } finally {
    await store.close();
  }
  console.log(`${id} (${name}) signs in at the desk with the password ${password}`);
});
