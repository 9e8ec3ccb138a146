/** The board: chats that wait, chats that are held, to-dos, the hours, and who is there. */
import type { z } from 'zod';
import { inWords, type Said, type TranscriptEntry } from '../../adapters/channels/port.ts';
import { boards } from '../../adapters/operator-desk/built-in.ts';
import type { Handoff } from '../../adapters/operator-desk/port.ts';
import type { Turn } from '../../dialogs/form/turn.ts';
import { brief } from '../../dialogs/words/brief.ts';
import { closingTime, nextOpening, openNow } from '../../knowledge/rules/business-hours.ts';
import { stamp } from '../../knowledge/rules/japan-time.ts';
import { inForce } from '../../knowledge/rules/notices.ts';
import type { Desk } from '../desk.ts';
import { howManyGivenUp } from '../send-again.ts';
import { transcriptLog } from '../talk.ts';
import type { Handler } from './call.ts';
import { caseLine, contractLine } from './describe.ts';
import { lookAt, partOf } from './look.ts';
import type { board } from './shapes.ts';
import { todoRow } from './todo-row.ts';

type Board = z.output<typeof board>;

const rows = 100;
const pageSize = 200;
/** Where a conversation's last words stand is remembered for so many conversations, so that a board reads little. */
const mostRemembered = 2_000;

/** Finds the last words said in a conversation; remembers only where they stand. */
const lastWords = ({ store }: Desk) => {
  const places = new Map<string, number>();
  return async (conversation: string): Promise<Said | undefined> => {
    let found: Said | undefined;
    let after = Math.max(0, (places.get(conversation) ?? 0) - 1);
    let page = await store.readLog(transcriptLog(conversation), after, pageSize);
    // An emptied transcript is shorter than what was remembered of it.
    if (page.length === 0 && after > 0) page = await store.readLog(transcriptLog(conversation), 0, pageSize);
    if (places.size >= mostRemembered) places.clear();
    while (page.length > 0) {
      for (const { at, value } of page) {
        const entry = value as TranscriptEntry;
        after = at;
        if (entry.kind !== 'said') continue;
        found = entry;
        places.set(conversation, at);
      }
      if (page.length < pageSize) break;
      page = await store.readLog(transcriptLog(conversation), after, pageSize);
    }
    return found;
  };
};

/** What is shown of the last thing said: its words, or what it was in place of words. */
const lastWordsOf = ({ message, things = [] }: Said): string => {
  const [thing] = things;
  const what = thing && brief.thing(thing.is === 'file' ? thing.kind : thing.is);
  return inWords(message) || (what ?? '');
};

const hoursNow = ({ now, promised }: Turn): Board['hours'] => {
  const decision = openNow('desk', now, promised);
  return {
    open: decision.allowed,
    until: decision.allowed ? stamp(closingTime('desk', now, promised)) : null,
    opens: decision.allowed ? null : stamp(nextOpening('desk', now, promised)),
    words: brief.hours(decision),
  };
};

/** GET board. */
export const showBoard = (desk: Desk): Handler<'board'> => {
  const { store, clock } = desk;
  const wordsOf = lastWords(desk);

  const chatRow = async (turn: Turn, handoff: Handoff, operator: string): Promise<Board['waiting'][number]> => {
    const said = await wordsOf(handoff.conversation);
    return {
      chat: partOf(handoff.conversation),
      state: handoff.state === 'connected' ? 'connected' : 'queued',
      since: handoff.takenAt ?? handoff.queuedAt,
      operator: handoff.operator ?? null,
      contract: contractLine(handoff.contract, await turn.contracts.find(handoff.contract)),
      case: caseLine(handoff.case, await turn.cases.find(handoff.case), turn.documents),
      last: said ? { from: said.from, at: said.at, text: lastWordsOf(said) } : null,
      mine: handoff.operator?.id === operator,
    };
  };

  return async ({ by }) => {
    const { turn } = await lookAt(desk, '');
    const chatsOn = async (list: string, state: Handoff['state']) => {
      const page = await store.readList(list, undefined, rows + 1);
      const found = await Promise.all(page.slice(0, rows).map(({ member }) => turn.desk.handoffOf(member)));
      const shown = found.filter((handoff) => handoff !== undefined).filter((handoff) => handoff.state === state);
      return { more: page.length > rows, rows: await Promise.all(shown.map((one) => chatRow(turn, one, by.id))) };
    };
    const waiting = await chatsOn(boards.waiting, 'queued');
    const active = await chatsOn(boards.active, 'connected');
    const todoPage = await store.readList(boards.todo, undefined, rows + 1);
    const todos = await Promise.all(todoPage.slice(0, rows).map(({ member }) => turn.desk.todo(member)));
    const open = todos.filter((todo) => todo !== undefined).filter(({ state }) => state === 'open');
    const there = await store.readList(boards.there, undefined, 1_000);
    return {
      body: {
        now: stamp(turn.now),
        hours: hoursNow(turn),
        operators: there.filter(({ score }) => score > clock.realNow()).length,
        givenUp: await howManyGivenUp(desk, rows),
        modelSpent: (await desk.model?.state()) === 'spent',
        notices: (await turn.notices.standing()).filter((notice) => inForce(notice, turn.now)).length,
        waiting: waiting.rows,
        active: active.rows,
        todos: await Promise.all(open.map((todo) => todoRow(turn, todo))),
        more: waiting.more || active.more || todoPage.length > rows,
      },
    };
  };
};
