/** The settings: the one place that reads the environment, and every problem with its cure at once. */
import { z } from 'zod';
import { ConfigError } from '../adapters/errors.ts';
import type { LineSettings } from '../adapters/line/api.ts';
import { isOwnAddress, isOwnHost } from '../adapters/own-machine.ts';
import type { RedisPlace } from '../adapters/store/redis-connection.ts';
import { isNetwork } from './address.ts';
import { type ModelSettings, modelSettings } from './model-settings.ts';
import { isSafeToCall, type SettingGiven, settingsBy } from './parse-settings.ts';
import type { SettingName } from './settings.ts';
import { isSite, siteOf } from './sites.ts';

/** Where a system of the company is called, and what calls are signed with. */
interface SignedPlace {
  url: string;
  secret: string;
  secretBefore?: string;
}

export interface Config {
  microsoft?: {
    appId: string;
    password: string;
    type: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
    tenantId: string;
    /** further hosts activities may be answered at */
    serviceHosts: readonly string[];
  };
  port: number;
  host: string;
  /** how customers reach this server; undefined: at the address listened on */
  publicUrl?: string;
  /** addresses and networks; undefined: this machine and private networks */
  trustedProxies?: readonly string[];
  dataDir: string;
  /** undefined: the embedded store */
  redis?: RedisPlace;
  /** the company's own back office; undefined: visits, loans and remote sessions are kept here */
  backOffice?: SignedPlace;
  /** where one-time codes go; undefined: number and digits are enough */
  secondFactor?: SignedPlace;
  /** who reads the metrics shows it; undefined: only programs on this machine read them */
  metricsToken?: string;
  /** the OpenTelemetry collector spans are sent to, without a slash at its end; undefined: none are made */
  collector?: string;
  deskAdminPassword?: string;
  logLevel: string;
  demo: boolean;
  /** pages that may embed the web chat, as browsers write them in Origin; undefined: none is listed */
  webChatOrigins?: readonly string[];
  clock?: Temporal.Instant;
  /** undefined: LINE is not served */
  line?: LineSettings;
  /** undefined: no language model is asked */
  model?: ModelSettings;
}

const filled = z.string().trim().min(1);
const isSentinel = (text: string): boolean =>
  /^(?:rediss?:\/\/)?(?:[^\s@/]+@)?(?:[\w.-]+|\[[\da-f:]+\])(?::\d{1,5})?$/i.test(text.trim());
const hostShape = /^(?:\*\.)?[a-z\d-]+(?:\.[a-z\d-]+)*$/i;
const listed = (text: string | undefined): string[] => text?.split(',').map((one) => one.trim()) ?? [];
const appTypes = ['MultiTenant', 'SingleTenant', 'UserAssignedMSI'] as const;
/** Azure's own pages write these names in several cases. */
const asAzureWrites = (given: unknown) =>
  appTypes.find((one) => one.toLowerCase() === String(given).toLowerCase()) ?? given;
const shapes = {
  MicrosoftAppType: z.preprocess(asAzureWrites, z.enum(appTypes)),
  SERVICE_URL_HOSTS: z.string().refine((text) => text.split(',').every((one) => hostShape.test(one.trim()))),
  PORT: z.coerce.number().int().min(0).max(65_535),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }),
  TRUSTED_PROXIES: z.string().refine((text) => text.split(',').every((one) => isNetwork(one.trim()))),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }),
  REDIS_SENTINELS: z.string().refine((text) => text.split(',').every(isSentinel)),
  REDIS_REPLICAS: z.coerce.number().int().min(0).max(9),
  REDIS_KEY_PREFIX: z.string().regex(/^[!-~]{1,100}$/),
  WEB_CHAT_ORIGINS: z.string().refine((text) => listed(text).every(isSite)),
  LINE_API_BASE_URL: z.url({ protocol: /^https?$/, abort: true }).refine(isSafeToCall),
  BACK_OFFICE_URL: z.url({ protocol: /^https?$/, abort: true }).refine(isSafeToCall),
  BACK_OFFICE_SECRET: z.string().min(32),
  BACK_OFFICE_SECRET_BEFORE: z.string().min(32),
  SECOND_FACTOR_URL: z.url({ protocol: /^https?$/, abort: true }).refine(isSafeToCall),
  SECOND_FACTOR_SECRET: z.string().min(32),
  SECOND_FACTOR_SECRET_BEFORE: z.string().min(32),
  METRICS_TOKEN: z.string().regex(/^[\w.~+/=-]{16,}$/),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }),
  DESK_ADMIN_PASSWORD: z.string().min(10),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']),
  DEMO: z.enum(['0', '1']),
} as const;

const cures: Record<keyof typeof shapes, string> = {
  MicrosoftAppType: 'Use MultiTenant, SingleTenant or UserAssignedMSI.',
  SERVICE_URL_HOSTS: 'Use host names such as channel.example.jp or *.example.jp, with commas between.',
  PORT: 'Use a whole number from 0 to 65535.',
  PUBLIC_URL: 'Use an address that begins with https:// or http://.',
  TRUSTED_PROXIES: 'Use addresses or networks such as 10.0.0.5,172.18.0.0/16,fd00::/8.',
  REDIS_URL: 'Use an address such as redis://127.0.0.1:6379, or unset it for the embedded store.',
  REDIS_SENTINELS: 'Use addresses such as 10.0.0.1:26379,10.0.0.2:26379.',
  REDIS_REPLICAS: 'Use a whole number from 0 to 9.',
  REDIS_KEY_PREFIX: 'Use 1 to 100 printable ASCII characters without blanks.',
  WEB_CHAT_ORIGINS: 'Use addresses of sites without a path, such as https://www.example.jp, with commas between.',
  LINE_API_BASE_URL: 'Use an address that begins with https:// and holds no password; http:// on this machine only.',
  BACK_OFFICE_URL: 'Use an address that begins with https:// and holds no password; http:// on this machine only.',
  BACK_OFFICE_SECRET: 'Use at least 32 characters.',
  BACK_OFFICE_SECRET_BEFORE: 'Use at least 32 characters, or unset it.',
  SECOND_FACTOR_URL: 'Use an address that begins with https:// and holds no password; http:// on this machine only.',
  SECOND_FACTOR_SECRET: 'Use at least 32 characters.',
  SECOND_FACTOR_SECRET_BEFORE: 'Use at least 32 characters, or unset it.',
  METRICS_TOKEN: 'Use at least 16 of a-z A-Z 0-9 . _ ~ + / = -',
  OTEL_EXPORTER_OTLP_ENDPOINT: 'Use an address such as http://127.0.0.1:4318, without /v1/traces.',
  DESK_ADMIN_PASSWORD: 'Use at least 10 characters.',
  LOG_LEVEL: 'Use trace, debug, info, warn, error or silent.',
  DEMO: 'Use 1 or 0.',
};

const instant = (text: string): Temporal.Instant | undefined => {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return undefined;
  }
};

/** The settings in `env`, with defaults where one is not usable, and every problem with its cure. */
export const parseConfig = (
  env: Readonly<Record<string, string | undefined>>,
): { config: Config; problems: string[] } => {
  const problems: string[] = [];
  const given: SettingGiven = (name) => (filled.safeParse(env[name]).success ? env[name]?.trim() : undefined);
  const problem = (told: string) => void problems.push(told);
  const parsed = settingsBy(shapes, cures, given, problem);
  const together = (one: SettingName, other: SettingName) => {
    if ((given(one) === undefined) !== (given(other) === undefined)) {
      const [has, lacks] = given(one) === undefined ? [other, one] : [one, other];
      problems.push(`${has} is set but ${lacks} is not. Set both, or neither.`);
    }
  };
  together('REDIS_SENTINELS', 'REDIS_SENTINEL_NAME');
  together('LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN');
  const signedPlace = (of: 'BACK_OFFICE' | 'SECOND_FACTOR'): SignedPlace | undefined => {
    together(`${of}_URL`, `${of}_SECRET`);
    const [url, secret, before] = [parsed(`${of}_URL`), parsed(`${of}_SECRET`), parsed(`${of}_SECRET_BEFORE`)];
    return url && secret ? { url, secret, ...(before && { secretBefore: before }) } : undefined;
  };
  const backOffice = signedPlace('BACK_OFFICE');
  const secondFactor = signedPlace('SECOND_FACTOR');
  const appId = given('MicrosoftAppId');
  // New bots are of one tenant; one without a password is an identity that Azure manages. Old ones of many tenants go on.
  const ofTenant = given('MicrosoftAppPassword') ? 'SingleTenant' : 'UserAssignedMSI';
  const type = parsed('MicrosoftAppType') ?? (given('MicrosoftAppTenantId') ? ofTenant : 'MultiTenant');
  if (type !== 'UserAssignedMSI') together('MicrosoftAppId', 'MicrosoftAppPassword');
  else if (given('MicrosoftAppPassword'))
    problems.push('MicrosoftAppType UserAssignedMSI has no password. Unset MicrosoftAppPassword.');
  if (appId && type !== 'MultiTenant' && !given('MicrosoftAppTenantId')) {
    problems.push(`MicrosoftAppType ${type} needs MicrosoftAppTenantId. Set it to the tenant of the app.`);
  }
  const channel = appId !== undefined || given('LINE_CHANNEL_SECRET') !== undefined;
  const clockText = given('CLOCK');
  const clock = clockText === undefined ? undefined : instant(clockText);
  if (clockText !== undefined && !clock) {
    problems.push('CLOCK is not a time. Write it as 2026-11-24T10:00:00+09:00, or unset it.');
  }
  if (clock && channel)
    problems.push('CLOCK is set with a real channel. Unset CLOCK: customers must be served by the real time.');
  const webChatOrigins = listed(parsed('WEB_CHAT_ORIGINS')).map(siteOf);
  // Customers come from a site that is not on this machine: nobody is to find demo contracts there.
  const served = channel || webChatOrigins.some((one) => !isOwnHost(new URL(one).hostname));
  const serviceHosts = listed(parsed('SERVICE_URL_HOSTS'));
  const host = given('HOST') ?? '127.0.0.1';
  // Where PORT is no number that is told, and whether the usual port is free has nothing to do with it.
  const port = parsed('PORT') ?? (given('PORT') === undefined ? 3978 : 0);
  const demo = parsed('DEMO') ?? (served ? '0' : '1');
  const password = parsed('DESK_ADMIN_PASSWORD');
  if (!isOwnHost(host) && !isOwnAddress(host) && !given('DESK_ADMIN_PASSWORD')) {
    problems.push(
      `HOST ${host} can be reached from outside, and DESK_ADMIN_PASSWORD is not set. Set a password of the desk.`,
    );
  }
  const redisUrl = parsed('REDIS_URL');
  const sentinels = listed(parsed('REDIS_SENTINELS'));
  const sentinelName = given('REDIS_SENTINEL_NAME');
  const redisPrefix = parsed('REDIS_KEY_PREFIX');
  const replicas = parsed('REDIS_REPLICAS') ?? (sentinels.length > 0 ? 1 : 0);
  const publicUrl = parsed('PUBLIC_URL')?.replace(/\/$/, '');
  const trustedProxies = listed(parsed('TRUSTED_PROXIES'));
  const lineSecret = given('LINE_CHANNEL_SECRET');
  const lineToken = given('LINE_CHANNEL_ACCESS_TOKEN');
  const lineUrl = parsed('LINE_API_BASE_URL')?.replace(/\/$/, '') ?? 'https://api.line.me';
  const metricsToken = parsed('METRICS_TOKEN');
  const collector = parsed('OTEL_EXPORTER_OTLP_ENDPOINT')?.replace(/\/$/, '');
  const logLevel = parsed('LOG_LEVEL') ?? 'info';
  const model = modelSettings(given, problem);
  const config: Config = {
    ...(appId && {
      microsoft: {
        appId,
        password: given('MicrosoftAppPassword') ?? '',
        type,
        tenantId: given('MicrosoftAppTenantId') ?? '',
        serviceHosts,
      },
    }),
    port,
    host,
    ...(publicUrl && { publicUrl }),
    ...(trustedProxies.length > 0 && { trustedProxies }),
    dataDir: given('DATA_DIR') ?? './data',
    ...((redisUrl || sentinels.length > 0) && {
      redis: {
        url: redisUrl ?? 'redis://sentinels',
        ...(sentinels.length > 0 && sentinelName && { sentinels: { at: sentinels, name: sentinelName } }),
        ...(redisPrefix && { prefix: redisPrefix }),
        ...(replicas > 0 && { replicas }),
      },
    }),
    ...(lineSecret && lineToken && { line: { secret: lineSecret, token: lineToken, apiUrl: lineUrl } }),
    ...(backOffice && { backOffice }),
    ...(secondFactor && { secondFactor }),
    ...(model && { model }),
    ...(metricsToken && { metricsToken }),
    ...(collector && { collector }),
    ...(password && { deskAdminPassword: password }),
    logLevel,
    demo: demo === '1',
    ...(webChatOrigins.length > 0 && { webChatOrigins }),
    ...(clock && { clock }),
  };
  return { config, problems };
};

/** The settings in `env`. Throws ConfigError with every problem and its cure. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const { config, problems } = parseConfig(env);
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
};

/** The environment of this process. */
export const environment = (): Readonly<Record<string, string | undefined>> => process.env;
