/** What `npm start` prints: where to go, who to be, and three things to try. */
import { demoSignIns } from './demo/contracts.ts';
import type { Running } from './start.ts';

/** The welcome for a started program. */
export const welcome = ({ url, config }: Running): string => {
  const lines = [
    `The support desk is running.`,
    '',
    `  web chat       ${url}/`,
    `  operator desk  ${url}/desk`,
    `  bot endpoint   ${url}/api/messages`,
  ];
  if (config.demo) {
    lines.push('', 'Demo contracts (customer number, last four digits of the telephone number):');
    for (const { number, lastFour, plan } of demoSignIns) lines.push(`  ${number}  ${lastFour}  plan ${plan}`);
    lines.push(
      '',
      'Three things to try:',
      '  1. Ask in the web chat: 月額いくら？',
      '  2. Tell it a trouble: ネットがつながらない, sign in as ITS-100001 with 1001, and ask for a remote session.',
      '  3. Ask for a person: オペレーターと話したい, then take the chat in the operator desk.',
    );
  }
  return `${lines.join('\n')}\n`;
};
