/** Anything customers, operators and the clock may do about contacts, as steps in any order over a desk in memory. */
import fc from 'fast-check';
import { builtInContracts } from '../../adapters/contracts/built-in.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { storeGiven } from '../../bot/demo/given.ts';
import { portsOver } from '../../bot/ports.ts';
import { passingDesk } from '../../bot/programs/in-memory.ts';
import type { Operator, OperatorAction } from '../../dialogs/desk/operator.ts';
import { nextOpening } from '../../knowledge/rules/business-hours.ts';
import type { Outcome } from '../../knowledge/rules/cases.ts';
import { monthOf } from '../../knowledge/rules/japan-time.ts';
import { suzuki, yamada } from './desk-day.ts';

/** A Monday morning, the last of its month. */
export const lastDay = Temporal.Instant.from('2026-11-30T10:00:00+09:00');

/** Two contracts, one of each plan, all but used up; one is spoken for on two devices. */
export const contracts = [
  { number: 'ITS-800001', plan: 1 as const, used: 4 },
  { number: 'ITS-800002', plan: 2 as const, used: 8 },
];
export const chats = [
  { chat: 'a', of: 'ITS-800001' },
  { chat: 'b', of: 'ITS-800001' },
  { chat: 'c', of: 'ITS-800002' },
];

const outcomes: Outcome[] = [
  { result: 'resolved' },
  { result: 'isolated', device: '回線' },
  { result: 'not_isolated' },
  { result: 'device_failure_suspected', device: 'router' },
  { result: 'contract' },
  { result: 'other' },
];
const wishes = [
  'プリンターが印刷できないのでリモートで見てほしい',
  'プリンターが印刷できないのでオペレーターと話したい',
  'ネットがつながらないのでリモートで見てほしい',
  'ネットがつながらないのでオペレーターと話したい',
  'メールが送れないのでリモートで見てほしい',
  'オペレーターと話したい',
  '別の件でリモートで見てほしい',
  '別の件でオペレーターと話したい',
  '折り返し電話をください',
];

const forPeople = wishes.filter((one) => one.includes('オペレーター'));

const chat = fc.constantFrom(...chats.map((one) => one.chat));
const by = fc.constantFrom(yamada, suzuki);
const outcome = fc.constantFrom(...outcomes);
const wish = fc.constantFrom(...wishes);
const words = ['はい', 'いいえ', 'やめる', '月額いくら？'];
const about = fc.constantFrom('new' as const, 'open' as const, 'callback' as const);

/** What may happen. `by`: who does it while nobody holds the chat; one that is held is its operator's. */
export type DeskStep =
  | { do: 'say'; chat: string; texts: string[] }
  /** the customer asks for a person and gets one */
  | { do: 'serve'; chat: string; by: Operator; text: string }
  | { do: 'take' | 'return' | 'gone' | 'connect'; chat: string; by: Operator }
  | { do: 'end'; chat: string; by: Operator; outcome: Outcome; session: boolean }
  | { do: 'phone'; chat: string; by: Operator; outcome: Outcome; about: 'new' | 'open' | 'callback'; over: boolean }
  /** business time goes on, and further to the next opening when that is waited for */
  | { do: 'pass'; minutes: number; open: boolean };

const is = <D extends DeskStep['do']>(...what: D[]) => fc.constantFrom(...what);
const often = (weight: number, arbitrary: fc.Arbitrary<DeskStep>) => ({ weight, arbitrary });

/** Steps in any order; those that lead somewhere come more often. */
export const steps: fc.Arbitrary<DeskStep[]> = fc.array(
  fc.oneof(
    often(7, fc.record({ do: is('say'), chat, texts: wish.map((text) => [text, 'はい']) })),
    often(3, fc.record({ do: is('say'), chat, texts: fc.constantFrom(...wishes, ...words).map((text) => [text]) })),
    often(3, fc.record({ do: is('serve'), chat, by, text: fc.constantFrom(...forPeople) })),
    often(3, fc.record({ do: is('take'), chat, by })),
    often(4, fc.record({ do: is('return', 'gone', 'gone', 'connect'), chat, by })),
    often(4, fc.record({ do: is('end'), chat, by, outcome, session: fc.boolean() })),
    often(4, fc.record({ do: is('phone'), chat, by, outcome, about, over: fc.boolean() })),
    often(2, fc.record({ do: is('pass'), minutes: fc.constantFrom(5, 31, 240), open: fc.constant(false) })),
    often(1, fc.record({ do: is('pass'), minutes: fc.constantFrom(480, 1440, 1440, 44_640), open: fc.constant(true) })),
  ),
  { minLength: 10, maxLength: 40, size: 'max' },
);

/** A desk on which steps are taken, one after the other. */
export const steppingDesk = async () => {
  const desk = passingDesk(lastDay);
  let events = 0;
  const look = () => portsOver(openRecords(desk.store), desk.clock);
  const records = openRecords(desk.store);
  for (const { number, plan, used } of contracts) {
    const contract = { number, plan, lastFour: '8001', phone: '03-5555-8001', name: '二番町商会', address: '東京都' };
    await storeGiven(desk.store, { contract, month: monthOf(lastDay), at: lastDay, used });
  }
  for (const { chat, of } of chats) await builtInContracts(records).link(chat, of);
  await records.commit();

  const act = async (conversation: string, by: Operator, action: OperatorAction) =>
    (await desk.turns.run({ kind: 'operator', id: `act/${++events}`, conversation, by, action })).action?.result;
  const say = (conversation: string, text: string) =>
    desk.turns.run({
      kind: 'message',
      id: `said/${++events}`,
      conversation,
      user: conversation,
      text,
      delivery: { by: 'transcript' },
    });
  const contractOf = (chat: string) => chats.find((one) => one.chat === chat)?.of ?? '';

  const phone = async (step: Extract<DeskStep, { do: 'phone' }>) => {
    const contract = contractOf(step.chat);
    const { cases, desk: operators } = look();
    const open = step.about === 'open' ? (await cases.open(contract))[0]?.id : undefined;
    const todo = step.about === 'callback' ? (await operators.callbackOf(step.chat))?.id : undefined;
    return act(step.about === 'callback' ? step.chat : `phone/${contract}`, step.by, {
      do: 'record-phone',
      contract,
      what: 'お電話',
      outcome: step.outcome,
      ...(open !== undefined && { case: open }),
      ...(todo !== undefined && { todo }),
      ...(step.over && { override: { reason: '障害のため' } }),
    });
  };

  const holder = async ({ chat, by }: { chat: string; by: Operator }): Promise<Operator> => {
    const held = await look().desk.handoffOf(chat);
    return [yamada, suzuki].find(({ id }) => id === held?.operator?.id) ?? by;
  };

  return {
    desk,
    look,
    /** Takes a step; the result of an operator's. */
    async take(step: DeskStep): Promise<string | undefined> {
      switch (step.do) {
        case 'say':
          for (const text of step.texts) await say(step.chat, text);
          return undefined;
        case 'serve':
          for (const text of [step.text, 'はい']) await say(step.chat, text);
          return act(step.chat, step.by, { do: 'take' });
        case 'take':
          return act(step.chat, step.by, { do: step.do });
        case 'return':
        case 'gone':
          return act(step.chat, await holder(step), { do: step.do });
        case 'connect': {
          const code = (await look().sessions.lastOf(step.chat))?.code;
          return code && act(step.chat, step.by, { do: 'connect-session', code });
        }
        case 'end': {
          const code = step.session ? (await look().sessions.lastOf(step.chat))?.code : undefined;
          return act(step.chat, await holder(step), { do: 'outcome', outcome: step.outcome, ...(code && { code }) });
        }
        case 'phone':
          return phone(step);
        case 'pass': {
          const then = desk.clock.now().add({ minutes: step.minutes });
          const to = step.open ? nextOpening('desk', then, desk.company.promised) : then;
          await desk.due.timers(to, (time) => desk.clock.set(time));
          desk.clock.set(to);
          return undefined;
        }
      }
    },
  };
};
