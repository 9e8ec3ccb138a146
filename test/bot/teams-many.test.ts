/** Many customers on Teams while sends fail in every way: each has every answer, in order, and no copy of one that was accepted; the process is killed twice. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Arrived, ConnectorAnswer } from '../helpers/connector-server.ts';
import { onTeams, openTeamsDesk, type TeamsDesk } from '../helpers/teams-desk.ts';

const second = 1_000;
const questions = ['月額いくら？', '訪問は何時まで？', '代替機は有料ですか'];
const people = Array.from({ length: 12 }, (_, n) => `a:p${n}`);

let first: TeamsDesk;
beforeEach(async () => {
  first = await openTeamsDesk();
});
afterEach(() => first.close(true));

/** One send in five fails, in one of these ways. */
const faults = ['lost', 'accepted, and the answer lost', 412, 500, 502, 504, 429] as const;
const answerOf = (fault: (typeof faults)[number]): ConnectorAnswer =>
  fault === 429 ? { status: 429, headers: { 'retry-after': '3' } } : typeof fault === 'number' ? fault : 'reset';

const drawn = fc.record({
  person: fc.constantFrom(...people),
  question: fc.nat({ max: questions.length - 1 }),
  again: fc.nat({ max: 9 }).map((n) => n === 0),
});
const from = (person: string, text: string) =>
  onTeams({
    text,
    from: { id: `29:${person}` },
    conversation: { id: person, conversationType: 'personal', tenantId: 't' },
  });

it('500 messages, a tenth of them delivered twice', { timeout: 180_000 }, async () => {
  const seed = 20_261_124;
  const answers: string[] = [];
  for (const [n, words] of questions.entries()) answers.push((await first.told(from(`asker ${n}`, words))).join());
  expect(new Set(answers).size).toBe(questions.length);
  const messages = fc.sample(drawn, { numRuns: 500, seed });
  const luck = fc.sample(fc.nat({ max: faults.length * 5 - 1 }), { numRuns: 5_000, seed });
  /** what stands before each customer, by the outbox's own ids */
  const screens = new Map<string, Pick<Arrived, 'key' | 'text'>[]>(people.map((name) => [name, []]));
  /** ids that may stand there twice: nobody could know that they had arrived */
  const unsure = new Set<string>();
  let nth = 0;
  first.connector.answerWith(({ conversation, key, text }) => {
    const fault = faults[luck[nth++] ?? 99];
    if (fault === undefined || fault === 'accepted, and the answer lost')
      screens.get(conversation)?.push({ key, text });
    if (fault === 'accepted, and the answer lost') unsure.add(key);
    return fault === undefined ? 201 : answerOf(fault);
  });

  let desk = first;
  const asked = new Map<string, string[]>(people.map((name) => [name, []]));
  for (let n = 0; n < messages.length; n += 4) {
    for (const { person, question, again } of messages.slice(n, n + 4)) {
      asked.get(person)?.push(answers[question] ?? '');
      const activity = from(person, questions[question] ?? '');
      for (const one of again ? [activity, activity] : [activity]) expect((await desk.post(one)).status).toBe(200);
    }
    if (n === 160 || n === 320) {
      // The process is gone before it can keep that a message has left.
      const { reached } = desk.holdCommit(({ deletes = [] }) => deletes.some((key) => key.startsWith('out/')));
      let sent = desk.connector.arrived.length;
      for (let gone = false; !gone; ) {
        const [person] = people;
        asked.get(person ?? '')?.push(answers[0] ?? '');
        await desk.hand(from(person ?? '', questions[0] ?? ''));
        desk.clock.at += 2 * second;
        void desk.desk.outbox.sweep();
        await desk.connector.until((arrived) => arrived.length > sent);
        sent = desk.connector.arrived.length;
        gone = desk.connector.arrived.at(-1)?.status === 201;
      }
      const { deletes = [] } = await reached;
      for (const key of deletes) unsure.add(key.slice('out/'.length));
      const { at } = desk.clock;
      desk = await openTeamsDesk({ beside: { ...desk, clock: { at: at + 9 * second } } });
    }
    await desk.pass(2 * second);
  }
  first.connector.answerWith(({ conversation, key, text }) => {
    screens.get(conversation)?.push({ key, text });
    return 201;
  });
  for (let round = 0; round < 20; round++) await desk.pass(10 * second);

  for (const name of people) {
    const shown = screens.get(name) ?? [];
    const once = shown.filter(({ key }, n) => shown.findIndex((one) => one.key === key) === n);
    expect(
      once.map(({ text }) => text),
      name,
    ).toEqual(asked.get(name));
    const copies = shown.filter(({ key }, n) => shown.findIndex((one) => one.key === key) !== n);
    expect(
      copies.filter(({ key }) => !unsure.has(key)),
      'a copy of what was accepted',
    ).toEqual([]);
  }
  expect(
    desk.connector.arrived.every(({ atOnce }) => atOnce === 1),
    'one attempt at a time',
  ).toBe(true);
  expect(nth, 'and sends did fail').toBeGreaterThan(550);
  if (desk !== first) await desk.close();
});
