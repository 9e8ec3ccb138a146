/** Every channel that is pushed to keeps the same promises, and LINE those of its own. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lineApi } from '../../adapters/line/api.ts';
import { lineAddress, lineChannel, lineOpening } from '../../adapters/line/channel.ts';
import { addressOf, botFrameworkChannel } from '../../adapters/teams/channel.ts';
import { botConnector } from '../../adapters/teams/connector.ts';
import { startConnector } from '../helpers/connector-server.ts';
import { readBubble } from '../helpers/line-screen.ts';
import { type LineServer, lineToken, lineUser, startLine } from '../helpers/line-server.ts';
import { channelContract } from './channel.contract.ts';

channelContract('Bot Framework', async () => {
  const connector = await startConnector();
  return {
    channel: botFrameworkChannel(
      botConnector(undefined, () => {}),
      Date.now,
    ),
    address: addressOf({
      serviceUrl: connector.url,
      channelId: 'emulator',
      conversation: { id: 'c' },
      user: { id: 'u' },
      bot: { id: 'b' },
    } as Parameters<typeof addressOf>[0]),
    openWay: undefined,
    arrived: () => connector.arrived.filter(({ status }) => status === 201).map(({ text }) => text),
    calls: () => connector.arrived.length,
    answers: (how) => connector.answerWith(() => (how === 'as usual' ? 201 : typeof how === 'number' ? how : 'reset')),
    close: connector.close,
  };
});

const user = lineUser('a');
const onLine = async () => {
  const line = await startLine();
  return {
    line,
    channel: lineChannel(lineApi({ token: lineToken, apiUrl: line.url }), Date.now),
    address: lineAddress({ id: user }),
    openWay: lineOpening(line.replyToken(user), Date.now()),
    arrived: () => line.screen(user).map(readBubble),
    calls: () => line.calls.length,
    answers(how: 'as usual' | number | 'lost' | 'lost after it was taken') {
      if (typeof how === 'number') line.answerWith(() => ({ status: how, message: 'no' }));
      else line.answerWith(() => (how === 'lost after it was taken' ? 'accepted, and the answer lost' : how));
    },
    close: line.close,
  };
};
channelContract('LINE', onLine);

describe('a call to LINE', () => {
  let line: LineServer;
  beforeEach(async () => {
    line = await startLine();
  });
  afterEach(() => line.close());
  const call = (withinMs?: number, apiUrl = line.url) =>
    lineApi({ token: lineToken, apiUrl }, withinMs).call('POST', '/v2/bot/message/push', {});

  it('that nobody took surely never got there; one that broke off may have', async () => {
    const closed = await startLine();
    await closed.close();
    await expect(call(undefined, closed.url)).rejects.toMatchObject({ retryable: true, unsure: false });
    line.answerWith(() => 'lost');
    await expect(call()).rejects.toMatchObject({ retryable: true, unsure: true });
  });

  it('that is not answered in time is over, and may have got there', async () => {
    line.answerWith(() => 'silence');
    await expect(call(100)).rejects.toMatchObject({ retryable: true, unsure: true });
  });

  it('that is refused tells where the body is wrong, and nothing that stood there', async () => {
    const { status, wrong } = await call();
    expect(status).toBe(400);
    expect(wrong).toEqual(['PushMessageRequest.messages', 'PushMessageRequest.to']);
  });

  it('heeds how long LINE asks to be left alone', async () => {
    line.answerWith(() => ({ status: 429, headers: { 'retry-after': '7' } }));
    expect(await call()).toMatchObject({ status: 429, waitMs: 7_000 });
  });
});
