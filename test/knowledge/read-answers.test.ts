/** Answers to what was asked: yes and no, numbers, choices, the customer's own words. */
import { describe, expect, test } from 'vitest';
import { read } from '../../knowledge/language/read.ts';
import { readExactly } from '../../knowledge/language/readers/read-exactly.ts';
import type { Command, Expecting, Hears } from '../../knowledge/language/reading.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

const documents = loadDocuments();
const nothing: Expecting = { open: [] };

/** A command in one word, as the tables below write it. */
const inWords = (command: Command | undefined): string => {
  switch (command?.kind) {
    case 'start':
      return command.service;
    case 'ask':
      return command.topic ?? 'not in the terms';
    case 'smalltalk':
      return command.about;
    case 'answer':
    case 'correct':
      return `${command.slot}=${command.value}`;
    default:
      return command?.kind ?? '';
  }
};
const heard = (message: string, expecting = nothing): string[] =>
  readExactly(message, expecting, documents).commands.map(inWords);
/** What the whole reading of `message` holds, at a step as the corpus names it. */
const heardAt = (step: string, hears: Hears, message: string): string[] => {
  const at: Expecting = { asked: { slot: 'it', hears }, open: [], context: [`asked:${step}`] };
  return read(message, at, documents).commands.map(inWords);
};
const asked = (hears: Hears, open: Expecting['open'] = []): Expecting => ({ asked: { slot: 'it', hears }, open });

describe('when a yes or no is asked', () => {
  test.each([
    ['はい', 'yes'],
    ['はい、お願いします', 'yes'],
    ['はい、始めてもらえますか', 'yes'],
    ['うん、よろしく', 'yes'],
    ['ＯＫです', 'yes'],
    ['それでお願いします', 'yes'],
    ['その日時で予約してください', 'yes'],
    ['いいえ', 'no'],
    ['結構です', 'no'],
    ['いや、やめときます', 'no'],
    ['それは困ります', 'no'],
    ['はい、でもやっぱりやめておきます', 'no'],
    ['やっぱりキャンセルで', 'cancel'],
    ['前に戻って', 'back'],
  ])('%s → %s', (message, meant) => {
    expect(heard(message, asked({ as: 'yes-no' }))[0]).toBe(meant);
  });

  test.each(['いいです', '大丈夫です', '大丈夫'])('%s is left open', (message) => {
    const { commands } = readExactly(message, asked({ as: 'yes-no' }), documents);
    expect(commands.map(({ kind }) => kind).sort()).toEqual(['no', 'yes']);
    expect(Math.max(...commands.map(({ confidence }) => confidence))).toBeLessThan(0.5);
  });

  test('a yes and what else is wanted are both told, each in its place', () => {
    const message = 'はい、明日の9時に登録の電話番号へ折り返してください';
    const [yes] = readExactly(message, asked({ as: 'yes-no' }), documents).commands;
    expect(message.slice(yes?.span.start, yes?.span.end)).toBe('はい');
    expect(heardAt('callback.confirm', { as: 'yes-no' }, message)[0]).toBe('yes');
    expect(heardAt('operator.confirm', { as: 'yes-no' }, 'はい、同じ件でつないでください')[0]).toBe('yes');
  });

  test.each([
    ['やっぱり人と話したい', ['human']],
    ['その前に料金を教えて', ['fee.monthly']],
    ['はい。あと日曜は休みですか？', ['understood', 'desk.hours.closed']],
  ])('%s, at the read-back of a session, agrees to nothing', (message, meant) => {
    expect(heardAt('remote.confirm', { as: 'yes-no' }, message)).toEqual(meant);
  });
});

describe('when a number is asked', () => {
  test.each([
    ['ITS-100001', 'it=ITS-100001'],
    ['its 100001です', 'it=ITS-100001'],
    ['ＩＴＳ１０００１２', 'it=ITS-100012'],
    ['１００００１', 'it=ITS-100001'],
  ])('the customer number %s → %s', (message, meant) => {
    expect(heard(message, asked({ as: 'customer-number' }))[0]).toBe(meant);
  });
  test.each([
    ['1001', 'it=1001'],
    ['１００１です', 'it=1001'],
    ['03-1234-5678', 'it=5678'],
  ])('the last four %s → %s', (message, meant) => {
    expect(heard(message, asked({ as: 'last-four' }))[0]).toBe(meant);
  });
  test.each([
    ['090-1234-5678です', 'it=09012345678'],
    ['０３（１２３４）５６７８', 'it=0312345678'],
    ['+81 90 1234 5678', 'it=09012345678'],
  ])('the phone number %s → %s', (message, meant) => {
    expect(heard(message, asked({ as: 'phone-number' }))[0]).toBe(meant);
  });
  test('one that is too short or too long is not heard', () => {
    expect(heard('10001', asked({ as: 'customer-number' }))).toEqual(['unknown']);
    expect(heard('12345', asked({ as: 'last-four' }))).toEqual(['unknown']);
    expect(heard('090-1234', asked({ as: 'phone-number' }))).toEqual(['unknown']);
  });
  test('what is plainly said besides is taken too, as a correction when it is put as one', () => {
    const open = [{ slot: 'number', hears: { as: 'customer-number' } }] as const;
    expect(heard('1002です', asked({ as: 'last-four' }, open))).toEqual(['it=1002']);
    const { commands } = readExactly('やっぱりITS100002でした。1002です', asked({ as: 'last-four' }, open), documents);
    expect(commands.map(({ kind }) => kind)).toEqual(['answer', 'correct']);
    const last = [{ slot: 'last', hears: { as: 'last-four' } }] as const;
    expect(heard('ITS-100001、1001', asked({ as: 'customer-number' }, last))).toEqual(['it=ITS-100001', 'last=1001']);
  });
});

describe('when a choice is asked', () => {
  const choice = asked({
    as: 'choice',
    of: [
      { value: 'visit', label: '故障の切り分けの訪問' },
      { value: 'paid', label: '設定のための訪問サポート（有償）' },
    ],
  });
  test.each([
    ['2番', 'it=paid'],
    ['１', 'it=visit'],
    ['1番でお願いします', 'it=visit'],
    ['設定のほう', 'it=paid'],
    ['有償の方で', 'it=paid'],
    ['切り分けで', 'it=visit'],
    ['故障の切り分けの訪問', 'it=visit'],
    ['二番目', 'it=paid'],
  ])('%s → %s', (message, meant) => {
    expect(heard(message, choice)).toEqual([meant]);
  });
  test('a number that is not offered, and a part of both, choose nothing', () => {
    for (const message of ['3番', '訪問']) expect(heard(message, choice)[0]).not.toMatch(/^it=/u);
  });
  test('a question is a question', () => {
    // Which of the two visits is meant is what was asked: what the other costs may be told with it.
    expect(heardAt('which-visit.purpose', choice.asked?.hears ?? { as: 'text' }, '訪問は有料ですか？')).toContain(
      'visit.price',
    );
  });
});

describe('an answer that is put as no question asks nothing', () => {
  test.each(['土曜から', '11月20日から', 'パソコン2台', 'フレッツ光', '明日の10時'])('%s', (message) => {
    expect(heard(message, asked({ as: 'text' }))).toEqual([`it=${message}`]);
  });
  test('はい、携帯にお願いします says yes', () => {
    expect(heard('はい、携帯にお願いします', asked({ as: 'yes-no' }))).toEqual(['yes']);
  });
});

describe('when words are asked', () => {
  test.each([
    ['昨日からメールが送れません', 'it=昨日からメールが送れません'],
    ['特にありません', 'it=特にありません'],
    ['リモートで見てほしい', 'it=リモートで見てほしい'],
  ])('%s → %s', (message, meant) => {
    expect(heard(message, asked({ as: 'text' }))[0]).toBe(meant);
  });

  test.each([
    ['キャンセル', 'cancel'],
    ['オペレーターにつないで', 'human'],
    ['料金はいくらですか？', 'fee.monthly'],
  ])('%s → %s, and no answer', (message, meant) => {
    expect(heardAt('trouble.what', { as: 'text' }, message)).toEqual([meant]);
  });
});
