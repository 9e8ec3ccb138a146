/** Prints what a language model brings and costs: at a server, or by files of the Batch API in as many rounds as it takes. */

import { machineClock } from '../../bot/clock.ts';
import { parseConfig } from '../../bot/config.ts';
import { openLog } from '../../bot/log.ts';
import { costOf } from '../../bot/model-spending.ts';
import { openModel } from '../../bot/open-model.ts';
import { recordedModel } from './recorded-model.ts';
import { playExamples, readSample, type Watched, watched, writeBatch } from './with-model.ts';

const usual = 300;

/** The values given behind each `name`. */
const given = (args: readonly string[], name: string): string[] =>
  args.flatMap((arg, n) => (arg === name && args[n + 1] !== undefined ? [String(args[n + 1])] : []));

const share = (some: number, all: number): string => `${((100 * some) / Math.max(1, all)).toFixed(1)} %`;

const tellCost = ({ calls, silent, tokens, seconds, said, dropped }: Watched, price: string): void => {
  const sorted = seconds.toSorted((one, other) => one - other);
  const at = (part: number) => (sorted[Math.floor(part * (sorted.length - 1))] ?? 0).toFixed(2);
  console.log(`\ncalls ${JSON.stringify(calls)}, of which silent ${silent}`);
  console.log(`tokens: input ${tokens.input} (cached ${tokens.cached}), output ${tokens.output}${price}`);
  console.log(`seconds a call: half ${at(0.5)}, 95 % ${at(0.95)}`);
  console.log(`sentences said ${said}, dropped ${JSON.stringify(dropped)}`);
};

/** Measures as `args` say: --model, --batch-out FILE, --batch-in FILE (as often as there are rounds), --sample N. */
export const measureModel = async (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<void> => {
  const [out] = given(args, '--batch-out');
  const files = given(args, '--batch-in');
  const many = Number(given(args, '--sample')[0] ?? usual);
  const settings = parseConfig(env).config.model;
  const isRecorded = out !== undefined || files.length > 0;
  if (!isRecorded && !settings) {
    console.error('No model is set. Set OPENAI_API_KEY or OPENAI_BASE_URL, or use --batch-out FILE.');
    process.exitCode = 1;
    return;
  }
  const server = settings ?? { key: '', model: env.OPENAI_MODEL ?? 'gpt-5.4-mini' };
  const recorded = isRecorded ? await recordedModel(files, server) : undefined;
  const live = recorded
    ? undefined
    : settings && (await openModel(settings, { clock: machineClock(), log: openLog('warn') }));
  const model = recorded?.model ?? live?.model;
  if (!model) return;
  const { model: counted, seen } = watched(model);
  const alone = await playExamples();
  const both = await playExamples(counted);
  for (const [n, { set, played }] of both.entries()) {
    const before = alone[n]?.played ?? [];
    const rightOf = (some: typeof played) => some.filter(({ isRight }) => isRight).length;
    console.log(
      `${set.padEnd(14)} ${rightOf(before)} of ${played.length} without the model, ${rightOf(played)} with it`,
    );
    const turned = (isRight: boolean) =>
      played.filter((one, m) => one.isRight === isRight && before[m]?.isRight !== isRight).map(({ id }) => id);
    if (turned(true).length > 0) console.log(`  better: ${turned(true).join(' ')}`);
    if (turned(false).length > 0) console.log(`  worse: ${turned(false).join(' ')}`);
  }
  const messages = both.reduce((sum, one) => sum + one.messages, 0);
  const asked = share(seen.calls.reading ?? 0, messages);
  console.log(
    `a second reading of ${asked} of ${messages} messages, an answer to ${share(seen.calls.answer ?? 0, messages)}`,
  );
  const score = await readSample(counted, many);
  console.log(`\n${score.many} utterances that were never trained on: without the model, with it`);
  for (const verdict of ['right', 'in part', 'asked back', 'wrong', 'harmful', 'unasked act'] as const)
    console.log(
      `  ${verdict.padEnd(12)} ${share(score.without[verdict], score.many)}  ${share(score.with[verdict], score.many)}`,
    );
  const prices = settings?.terms.budget.prices;
  tellCost(seen, prices ? `, cost ${costOf(seen.tokens, prices).toFixed(4)}` : '');
  if (recorded)
    console.log(`\n${recorded.used.size} answers of the files were used, ${recorded.lacking.size} are lacking`);
  if (recorded && out !== undefined)
    console.log(
      `${writeBatch(out, recorded.lacking.values())} requests written to ${out}; play their answers with --batch-in`,
    );
};
