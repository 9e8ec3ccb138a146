/** Pictures and files that came with an activity, and fetching them from the hosts that Bot Framework and Teams keep them at. */
import {
  type Activity,
  ConfigurationServiceClientCredentialFactory,
  type ConfigurationServiceClientCredentialFactoryOptions,
} from 'botbuilder';
import { z } from 'zod';
import { dataOf, download, type FetchFile } from '../channels/download.ts';
import type { FileKind, FileRefusal } from '../channels/port.ts';
import type { ConnectorSettings } from './connector.ts';
import { isServiceAddress } from './service-hosts.ts';

/** One picture or file of an activity: its bytes, where they are, or why they are not to be had. */
export interface Attached {
  kind: FileKind;
  name?: string;
  got: { bytes: Uint8Array } | { at: { url: string; by: 'connector' | 'link' } } | { refused: FileRefusal };
}

const text = z.string().min(1).max(4_000).optional().catch(undefined);
const shape = z.looseObject({
  contentType: z.string().max(200),
  contentUrl: z.string().max(1_000_000).optional().catch(undefined),
  name: text,
  content: z.unknown().optional(),
});
/** A file that was uploaded to Teams: learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 */
const teamsFile = 'application/vnd.microsoft.teams.file.download.info';
const downloadInfo = z.looseObject({ downloadUrl: z.string().max(4_000) });

const kindOf = (contentType: string): FileKind =>
  (['image', 'video', 'audio'] as const).find((kind) => contentType.startsWith(`${kind}/`)) ?? 'file';

const attached = (given: unknown): Attached[] => {
  const { data: one } = shape.safeParse(given);
  if (!one) return [];
  const { contentType, contentUrl, name } = one;
  const kind = kindOf(contentType);
  const named = { kind, ...(name !== undefined && { name }) };
  if (contentType === teamsFile) {
    const { data } = downloadInfo.safeParse(one.content);
    return [{ ...named, got: data ? { at: { url: data.downloadUrl, by: 'link' } } : { refused: 'failed' } }];
  }
  // Cards, quotes and the text as HTML have none.
  if (contentUrl === undefined) return kind === 'file' ? [] : [{ ...named, got: { refused: 'failed' } }];
  if (/^data:[^,]{0,200};base64,/.test(contentUrl)) return [{ ...named, got: { bytes: dataOf(contentUrl) } }];
  return [{ ...named, got: { at: { url: contentUrl.slice(0, 4_000), by: 'connector' } } }];
};

/** So many of one activity are looked at. */
const most = 10;

/** What came with `activity` beside its words. */
export const attachedTo = ({ attachments }: Pick<Activity, 'attachments'>): Attached[] =>
  (Array.isArray(attachments) ? attachments : []).flatMap(attached).slice(0, most);

/** Where Teams keeps files that are uploaded to it; the address it gives holds its own pass. */
const fileHosts = ['.sharepoint.com', '.sharepoint.us', '.sharepoint.cn'];
const isFileAddress = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password, port } = new URL(url);
  const isPlain = protocol === 'https:' && username === '' && password === '' && port === '';
  return isPlain && fileHosts.some((host) => hostname.endsWith(host));
};

const place = z.object({ url: z.string(), by: z.enum(['connector', 'link']) });

/** What the connector is asked with: learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
export const connectorToken = (settings: ConnectorSettings): (() => Promise<string>) => {
  const { appId, password, type, tenantId } = settings;
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppPassword: password,
    MicrosoftAppType: type,
    MicrosoftAppTenantId: tenantId,
  } satisfies ConfigurationServiceClientCredentialFactoryOptions);
  const login = `https://login.microsoftonline.com/${tenantId || 'botframework.com'}`;
  return async () => {
    const credentials = await factory.createCredentials(appId, 'https://api.botframework.com', login, true);
    return (credentials as unknown as { getToken(): Promise<string> }).getToken();
  };
};

/**
 * Fetches what came with an activity: from a host that activities are answered at, with our token; or from where Teams keeps
 * files, with none. Nothing is fetched from anywhere else. `token` undefined: nobody is authenticated, and this machine alone is asked.
 */
export const botFrameworkFiles =
  (
    settings: Pick<ConnectorSettings, 'serviceHosts'> | undefined,
    token: (() => Promise<string>) | undefined,
  ): FetchFile =>
  async (at, limits) => {
    const { url, by } = place.parse(at);
    if (by === 'link') return isFileAddress(url) ? download('Teams', url, limits) : { came: 'failed' };
    if (!isServiceAddress(url, settings && (settings.serviceHosts ?? []))) return { came: 'failed' };
    const asks = token && { authorization: `Bearer ${await token()}` };
    return download('bot connector', url, limits, asks);
  };
