/** `npm run eval`: how well questions are answered and messages taken for what they are, over the set in questions.json. */
import { measureModel } from './measure-model.ts';
import { isAmongChoices, scoreLater, scoreReadings, type Verdict } from './readings.ts';
import { type QuestionScore, score } from './score.ts';

if (['--model', '--batch-out', '--batch-in'].some((name) => process.argv.includes(name))) {
  await measureModel(process.argv.slice(2), process.env);
  process.exit();
}

if (process.argv.includes('--readings')) {
  const verdicts: readonly Verdict[] = ['right', 'in part', 'asked back', 'wrong', 'harmful'];
  const scored = scoreReadings();
  console.log(`${scored.length} utterances of batches that were never trained on\n`);
  console.log(
    `${''.padEnd(20)}${'lines'.padStart(7)}${[...verdicts, 'unasked act'].map((name) => name.padStart(13)).join('')}`,
  );
  for (const kind of ['all', ...new Set(scored.map((one) => one.kind))]) {
    const own = scored.filter((one) => kind === 'all' || one.kind === kind);
    const shareOf = (isOne: (one: (typeof own)[number]) => boolean) =>
      `${((100 * own.filter(isOne).length) / own.length).toFixed(1)} %`.padStart(13);
    const shares = [
      ...verdicts.map((verdict) => shareOf((one) => one.verdict === verdict)),
      shareOf((one) => one.isUnasked),
    ];
    console.log(`${kind.padEnd(20)}${String(own.length).padStart(7)}${shares.join('')}`);
  }
  const asked = scored.filter(({ verdict }) => verdict === 'asked back');
  const rightly = asked.filter(({ utterance }) => isAmongChoices(utterance)).length;
  console.log(`\nof ${asked.length} asked back, ${rightly} had what was meant among their choices`);
  const moved = scoreLater();
  const rightOf = (when: 'first' | 'later') =>
    ((100 * moved.filter((one) => one[when] === 'right').length) / moved.length).toFixed(1);
  console.log(
    `of ${moved.length} first messages of some length ${rightOf('first')} % are right, and ${rightOf('later')} % where something was spoken of or stands by then`,
  );
  process.exit(0);
}

const results = await score();

const share = (some: readonly QuestionScore[]): string => {
  const right = some.filter(({ faults }) => faults.length === 0).length;
  return `${right} of ${some.length} (${((100 * right) / Math.max(1, some.length)).toFixed(1)} %)`;
};

const tuning = results.filter(({ half }) => half === 'tuning');
console.log(`test half: ${share(results.filter(({ half }) => half === 'test'))}`);
console.log(`tuning half: ${share(tuning)}`);
for (const kind of new Set(results.map(({ question }) => question.kind))) {
  console.log(`  ${kind.padEnd(14)} ${share(tuning.filter(({ question }) => question.kind === kind))}`);
}

console.log('\nintents of the tuning half, expected → taken for (an accepted one counts as expected)');
const table = new Map<string, Map<string, number>>();
for (const { question, intent } of tuning) {
  if (intent === undefined) continue;
  const row = table.get(question.intent) ?? new Map<string, number>();
  const cell = question.intent_ok.includes(intent) ? question.intent : intent;
  table.set(question.intent, row.set(cell, (row.get(cell) ?? 0) + 1));
}
for (const [expected, row] of table) {
  const cells = [...row].sort(([, one], [, other]) => other - one).map(([taken, count]) => `${taken} ${count}`);
  console.log(`  ${expected.padEnd(14)} ${cells.join(', ')}`);
}

console.log('\nmisses of the tuning half');
for (const { question, faults } of tuning) {
  if (faults.length === 0) continue;
  console.log(`  ${question.id} ${[...(question.before ?? []), question.q].join(' → ')}: ${faults.join('; ')}`);
}
