/** What `npm start` prints: where to go, who to be, and three things to try. */
import { demoSignIns } from './demo/contracts.ts';
import { thingsToTry } from './demo/things-to-try.ts';
import type { Running } from './start.ts';

/** The welcome for a started program. */
export const welcome = ({ url, config, madePassword }: Running): string => {
  const lines = [
    `The support desk is running.`,
    '',
    ...(config.demo || config.webChatOrigins ? [`  web chat       ${url}/`] : []),
    `  operator desk  ${url}/desk`,
    `  bot endpoint   ${url}/api/messages`,
  ];
  if (madePassword) lines.push('', `Desk account: admin, with the password ${madePassword}`);
  if (config.demo) {
    lines.push('', 'Demo contracts (customer number, last four digits of the telephone number):');
    for (const { number, lastFour, plan } of demoSignIns) lines.push(`  ${number}  ${lastFour}  plan ${plan}`);
    lines.push('', 'Three things to try:', ...thingsToTry.map((thing, n) => `  ${n + 1}. ${thing}`));
  }
  return `${lines.join('\n')}\n`;
};
