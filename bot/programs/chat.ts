/** `npm run chat`: a conversation in the terminal with the whole bot, over a store that is thrown away. */
import { createInterface } from 'node:readline/promises';
import { plainText, type TranscriptEntry } from '../../adapters/channels/port.ts';
import { machineClock } from '../clock.ts';
import { environment, readConfig } from '../config.ts';
import { demoContracts, demoSignIns } from '../demo/contracts.ts';
import { storeGiven } from '../demo/given.ts';
import { talkTopic, transcriptLog } from '../talk.ts';
import { passingDesk } from './in-memory.ts';

const conversation = 'terminal';
const machine = machineClock(readConfig(environment()).clock);
const desk = passingDesk(machine.now());
let read = 0;
let events = 0;

const show = async (): Promise<void> => {
  const entries = await desk.store.readLog(transcriptLog(conversation), read, 1_000);
  read += entries.length;
  for (const { value } of entries) {
    const entry = value as TranscriptEntry;
    if (entry.kind !== 'said' || entry.from === 'customer') continue;
    console.log(`\n${plainText(entry.message)}`);
    const { card, choices } = entry.message;
    if (card?.link) console.log(`${card.link.label}: ${card.link.url}`);
    if (choices?.length) console.log(choices.map(({ label }) => `[${label}]`).join(' '));
  }
};

const hear = async (text: string, join: boolean): Promise<void> => {
  desk.clock.set(machine.now());
  await desk.turns.run({
    kind: 'message',
    id: `${conversation}/${events++}`,
    conversation,
    user: conversation,
    text,
    ...(join && { join }),
    delivery: { by: 'transcript' },
  });
};

for (const given of demoContracts(desk.clock.now())) await storeGiven(desk.store, given);
const [first] = demoSignIns;
console.log(`Demo contract: ${first?.number} with ${first?.lastFour}. An empty line ends the conversation.`);
desk.store.watch((topics) => {
  if (topics.includes(talkTopic(conversation))) void show();
});
const tick = setInterval(() => {
  desk.clock.set(machine.now());
  void desk.due.timers(machine.now());
}, 1_000);
await hear('', true);
await show();
const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '\n> ' });
lines.prompt();
for await (const line of lines) {
  if (line.trim() === '') break;
  await hear(line, false);
  await show();
  lines.prompt();
}
clearInterval(tick);
lines.close();
await desk.close();
