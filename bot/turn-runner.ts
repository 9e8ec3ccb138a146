/** Runs events as turns: each once however often it is delivered, in the order they come in, until it is committed. */
import { OutsideError } from '../adapters/errors.ts';
import { openRecords } from '../adapters/store/records.ts';
import type { AskModel } from './budgeted-model.ts';
import type { ToCount } from './count-at-commit.ts';
import { type Event, type EventOutcome, events } from './event.ts';
import { inOrder } from './in-order.ts';
import { lookedAtBy } from './looked-at.ts';
import { type LostAnswer, lostAnswer } from './lost-answer.ts';
import { measuredCommit, measuredTurn } from './measured-turn.ts';
import { asThrown, type ModelAnswers, WantsModel, withModel } from './model-of-turn.ts';
import { rememberEventsMs } from './queues.ts';
import { runTurn, type TurnRunner, type TurnTools } from './turn.ts';
import { type Run, untilCommitted } from './until-committed.ts';
import { openTryWatch } from './wrong-tries.ts';

/** The runner of all events. Events of one conversation run in the order they come in to this process. */
export const turnRunner = (tools: TurnTools): TurnRunner => {
  const { store, company, clock, log, metrics } = tools;
  const queue = inOrder();
  const run = untilCommitted();
  metrics.gauge('desk_turns_under_way', queue.all);
  const watch = openTryWatch(company.documents.desk.lockOut, clock, metrics);

  const runOnce = async (
    event: Event,
    look: LostAnswer,
    failure: { told: boolean },
    answers: ModelAnswers | undefined,
  ): Promise<Run<EventOutcome>> => {
    const records = openRecords(store);
    await records.readAhead(lookedAtBy(event));
    const before = await events.read(records, event.id);
    if (before) {
      metrics.count('desk_redelivered_total', { kind: event.kind });
      if (event.kind === 'timer') records.finish(event.leased, null);
      // What was read may not be safe yet: a commit after it is, and only then is it acknowledged.
      if ((await look.committing(records.commit)) !== 'committed') return { again: true };
      return { done: before.outcome };
    }
    const toCount: ToCount = [];
    let outcome: EventOutcome;
    try {
      outcome = await runTurn(event, records, tools, { watch, toCount, answers, failed: failure.told });
    } catch (thrown) {
      const error = asThrown(thrown);
      if (error instanceof WantsModel) throw error;
      // What was read may have changed half way: then nothing is wrong but the moment.
      if (!(error instanceof OutsideError) && !(await records.stand())) return { again: true };
      if (failure.told || error instanceof OutsideError || event.kind !== 'message') throw error;
      log.error(
        { err: error, event: event.kind, conversation: event.conversation },
        'a turn failed; the customer is told',
      );
      metrics.count('desk_turn_failures_total', { kind: event.kind });
      failure.told = true;
      return { again: true };
    }
    events.write(records, event.id, { outcome });
    records.forget(events.key(event.id), clock.realNow() + rememberEventsMs);
    const result = await look.committing(() => measuredCommit(event, tools, records.commit));
    if (result !== 'committed') return { again: true, over: await records.changed() };
    if (outcome.tried) watch.heard(outcome.tried);
    for (const count of toCount) count(metrics);
    return { done: outcome };
  };

  const once = async (event: Event, answers?: ModelAnswers): Promise<EventOutcome> => {
    const look = lostAnswer(event, tools);
    const failure = { told: false };
    return run(() => runOnce(event, look, failure, answers), look.bears);
  };
  // What waits for the model holds up the customer's next messages, and no operator's action or timer.
  const messages = inOrder();
  const read = ({ conversation }: Event, turn: (answers: ModelAnswers) => Promise<EventOutcome>, ask: AskModel) =>
    withModel((answers) => queue.run(conversation, () => turn(answers)), ask);

  return {
    run(event) {
      if (!tools.model || event.kind !== 'message') return measuredTurn(event, tools, queue, () => once(event));
      const ask = tools.model.forTurn(event.user);
      return measuredTurn(event, tools, messages, () => read(event, (answers) => once(event, answers), ask));
    },
    waiting: (conversation) => Math.max(queue.waiting(conversation), messages.waiting(conversation)),
  };
};
