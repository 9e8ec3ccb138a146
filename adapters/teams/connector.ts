/** The Bot Connector: Teams, every other Azure Bot channel, the Emulator. Activities in, authenticated; activities out. */
import { context, propagation } from '@opentelemetry/api';
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type ConversationReference,
} from 'botbuilder';
import { OutsideError } from '../errors.ts';
import { isServiceAddress } from './service-hosts.ts';
import { mayBeToken } from './token.ts';

export interface ConnectorSettings {
  /** further hosts activities may be answered at */
  serviceHosts?: readonly string[];
  appId: string;
  password: string;
  type: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
  tenantId: string;
}

/** A step of the SDK's way out, of which its types tell nothing. */
interface OnTheWayOut {
  name: string;
  sendRequest(request: { headers: { set(name: string, value: string): void } }, next: (r: object) => object): object;
}
/** Tells the trace that what is sent belongs to (W3C Trace Context). */
const tellsTrace: OnTheWayOut = {
  name: 'traceparent',
  sendRequest(request, next) {
    propagation.inject(context.active(), request.headers, { set: (headers, name, value) => headers.set(name, value) });
    return next(request);
  },
};
/** The connector client of a turn, as far as it is used here: the SDK keeps no options of ours for its steps. */
interface WaysOut {
  client: { pipeline: { addPolicy(step: OnTheWayOut): void; removePolicy(step: { name: string }): void } };
}

/** CloudAdapter keeps this to itself: we read the body, run the turn and answer on our own. */
class Connector extends CloudAdapter {
  authenticate(activity: Activity, authorization: string) {
    return this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
  }
}

export interface BotConnector {
  /** Whether the header may be one of the Bot Connector's: what is asked before a body is read. It proves nothing. */
  mayBelieve(authorization: string): boolean;
  /** Whether activities of `serviceUrl` may be answered there. */
  answersAt(serviceUrl: string): boolean;
  /** Whether the Bot Connector sent this activity. The reason of a no stays here: a forger learns nothing. */
  believes(activity: Activity, authorization: string): Promise<boolean>;
  /** Sends `activity` to a conversation. Throws OutsideError('bot connector'): retryable unless the channel refused it. */
  send(reference: Partial<ConversationReference>, activity: Partial<Activity>): Promise<void>;
}

/**
 * The connector for an app's settings; without any, nothing is authenticated (the caller lets only this machine in).
 * `refused` hears why a sender was not believed: for our log, never for the sender.
 */
export const botConnector = (
  settings: ConnectorSettings | undefined,
  refused: (why: unknown) => void,
): BotConnector => {
  const { appId = '', password = '', type = 'MultiTenant', tenantId = '' } = settings ?? {};
  const credentials = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppPassword: password,
    MicrosoftAppType: type,
    MicrosoftAppTenantId: tenantId,
  });
  const authentication = new ConfigurationBotFrameworkAuthentication({}, credentials);
  const adapter = new Connector(authentication);
  // Our own turn has caught and told what failed inside it; what comes here is a failure of sending.
  adapter.onTurnError = async (_context, error) => {
    throw error;
  };
  const answersAt = (serviceUrl: string) => isServiceAddress(serviceUrl, settings && (settings.serviceHosts ?? []));
  const mayBelieve = (authorization: string) => !settings || mayBeToken(authorization, appId, Date.now());
  return {
    mayBelieve,
    answersAt,
    async believes(activity, authorization) {
      if (!settings) return true;
      if (!mayBelieve(authorization)) return false;
      try {
        await adapter.authenticate(activity, authorization);
        return true;
      } catch (error) {
        refused(error);
        return false;
      }
    },
    async send(reference, activity) {
      // One that was kept before its host was looked at, or whose host was taken from the list since.
      if (!answersAt(reference.serviceUrl ?? ''))
        throw new OutsideError('bot connector', { retryable: false, message: 'its host is not on the list' });
      try {
        await adapter.continueConversationAsync(appId, reference, async (turn) => {
          const { pipeline } = turn.turnState.get<WaysOut>(adapter.ConnectorClientKey).client;
          // Taken away first: the client may have been used before.
          pipeline.removePolicy(tellsTrace);
          // The outbox tries again, in order and with patience of its own: the SDK must not try behind its back.
          pipeline.removePolicy({ name: 'defaultRetryPolicy' });
          pipeline.addPolicy(tellsTrace);
          await turn.sendActivity(activity);
        });
      } catch (error) {
        const { statusCode } = error as { statusCode?: number };
        const refused =
          statusCode !== undefined && statusCode >= 400 && statusCode < 500 && statusCode !== 429 && statusCode !== 408;
        throw new OutsideError('bot connector', { retryable: !refused, cause: error });
      }
    },
  };
};
