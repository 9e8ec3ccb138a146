/** The long run over a channel: thousands of events, some brought twice, sends that fail in every way, the program killed; everybody gets every answer. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '../helpers/seeded.ts';
import { startProcess } from '../helpers/server-process.ts';
import type { ChannelEvent, ChannelPlatform } from './channels.ts';

/** What is asked: nothing whose answer hangs on the hour. */
const questions = ['月額いくら？', '代替機は有料ですか', '月に何回まで問い合わせできますか', '解約したい'];

export interface ChannelReport {
  events: number;
  broughtAgain: number;
  sends: number;
  failed: number;
  kills: number;
  /** answers that did not come, came in another order, or twice although the channel could tell, each in a line */
  wrong: string[];
  /** answers that came twice because the channel could not tell */
  twice: number;
  seconds: number;
  complaints: string;
}

const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

/** What is wrong with `screen`, which is to be `expected`; one that came `mayBeTwice` times again is excused. */
export const compareScreens = (
  screen: readonly string[],
  expected: readonly string[],
  mayBeTwice: number,
): { wrong: string | undefined; twice: number } => {
  let next = 0;
  let twice = 0;
  for (const text of screen) {
    if (text === expected[next]) next += 1;
    else if (twice < mayBeTwice && expected.slice(0, next).includes(text)) twice += 1;
    else return { wrong: `after ${next} of ${expected.length} came: ${text.slice(0, 60)}`, twice };
  }
  return { wrong: next < expected.length ? `${next} of ${expected.length} came` : undefined, twice };
};

/** Plays `events` of `people` on `platform`, one in ten brought again, each way of failing one send in twenty, killed `kills` times. */
export const runChannel = async (
  platform: ChannelPlatform,
  options: { events: number; people: number; kills: number; seed: number; progress?: (told: string) => void },
): Promise<ChannelReport> => {
  const { events, people, kills, seed, progress = () => undefined } = options;
  const random = seeded(seed);
  const begun = performance.now();
  const dir = mkdtempSync(join(tmpdir(), 'channels-'));
  const start = () => startProcess({ DATA_DIR: join(dir, 'data'), ...platform.settings });
  let server = await start();

  /** Brings events until they are taken, as a channel does. */
  const bring = async (some: readonly ChannelEvent[]): Promise<void> => {
    while (!(await platform.bring(server.url, some))) await pause(50);
  };

  try {
    const answers: string[][] = [];
    for (const [n, words] of questions.entries()) {
      const asker = `asker ${n}`;
      await bring([platform.write(asker, words)]);
      await platform.until(() => platform.screen(asker).length > 0);
      answers.push(platform.screen(asker));
    }
    let failed = 0;
    platform.failing((ways) => {
      const way = Math.floor(random() * 20);
      if (way >= ways) return undefined;
      failed += 1;
      return way;
    });

    const asked = new Map<string, string[]>();
    const earlier: ChannelEvent[] = [];
    const killAt = Array.from({ length: kills }, (_, n) => Math.floor((events * (n + 1)) / (kills + 1)));
    let broughtAgain = 0;
    for (let written = 0; written < events; ) {
      const batch: ChannelEvent[] = [];
      const size = Math.min(events - written, 1 + Math.floor(random() * 8));
      for (let n = 0; n < size; n++) {
        const person = `person ${Math.floor(random() * people)}`;
        const nth = Math.floor(random() * questions.length);
        asked.set(person, [...(asked.get(person) ?? []), ...(answers[nth] ?? [])]);
        const event = platform.write(person, questions[nth] ?? '');
        batch.push(event);
        earlier.push(event);
        // One in ten comes again, at once or much later.
        if (random() < 0.1) {
          broughtAgain += 1;
          const late = earlier[Math.floor(random() * earlier.length)] ?? event;
          batch.push(platform.again(random() < 0.5 ? event : late));
        }
      }
      written += size;
      const isKilled = killAt.some((at) => at > written - size && at <= written);
      const brought = bring(batch);
      if (isKilled) {
        await server.end('SIGKILL');
        platform.killed();
        progress(`killed after ${written} events`);
        server = await start();
      }
      await brought;
      if (written % 1_000 < size) progress(`${written} events, ${platform.sends()} sends, ${failed} of them failed`);
    }

    const isThere = ([person, expected]: [string, string[]]) => {
      const [screen, lost] = [platform.screen(person), platform.lost(person)];
      return screen.length > expected.length + lost || !compareScreens(screen, expected, lost).wrong;
    };
    await platform.until(() => [...asked].every(isThere));
    // What would come twice has come by then: the program ends what is under way, and hands the rest back.
    const { stderr } = await server.end('SIGTERM');
    const compared = [...asked].map(([person, expected]) => ({
      person,
      ...compareScreens(platform.screen(person), expected, platform.lost(person)),
    }));
    return {
      events,
      broughtAgain,
      sends: platform.sends(),
      failed,
      kills,
      wrong: compared.flatMap(({ person, wrong }) => (wrong === undefined ? [] : [`${person}: ${wrong}`])),
      twice: compared.reduce((sum, { twice }) => sum + twice, 0),
      seconds: Math.round((performance.now() - begun) / 1_000),
      complaints: stderr,
    };
  } finally {
    await server.end('SIGKILL');
    await platform.close();
    rmSync(dir, { recursive: true, force: true });
  }
};
