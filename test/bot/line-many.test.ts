/** Many customers on LINE while everything fails now and then: each has every answer, in order, once; the process is killed twice. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LineDesk, openLineDesk } from '../helpers/line-desk.ts';
import { readBubble } from '../helpers/line-screen.ts';
import { type LineFault, lineUser } from '../helpers/line-server.ts';

const second = 1_000;
const questions = ['月額いくら？', '訪問は何時まで？', '代替機は有料ですか'];
const people = Array.from({ length: 12 }, (_, n) => `p${n}`);

let first: LineDesk;
beforeEach(async () => {
  first = await openLineDesk();
});
afterEach(() => first.close());

/** One send in five fails, in one of these ways. */
const faults: readonly LineFault[] = [
  'lost',
  'accepted, and the answer lost',
  { status: 500 },
  { status: 503, headers: { 'retry-after': '1' } },
  { status: 429, message: 'The API rate limit has been exceeded. Try again later.' },
];

const drawn = fc.record({
  person: fc.constantFrom(...people),
  question: fc.nat({ max: questions.length - 1 }),
  again: fc.nat({ max: 9 }).map((n) => n === 0),
});

it('300 messages, a tenth of them delivered twice', { timeout: 120_000 }, async () => {
  const seed = 20_261_124;
  const answers: string[] = [];
  for (const [n, words] of questions.entries()) answers.push((await first.say(`asker ${n}`, words)).join());
  expect(new Set(answers).size).toBe(questions.length);
  const messages = fc.sample(drawn, { numRuns: 300, seed });
  const luck = fc.sample(fc.nat({ max: faults.length * 5 - 1 }), { numRuns: 5_000, seed });
  let nth = 0;
  first.line.answerWith(({ path }) => (/reply|push/.test(path) && faults[luck[nth++] ?? 99]) || 'as usual');

  let desk = first;
  const asked = new Map<string, string[]>(people.map((name) => [name, []]));
  for (let n = 0; n < messages.length; n += 4) {
    const events = messages.slice(n, n + 4).flatMap(({ person, question, again }) => {
      asked.get(person)?.push(answers[question] ?? '');
      const event = desk.line.text(lineUser(person), questions[question] ?? '');
      desk.clock.at += 1;
      return again ? [event, { ...event, deliveryContext: { isRedelivery: true } }] : [event];
    });
    if (n === 100 || n === 200) {
      // The process is gone before it can keep that a message has left.
      const { reached } = desk.holdCommit(({ deletes = [] }) => deletes.some((key) => key.startsWith('out/')));
      expect(await desk.line.post(desk.origin, events)).toBe(200);
      await reached;
      desk = await openLineDesk({ beside: { ...desk, clock: { at: desk.clock.at + 9 * second } } });
      first.clock.at = desk.clock.at;
      await desk.pass(0);
    } else expect(await desk.post(events)).toBe(200);
    await desk.pass(2 * second);
    first.clock.at = desk.clock.at;
  }
  first.line.answerWith(() => 'as usual');
  for (let round = 0; round < 20; round++) await desk.pass(2 * second);

  for (const name of people) {
    expect(desk.line.screen(lineUser(name)).map(readBubble), name).toEqual(asked.get(name));
    expect(await desk.waiting(name)).toEqual([]);
  }
  expect(nth, 'and sends did fail').toBeGreaterThan(300);
  if (desk !== first) await desk.close();
});
