/** `npm run teams:package -- COMPANY WEBSITE PRIVACY TERMS [FILE]`: the package that an administrator uploads to Teams. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '../../adapters/errors.ts';
import { appPackage, manifestOf } from '../../adapters/teams/manifest.ts';
import { appWords } from '../../dialogs/words/app-words.ts';
import { environment, readConfig } from '../config.ts';
import { runProgram } from '../told-failures.ts';

const usage =
  'Say npm run teams:package -- COMPANY WEBSITE PRIVACY TERMS, the company in 32 characters at most and three pages of it (https://…): its own, its privacy statement, its terms of use. A file name may follow.';

const page = z.url({ protocol: /^https$/ }).max(2_048);
const asked = z.tuple([z.string().trim().min(1).max(32), page, page, page, z.string().min(1).optional()]);
const ourVersion = z.object({ version: z.string() });

/** Where each step is done that no program can do. */
const byHand = [
  'Teams admin center > Teams apps > Manage apps > Upload new app: this file. It is offered to the organisation from then on.',
  'To try it alone: Teams > Apps > Manage your apps > Upload an app > Upload a custom app (an administrator has to allow it).',
  'Azure portal > the bot > Channels: Microsoft Teams is on. Configuration > Messaging endpoint: PUBLIC_URL/api/messages.',
];

await runProgram(async () => {
  const given = asked.safeParse(process.argv.slice(2));
  if (!given.success) throw new ConfigError([usage]);
  const [company, website, privacy, terms, file = 'teams-app.zip'] = given.data;
  const { microsoft, publicUrl } = readConfig(environment());
  const problems = [
    ...(z.guid().safeParse(microsoft?.appId).success ? [] : ['Set MicrosoftAppId to the id of the bot’s app, a GUID.']),
    ...(publicUrl?.startsWith('https://') ? [] : ['Set PUBLIC_URL to the https:// address this server is reached at.']),
  ];
  if (problems.length > 0 || !microsoft || !publicUrl) throw new ConfigError(problems);
  const { version } = ourVersion.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')),
  );
  const facts = {
    appId: microsoft.appId,
    version,
    company,
    website,
    privacy,
    terms,
    host: new URL(publicUrl).hostname,
  };
  writeFileSync(file, appPackage(manifestOf(facts, appWords)));
  console.log(`${file} is written: the app ${appWords.name}, version ${version}, for ${facts.host}.`);
  console.log('\nOnly the consoles can do this:');
  for (const one of byHand) console.log(`- ${one}`);
});
