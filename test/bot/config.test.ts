/** The settings: .env.example tells them as the reader does, and every mistake is told at once with its cure. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../adapters/errors.ts';
import { botConnector } from '../../adapters/teams/connector.ts';
import { readConfig } from '../../bot/config.ts';
import { settings } from '../../bot/settings.ts';

type Env = Readonly<Record<string, string>>;
const problemsOf = (env: Env): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

const line = { LINE_CHANNEL_SECRET: 'secret', LINE_CHANNEL_ACCESS_TOKEN: 'token' };
const microsoft = { MicrosoftAppId: 'an id', MicrosoftAppPassword: 'a password' };
const office = { BACK_OFFICE_URL: 'https://office.example.com/intents', BACK_OFFICE_SECRET: 'x'.repeat(32) };
const codes = { SECOND_FACTOR_URL: 'https://codes.example.com/', SECOND_FACTOR_SECRET: 'y'.repeat(32) };
const clock = '2026-11-24T10:00:00+09:00';

describe('.env.example', () => {
  it('lists the settings of the reader, in its order, each with its one line and no value', () => {
    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    const listed = [...example.matchAll(/^# (.*)\n([A-Za-z_]+)=(.*)$/gm)].map(([, told, name, value]) => [
      name,
      told,
      value,
    ]);
    expect(listed).toEqual(Object.entries(settings).map(([name, told]) => [name, told, '']));
    expect(example.match(/^[^#\n].*$/gm)).toHaveLength(listed.length);
  });
});

describe('the settings', () => {
  it('without any start the demo on this machine over the embedded store', () => {
    expect(readConfig({})).toEqual({
      port: 3978,
      host: '127.0.0.1',
      dataDir: './data',
      logLevel: 'info',
      demo: true,
    });
  });

  it('left empty are settings not given', () => {
    const empty = Object.fromEntries(Object.keys(settings).map((name) => [name, ' ']));
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it.each([line, microsoft])('with a real channel start no demo of themselves: %o', (channel) => {
    expect(readConfig(channel).demo).toBe(false);
    expect(readConfig({ ...channel, DEMO: '1' }).demo).toBe(true);
  });

  it.each([
    ['https://www.example.jp', false],
    ['http://localhost:8000, http://127.0.0.1:8000', true],
  ])('with a web chat for %s start the demo of themselves: %s', (origins, demo) => {
    const config = readConfig({ WEB_CHAT_ORIGINS: origins });
    expect([config.demo, config.webChatOrigins]).toEqual([demo, origins.split(', ')]);
  });

  it.each<[Env, string]>([
    [microsoft, 'MultiTenant'],
    [{ ...microsoft, MicrosoftAppTenantId: 't' }, 'SingleTenant'],
    [{ MicrosoftAppId: 'i', MicrosoftAppTenantId: 't' }, 'UserAssignedMSI'],
    [{ MicrosoftAppId: 'i', MicrosoftAppTenantId: 't', MicrosoftAppType: 'UserAssignedMsi' }, 'UserAssignedMSI'],
    [{ ...microsoft, MicrosoftAppTenantId: 't', MicrosoftAppType: 'multitenant' }, 'MultiTenant'],
  ])('of an app, %o, mean the type %s, which the SDK takes', (env, type) => {
    const { microsoft: app } = readConfig(env);
    expect(app?.type).toBe(type);
    expect(() => botConnector(app, () => {})).not.toThrow();
  });

  it('are what was given', () => {
    const config = readConfig({
      ...microsoft,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: 'a tenant',
      PORT: '8080',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://desk.example.com/',
      TRUSTED_PROXIES: '10.0.0.5, fd00::/8',
      REDIS_URL: 'redis://127.0.0.1:6379',
      ...office,
      ...codes,
      SECOND_FACTOR_SECRET_BEFORE: 'z'.repeat(32),
      DESK_ADMIN_PASSWORD: 'long enough',
      LOG_LEVEL: 'warn',
    });
    expect(config).toMatchObject({
      microsoft: { appId: 'an id', password: 'a password', type: 'SingleTenant', tenantId: 'a tenant' },
      port: 8080,
      host: '0.0.0.0',
      publicUrl: 'https://desk.example.com',
      trustedProxies: ['10.0.0.5', 'fd00::/8'],
      redis: { url: 'redis://127.0.0.1:6379' },
      backOffice: { url: 'https://office.example.com/intents', secret: 'x'.repeat(32) },
      secondFactor: { url: 'https://codes.example.com/', secret: 'y'.repeat(32), secretBefore: 'z'.repeat(32) },
      deskAdminPassword: 'long enough',
      logLevel: 'warn',
    });
    const sentinels = { REDIS_SENTINELS: '10.0.0.1:26379, s2', REDIS_SENTINEL_NAME: 'desk', REDIS_KEY_PREFIX: '{d}:' };
    expect(readConfig(sentinels).redis).toMatchObject({
      sentinels: { at: ['10.0.0.1:26379', 's2'], name: 'desk' },
      prefix: '{d}:',
    });
    const own = { ...office, BACK_OFFICE_URL: 'http://127.0.0.1:8080/' };
    expect(readConfig(own).backOffice?.url).toBe('http://127.0.0.1:8080/');
    expect(readConfig({ CLOCK: clock }).clock?.toString()).toBe('2026-11-24T01:00:00Z');
  });
});

describe('a setting that cannot be used', () => {
  it.each<[fact: string, env: Env, told: RegExp]>([
    ['a CLOCK that is no time', { CLOCK: 'tomorrow' }, /^CLOCK is not a time\. Write it as/],
    ['a CLOCK without a zone', { CLOCK: '2026-11-24T10:00:00' }, /^CLOCK is not a time\. Write it as/],
    ['a CLOCK with LINE', { ...line, CLOCK: clock }, /^CLOCK is set with a real channel\. Unset CLOCK/],
    ['a CLOCK with an Azure Bot', { ...microsoft, CLOCK: clock }, /^CLOCK is set with a real channel\. Unset CLOCK/],
    ['a LINE secret alone', { LINE_CHANNEL_SECRET: 's' }, /^LINE_CHANNEL_SECRET is set but .*TOKEN is not\. Set both/],
    ['a LINE token alone', { LINE_CHANNEL_ACCESS_TOKEN: 't' }, /^LINE_.*TOKEN is set but .*SECRET is not\. Set both/],
    ['an app id alone', { MicrosoftAppId: 'i' }, /^MicrosoftAppId is set but MicrosoftAppPassword is not\. Set both/],
    ['an app password alone', { MicrosoftAppPassword: 'p' }, /^MicrosoftAppPassword is set but MicrosoftAppId is not/],
    ['an unknown app type', { MicrosoftAppType: 'Any' }, /^MicrosoftAppType is not usable\. Use MultiTenant/],
    ['one tenant unnamed', { ...microsoft, MicrosoftAppType: 'SingleTenant' }, /needs MicrosoftAppTenantId\. Set it/],
    [
      'an identity with a password',
      { ...microsoft, MicrosoftAppTenantId: 't', MicrosoftAppType: 'UserAssignedMSI' },
      /^MicrosoftAppType UserAssignedMSI has no password\. Unset/,
    ],
    ['an identity without tenant', { MicrosoftAppId: 'i', MicrosoftAppType: 'UserAssignedMSI' }, /TenantId\. Set it/],
    ['a HOST open without a password', { HOST: '0.0.0.0' }, /^HOST 0\.0\.0\.0 can be reached .*\. Set a password/],
    ['a short password', { DESK_ADMIN_PASSWORD: 'short' }, /^DESK_ADMIN_PASSWORD is not usable\. Use at least 10/],
    ['a PORT in words', { PORT: 'eighty' }, /^PORT is not usable\. Use a whole number/],
    ['a PORT too high', { PORT: '65536' }, /^PORT is not usable\. Use a whole number/],
    [
      'Sentinels without the name',
      { REDIS_SENTINELS: 'a:26379' },
      /^REDIS_SENTINELS is set but .*NAME is not\. Set both/,
    ],
    [
      'Sentinels that are no addresses',
      { REDIS_SENTINELS: 'a b', REDIS_SENTINEL_NAME: 'm' },
      /^REDIS_SENTINELS is not usable\. Use addresses/,
    ],
    ['a key prefix with a blank', { REDIS_KEY_PREFIX: 'a b' }, /^REDIS_KEY_PREFIX is not usable\. Use 1 to 100/],
    ['a REDIS_URL of the web', { REDIS_URL: 'https://example.com' }, /^REDIS_URL is not usable\. Use an address/],
    [
      'a back office without a secret',
      { BACK_OFFICE_URL: office.BACK_OFFICE_URL },
      /^BACK_OFFICE_URL is set but .*SECRET is/,
    ],
    [
      'a secret without a back office',
      { BACK_OFFICE_SECRET: office.BACK_OFFICE_SECRET },
      /^BACK_OFFICE_SECRET is set but .*URL is not/,
    ],
    [
      'a back office without TLS',
      { ...office, BACK_OFFICE_URL: 'http://office.example.com' },
      /^BACK_OFFICE_URL is not/,
    ],
    [
      'a back office with a password',
      { ...office, BACK_OFFICE_URL: 'https://u:p@office.example.com' },
      /^BACK_OFFICE_URL/,
    ],
    [
      'a back office without address',
      { ...office, BACK_OFFICE_URL: 'office' },
      /^BACK_OFFICE_URL is not usable\. Use an/,
    ],
    ['a short secret', { ...office, BACK_OFFICE_SECRET: 'x'.repeat(31) }, /^BACK_OFFICE_SECRET is not usable\. Use at/],
    [
      'codes without a secret',
      { SECOND_FACTOR_URL: codes.SECOND_FACTOR_URL },
      /^SECOND_FACTOR_URL is set but .*SECRET is/,
    ],
    [
      'codes without TLS',
      { ...codes, SECOND_FACTOR_URL: 'http://codes.example.com' },
      /^SECOND_FACTOR_URL is not usable\. Use an/,
    ],
    [
      'a short secret of codes',
      { ...codes, SECOND_FACTOR_SECRET: 'y'.repeat(31) },
      /^SECOND_FACTOR_SECRET is not usable\. Use at/,
    ],
    ['a PUBLIC_URL without scheme', { PUBLIC_URL: 'desk.example.com' }, /^PUBLIC_URL is not usable\. Use an address/],
    [
      'a web chat for a host',
      { WEB_CHAT_ORIGINS: 'www.example.jp' },
      /^WEB_CHAT_ORIGINS is not usable\. Use addresses/,
    ],
    ['a web chat for a page', { WEB_CHAT_ORIGINS: 'https://www.example.jp/shop' }, /^WEB_CHAT_ORIGINS is not usable\./],
    ['a web chat for all', { WEB_CHAT_ORIGINS: 'https://www.example.jp,*' }, /^WEB_CHAT_ORIGINS is not usable\./],
    ['a web chat for whole domains', { WEB_CHAT_ORIGINS: 'https://*.example.jp' }, /^WEB_CHAT_ORIGINS is not usable\./],
    ['a proxy by name', { TRUSTED_PROXIES: '10.0.0.5,proxy' }, /^TRUSTED_PROXIES is not usable\. Use addresses/],
    ['a proxy of too many bits', { TRUSTED_PROXIES: '10.0.0.0/33' }, /^TRUSTED_PROXIES is not usable\. Use addresses/],
    ['an unknown LOG_LEVEL', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL is not usable\. Use trace/],
    ['a DEMO in words', { DEMO: 'yes' }, /^DEMO is not usable\. Use 1 or 0/],
  ])('is told with its cure: %s', (_fact, env, told) => {
    expect(problemsOf(env)).toEqual([expect.stringMatching(told)]);
  });

  it('is told together with all others', () => {
    const env = { CLOCK: 'tomorrow', LINE_CHANNEL_SECRET: 's', HOST: '0.0.0.0', PORT: 'eighty', LOG_LEVEL: 'loud' };
    const told = problemsOf(env).join('\n');
    for (const name of Object.keys(env)) expect(told).toContain(name);
    expect(problemsOf(env)).toHaveLength(5);
  });

  it('never has its value repeated when it is a secret', () => {
    const told = problemsOf({
      DESK_ADMIN_PASSWORD: 'hush',
      LINE_CHANNEL_SECRET: 'quiet',
      BACK_OFFICE_SECRET: 'hush',
    }).join('\n');
    expect(told).not.toMatch(/hush|quiet/);
  });
});
