/** Customers who write to a bot over HTTP, many at once, each in conversations of their own. */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';

const questions = (
  JSON.parse(readFileSync(new URL('../../eval/questions.json', import.meta.url), 'utf8')) as { q: string }[]
).map(({ q }) => q);
const troubles = [
  'プリンターが印刷できない',
  'Wi-Fiがつながらない',
  'パソコンが起動しない',
  'メールが送れません',
  '画面が真っ暗です',
];

/** What is written in the conversation of a number: message after message, then the next conversation begins. */
const scripts = {
  greeting: () => ['こんにちは'],
  /** a free-text question, another one in each conversation: what was read once may be remembered */
  question: (n: number) => [questions[n % questions.length] ?? ''],
  /** a trouble is told, in words of its own, and two questions of the triage are answered */
  dialog: (n: number) => [
    `${n}番席の${troubles[n % troubles.length] ?? ''}`,
    `${(n % 9) + 1}日前から`,
    'まだ直りません',
  ],
} as const;
export type Script = keyof typeof scripts;
export const kindsOfTurn = Object.keys(scripts) as Script[];

/** What came of a round. */
export interface Round {
  /** turns a second */
  rate: number;
  /** milliseconds of each turn */
  times: number[];
}

const connections = 50;

const post = (agent: Agent, port: number, body: string): Promise<void> =>
  new Promise((done, fail) => {
    const sent = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        path: '/api/messages',
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (answer) => {
        answer.resume();
        answer.once('end', () =>
          answer.statusCode === 200 ? done() : fail(new Error(`the bot answered ${answer.statusCode}`)),
        );
      },
    );
    sent.once('error', fail);
    sent.end(body);
  });

let conversations = 0;
let activities = 0;

/** `turns` turns of a script with the bot at `port`, over fifty connections. Rejects when a turn is not answered. */
export const play = async (port: number, script: Script, turns: number): Promise<Round> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let left = turns;
  const customer = async (): Promise<void> => {
    while (left > 0) {
      const id = `c${++conversations}`;
      for (const text of scripts[script](conversations)) {
        if (left-- <= 0) return;
        const begun = performance.now();
        const body = JSON.stringify({
          type: 'message',
          id: `a${++activities}`,
          channelId: 'emulator',
          serviceUrl: 'http://127.0.0.1/',
          from: { id: `user-${id}`, name: 'user' },
          recipient: { id: 'bot', name: 'bot' },
          conversation: { id },
          deliveryMode: 'expectReplies',
          text,
        });
        await post(agent, port, body);
        times.push(performance.now() - begun);
      }
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: connections }, customer));
  const seconds = (performance.now() - begun) / 1000;
  agent.destroy();
  return { rate: turns / seconds, times };
};
