/** The turn: an event becomes one atomic change of everything it touches, or nothing; run again when something it read has changed. */
import type { Logger } from 'pino';
import { keepOn } from '../adapters/back-office/intents.ts';
import type { TranscriptEntry } from '../adapters/channels/port.ts';
import { deskTopic } from '../adapters/operator-desk/built-in.ts';
import type { Secrets } from '../adapters/signed-calls/signature.ts';
import type { Store } from '../adapters/store/port.ts';
import type { Records } from '../adapters/store/records.ts';
import { bringUp, converse, greet } from '../dialogs/conversation/conversation.ts';
import { heedAnswer } from '../dialogs/desk/back-office-answers.ts';
import type { Company, Turn } from '../dialogs/form/turn.ts';
import { timers } from '../dialogs/news/timers.ts';
import { buttonWordsOf, messageOf, type Reply, stillMeant } from '../dialogs/words/reply.ts';
import { tongueAfter } from '../knowledge/language/text/tongue.ts';
import { stamp } from '../knowledge/rules/japan-time.ts';
import type { BudgetedModel } from './budgeted-model.ts';
import { BufferAdapter } from './buffer-adapter.ts';
import type { Clock } from './clock.ts';
import { codesOfTurn, keptText } from './codes-of-turn.ts';
import { type ToCount, tallied } from './count-at-commit.ts';
import type { Event, EventOutcome } from './event.ts';
import { type Hearing, hearChannel, hearMessage, isToldInAnswer, offeredBy } from './hear.ts';
import { intendFor } from './intend.ts';
import { alertOthers, keepKnown } from './known-talks.ts';
import { answerChannel, foundOnPage } from './link-event.ts';
import { menusFollow } from './menus-follow.ts';
import type { Metrics } from './metrics.ts';
import { type ModelAnswers, modelOfTurn } from './model-of-turn.ts';
import { newIds } from './new-ids.ts';
import { operate } from './operate.ts';
import { enqueue } from './outgoing.ts';
import { portsOver } from './ports.ts';
import { spreadQueue, timerId, timerQueue } from './queues.ts';
import { sendsAgain } from './send-again.ts';
import { dialogAccessor, type Talk, talks, talkTopic, transcriptLog } from './talk.ts';
import { heedTries, type TryWatch } from './wrong-tries.ts';

export interface TurnTools {
  store: Store;
  company: Company;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  /** address of the customers' page of a remote session, up to its code */
  remotePage: () => string;
  /** address of the page that links the chat of a conversation; undefined: no channel of this process has one */
  linkPage?: ((conversation: string) => string | undefined) | undefined;
  /** visits and loans are asked for at a company's own back office */
  asksOutside: boolean;
  /** what one-time codes are made with; undefined: none are asked for */
  codeSecrets?: Secrets | undefined;
  /** the language model, asked between the runs of a turn; undefined: there is none */
  model?: BudgetedModel | undefined;
}

export interface TurnRunner {
  /**
   * Runs the event once, however often it is delivered: what it changes is committed when this resolves.
   * Throws OutsideError('store', retryable) when it could not be committed; the event may be delivered again.
   */
  run(event: Event): Promise<EventOutcome>;
  /** How many events of a conversation run or wait in this process. */
  waiting(conversation: string): number;
}

/** What one run of an event has besides. */
export interface RunOfTurn {
  watch: TryWatch;
  toCount: ToCount;
  /** what the language model answered for this event so far; undefined: there is no model */
  answers?: ModelAnswers | undefined;
  /** it failed before: the customer is told that, and nothing else is done */
  failed: boolean;
}

/** One run of an event: everything is kept in `records`, nothing has left. Throws WantsModel where it is to be run again with what that says. */
export const runTurn = async (
  event: Event,
  records: Records,
  tools: TurnTools,
  { watch, toCount, answers, failed }: RunOfTurn,
): Promise<EventOutcome> => {
  const { store, company, clock, remotePage } = tools;
  const { startAnewAfterHours } = company.documents.desk.conversation;
  const now = clock.now();
  const at = stamp(now);
  const { conversation } = event;
  const talk: Talk = (await talks.read(records, conversation)) ?? {
    user: '',
    dialogs: { dialogStack: [] },
    sent: 0,
    kept: {},
  };
  const outcome: EventOutcome = { replies: [] };
  // What the back office says is not told back to it.
  const intends = tools.asksOutside && event.kind !== 'answer';
  const kept = { records, clock, outcome };
  const codes = codesOfTurn(tools.codeSecrets, kept);
  const all = portsOver(records, clock, intends ? intendFor(event, kept) : undefined, codes);
  const tried = (result: EventOutcome['tried']) => Object.assign(outcome, { tried: result });
  const heeded = heedTries(event, all, { records, company, clock, watch, tried });
  const ports = tallied(event, tools.linkPage ? menusFollow(event, heeded, kept) : heeded, {
    talk,
    now,
    startAnewAfterHours,
    toCount,
  });
  // In every turn's read set: a bot's reply cannot be committed once an operator has taken the chat.
  const handoff = await ports.desk.handoffOf(conversation);
  let written = 0;
  const write = (entry: TranscriptEntry) => {
    written += 1;
    records.append(transcriptLog(conversation), entry);
    records.notify(talkTopic(conversation));
    if (handoff) records.notify(deskTopic);
    return entry.id;
  };
  const entryId = () => `${event.id}/${written}`;
  const { text, hidesCodes } = await keptText(event, talk.user, codes);

  const keep: Hearing['write'] = (entry) => write({ ...entry, id: entryId(), at });
  const { files } = company.documents.desk;
  const hearing = { talk, records, realNow: clock.realNow(), write: keep, files };
  const heard = event.kind === 'message' ? await hearMessage(event, text, hearing) : undefined;
  const told = event.kind === 'channel' ? await hearChannel(event, text, store, hearing) : undefined;
  if (heard?.chosen) outcome.chosen = heard.chosen;
  if (heard?.sends || told?.sends) outcome.pushed = true;
  if (heard?.toFetch.length) outcome.files = heard.toFetch;

  // What an operator does is told in their name; that they are gone they cannot tell themselves.
  const byOperator = event.kind === 'operator' && event.action.do !== 'gone';
  const speaker = byOperator ? ({ from: 'operator', name: event.by.name } as const) : ({ from: 'bot' } as const);
  const silent = event.kind !== 'operator' && handoff?.state === 'connected';
  const before = talk.kept.tongue ?? 'ja';
  const tongue = event.kind === 'message' ? tongueAfter(event.text, before) : before;
  const inAnswer = isToldInAnswer(event, heard?.isStale === true);
  const buttons: Record<string, string> = {};
  const offered: NonNullable<Talk['offered']> = [];
  const adapter = new BufferAdapter();
  const turn: Turn = {
    ...company,
    ...ports,
    tongue,
    say: company.sayings[tongue],
    now,
    conversation,
    user: talk.user,
    remotePage: remotePage(),
    linkPage: tools.linkPage?.(conversation),
    hidesCodes,
    model: answers && modelOfTurn(answers, toCount),
    ...newIds(event.id),
    speak: async (reply: Reply) => {
      const message = messageOf(reply, company.documents);
      if (silent) return void write({ kind: 'note', id: entryId(), at, about: 'unsent', text: message.text });
      const entry = entryId();
      write({ kind: 'said', id: entry, at, ...speaker, message });
      outcome.replies.push(message);
      Object.assign(buttons, buttonWordsOf(reply));
      if (talk.address && !inAnswer) {
        outcome.pushed = true;
        enqueue(records, { conversation, entry, ...speaker, message }, ++talk.sent, clock.realNow());
        if (message.choices) offered.push(offeredBy(message, talk.sent));
      }
    },
    held: silent,
    kept: () => talk.kept,
    keep: (change) => {
      talk.kept = { ...talk.kept, ...change };
    },
    alertOthers: alertOthers(records, { conversation, user: talk.user, clock }),
    sendAgain: sendsAgain(records, { clock, outcome, note: (entry) => write({ ...entry, id: entryId(), at }) }),
    spread: (notice) => records.schedule(spreadQueue, notice, clock.realNow()),
    note: (about, text) => write({ kind: 'note', id: entryId(), at, about, text }),
    setTimer: (name, of, when) => records.schedule(timerQueue, timerId(name, of, conversation), when.epochMilliseconds),
    stopTimer: (name, of) => records.unschedule(timerQueue, timerId(name, of, conversation)),
  };
  const context = adapter.contextFor(event.kind === 'message' ? event.text : '', conversation, talk.user);
  const dialogs = dialogAccessor(talk);

  if (failed) await turn.speak(turn.say.sorry());
  else if (event.kind === 'message') {
    if (event.join) await (silent || !heard?.arrives ? undefined : greet(turn));
    else if (!silent && heard?.isStale) await turn.speak(turn.say.staleTap());
    else if (!silent) await converse(turn, context, dialogs, { ...event, came: heard?.came ?? [] });
  } else if (event.kind === 'channel') await answerChannel(event, turn, context, dialogs, kept);
  else if (event.kind === 'link') outcome.onPage = await foundOnPage(turn, event.given, kept);
  else if (event.kind === 'operator') {
    await operate(event, turn, { talk, records, outcome, contract: handoff?.contract, realNow: clock.realNow() });
  } else if (event.kind === 'answer') {
    outcome.heeded = await heedAnswer(turn, event.intent, event.came);
    await keepOn(records, event.intent.id, clock.realNow());
  } else {
    const next = await timers[event.name](turn, event.of);
    if (next) await bringUp(turn, context, dialogs, next.form, next.answers);
    records.finish(event.leased, null);
  }
  if (offered.length > 0) talk.offered = offered;
  if (tongue !== before) turn.keep({ tongue });
  const { buttons: earlier } = talk.kept;
  if (Object.keys(buttons).length > 0) turn.keep({ buttons });
  else if (earlier && outcome.replies.length > 0 && !heard?.isStale) turn.keep({ buttons: stillMeant(earlier) });
  const isHeard = event.kind === 'message' || told?.links;
  if (isHeard && !failed && !silent) await keepKnown(records, turn, talk, clock.realNow());
  if (adapter.sent.length > 0) throw new Error('a dialog spoke past turn.speak: its figures were not checked');
  if (talk.user !== '' || talk.address) talks.write(records, conversation, talk);
  return outcome;
};
