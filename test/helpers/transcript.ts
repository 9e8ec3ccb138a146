/** Conversations as written transcripts, played against the whole bot in memory. */
/*
 *   時計: 2026-11-24T10:00:00+09:00   契約: ITS-100001    (契約: なし = not identified yet)
 *   客: what the customer writes       再: the last message is delivered once more
 *   時: 2026-11-24T18:00:00+09:00      the clock moves there; timers due by then run first
 *   係: 対応する | ボットに戻す | 結果 not_isolated | 返事 …
 *   係: 届けてよい | 届けない | かけてよい | かけない      an operator says whether the device may go to the address that was
 *       named last, or the call-back to the number
 *   係: お知らせ 佐渡市 2026-11-25T18:00 本文 | お知らせ終了      a supervisor sets a notice, which is spread, or ends it
 *   店: what the customer is sent      後: the state after the line before
 *   答: accepted | refused full | refused not-possible | sent 2026-12-08 | arrived …: what the company's back office
 *       answers to the last intent, by a call back (with 連携: あり behind the contract, else there is none)
 *   届: a code that comes to the registered telephone (with 連携: コード), shown as zeros; {コード} in what is written is that code,
 *       {全角}, {漢字} and {3-3} the same in other signs, {ちがう} another one
 *   別: what the same customer writes on a second device, and 別店: what is sent there
 */
import { builtInAreaNotices } from '../../adapters/area-notices/built-in.ts';
import { builtInCases } from '../../adapters/cases/built-in.ts';
import { plainText, type TranscriptEntry } from '../../adapters/channels/port.ts';
import { builtInContracts } from '../../adapters/contracts/built-in.ts';
import { boards, builtInOperatorDesk } from '../../adapters/operator-desk/built-in.ts';
import { builtInRemoteSupport } from '../../adapters/remote-support/built-in.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { demoContracts } from '../../bot/demo/contracts.ts';
import { storeGiven } from '../../bot/demo/given.ts';
import { lookAt } from '../../bot/desk-api/look.ts';
import type { EventOutcome } from '../../bot/event.ts';
import { portsOver } from '../../bot/ports.ts';
import { passingDesk } from '../../bot/programs/in-memory.ts';
import { spreadNotices } from '../../bot/spread-notice.ts';
import { transcriptLog } from '../../bot/talk.ts';
import { noticeConversation } from '../../dialogs/desk/notice.ts';
import type { OperatorAction } from '../../dialogs/desk/operator.ts';
import { contractOf } from '../../dialogs/situation/customer.ts';
import type { Outcome as Recorded } from '../../knowledge/rules/cases.ts';
import { monthOf } from '../../knowledge/rules/japan-time.ts';
import { codeGateway, codeSecret, codeWritten } from './code-gateway.ts';
import { officeBeside } from './office-beside.ts';

const operator = { id: 'yamada', name: '山田', role: 'supervisor' } as const;
const conversation = 'transcript';
/** the same customer's second device */
const second = 'transcript/second';
const head = /^時計: (\S+)\s+契約: (\S+)(?:\s+連携: (あり|コード))?/;

const actionOf = (text: string, { notice, loan, todo }: Record<'notice' | 'loan' | 'todo', string>): OperatorAction => {
  if (text === 'かけてよい' || text === 'かけない')
    return { do: 'confirm-number', todo, confirmed: text === 'かけてよい' };
  if (text === '届けてよい' || text === '届けない')
    return { do: 'confirm-address', loan, confirmed: text === '届けてよい' };
  if (text === '対応する') return { do: 'take' };
  if (text === 'ボットに戻す') return { do: 'return' };
  const [verb, ...rest] = text.split(' ');
  if (verb === '返事') return { do: 'reply', text: rest.join(' ') };
  if (verb === 'お知らせ終了') return { do: 'end-notice', notice };
  if (verb === 'お知らせ') {
    const [area = '', until = '', ...said] = rest;
    return { do: 'set-notice', area, text: said.join(' '), until: `${until}:00+09:00` };
  }
  const [result, device] = rest.join(' ').split(':');
  return { do: 'outcome', outcome: { result, ...(device && { device }) } as Recorded };
};

/** The codes are drawn by chance: a transcript shows them as nine zeros. */
const withoutCodes = (text: string): string => text.replace(/(?<=接続コードは?|code(?: is)? )\d{9}/g, '000000000');

/** The transcript with what the bot says and the states as they are now; the customer's and operator's lines stay. */
export const replay = async (written: string): Promise<string> => {
  const lines = written.split('\n');
  const [, time = '', number = '', isAsked] = head.exec(lines.find((line) => head.test(line)) ?? '') ?? [];
  const start = Temporal.Instant.from(time);
  const office = isAsked === 'あり' ? await officeBeside() : undefined;
  const codes = codeGateway();
  const secondFactor = isAsked === 'コード' ? { gateway: codes.gateway, secret: codeSecret } : undefined;
  const desk = passingDesk(start, { backOffice: office?.settings, secondFactor });
  await office?.serve(desk);
  const read = { [conversation]: 0, [second]: 0 };
  let events = 0;
  let last = '';
  let arrived = 0;
  const played: string[] = [];

  const state = async (): Promise<string> => {
    const records = openRecords(desk.store);
    const there = builtInOperatorDesk(records, desk.clock.realNow);
    const session = await builtInRemoteSupport(records).lastOf(conversation);
    const linked = (await contractOf(await lookAt(desk, conversation).then(({ turn }) => turn)))?.number ?? number;
    const handoff = await there.handoffOf(conversation);
    const callback = await there.callbackOf(conversation);
    const paid = await there.requestOf('paid-visit', linked);
    const { visits, loans } = portsOver(records, desk.clock);
    const standing = (await visits.of(linked)).filter(({ state }) => state === 'booked' || state === 'requested');
    const lent = (await loans.of(linked)).filter(({ state }) => state === 'requested');
    const used = (await builtInCases(records).counts(linked, monthOf(desk.clock.now()))).length;
    return [
      `used=${used}`,
      ...(session ? [`session=${session.state}`] : []),
      ...(handoff ? [`handoff=${handoff.state}`] : []),
      ...standing.flatMap(({ slot, wished, state, setUpWish }) => [
        `visit=${slot ? `${slot.day}T${slot.from}${state === 'requested' ? '/requested' : ''}` : state}`,
        ...(wished ? [`wished=${wished.day}T${wished.from}`] : []),
        ...(setUpWish === undefined ? [] : [`setup=${setUpWish}`]),
      ]),
      ...lent.flatMap(({ kind, address, wish }) => [
        `loan=${kind}`,
        ...(address === undefined ? [] : [`to=${address}`]),
        ...(wish === undefined ? [] : [`when=${wish}`]),
      ]),
      ...(paid ? [`paid-visit=${paid.state}`] : []),
      ...(callback ? [`callback=${callback.dueAt.slice(0, 16)}`] : []),
    ].join(' ');
  };

  const collect = async (from: keyof typeof read, who: string) => {
    const entries = await desk.store.readLog(transcriptLog(from), read[from] ?? 0, 1_000);
    read[from] = (read[from] ?? 0) + entries.length;
    for (const { value } of entries) {
      const entry = value as TranscriptEntry;
      if (entry.kind !== 'said' || entry.from === 'customer') continue;
      const text = withoutCodes(plainText(entry.message)).split('\n').join('\n    ');
      const choices = (entry.message.choices ?? []).map(({ label }) => `[${label}]`).join(' ');
      played.push(`${who}: ${text}${choices === '' ? '' : `\n    ${choices}`}`);
    }
  };

  const say = (text: string, on = conversation) =>
    desk.turns.run({
      kind: 'message',
      id: `${conversation}/${events}`,
      conversation: on,
      user: on,
      text,
      delivery: { by: 'transcript' },
    });

  const acts: Record<string, (text: string) => Promise<EventOutcome | undefined>> = {
    客: (text) => {
      events += 1;
      last = codeWritten(text, codes.out.at(-1)?.code);
      return say(last);
    },
    再: () => say(last),
    別: (text) => {
      events += 1;
      return say(text, second);
    },
    係: async (text) => {
      events += 1;
      const [first] = await builtInAreaNotices(openRecords(desk.store)).standing();
      const { loans } = portsOver(openRecords(desk.store), desk.clock);
      const loan = (await loans.of(number)).findLast(({ unconfirmed }) => unconfirmed)?.id ?? '';
      const call = await builtInOperatorDesk(openRecords(desk.store), desk.clock.realNow).callbackOf(conversation);
      const action = actionOf(text, { notice: first?.id ?? '', loan, todo: call?.id ?? '' });
      await desk.turns.run({
        kind: 'operator',
        id: `operator/${events}`,
        conversation: action.do.endsWith('-notice') ? noticeConversation : conversation,
        by: operator,
        action,
      });
      await spreadNotices(desk);
      await desk.due.timers(desk.clock.now());
    },
    時: async (text) => {
      const to = Temporal.Instant.from(text);
      await desk.due.timers(to, (at) => desk.clock.set(at));
      desk.clock.set(to);
      return undefined;
    },
    答: async (text) => {
      events += 1;
      await office?.answer(text, `answer-${events}`);
      return undefined;
    },
  };

  try {
    for (const given of demoContracts(start)) await storeGiven(desk.store, given);
    const records = openRecords(desk.store);
    if (number !== 'なし') {
      for (const device of [conversation, second]) await builtInContracts(records).link(device, number);
    }
    records.list(boards.there, operator.id, Number.MAX_SAFE_INTEGER);
    await records.commit();
    for (const line of lines) {
      if (/^(?:別?店|届):/.test(line) || line.startsWith('    ')) continue;
      const act = acts[line[0] ?? ''];
      if (line.startsWith('後:')) played.push(`後: ${await state()}`);
      else played.push(line);
      if (act && /^.: /.test(line)) {
        const outcome = await act(line.slice(3));
        await office?.told(outcome?.intended?.length ?? 0);
        await collect(conversation, '店');
        await codes.until(outcome?.codes ?? []);
        for (const one of codes.out.slice(arrived))
          played.push(`届: ${one.phone} ${one.text.replaceAll(one.code, '000000')}`);
        arrived = codes.out.length;
        await collect(second, '別店');
      }
    }
    return played.join('\n');
  } finally {
    await office?.close();
    await desk.end();
    await desk.close();
  }
};
