/** Cards on Teams: what they are made of, what a press of their buttons does, once, and what then stands in their place. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deadCard } from '../../adapters/channels/card.ts';
import { wrongWithCard } from '../helpers/card-rules.ts';
import type { SentActivity } from '../helpers/connector-server.ts';
import { onTeams, openTeamsDesk, type TeamsDesk } from '../helpers/teams-desk.ts';

let desk: TeamsDesk;
beforeEach(async () => {
  desk = await openTeamsDesk();
});
afterEach(() => desk.close());

type Button = { title: string; data: { tap: string } };
const cardsOf = ({ attachments = [] }: SentActivity) =>
  attachments.flatMap(({ contentType, content }) =>
    contentType === 'application/vnd.microsoft.card.adaptive' && content ? [content] : [],
  );
const buttonsIn = (card: object): Button[] =>
  (card as { body: { actions?: Button[] }[] }).body.flatMap(({ actions = [] }) => actions);
const sent = () => desk.connector.arrived.map(({ activity }) => activity);
const button = (title: string): Button => {
  const found = sent()
    .flatMap(cardsOf)
    .flatMap(buttonsIn)
    .findLast((one) => one.title === title);
  if (!found) throw new Error(`there is no button ${title}`);
  return found;
};
const press = ({ data }: Pick<Button, 'data'>, id: string = crypto.randomUUID()) => {
  const value = { action: { type: 'Action.Execute', verb: 'say', data }, trigger: 'manual' };
  return desk.post(onTeams({ type: 'invoke', name: 'adaptiveCard/action', text: null, value, id }));
};
const readBack = async () => {
  for (const words of ['訪問してほしい', 'ITS-100009', '1009', '木曜の10時']) await desk.say(words);
};
const texts = () => desk.connector.arrived.map(({ text }) => text);
const replaced = (json: unknown) => {
  expect(json).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
  const { value } = json as { value: object };
  expect(wrongWithCard(value)).toEqual([]);
  return JSON.stringify(value);
};

describe('every card of a conversation', () => {
  it('is one of version 1.5 whose every property is known, beside no suggested actions; those are three at most', async () => {
    const all = [
      'メニュー',
      '訪問してほしい',
      'ITS-100009',
      '1009',
      '木曜の10時',
      'はい',
      '利用状況を教えて',
      'リモートで見てほしい',
    ];
    for (const words of [...all, 'はい', 'パソコンを貸してほしい', 'キャンセルしたい', 'オペレーターと話したい'])
      await desk.say(words);
    const cards = sent().flatMap(cardsOf);
    expect(cards.length).toBeGreaterThan(4);
    expect(cards.flatMap(wrongWithCard)).toEqual([]);
    for (const { attachments = [], suggestedActions } of sent()) {
      expect(suggestedActions === undefined || attachments.length === 0).toBe(true);
      expect(suggestedActions?.actions.length ?? 0).toBeLessThanOrEqual(3);
    }
    const buttons = cards.flatMap(buttonsIn);
    expect(buttons.every(({ data }) => /^say\/\d+\/./.test(data.tap))).toBe(true);
  });

  it('that is wrong is found: the rules can fail', () => {
    const good = deadCard('x');
    expect(wrongWithCard(good)).toEqual([]);
    expect(wrongWithCard({ ...good, version: '1.6' })).toContain('Teams shows 1.5 at most');
    expect(wrongWithCard({ ...good, body: [{ type: 'TextBlock', text: 'x', wrapp: true }] })).toEqual([
      'TextBlock.wrapp is not known',
    ]);
    expect(wrongWithCard({ ...good, body: [{ type: 'Hologram' }] }).join()).toMatch(/Unknown element type "Hologram"/);
    const bare = { type: 'Action.Execute', title: 'x', verb: 'say', data: {} };
    expect(wrongWithCard({ ...good, body: [{ type: 'ActionSet', actions: [bare] }] })).toEqual([
      'an Action.Execute has a fallback',
    ]);
  });
});

describe('a press', () => {
  it('does what the button says, once, and the card shows what was chosen, with nothing left to press', async () => {
    await readBack();
    const yes = button('予約する');
    const { status, json } = await press(yes, 'first');
    expect(status).toBe(200);
    expect(replaced(json)).toContain('✓ 予約する');
    expect(buttonsIn((json as { value: object }).value)).toEqual([]);
    expect(texts().at(-1)).toContain('承りました');
    const many = texts().length;
    expect(await press(yes, 'first'), 'Teams brings it again').toEqual({ status, json });
    expect(texts()).toHaveLength(many);
  });

  it('on a card that was used, or that words have answered since, says so on the card and does nothing', async () => {
    await readBack();
    const yes = button('予約する');
    await desk.say('やっぱり金曜の10時で');
    const many = texts().length;
    for (const again of [1, 2]) {
      const { json } = await press(yes);
      expect(replaced(json), `${again}`).toContain('前のご案内のものか、すでに承ったものです');
    }
    expect(texts()).toHaveLength(many);
    await press(button('予約する'));
    expect(texts().at(-1)).toContain('11月27日');
  });

  it('twice at once is done once', async () => {
    await readBack();
    const yes = button('予約する');
    await Promise.all([press(yes), press(yes)]);
    expect(texts().filter((text) => text.includes('承りました'))).toHaveLength(1);
  });

  it('comes as a message without words from a client that knows no Action.Execute, and counts as the same', async () => {
    await readBack();
    const { data } = button('予約する');
    expect(await desk.told(onTeams({ text: null, value: data }))).toEqual([expect.stringContaining('承りました')]);
    expect(await desk.told(onTeams({ text: null, value: data }))).toEqual([
      expect.stringContaining('前のご案内のものか'),
    ]);
  });

  it.each([undefined, {}, { tap: 5 }, { tap: 'say/x/はい' }, { tap: '' }])(
    'with data that is none of ours (%j) is told to be none, and does nothing',
    async (data) => {
      await readBack();
      const { status, json } = await press({ data } as unknown as Button);
      expect([status, json]).toMatchObject([200, { statusCode: 400, type: 'application/vnd.microsoft.error' }]);
      expect(texts().some((text) => text.includes('承りました'))).toBe(false);
    },
  );

  it('of a menu that was made twice is made once, also while an operator holds the chat, who sees both', async () => {
    await desk.say('メニュー');
    const menu = button('料金を知りたい');
    expect(replaced((await press(menu)).json)).toContain('✓ 料金を知りたい');
    expect(replaced((await press(menu)).json)).toContain('前のご案内のものか');
    for (const words of ['オペレーターと話したい', 'ITS-100001', '1001', 'はい', 'パソコンが遅い'])
      await desk.say(words);
    await desk.operate({ do: 'take' });
    const many = texts().length;
    expect(replaced((await press(menu)).json)).toContain('前のご案内のものか');
    expect(texts()).toHaveLength(many);
    const said = (await desk.transcript()).filter((entry) => entry.kind === 'said' && entry.from === 'customer');
    expect(said.at(-1)).toMatchObject({ message: { text: menu.data.tap.split('/')[2] } });
  });
});
