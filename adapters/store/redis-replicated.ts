/** Commits that stand on replicas before they are answered: all that come while some are waited for make up the next lot. */
import { OutsideError } from '../errors.ts';
import { answered, outside, type RedisClient } from './redis-connection.ts';

/** So long, ms, replicas may take: below the patience of a readiness look, and of a connection that is silent. */
export const replicaMs = 1_500;

type Args = readonly (string | number | Buffer)[];
interface Waiting {
  args: Args;
  done(answer: unknown): void;
  failed(error: OutsideError): void;
}
type Answer = [error: Error | null, answer?: unknown];

const notThere = () =>
  new OutsideError('store', {
    retryable: true,
    unsure: true,
    message: 'store did not bring a commit to its replicas in time',
    cause: Object.assign(new Error('too few replicas'), { code: 'NOREPLICAS' }),
  });

/**
 * Runs a script that writes, on the connection `redis`, which nothing else may use: it is blocked while replicas are
 * waited for. The result answers once `replicas` of them have what the script wrote, and everything written before it by
 * anyone. Rejects with OutsideError('store'): unsure where the script was run and too few have it, or nobody can tell.
 *
 * Script and WAIT go over one connection: after a fail-over another one would ask the new master of what only the old one has.
 */
export const replicatedScript = (tools: {
  redis: RedisClient;
  script: { source: string; sha: string };
  key: string;
  replicas: number;
}): ((args: Args) => Promise<unknown>) => {
  const { redis, script, key, replicas } = tools;
  let waiting: Waiting[] = [];
  let underWay = false;

  const ask = async (lot: readonly Waiting[], known: boolean): Promise<void> => {
    const line = redis.pipeline();
    for (const { args } of lot)
      if (known) line.evalsha(script.sha, 1, key, ...args);
      else line.eval(script.source, 1, key, ...args);
    line.wait(replicas, replicaMs);
    const answers = ((await line.exec()) ?? []) as Answer[];
    const [lost, many] = answers[lot.length] ?? [null, 0];
    const unknown = lot.filter((one, n) => {
      const [error, answer] = answers[n] ?? [lost];
      if (error && known && answered(error, /^NOSCRIPT/)) return true;
      if (error) one.failed(outside(error));
      else if (lost) one.failed(answered(lost, /^/) ? notThere() : outside(lost));
      else if (Number(many) < replicas) one.failed(notThere());
      else one.done(answer);
      return false;
    });
    if (unknown.length > 0) await ask(unknown, false);
  };

  const all = async (): Promise<void> => {
    // What comes in the same round of the event loop goes together.
    await new Promise((go) => setImmediate(go));
    while (waiting.length > 0) {
      const lot = waiting;
      waiting = [];
      await ask(lot, true).catch((error: unknown) => {
        for (const { failed } of lot) failed(outside(error));
      });
    }
    underWay = false;
  };

  return (args) =>
    new Promise((done, failed) => {
      waiting.push({ args, done, failed });
      if (underWay) return;
      underWay = true;
      void all();
    });
};
