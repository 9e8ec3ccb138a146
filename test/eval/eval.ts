/** `npm run eval`: how well questions are answered and messages taken for what they are, over the set in questions.json. */
import { type Result, score } from './score.ts';

const results = await score();

const share = (some: readonly Result[]): string => {
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
