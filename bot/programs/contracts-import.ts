/** `npm run contracts:import -- FILE.csv [--check]`: brings the company's contracts into the store; every bad row is told. */
import { readFileSync } from 'node:fs';
import { type BadRow, readContractList } from '../../adapters/contracts/csv.ts';
import { type Imported, importContracts } from '../../adapters/contracts/import-contracts.ts';
import type { Contract } from '../../adapters/contracts/port.ts';
import { ConfigError } from '../../adapters/errors.ts';
import { contractListHeaders, planWord } from '../../knowledge/language/values/contract-list-words.ts';
import { hearNumberToCall } from '../../knowledge/language/values/hear-numbers.ts';
import { auditBatch } from '../audit.ts';
import { environment, readConfig } from '../config.ts';
import { openStore, storeIsThere } from '../open-store.ts';
import { runProgram } from '../told-failures.ts';

const listIn = (file: string): { contracts: Contract[]; bad: BadRow[] } => {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new ConfigError([`${file} cannot be read (${(error as NodeJS.ErrnoException).code}). Name a CSV file.`]);
  }
  const list = readContractList(bytes, { headers: contractListHeaders, planWord, hearPhone: hearNumberToCall });
  if ('refused' in list) throw new ConfigError([`${file}: ${list.refused}`]);
  return list;
};

const bringIn = async (contracts: readonly Contract[], write: boolean): Promise<Imported> => {
  const config = readConfig(environment());
  // A check makes nothing, not even the store it would find empty.
  if (!write && !storeIsThere(config)) return { new: contracts.length, changed: 0, unchanged: 0 };
  const store = await openStore(config);
  try {
    const imported = await importContracts(store, contracts, { write });
    const came = `new ${imported.new}, changed ${imported.changed}`;
    if (write) await store.commit(auditBatch({ by: 'program/contracts-import', did: 'import', came }, Date.now()));
    return imported;
  } finally {
    await store.close();
  }
};

const tell = ({ line, number, problems }: BadRow): void => {
  for (const { column, what } of problems) {
    const where = [`line ${line}`, number, column].filter((part) => part !== undefined).join(', ');
    console.log(`${where}: ${what}`);
  }
};

await runProgram(async () => {
  const words = process.argv.slice(2);
  const check = words.includes('--check');
  const [file, ...others] = words.filter((word) => word !== '--check');
  if (file === undefined || file.startsWith('-') || others.length > 0) {
    throw new ConfigError(['Name one CSV file: npm run contracts:import -- FILE.csv [--check]']);
  }
  const { contracts, bad } = listIn(file);
  for (const row of bad) tell(row);
  const imported = await bringIn(contracts, !check);
  if (check) console.log('Nothing was written (--check).');
  const { new: fresh, changed, unchanged } = imported;
  console.log(`new ${fresh}, changed ${changed}, unchanged ${unchanged}, bad ${bad.length}`);
  if (bad.length > 0) process.exitCode = 1;
}, 'Once the store works, import the file again: contracts that are in stay in, each once.');
