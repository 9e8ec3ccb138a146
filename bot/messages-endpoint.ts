/** POST /api/messages: an activity becomes an event, its replies leave in the answer or through the outbox. */
import { TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { toActivity } from '../adapters/channels/activity.ts';
import { deadCard, usedCard } from '../adapters/channels/card.ts';
import { readActivity } from '../adapters/teams/activity.ts';
import type { BotConnector } from '../adapters/teams/connector.ts';
import { cardActionName, cardAnswer } from '../adapters/teams/submitted.ts';
import type { Company } from '../dialogs/form/turn.ts';
import { messageOf } from '../dialogs/words/reply.ts';
import { eventOf } from './activity-event.ts';
import { type After, afterMs } from './after.ts';
import type { Event, EventOutcome } from './event.ts';
import { canBeKept, type LateEvents } from './late-events.ts';
import { isOurselves } from './ourselves.ts';
import { json, problem, type Route, type RouteAnswer, type RouteHead, type RouteRequest } from './route.ts';
import type { TurnRunner } from './turn.ts';

/** Who waits longer than this for the answer is shown that it is being made. Real time. */
const typingAfterMs = 1_000;
const typing = { type: 'typing' };
/** Teams gives up after ten to fifteen seconds, tells the customer that something went wrong, and sends it again. Real time. */
const answerWithinMs = 4_000;

const notBelieved = problem(401, 'Unauthorized', 'The Authorization header is not one of the Bot Connector.');

/** The route's handlers. `access`: who is let in; without an app id only this machine is, in the demo. */
export const messagesEndpoint = (tools: {
  connector: BotConnector;
  turns: TurnRunner;
  access: 'connector' | 'ourselves' | 'nobody';
  /** the refusal of one more message of a conversation */
  tooMuch: (conversation: string) => RouteAnswer | undefined;
  company: Pick<Company, 'sayings' | 'documents'>;
  log: Logger;
  late: Pick<LateEvents, 'keep'>;
  after?: After;
}): Pick<Route, 'admit' | 'handle'> => {
  const { connector, turns, access, tooMuch, company, log, late, after = afterMs } = tools;

  const admit = async (head: RouteHead): Promise<RouteAnswer | undefined> => {
    if (access === 'nobody' || (access === 'ourselves' && !isOurselves(head))) {
      return problem(401, 'Unauthorized', 'Set MicrosoftAppId to receive activities from the Bot Connector.');
    }
    return connector.mayBelieve(head.headers.authorization ?? '') ? undefined : notBelieved;
  };

  const said = (what: 'inHand' | 'staleTap') => messageOf(company.sayings.ja[what](), company.documents);

  /** What the turn of `event` comes to, unless that takes longer than a channel waits: then the event is kept. */
  const soon = async (turn: Promise<EventOutcome>, event: Event): Promise<EventOutcome | 'late'> => {
    if (!canBeKept(event)) return turn;
    const slow = Promise.withResolvers<'late'>();
    const stop = after(answerWithinMs, () => slow.resolve('late'));
    const outcome = await Promise.race([turn, slow.promise]).finally(stop);
    if (outcome !== 'late') return outcome;
    turn.catch((error) => log.warn({ err: error }, 'a turn failed after its channel was answered'));
    // From here on it happens whatever becomes of this process, so that the channel need not bring it again.
    await late.keep(event);
    return 'late';
  };

  /** What Teams hears of a button that was pressed: within its patience, whatever the turn takes. */
  const answerCard = async (turn: Promise<EventOutcome>, event: Event): Promise<RouteAnswer> => {
    const outcome = await soon(turn, event);
    if (outcome === 'late') return json(200, cardAnswer.told(said('inHand').text));
    const { chosen, replies } = outcome;
    if (chosen) return json(200, cardAnswer.replacedBy(usedCard(chosen)));
    // Nothing is said while an operator holds the chat: the press stands in it all the same.
    const [why = said('staleTap')] = replies;
    return json(200, cardAnswer.replacedBy(deadCard(why.text)));
  };

  const handle = async (ask: RouteRequest): Promise<RouteAnswer> => {
    const read = readActivity(ask.json);
    if ('problem' in read) return problem(400, 'BadActivity', read.problem);
    const { activity } = read;
    if (!(await connector.believes(activity, ask.headers.authorization ?? ''))) return notBelieved;
    if (activity.serviceUrl && !connector.answersAt(activity.serviceUrl)) {
      const cure = 'Its host is none of Azure’s channels. Add it to SERVICE_URL_HOSTS, or correct serviceUrl.';
      return problem(400, 'ServiceUrl', cure);
    }
    const inResponse = activity.deliveryMode === 'expectReplies';
    const isCard = activity.type === 'invoke' && activity.name === cardActionName;
    const event = eventOf(activity, inResponse);
    const taken: RouteAnswer = activity.type === 'invoke' ? json(200, {}) : { status: 200 };
    if (!event) return isCard ? json(200, cardAnswer.unknown()) : taken;
    const refused = tooMuch(event.conversation);
    if (refused) return refused;
    const reference = TurnContext.getConversationReference(activity);
    const isAsked = event.kind === 'message' && !event.join && !inResponse;
    const stop = isAsked
      ? after(typingAfterMs, () => void connector.send(reference, typing).catch(() => {}))
      : () => {};
    const turn = turns.run(event).finally(stop);
    if (isCard) return answerCard(turn, event);
    const outcome = inResponse ? await turn : await soon(turn, event);
    if (outcome === 'late' || !inResponse || activity.type === 'invoke') return taken;
    const { replies } = outcome;
    const shown = activity.channelId === 'msteams' ? 'teams' : 'web';
    const activities = replies.map((reply) =>
      TurnContext.applyConversationReference(toActivity(reply, shown), reference),
    );
    return json(200, { activities });
  };

  return { admit, handle };
};
