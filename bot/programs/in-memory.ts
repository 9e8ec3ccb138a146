/** A desk for one program run: the production code over an embedded store in a folder that is thrown away. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { steppedClock } from '../clock.ts';
import { openDesk } from '../desk.ts';
import { openLog } from '../log.ts';

const documents = loadDocuments();

type Parts = Parameters<typeof openDesk>[0];

/** A desk whose business time stands at `start` until it is set, with what it has `outside`. `close` removes everything. */
export const passingDesk = (
  start: Temporal.Instant,
  outside: Pick<Parts, 'backOffice' | 'secondFactor' | 'model'> = {},
) => {
  const dir = mkdtempSync(join(tmpdir(), 'anshin-'));
  const store = openSqliteStore({ dir, passing: true });
  const clock = steppedClock(start);
  const log = openLog('error');
  const desk = openDesk({
    store,
    clock,
    documents,
    log,
    ...outside,
    remotePage: () => 'http://127.0.0.1:3978/remote/',
  });
  return {
    ...desk,
    clock,
    async close() {
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
