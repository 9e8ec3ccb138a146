/** How a message looks as an activity: in the web chat and in Teams. */
import { describe, expect, it } from 'vitest';
import { toActivity } from '../../adapters/channels/activity.ts';
import type { Choice, Citation, Message } from '../../adapters/channels/port.ts';
import { renderEntry } from '../../adapters/web-chat/render.ts';

const cited: Message = {
  text: '料金は税抜です。',
  citations: [
    { clause: '月額利用料', title: '月額利用料', abstract: '短い説明' },
    { clause: '◎ 表示金額', title: '◎ 表示金額', abstract: `${'長'.repeat(158)}😀い説明` },
  ],
};
const choices = (many: number): Choice[] =>
  Array.from({ length: many }, (_, n) => ({ label: `選択${n}`, say: `言葉${n}` }));

interface Claims {
  citation: { position: number; appearance: { name: string; abstract: string } }[];
}

const bodyOf = (message: Message, shown: 'web' | 'teams') =>
  toActivity(message, shown).attachments?.at(-1)?.content as {
    body: { type: string; actions?: { data: unknown }[]; facts?: unknown[] }[];
    actions: { type: string; url: string }[];
  };

describe('a cited message', () => {
  it.each(['web', 'teams'] as const)('ends with its citation lines and nothing else: %s', (shown) => {
    const lines = toActivity(cited, shown).text?.split('\n') ?? [];
    expect(lines.slice(-2)).toEqual(['【月額利用料】', '【◎ 表示金額】']);
    expect(lines).toHaveLength(3);
  });

  it('carries the numbers that Teams wants before the citation lines, and none on the web', () => {
    expect(toActivity(cited, 'teams').text?.split('\n')[0]).toBe('料金は税抜です。 [1][2]');
    expect(toActivity(cited, 'web').text?.split('\n')[0]).toBe('料金は税抜です。');
  });

  it('gives each citation its position, its title and an abstract of at most 160 characters, none cut in two', () => {
    const [entity] = toActivity(cited, 'teams').entities ?? [];
    const { citation } = entity as unknown as Claims;
    expect(citation.map(({ position, appearance }) => [position, appearance.name])).toEqual([
      [1, '月額利用料'],
      [2, '◎ 表示金額'],
    ]);
    expect(citation[1]?.appearance.abstract).toBe(`${'長'.repeat(158)}…`);
    expect(entity).toMatchObject({ type: 'https://schema.org/Message', '@type': 'Message', '@id': '' });
    expect(entity).not.toHaveProperty('additionalType');
  });

  it('says on Teams that a model worded it, where one did, in the one entity there may be', () => {
    for (const message of [
      { ...cited, byModel: true },
      { text: 'x', byModel: true },
    ]) {
      const { entities = [] } = toActivity(message, 'teams');
      expect(entities).toMatchObject([{ type: 'https://schema.org/Message', additionalType: ['AIGeneratedContent'] }]);
    }
  });

  it('with more than twenty citations numbers twenty', () => {
    const many: Citation[] = Array.from({ length: 25 }, (_, n) => ({ clause: `${n}`, title: `${n}`, abstract: '' }));
    const activity = toActivity({ text: '答え', citations: many }, 'teams');
    expect(activity.text).toContain('[20]\n');
    const [entity] = activity.entities ?? [];
    expect((entity as unknown as Claims).citation).toHaveLength(20);
  });
});

describe('choices', () => {
  it('are suggested and say their words', () => {
    expect(toActivity({ text: '?', choices: choices(5) }, 'web').suggestedActions?.actions[4]).toEqual({
      type: 'imBack',
      title: '選択4',
      value: '言葉4',
    });
    expect(toActivity({ text: '?', choices: choices(3) }, 'teams').suggestedActions?.actions).toHaveLength(3);
  });

  it('are buttons of a card where Teams would not show them all', () => {
    const many = toActivity({ text: '?', choices: choices(8) }, 'teams');
    expect(many.suggestedActions).toBeUndefined();
    expect(bodyOf({ text: '?', choices: choices(8) }, 'teams').body.map(({ actions }) => actions?.length)).toEqual([
      6, 2,
    ]);
    const withCard = {
      text: '?',
      choices: choices(2),
      card: { title: '予約', fields: [{ name: '日時', value: '木' }] },
    };
    expect(bodyOf(withCard, 'teams').body.at(-1)?.actions?.[0]?.data).toEqual({
      msteams: { type: 'imBack', value: '言葉0' },
    });
    expect(toActivity(withCard, 'web').suggestedActions?.actions).toHaveLength(2);
    expect(bodyOf(withCard, 'web').body.map(({ type }) => type)).toEqual(['TextBlock', 'FactSet']);
  });
});

it('a card shows its facts and opens its link', () => {
  const card = {
    title: '予約',
    fields: [{ name: '日時', value: '木曜' }],
    link: { label: '開く', url: 'https://a.example/' },
  };
  const { body, actions } = bodyOf({ text: 'x', card }, 'web');
  expect(body[1]?.facts).toEqual([{ title: '日時', value: '木曜' }]);
  expect(actions).toEqual([{ type: 'Action.OpenUrl', title: '開く', url: 'https://a.example/' }]);
});

it('a picture is an attachment of its type, named by what it shows', () => {
  const message = { text: 'x', picture: { url: '/assets/router.JPG?v=1', alt: 'ルーターのランプ' } };
  expect(toActivity(message, 'web').attachments).toEqual([
    { contentType: 'image/jpeg', contentUrl: '/assets/router.JPG?v=1', name: 'ルーターのランプ' },
  ]);
});

describe('a transcript entry', () => {
  const ticket = { conversationId: 'conv', userId: 'dl_user' };
  const said = { kind: 'said' as const, id: 'e1', at: '2026-11-24T10:00:00+09:00', message: { text: 'x' } };

  it('of an operator carries the name, of the customer the id that the client gave it', () => {
    const operator = renderEntry({ at: 1, entry: { ...said, from: 'operator', name: '佐藤' } }, ticket);
    expect(operator?.from).toMatchObject({ name: '佐藤', role: 'bot' });
    const own = renderEntry({ at: 2, entry: { ...said, from: 'customer', clientId: 'c' } }, ticket);
    expect(own?.from).toMatchObject({ id: 'dl_user', role: 'user' });
    expect(own?.channelData).toEqual({ 'webchat:sequence-id': 2, clientActivityID: 'c' });
    expect(own?.timestamp).toBe('2026-11-24T01:00:00.000Z');
  });

  it('that is a note is not shown', () => {
    expect(
      renderEntry({ at: 1, entry: { ...said, kind: 'note', about: 'counted', text: 'x' } }, ticket),
    ).toBeUndefined();
  });
});
