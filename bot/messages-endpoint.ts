/** POST /api/messages: an activity becomes an event, its replies leave in the answer or through the outbox. */
import { TurnContext } from 'botbuilder';
import { toActivity } from '../adapters/channels/activity.ts';
import { readActivity } from '../adapters/teams/activity.ts';
import type { BotConnector } from '../adapters/teams/connector.ts';
import { eventOf } from './activity-event.ts';
import { isOurselves } from './ourselves.ts';
import { json, problem, type Route, type RouteAnswer, type RouteHead, type RouteRequest } from './route.ts';
import type { TurnRunner } from './turn.ts';

const notBelieved = problem(401, 'Unauthorized', 'The Authorization header is not one of the Bot Connector.');

/** The route's handlers. `access`: who is let in; without an app id only this machine is, in the demo. */
export const messagesEndpoint = (tools: {
  connector: BotConnector;
  turns: TurnRunner;
  access: 'connector' | 'ourselves' | 'nobody';
  /** the refusal of one more message of a conversation */
  tooMuch: (conversation: string) => RouteAnswer | undefined;
}): Pick<Route, 'admit' | 'handle'> => {
  const { connector, turns, access, tooMuch } = tools;

  const admit = async (head: RouteHead): Promise<RouteAnswer | undefined> => {
    if (access === 'nobody' || (access === 'ourselves' && !isOurselves(head))) {
      return problem(401, 'Unauthorized', 'Set MicrosoftAppId to receive activities from the Bot Connector.');
    }
    return connector.mayBelieve(head.headers.authorization ?? '') ? undefined : notBelieved;
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
    const event = eventOf(activity, inResponse);
    if (!event) return { status: 200 };
    const refused = tooMuch(event.conversation);
    if (refused) return refused;
    const { replies } = await turns.run(event);
    if (!inResponse) return { status: 200 };
    const reference = TurnContext.getConversationReference(activity);
    const shown = activity.channelId === 'msteams' ? 'teams' : 'web';
    const activities = replies.map((reply) =>
      TurnContext.applyConversationReference(toActivity(reply, shown), reference),
    );
    return json(200, { activities });
  };

  return { admit, handle };
};
