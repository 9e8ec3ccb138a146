/** `npm run setup:test`: brings redis-server, Chromium, a Japanese font and nginx, or names the command that does. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { missing } from './wanted.ts';

const wanted = missing(process.env);
const packages = wanted.map(({ debian }) => debian);
const install = ['install', '-y', '--no-install-recommends', ...packages];

const isDebian = (): boolean => {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
};

const apt = (...words: string[]): boolean =>
  spawnSync('apt-get', words, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

if (wanted.length === 0) {
  console.log('The tests have all they want: redis-server, Chromium, a Japanese font and nginx.');
} else if (isDebian() && process.getuid?.() === 0) {
  const brought = apt('update') && apt(...install);
  const left = missing(process.env).filter(({ spare }) => !spare);
  if (left.length > 0 || (!brought && wanted.some(({ spare }) => !spare))) {
    console.error(`Not brought: ${left.map(({ name }) => name).join(', ')}. See what apt-get says above.`);
    process.exitCode = 1;
  }
} else {
  console.log(
    `The tests want ${wanted.map(({ name }) => name).join(', ')}; what needs them is skipped until then. Type:`,
  );
  if (isDebian()) console.log(`  sudo apt-get update && sudo apt-get ${install.join(' ')}`);
  else if (process.platform === 'darwin') console.log('  brew install redis nginx');
  else console.log(`  the command of this system that installs ${packages.join(', ')}`);
  if (packages.includes('chromium') && !isDebian()) console.log('and set CHROMIUM_PATH to a Chromium or Chrome.');
}
