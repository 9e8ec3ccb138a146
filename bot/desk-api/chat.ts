/** One chat as an operator sees it: who, what, how far, what was said, and what may be done. */
import type { z } from 'zod';
import type { TranscriptEntry } from '../../adapters/channels/port.ts';
import type { Session } from '../../adapters/remote-support/port.ts';
import { mayConnect, mayEnd, mayHold, mayTake } from '../../dialogs/desk/may.ts';
import type { Operator } from '../../dialogs/desk/operator.ts';
import type { Turn } from '../../dialogs/form/turn.ts';
import { contractOf, openCases } from '../../dialogs/situation/customer.ts';
import { brief } from '../../dialogs/words/brief.ts';
import type { Desk } from '../desk.ts';
import { problem } from '../route.ts';
import { transcriptLog } from '../talk.ts';
import type { Handler } from './call.ts';
import { channelsOf } from './channels-of.ts';
import { describeCase, describeContacts, describeContract } from './describe.ts';
import { lookAt, nameIn, partOf, told } from './look.ts';
import type { chat } from './shapes.ts';
import { thingsIn } from './things.ts';

type Chat = z.output<typeof chat>;

const pageSize = 200;
const unknownChat = problem(404, 'NoChat', brief.noChat);

/** The conversation a part of an address names, undefined when there is none: nobody talked in it, or it is not ours. */
export const conversationIn = async (desk: Desk, part: string | undefined): Promise<string | undefined> => {
  const conversation = nameIn(part);
  if (conversation === undefined) return undefined;
  const { turn, talk } = await lookAt(desk, conversation);
  const known = talk ?? (await turn.desk.handoffOf(conversation)) ?? (await turn.sessions.lastOf(conversation));
  return known ? conversation : undefined;
};

type Row = Chat['entries'][number];

const entryOf = (place: number, entry: TranscriptEntry, things: Row['things']): Row => {
  const { id, at } = entry;
  if (entry.kind === 'note') {
    const text = brief.note(entry.about, entry.text);
    const { about, of = null } = entry;
    // Blank where it has been reworded again since, or was taken back.
    const reworded = (about === 'edited' || about === 'restored') && entry.text !== '' ? entry.text : null;
    const bare = { from: null, name: null, quotes: null, clauses: [], choices: [], things };
    return { ...bare, place, id, at, kind: 'note', about, of, text, reworded };
  }
  const { text, citations = [], choices = [] } = entry.message;
  return {
    place,
    id,
    at,
    kind: 'said',
    from: entry.from,
    name: entry.name ?? null,
    about: null,
    of: null,
    text,
    quotes: entry.quotes ?? null,
    reworded: null,
    clauses: citations.map(({ title, abstract }) => ({ title, abstract })),
    choices: choices.map(({ label }) => label),
    things,
  };
};

/** The transcript after place `after`; from the start when what was `seen` there stands no more: the store was restored. */
const readChatLog = async ({ store }: Desk, conversation: string, after: number, seen: string | undefined) => {
  const log = transcriptLog(conversation);
  if (after > 0) {
    const [there, ...page] = await store.readLog(log, after - 1, pageSize + 2);
    const stands = there && (seen === undefined || (there.value as TranscriptEntry).id === seen);
    if (stands) return { from: after, page };
  }
  return { from: 0, page: await store.readLog(log, 0, pageSize + 1) };
};

const allowedNow = async (turn: Turn, by: Operator, session: Session | undefined): Promise<Chat['may']> => {
  const hold = told(await mayHold(turn, by));
  return {
    take: told(await mayTake(turn, by)),
    reply: hold,
    return: hold,
    outcome: told(await mayEnd(turn, by)),
    connect: session ? told(await mayConnect(turn, session.code)) : { allowed: false, why: brief.noSession },
  };
};

const sessionOf = ({ code, state, openedAt, expiresAt }: Session): NonNullable<Chat['session']> => ({
  code,
  state,
  words: brief.sessionState(state),
  openedAt,
  expiresAt,
});

/** GET chats/:chat. */
export const showChat =
  (desk: Desk): Handler<'chat'> =>
  async ({ ask, by }) => {
    const asked = ask.query.get('after') ?? '0';
    if (!/^\d{1,15}$/.test(asked)) {
      return {
        refused: problem(400, 'BadPlace', 'after is a place in the transcript: the next of an earlier answer.'),
      };
    }
    const after = Number(asked);
    const conversation = await conversationIn(desk, ask.params.chat);
    if (conversation === undefined) return { refused: unknownChat };
    const { turn } = await lookAt(desk, conversation);
    const handoff = await turn.desk.handoffOf(conversation);
    const session = await turn.sessions.lastOf(conversation);
    const number = handoff?.contract ?? session?.contract;
    const contract = number === undefined ? await contractOf(turn) : await turn.contracts.find(number);
    const person = handoff?.state === 'queued' || handoff?.state === 'connected' ? handoff.case : undefined;
    const caseId = person ?? session?.case ?? handoff?.case;
    const of =
      caseId === undefined ? contract && (await openCases(turn, contract.number))[0] : await turn.cases.find(caseId);
    const { from, page } = await readChatLog(desk, conversation, after, ask.query.get('seen') ?? undefined);
    const shown = page.slice(0, pageSize).map(({ at, value }) => ({ at, entry: value as TranscriptEntry }));
    const things = await thingsIn(
      desk.store,
      shown.map(({ entry }) => entry),
    );
    const entries = shown.map(({ at, entry }, n) => entryOf(at, entry, things[n] ?? []));
    return {
      body: {
        chat: partOf(conversation),
        state: handoff?.state ?? 'bot',
        since: handoff?.takenAt ?? handoff?.queuedAt ?? null,
        operator: (handoff?.state === 'connected' && handoff.operator) || null,
        mine: handoff?.state === 'connected' && handoff.operator?.id === by.id,
        contract: contract ? describeContract(contract) : null,
        contacts: contract ? await describeContacts(turn, contract) : null,
        channels: contract ? await channelsOf(desk, turn, contract.number, conversation) : [],
        case: of ? await describeCase(desk, turn, of) : null,
        session: session ? sessionOf(session) : null,
        entries,
        from,
        next: entries.at(-1)?.place ?? from,
        more: page.length > pageSize,
        may: await allowedNow(turn, by, session),
      },
    };
  };
