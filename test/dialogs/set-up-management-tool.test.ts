/** What an operator gets to know of a customer who is stuck in the set-up of the tool, and what the walk-through leaves to others. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setUpManagementTool } from '../../dialogs/services/tool/set-up-management-tool.ts';
import type { Reading } from '../../knowledge/language/reading.ts';
import { heardOf } from '../helpers/all-forms.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';

const number = 'ITS-100001';

let day: DeskDay;
beforeEach(async () => {
  day = await deskDay();
  await day.link('a', number);
});
afterEach(() => day.close());

const say = async (...messages: string[]) => {
  for (const message of messages) await day.say('a', message);
};
const toStep2 = ['ツールの設定をしたい', '次へ'];

describe('who is stuck at a step', () => {
  it('waits for an operator who knows the step, the words it was told in, and the steps that are done', async () => {
    await say(...toStep2, '次へ', '認証画面が出ません', 'はい');
    expect(await day.state('a')).toBe('queued');
    expect(await day.openCase(number)).toMatchObject({
      trouble: 'tool',
      what: 'IT運用管理ツールの設定（STEP 3 認証と機器情報の設定）：認証画面が出ません',
      tried: ['STEP 1 書類の確認（済み）', 'STEP 2 ダウンロードとインストール（済み）'],
    });
  });

  it('and asks for an operator by name leaves the same behind', async () => {
    await say(...toStep2, 'オペレーターと話したい', 'はい');
    expect(await day.openCase(number)).toMatchObject({
      trouble: 'tool',
      what: 'IT運用管理ツールの設定（STEP 2 ダウンロードとインストール）',
      tried: ['STEP 1 書類の確認（済み）'],
    });
  });

  it('hears of the count before anything else, and nothing is counted by asking', async () => {
    await say(...toStep2, 'ここで困っています');
    const said = (await day.transcript('a')).flatMap((one) => (one.kind === 'said' ? [one.message.text] : []));
    expect(said.at(-2)).toContain('お問い合わせ回数に含まれます');
    expect(said.at(-1)).toContain('お問い合わせ回数を1回使います');
    expect(await day.used(number)).toBe(0);
    expect(await day.openCase(number)).toBeUndefined();
  });

  it('with no contact left is told so, and offered a call-back that names the step', async () => {
    await day.link('b', 'ITS-100004');
    for (const message of [...toStep2, 'エラーになります']) await day.say('b', message);
    expect(await day.lastWords('b')).toContain('折り返しお電話いたしましょうか');
    await day.say('b', 'はい');
    expect((await day.openCase('ITS-100004'))?.what).toContain('STEP 2 ダウンロードとインストール');
    expect((await day.operatorDesk().callbackOf('b'))?.dueAt).toContain('2026-12-01T09:00');
  });
});

describe('the walk-through', () => {
  it('leaves another trouble to first aid', async () => {
    await say(...toStep2, 'プリンターが動かない');
    expect(await day.lastWords('a')).toContain('「プリンターが動かない」とのこと');
  });

  it('takes a page that does not open for the step, not for another trouble', async () => {
    await say(...toStep2, 'サイトが開けません');
    expect(await day.lastWords('a')).toContain('おつなぎしてよろしいですか');
  });

  it('goes on where it was after the contacts left were asked for', async () => {
    await say(...toStep2, '今月の残り回数は？');
    expect(await day.lastWords('a')).toContain('STEP 2：');
  });

  it('tells the licences of the plan that is known, and none to a customer who is not', async () => {
    await say(...toStep2);
    expect(await day.lastWords('a')).toContain('ライトあんしんプラン1では、ツールのライセンスは3台まで');
    await day.link('b', 'ITS-100002');
    for (const message of toStep2) await day.say('b', message);
    expect(await day.lastWords('b')).toContain('ライトあんしんプラン2では、ツールのライセンスは5台まで');
    for (const message of toStep2) await day.say('stranger', message);
    expect(await day.lastWords('stranger')).toContain('STEP 2：');
    expect(await day.lastWords('stranger')).not.toContain('ライセンス');
  });

  it('begins at the step that is asked for, and back leads to the one before it', async () => {
    await say('手順4からお願いします', '戻る');
    expect(await day.lastWords('a')).toContain('STEP 3：');
    await say('STEP 2をもう一度');
    expect(await day.lastWords('a')).toContain('STEP 2：');
  });
});

describe('what is said to a step', () => {
  const span = { start: 0, end: 1 };
  const done: Reading = {
    text: 'x',
    commands: [{ kind: 'unknown', confidence: 0, span }],
    acts: [],
    mentions: {},
    says: { progress: 'yes' },
  };
  const error = { label: 'stuck step', act: 'stuck', subject: 'step', detail: undefined, confidence: 0.8, span };
  const answerTo = (reading: Reading) =>
    setUpManagementTool(heardOf(reading)).answer?.(
      reading,
      'step2',
      Temporal.Instant.from('2026-11-24T10:00:00+09:00'),
    );

  it('leads on where it is done, and holds where an error is told beside it', () => {
    expect(answerTo(done)).toBe('yes');
    expect(answerTo({ ...done, acts: [error] })).toBe('no');
  });

  it('is no answer where it may tell of an error', () => {
    const doubted: Reading = {
      ...done,
      commands: [{ kind: 'unknown', among: ['tells trouble tool'], confidence: 0, span }],
    };
    expect(answerTo(doubted)).toBeUndefined();
  });
});
