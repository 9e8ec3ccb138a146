/** `npm run line:setup [-- --check]`: sets the webhook's address and the menus at LINE and looks whether all is set up; with --check it changes nothing. */
import type { Message } from '../../adapters/channels/port.ts';
import { ConfigError } from '../../adapters/errors.ts';
import { lineApi } from '../../adapters/line/api.ts';
import { lineSetUp } from '../../adapters/line/set-up.ts';
import { menuWords } from '../../dialogs/words/line-menus.ts';
import { messageOf } from '../../dialogs/words/reply.ts';
import { sayings } from '../../dialogs/words/say.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { environment, readConfig } from '../config.ts';
import { runProgram } from '../told-failures.ts';

/** One message of each kind the bot speaks in: words alone, cited, with choices, a read-back, a card. */
const samples = (): Message[] => {
  const documents = loadDocuments();
  const say = sayings(documents, 'ja');
  const code = '123456789';
  const replies = [
    say.sorry(),
    say.greeting(),
    say.menu(),
    say.remote.opened(code, `https://example.jp/remote/${code}`),
  ];
  return [
    ...replies.map((reply) => messageOf(reply, documents)),
    {
      text: code,
      confirmation: true,
      choices: [{ label: code, say: code }],
      citations: [{ clause: code, title: code, abstract: code }],
    },
  ];
};

const menuGiven = (name: 'before' | 'after') => {
  const { bar, fields } = menuWords[name];
  return { bar, fields: fields.map(({ label, say }) => ({ label: String(label), say })) };
};

/** What no program can set. */
const byHand = [
  'In the LINE Developers Console, channel > Messaging API: "Use webhook" on, "Webhook redelivery" on, "Error statistics aggregation" on.',
  'In LINE Official Account Manager > Settings > Response settings: auto-response off, greeting message off (else customers get two answers), webhooks on.',
  'A new account in Japan is connected to a business portfolio in LINE Business Manager first.',
];

await runProgram(async () => {
  const [option, ...others] = process.argv.slice(2);
  if (others.length > 0 || (option !== undefined && option !== '--check'))
    throw new ConfigError(['Say npm run line:setup, or npm run line:setup -- --check to change nothing.']);
  const { line, publicUrl } = readConfig(environment());
  if (!line) throw new ConfigError(['LINE is not set up. Set LINE_CHANNEL_SECRET and LINE_CHANNEL_ACCESS_TOKEN.']);
  const { told, problems } = await lineSetUp(lineApi(line), {
    endpoint: publicUrl && `${publicUrl}/api/line`,
    change: option === undefined,
    samples: samples(),
    menus: { before: menuGiven('before'), after: menuGiven('after') },
  });
  for (const one of told) console.log(one);
  console.log('\nOnly the console can do this:');
  for (const one of byHand) console.log(`- ${one}`);
  if (problems.length > 0) throw new ConfigError(problems);
});
