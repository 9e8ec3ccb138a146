/** Customers of the web chat who do not give up: what is not acknowledged is sent again, with the same id. */
import { type DirectLineReply, directLineClient } from './direct-line-client.ts';

/** What a customer answers to what the desk asks last. */
const answers: [asked: RegExp, answer: (contract: string) => string][] = [
  [/お客さま番号/, (contract) => contract],
  [/下4桁/, (contract) => `1${contract.slice(-3)}`],
  [/始めてよろしいですか/, () => 'はい'],
  [/の訪問でよろしいですか/, () => 'はい'],
  [/いつごろから/, () => '今朝から'],
  [/どの機器/, () => 'パソコン'],
  [/解決しましたか/, () => 'いいえ'],
  [/お手伝いの方法/, () => 'リモートで見てもらう'],
  [/折り返しお電話いたしましょうか/, () => 'いいえ'],
];

const wishes = {
  remote: [
    'リモートで見てほしい',
    'ネットがつながらない',
    'プリンタが動かない',
    'メールが送れない。リモートで見てほしい',
    '月額いくら？',
    '訪問は何時まで？',
    'リモートで見てほしい',
  ],
  visit: ['25日', '26日', '27日'].flatMap((day) =>
    ['10時', '14時'].map((hour) => `訪問を11月${day}の${hour}にお願いしたい`),
  ),
};

/** What a customer wants: remote sessions among other things, or a visit on one of few days. */
export type CustomerAim = keyof typeof wishes;

export interface Customer {
  contract: string;
  conversationId: string;
  /** every message the desk acknowledged, in order */
  said: { text: string; clientId: string }[];
  /** Everything the transcript shows now. */
  transcript(): Promise<DirectLineReply['body']['activities']>;
}

/** Real milliseconds before what was not answered is asked again. */
const pauseMs = 50;

/**
 * Opens a chat for `contract` and talks until all is said. `reach` gives the address of a server that is up; `acknowledged`
 * hears of each message that was, `again` of each that had to be sent again, `streams` where the chat's web socket is.
 * Throws what no crash explains.
 */
export const converse = async (tools: {
  contract: string;
  wants: CustomerAim;
  random: () => number;
  reach: () => Promise<string>;
  acknowledged: () => void;
  again: () => void;
  streams?: (url: string) => void;
}): Promise<Customer> => {
  const { contract, random, reach } = tools;

  /** Asks again until a server has answered; only what a fault explains is asked again. */
  const insist = async (
    ask: (client: ReturnType<typeof directLineClient>) => Promise<DirectLineReply>,
  ): Promise<DirectLineReply> => {
    for (;;) {
      const client = directLineClient(await reach());
      const reply = await ask(client).catch(() => undefined);
      if (reply && reply.status < 300) return reply;
      if (reply && reply.status < 500) throw new Error(`refused: ${JSON.stringify(reply)}`);
      tools.again();
      await new Promise((go) => setTimeout(go, pauseMs * (1 + random())));
    }
  };

  const { body: chat } = await insist((client) => client.ask('POST', '/tokens/generate'));
  const { body: begun } = await insist((client) => client.ask('POST', '/conversations', chat.token));
  tools.streams?.(begun.streamUrl);
  const said: Customer['said'] = [];
  let watermark = '';

  const post = (activity: object) => insist((client) => client.post(chat, activity));
  const say = async (text: string): Promise<string> => {
    const clientId = `m${said.length}`;
    const activity = { type: 'message', text, channelData: { clientActivityID: clientId } };
    await post(activity);
    said.push({ text, clientId });
    tools.acknowledged();
    // A client that is not sure sends again what was acknowledged.
    if (random() < 0.15) await post(activity);
    const { body } = await insist((client) => client.read(chat, watermark));
    watermark = body.watermark;
    return body.activities.filter(({ from }) => from.role === 'bot').at(-1)?.text ?? '';
  };

  await post({ type: 'event', name: 'webchat/join' });
  const mine = wishes[tools.wants];
  for (let wish = 0; wish < 3; wish++) {
    let asked = await say(mine[Math.floor(random() * mine.length)] ?? '');
    for (let turn = 0; turn < 8; turn++) {
      const answer = answers.find(([question]) => question.test(asked))?.[1];
      if (!answer) break;
      asked = await say(answer(contract));
    }
  }

  return {
    contract,
    conversationId: chat.conversationId,
    said,
    async transcript() {
      const all: DirectLineReply['body']['activities'] = [];
      for (let from = ''; ; ) {
        const { body } = await insist((client) => client.read(chat, from));
        if (body.activities.length === 0) return all;
        all.push(...body.activities);
        from = body.watermark;
      }
    },
  };
};
