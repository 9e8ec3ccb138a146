/** The Bot Connector: Teams, every other Azure Bot channel, the Emulator. Activities in, authenticated; activities out. */
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type ConversationReference,
  TurnContext,
} from 'botbuilder';
import { OutsideError } from '../errors.ts';
import { postActivity } from './post.ts';
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
  /**
   * Makes one attempt to send `activity` to a conversation, and is done with it when it resolves or throws; gives the id the
   * channel calls it by. Throws OutsideError('bot connector'): retryable unless refused for good, `unsure` where it may have
   * arrived, `gone` where nobody is there any more, `waitMs` where the channel asks to be left alone.
   */
  send(reference: Partial<ConversationReference>, activity: Partial<Activity>): Promise<string | undefined>;
}

/** Where the SDK gets a bot's own tokens, in Azure's public cloud. */
const login = 'https://login.microsoftonline.com/botframework.com';

/** A send is over after this, its token's way included: before the outbox has had enough of it. Real time. */
const sendWithinMs = 10_000;

/** What the SDK's credentials are here. */
interface OwnToken {
  getToken(): Promise<string>;
}

/**
 * The connector for an app's settings; without any, nothing is authenticated (the caller lets only this machine in).
 * `refused` hears why a sender was not believed: for our log, never for the sender. `withinMs`: real time a send may take.
 */
export const botConnector = (
  settings: ConnectorSettings | undefined,
  refused: (why: unknown) => void,
  withinMs = sendWithinMs,
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
  const token = settings
    ? async () => {
        const scope = authentication.getOriginatingAudience();
        const own = await credentials.createCredentials(appId, scope, login, true);
        return (own as unknown as OwnToken).getToken();
      }
    : () => undefined;
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
      const whole = TurnContext.applyConversationReference({ ...activity }, reference);
      const { serviceUrl = '', conversation } = reference;
      const inReplyTo = whole.replyToId ? `/${encodeURIComponent(whole.replyToId)}` : '';
      const path = `/v3/conversations/${encodeURIComponent(conversation?.id ?? '')}/activities${inReplyTo}`;
      return postActivity((serviceUrl.endsWith('/') ? serviceUrl.slice(0, -1) : serviceUrl) + path, whole, {
        token,
        withinMs,
      });
    },
  };
};
