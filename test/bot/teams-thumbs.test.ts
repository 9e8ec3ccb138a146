/** Thumbs under an answer on Teams: kept with what they are about, and shown to supervisors. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { lastJudged } from '../../bot/judged.ts';
import { codeOf, serveDesk } from '../helpers/desk-api-client.ts';
import { onTeams, openTeamsDesk, recorded, type TeamsDesk } from '../helpers/teams-desk.ts';

const password = 'a long enough password';
let desk: TeamsDesk;
beforeEach(async () => {
  desk = await openTeamsDesk();
});
afterEach(() => desk.close());

const thumb = (replyToId: string, reaction: unknown, feedback: unknown = '{"feedbackText":""}', more: object = {}) =>
  desk.post(
    onTeams({
      type: 'invoke',
      name: 'message/submitAction',
      text: null,
      replyToId,
      value: { actionName: 'feedback', actionValue: { reaction, feedback } },
      ...more,
    }),
  );
/** What Teams calls the message that was sent last. */
const lastSent = () => `sent-${desk.connector.arrived.length}`;
const rows = async () => (await lastJudged(desk.store, 10)).rows;

describe('a thumb', () => {
  it('is offered under an answer with its clauses alone, and kept with question and answer', async () => {
    await desk.told(recorded('installation-update'));
    await desk.say('月額いくら？');
    const offers = desk.connector.arrived.map(({ activity }) => activity.channelData?.feedbackLoop);
    expect(offers).toEqual([undefined, { type: 'default' }]);
    const judged = lastSent();
    await desk.say('訪問は何時まで？');
    expect(await thumb(judged, 'like', '{"feedbackText":" わかりやすい "}')).toEqual({ status: 200, json: {} });
    expect(await rows()).toMatchObject([
      { liked: true, words: 'わかりやすい', question: '月額いくら？', answer: expect.stringContaining('月額利用料') },
    ]);
    const note = (await desk.transcript()).at(-1);
    expect(note).toMatchObject({ kind: 'note', about: 'reacted', text: '👍' });
    expect(desk.connector.arrived, 'nothing is said to it').toHaveLength(3);
  });

  it('of the same answer takes the place of the one before, and one that comes again is one', async () => {
    await desk.say('月額いくら？');
    for (const id of ['a', 'a', 'b']) await thumb(lastSent(), id === 'b' ? 'dislike' : 'like', 'no JSON', { id });
    expect((await rows()).map(({ liked, words }) => [liked, words])).toEqual([[false, '']]);
  });

  it('of a message nobody remembers is kept without one; one that is none is taken and kept nowhere', async () => {
    await thumb('never', 'like');
    expect(await rows(), 'nobody talks here').toEqual([]);
    await desk.say('月額いくら？');
    await thumb('never', 'like');
    expect(await rows()).toMatchObject([{ liked: true, question: undefined, answer: undefined }]);
    for (const odd of ['love', null, 5, {}]) expect((await thumb(lastSent(), odd)).status).toBe(200);
    expect(await rows()).toHaveLength(1);
  });

  it('is forgotten after ninety days', async () => {
    await desk.say('月額いくら？');
    await thumb(lastSent(), 'like');
    desk.clock.at += 90 * 24 * 3_600_000 + 10_000;
    await desk.desk.due.forget();
    expect(await rows()).toEqual([]);
  });

  it('whose answer was taken back or whose chat says more is shown as it stands now', async () => {
    await desk.say('月額いくら？', { id: 'q1' });
    await thumb(lastSent(), 'dislike');
    await desk.told(recorded('message-delete', { id: 'q1' }));
    expect(await rows()).toMatchObject([{ question: '', answer: expect.stringContaining('月額利用料') }]);
  });
});

describe('the desk', () => {
  it('lists them for supervisors, the latest first, and for nobody else', async () => {
    const api = await serveDesk(desk.desk);
    await putAccount(desk.store, { id: 'yamada', name: '山田', role: 'operator', password });
    await putAccount(desk.store, { id: 'suzuki', name: '鈴木', role: 'supervisor', password });
    await desk.say('月額いくら？');
    await thumb(lastSent(), 'like');
    await desk.say('訪問は何時まで？');
    await thumb(lastSent(), 'dislike', '{"feedbackText":"長い"}');
    const [suzuki, yamada] = [api.browser(), api.browser()];
    await suzuki.signIn('suzuki', password);
    expect((await suzuki.get('/judged')).body).toMatchObject({
      rows: [
        { liked: false, words: '長い', question: '訪問は何時まで？' },
        { liked: true, words: '', question: '月額いくら？' },
      ],
      more: false,
    });
    await yamada.signIn('yamada', password);
    expect(codeOf(await yamada.get('/judged'))).toBe('NotSupervisor');
    await api.close();
  });
});
