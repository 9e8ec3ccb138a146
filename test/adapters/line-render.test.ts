/** Whatever the bot says is a message LINE takes: held to LINE's own files and to the limits it writes about. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Waiting } from '../../adapters/channels/channel.ts';
import type { Message } from '../../adapters/channels/port.ts';
import { readTap, tapText } from '../../adapters/channels/tap.ts';
import { countBubbles, toLine } from '../../adapters/line/render.ts';
import { overLimits, wrongForApi } from '../helpers/line-schema.ts';
import { buttonsOf, readBubble } from '../helpers/line-screen.ts';

const waiting = (message: Message, more: Partial<Waiting> = {}): Waiting => ({
  id: 'line:U1/7',
  again: 0,
  place: 7,
  message,
  ...more,
});
const choice = (label: string, say = label) => ({ label, say });
const yesNo = [choice('予約する', 'はい、予約する'), choice('やめる')];

const wrongIn = (all: readonly Waiting[]): string[] => {
  const messages = toLine(all);
  return [...wrongForApi('PushMessageRequest', { to: 'U1', messages }), ...overLimits(messages)];
};
const first = (message: Message) => toLine([waiting(message)])[0] as Record<string, unknown>;

describe('a message on LINE', () => {
  it('of words alone is a text, its citations the last lines', () => {
    const message = { text: '月額は2,000円です。', citations: [{ clause: 'c', title: '月額利用料', abstract: 'a' }] };
    expect(toLine([waiting(message)])).toEqual([{ type: 'text', text: '月額は2,000円です。\n【月額利用料】' }]);
  });

  it('with choices is a bubble that LINE for PC shows as well, with quick replies beside', () => {
    const [bubble, ...more] = toLine([
      waiting({ text: 'どれですか。', choices: [choice('パソコン'), choice('電話')] }),
    ]);
    expect(more).toEqual([]);
    expect(readBubble(bubble)).toBe('どれですか。');
    expect(buttonsOf(bubble)).toEqual([
      { label: 'パソコン', data: 'say/7/パソコン' },
      { label: '電話', data: 'say/7/電話' },
    ]);
    expect(bubble).toMatchObject({ altText: 'どれですか。', quickReply: { items: [{}, {}] } });
  });

  it('with a card shows its fields, its page and a way to copy its code', () => {
    const card = {
      title: 'リモートサポート',
      fields: [{ name: '接続コード', value: '123456789' }],
      link: { label: '案内ページを開く', url: 'https://desk.example.jp/remote/123456789' },
    };
    const bubble = first({ text: '開始しました。', card });
    expect(readBubble(bubble).split('\n')).toEqual(['リモートサポート', '開始しました。', '接続コード', '123456789']);
    expect(JSON.stringify(bubble)).toContain('"type":"clipboard","label":"📋 接続コード","clipboardText":"123456789"');
    expect(JSON.stringify(bubble)).toContain('"uri":"https://desk.example.jp/remote/123456789"');
    expect(bubble.altText).toBe('リモートサポート\n開始しました。\n接続コード 123456789');
  });

  it('of an operator bears their name, but never LINE’s', () => {
    expect(toLine([waiting({ text: 'はい' }, { name: '山田' })])[0]).toMatchObject({ sender: { name: '山田' } });
    expect(toLine([waiting({ text: 'はい' }, { name: 'Line Support' })])[0]).not.toHaveProperty('sender');
  });

  it('that is long is cut after sentences, and nothing of it is lost', () => {
    const text = '長いご案内の一文です。'.repeat(1_000);
    const parts = toLine([waiting({ text })]).map(readBubble);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.every((part) => part.endsWith('。') && part.length <= 5_000)).toBe(true);
    expect(parts.join('')).toBe(text);
  });

  it('longer than LINE takes in one send ends with a mark that there was more', () => {
    const long = { text: '長いご案内の一文です。'.repeat(5_000), picture: { url: 'https://x.jp/a.png', alt: '図' } };
    for (const message of [long, { ...long, choices: yesNo }]) {
      expect(wrongIn([waiting(message)])).toEqual([]);
      expect(
        toLine([waiting(message)])
          .map(readBubble)
          .join(),
      ).toContain('…');
    }
  });

  it('that is long and offers choices stands as text before its buttons', () => {
    const all = toLine([waiting({ text: '長いご案内の一文です。'.repeat(300), choices: yesNo, confirmation: true })]);
    expect(all.map(({ type }) => type)).toEqual(['text', 'flex']);
    expect(buttonsOf(all.at(-1)).map(({ label }) => label)).toEqual(['予約する', 'やめる']);
  });

  it('followed by another in one send has its quick replies under the last one, where they are seen', () => {
    const all = toLine([
      waiting({ text: 'どちらですか。', choices: yesNo }),
      waiting({ text: 'お待ちください。' }, { place: 8 }),
    ]);
    expect(all[0]).not.toHaveProperty('quickReply');
    expect(JSON.stringify(all[1]?.quickReply)).toContain('say/7/');
  });

  it('that no bubble can hold is told in words, its choices as numbers', () => {
    const choices = Array.from({ length: 60 }, (_, n) => choice(`選択肢${n}`, `言う${n}`.repeat(40)));
    const [text] = toLine([waiting({ text: 'どれですか。', choices })]);
    expect(text).toMatchObject({ type: 'text', text: expect.stringContaining('\n60 選択肢59') });
  });
});

describe('anything the bot may say', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('月額は2,000円です。', '👨‍👩‍👧‍👦'.repeat(30), 'あ'.repeat(7_000), ' ', '', '\n\n', 'LINE'),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  const said = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 });
  const message: fc.Arbitrary<Message> = fc.record(
    {
      text: words.map((text) => text || '-'),
      citations: fc.array(fc.record({ clause: words, title: words, abstract: words }), { maxLength: 4 }),
      choices: fc.array(fc.record({ label: words.filter((label) => label.trim() !== ''), say: said }), {
        maxLength: 20,
      }),
      confirmation: fc.boolean(),
      card: fc.record(
        {
          title: words,
          fields: fc.array(fc.record({ name: words, value: fc.oneof(words, fc.constant('123456789')) }), {
            maxLength: 8,
          }),
          link: fc.record({
            label: words.filter((label) => label.trim() !== ''),
            url: fc.oneof(fc.webUrl(), fc.constantFrom('javascript:alert(1)', `https://x.jp/${'a'.repeat(2_000)}`)),
          }),
        },
        { requiredKeys: ['title', 'fields'] },
      ),
      picture: fc.record({ url: fc.oneof(fc.webUrl(), fc.constant('https://x.jp/a.png')), alt: words }),
    },
    { requiredKeys: ['text'] },
  );

  it('is taken by LINE, in five bubbles at most, as many as were counted', () => {
    fc.assert(
      fc.property(message, fc.option(words, { nil: undefined }), (one, name) => {
        const all = [waiting(one, { name })];
        expect(wrongIn(all)).toEqual([]);
        expect(toLine(all).length).toBeLessThanOrEqual(5);
        expect(toLine(all).length).toBe(countBubbles(all[0] as Waiting));
        expect(toLine(all), 'the same again').toEqual(toLine(all));
      }),
      { numRuns: 300 },
    );
  });

  it('comes back from a button as it was meant', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999 }), said, (place, say) => {
        expect(readTap(tapText({ place, say }))).toEqual({ place, say });
      }),
    );
  });
});

describe('LINE’s own files', () => {
  it('refuse what LINE does not know, so that these tests can fail', () => {
    const text = { type: 'text', text: 'x' };
    const wrong = (messages: unknown) => wrongForApi('PushMessageRequest', { to: 'U1', messages });
    expect(wrong([text])).toEqual([]);
    expect(wrong([{ ...text, wrapp: true }])).toEqual(['PushMessageRequest.messages[0].wrapp: not known to LINE']);
    expect(wrong([{ type: 'hologram' }])).toEqual(['PushMessageRequest.messages[0]: there is no type hologram']);
    expect(wrong(Array(6).fill(text))).toEqual(['PushMessageRequest.messages: 6 entries']);
    expect(wrong([{ type: 'text' }])).toEqual(['PushMessageRequest.messages[0].text: missing']);
    expect(overLimits([{ type: 'text', text: 'x'.repeat(5_001) }])).toEqual(['a text over 5,000']);
  });

  it('are LINE’s, and named so', () => {
    expect(readFileSync(join(import.meta.dirname, '../examples/line/README.md'), 'utf8')).toContain(
      'Apache License 2.0',
    );
  });
});
