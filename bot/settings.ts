/** The names of the settings, each with what it is for. */

/** Every setting with its one line; .env.example lists the same (test/bot/config.test.ts holds them equal). */
export const settings = {
  MicrosoftAppId:
    "Azure Bot: the bot's app id; unset, POST /api/messages only answers this machine, and only with DEMO=1",
  MicrosoftAppPassword:
    "Azure Bot: the app's password (client secret), needed with MicrosoftAppId unless Azure manages its identity (UserAssignedMSI)",
  MicrosoftAppType:
    'Azure Bot: SingleTenant, UserAssignedMSI or MultiTenant (default SingleTenant with a tenant and a password, UserAssignedMSI with a tenant alone)',
  MicrosoftAppTenantId: 'Azure Bot: the tenant, needed for SingleTenant and UserAssignedMSI',
  SERVICE_URL_HOSTS:
    "Azure Bot: further hosts that channels may be answered at, with commas between, *. before one for all below it; Microsoft's own are known",
  PORT: 'the one port everything is served on (default 3978)',
  HOST: 'the address to listen on (default 127.0.0.1: this machine only)',
  PUBLIC_URL:
    'how customers reach this server, for the links of remote sessions, pictures and files, and for the stream of the web chat (default http://HOST:PORT)',
  TRUSTED_PROXIES:
    'the proxies whose X-Forwarded-For, -Proto and -Host are believed, addresses or networks such as 10.0.0.0/24, with commas between (default this machine and private networks)',
  DATA_DIR: 'folder of the embedded store (default ./data)',
  REDIS_URL: 'a Redis to use instead of the embedded store: redis://USER:PASSWORD@HOST:6379/0, rediss:// for TLS',
  REDIS_SENTINELS:
    'the Sentinels to ask where Redis is, host:port or redis://user:password@host:port, with commas between',
  REDIS_SENTINEL_NAME: 'the name of the master the Sentinels watch, needed with REDIS_SENTINELS',
  REDIS_REPLICAS:
    'what is acknowledged stands on so many replicas of that Redis, 0 to 9 (default 1 with REDIS_SENTINELS, else 0): set it to all there are',
  REDIS_KEY_PREFIX: 'stands before every key in Redis (default desk:); with a hash tag on a cluster, e.g. {desk}:',
  LINE_CHANNEL_SECRET: 'LINE: the channel secret; needs the access token too',
  LINE_CHANNEL_ACCESS_TOKEN: 'LINE: the channel access token; needs the secret too',
  LINE_API_BASE_URL: 'LINE: where its API is called (default https://api.line.me)',
  WEB_CHAT_ORIGINS:
    'the pages that may embed the web chat, or speak to it, e.g. https://www.example.jp, with commas between; opens the web chat; unset, it is open with DEMO=1 alone',
  BACK_OFFICE_URL:
    "where the company's own back office is told of visits, loans and remote sessions (https://…); unset, they are kept here",
  BACK_OFFICE_SECRET: 'what both sides sign with, needed with BACK_OFFICE_URL; at least 32 characters',
  BACK_OFFICE_SECRET_BEFORE:
    'the secret that BACK_OFFICE_SECRET takes the place of: while both are set, both hold; at least 32 characters',
  SECOND_FACTOR_URL:
    'the gateway that passes one-time codes on to the registered telephone or mail (https://…); unset, number and digits are enough',
  SECOND_FACTOR_SECRET:
    'what codes are made and calls to the gateway signed with, needed with SECOND_FACTOR_URL; at least 32 characters',
  SECOND_FACTOR_SECRET_BEFORE:
    'the secret that SECOND_FACTOR_SECRET takes the place of: while both are set, both hold; at least 32 characters',
  OPENAI_API_KEY:
    'a language model that reads and words what the embedded reader is not sure of; unset (and no OPENAI_BASE_URL): none',
  OPENAI_BASE_URL:
    "the server of the model, up to /v1: any that speaks OpenAI's Chat Completions (default https://api.openai.com/v1)",
  OPENAI_MODEL: 'the name of the model there (default gpt-5.4-mini)',
  OPENAI_TIMEOUT_MS: 'how long a turn waits for the model in all, in milliseconds (default 4000)',
  OPENAI_DAILY_BUDGET:
    'what the model may cost a day, in tokens (default 2000000), or in money where OPENAI_PRICES is set; one customer gets a tenth',
  OPENAI_PRICES: 'the prices of a million tokens, input/cached/output, such as 0.25/0.025/2',
  OPENAI_SEND:
    'what may be sent to it: all (default), reading (messages to be read alone) or nothing; numbers, names and addresses are always masked',
  METRICS_TOKEN:
    'who reads /metrics sends it as Authorization: Bearer; at least 16 characters; unset, only programs on this machine read it',
  OTEL_EXPORTER_OTLP_ENDPOINT:
    'the OpenTelemetry collector that spans are sent to over HTTP, e.g. http://127.0.0.1:4318; unset, none are made',
  DESK_ADMIN_PASSWORD: 'password of the desk account admin; unset, one is made and printed',
  LOG_LEVEL: 'trace, debug, info, warn, error or silent (default info)',
  DEMO: '1: demo contracts and an open web chat; on by itself when no channel is configured, 0 turns it off',
  CLOCK: 'where business time starts, ticking, e.g. 2026-11-24T10:00:00+09:00; refused with a real channel',
} as const;
export type SettingName = keyof typeof settings;
