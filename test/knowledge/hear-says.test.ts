/** The facts that the words of a message say: plain JSON, each the same whenever it is looked at. */
import { describe, expect, it } from 'vitest';
import { read } from '../../knowledge/language/read.ts';
import { hearCalledOff } from '../../knowledge/language/readers/hear-called-off.ts';
import type { Expecting } from '../../knowledge/language/reading.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

const documents = loadDocuments();
const says = (text: string, expecting: Expecting = { open: [] }): unknown =>
  JSON.parse(JSON.stringify(read(text, expecting, documents).says));

describe('what a message says', () => {
  it('is told as JSON, and what is not said is left out', () =>
    expect(says('もう一回お願いできますか')).toEqual({
      question: true,
      wantsToKnow: true,
      request: true,
      onlyQuestion: true,
      brief: true,
      again: true,
      takenUpAgain: true,
      another: true,
      progress: 'there',
      onceMore: true,
    }));

  it('is the same looked at by itself, before it is told and after', () => {
    const reading = read('訪問を木曜の10時に変更したい', { open: [] }, documents);
    const { movesWhen, when } = reading.says;
    expect(movesWhen).toBe(true);
    expect(JSON.parse(JSON.stringify(reading.says))).toMatchObject({ movesWhen, when });
    expect(reading.says.movesWhen).toBe(true);
    expect(reading.says.calledOff).toBeUndefined();
  });

  it('keeps the sentences that tell of a day or a time, and whose hours are asked for', () =>
    expect(says('パソコンが動きません。やっぱり金曜で。土曜は電話できますか？ありがとう')).toMatchObject({
      when: [{ words: 'やっぱり金曜で。' }, { words: '土曜は電話できますか？', asksHours: 'desk' }],
    }));

  it('holds nothing that depends on the day it is said on', () =>
    expect(JSON.stringify(says('明日の10時か、来週の水曜にお願いします'))).not.toMatch(/\d{4}-\d{2}-\d{2}/));

  it('names a step where steps are spoken of', () => {
    const message = 'STEP 2まで終わりました';
    expect(says(message)).not.toHaveProperty('step');
    expect(says(message, { open: [], context: ['asked:tool.step.1'] })).toHaveProperty('step');
  });

  it('names the contracts that the customer speaks for', () => {
    const contracts = [
      { number: 'ITS-100001', name: '青葉デザイン' },
      { number: 'ITS-100002', name: '若葉商店' },
    ];
    expect(says('青葉デザインに戻して', { open: [], contracts })).toMatchObject({ contracts: ['ITS-100001'] });
    expect(says('番号は100002です', { open: [], contracts })).toMatchObject({ contracts: ['ITS-100002'] });
  });
});

describe('what a question outside the terms is near to', () => {
  it('is read with it', () => {
    expect(read('訪問のとき靴下はどうしますか', { open: [] }, documents).near?.nearest.length).toBeGreaterThan(0);
    expect(read('料金はいくらですか', { open: [] }, documents).near).toBeUndefined();
  });
});

describe('that it is to be called off, where that is asked', () => {
  it.each([
    '取り消します',
    'じゃあキャンセルで',
    'ほな、訪問はキャンセルしてください',
    'キャンセルお願いします',
    '予約を取り消して',
  ])('%s says so', (text) => expect(hearCalledOff(text)).toBe(true));
  it.each(['やめます', 'キャンセルしない', 'キャンセル料はかかりますか', '取り消さないで', 'キャンセルするか考えます'])(
    '%s does not',
    (text) => expect(hearCalledOff(text)).toBe(false),
  );
});
