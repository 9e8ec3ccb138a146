/** One bot of the bench in a process of its own: ours, or Microsoft's ways built of the same packages. Tells its port on standard output. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConversationState,
  MemoryStorage,
  type Storage,
  type StoreItems,
  UserState,
} from 'botbuilder';
import { DialogSet, DialogTurnStatus, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs';
import { Redis } from 'ioredis';
import restify from 'restify';
import { start } from '../../../bot/start.ts';

/** Every bot that is measured. */
export type Bot = 'echo' | 'stateful' | 'stateful-redis' | 'embedded' | 'redis';

/** State on a Redis, as plainly as it can be kept: a key an item, the last write wins. */
const plainRedis = (url: string): Storage => {
  const redis = new Redis(url);
  return {
    async read(keys) {
      const found = keys.length > 0 ? await redis.mget(keys) : [];
      return Object.fromEntries(keys.flatMap((key, n) => (found[n] ? [[key, JSON.parse(found[n])]] : [])));
    },
    async write(items: StoreItems) {
      const flat = Object.entries(items).flatMap(([key, value]) => [key, JSON.stringify(value)]);
      if (flat.length > 0) await redis.mset(flat);
    },
    async delete(keys) {
      await redis.del(keys);
    },
  };
};

const echo = (): ActivityHandler =>
  new ActivityHandler().onMessage(async (context, next) => {
    await context.sendActivity(`Echo: ${context.activity.text}`);
    await next();
  });

/** Conversation and user state, and a waterfall that asks three things: what Microsoft's samples with dialogs do. */
const stateful = (storage: Storage): ActivityHandler => {
  const conversations = new ConversationState(storage);
  const users = new UserState(storage);
  const profile = users.createProperty<{ turns: number }>('profile');
  const dialogs = new DialogSet(conversations.createProperty('dialogs'));
  dialogs.add(new TextPrompt('text'));
  dialogs.add(
    new WaterfallDialog('three', [
      (step) => step.prompt('text', 'What is wrong?'),
      (step) => step.prompt('text', 'Since when?'),
      (step) => step.prompt('text', 'On which device?'),
      async (step) => {
        await step.context.sendActivity('Thank you.');
        return step.endDialog();
      },
    ]),
  );
  return new ActivityHandler().onMessage(async (context, next) => {
    const known = await profile.get(context, { turns: 0 });
    known.turns += 1;
    const dc = await dialogs.createContext(context);
    const { status } = await dc.continueDialog();
    if (status === DialogTurnStatus.empty) await dc.beginDialog('three');
    await conversations.saveChanges(context);
    await users.saveChanges(context);
    await next();
  });
};

const serve = (bot: ActivityHandler): Promise<number> => {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (request, response) => {
    await adapter.process(request as never, response as never, (context) => bot.run(context));
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done((server.address() as { port: number }).port));
  });
};

const ours = async (redisUrl: string | undefined): Promise<number> => {
  const dir = mkdtempSync(join(tmpdir(), 'bench-'));
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  const settings = { PORT: '0', DEMO: '1', LOG_LEVEL: 'silent', DATA_DIR: dir };
  const { url } = await start({ ...settings, ...(redisUrl && { REDIS_URL: redisUrl }) });
  return Number(new URL(url).port);
};

const begin = (name: Bot, redisUrl: string): Promise<number> => {
  if (name === 'echo') return serve(echo());
  if (name === 'stateful') return serve(stateful(new MemoryStorage()));
  if (name === 'stateful-redis') return serve(stateful(plainRedis(redisUrl)));
  return ours(name === 'redis' ? redisUrl : undefined);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , name, redisUrl = ''] = process.argv;
  const port = await begin(name as Bot, redisUrl);
  process.once('SIGTERM', () => process.exit(0));
  const cpu = () => process.cpuUsage().user + process.cpuUsage().system;
  // The bench asks between rounds how much of the processor the bot took.
  process.on('message', () => process.send?.({ cpu: cpu() }));
  process.send?.({ port });
}
