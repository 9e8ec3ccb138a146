/** `npm run outbox [-- --retry ID]`: what waits to leave, is late or was given up, and why; sends one of them again. Also while the program runs. */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '../../adapters/errors.ts';
import type { Store } from '../../adapters/store/port.ts';
import { askRunning, type FileRequest } from '../asked-by-file.ts';
import { type Clock, machineClock } from '../clock.ts';
import { type Config, environment, readConfig } from '../config.ts';
import { openLog } from '../log.ts';
import { openMetrics } from '../metrics.ts';
import { openStore, storeIsThere } from '../open-store.ts';
import { mostShown, outboxByHand } from '../outbox-by-hand.ts';
import { onItsWay } from '../send-again.ts';
import { runProgram } from '../told-failures.ts';

const rowShape = z.object({
  id: z.string(),
  what: z.string(),
  state: z.enum(['waiting', 'delayed', 'given up']),
  since: z.number(),
  attempts: z.number(),
  reason: z.string().optional(),
  dueAt: z.number().optional(),
});
const lookShape = z.object({ rows: z.array(rowShape), more: z.boolean() });

const time = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Asia/Tokyo').toPlainDateTime().toString().slice(0, 19);

const line = ({ id, what, state, since, attempts, reason, dueAt }: z.infer<typeof rowShape>): string =>
  [
    state,
    what,
    `since ${time(since)}`,
    `tried ${attempts}`,
    dueAt === undefined ? '-' : `next ${time(dueAt)}`,
    reason ?? '-',
    id,
  ].join('\t');

const shown = ({ rows, more }: z.infer<typeof lookShape>): string => {
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  const sum = `${count('given up')} given up, ${count('delayed')} delayed, ${count('waiting')} waiting${more ? ', and more' : ''} (times in Japan)`;
  return [sum, ...rows.map(line)].join('\n');
};

/** By the process that holds the embedded store, else by this one, as `self` says. */
const work = async (
  config: Config,
  asked: FileRequest,
  self: (tools: { store: Store; clock: Clock }) => Promise<unknown>,
): Promise<unknown> => {
  const answer = config.redis ? undefined : await askRunning(resolve(config.dataDir), asked);
  if (answer?.is === 'failed')
    throw new ConfigError([`The program that runs could not do it (${answer.code}). See its log.`]);
  if (answer) return answer.came;
  const store = await openStore(config);
  try {
    return await self({ store, clock: machineClock(config.clock) });
  } finally {
    await store.close();
  }
};

/** Sends again without a program that runs. What a turn needs is loaded here alone: it takes seconds. */
const sendAgainHere = async (config: Config, tools: { store: Store; clock: Clock }, of: string): Promise<unknown> => {
  const [{ turnRunner }, { companyOf }, { loadDocuments }] = await Promise.all([
    import('../turn-runner.ts'),
    import('../desk.ts'),
    import('../../knowledge/terms/documents.ts'),
  ]);
  const turns = turnRunner({
    ...tools,
    company: companyOf(loadDocuments()),
    log: openLog('silent'),
    metrics: openMetrics(),
    remotePage: () => '',
    asksOutside: config.backOffice !== undefined,
    codeSecrets: config.secondFactor,
  });
  return outboxByHand({ ...tools, turns }).sendAgain(of, randomUUID());
};

await runProgram(async () => {
  const [option, id, ...others] = process.argv.slice(2);
  if (others.length > 0 || (option !== undefined && (option !== '--retry' || id === undefined)))
    throw new ConfigError(['Say npm run outbox, or npm run outbox -- --retry ID with an id it has shown.']);
  const config = readConfig(environment());
  if (!storeIsThere(config))
    throw new ConfigError([`There is no store in ${config.dataDir}. Set DATA_DIR to its folder.`]);
  if (id === undefined) {
    console.log(shown(lookShape.parse(await work(config, { wants: 'outbox' }, (tools) => onItsWay(tools, mostShown)))));
    return;
  }
  const came = await work(config, { wants: 'send-again', of: id }, (tools) => sendAgainHere(config, tools, id));
  if (came !== 'done')
    throw new ConfigError([`Nothing of the id ${id} waits or was given up. npm run outbox shows what does.`]);
  console.log(`${id} is sent again at once, or when the program starts. npm run outbox shows what comes of it.`);
});
