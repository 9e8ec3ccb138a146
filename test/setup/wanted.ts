/** What the tests want from the machine beyond Node: a Redis, a Chromium, a Japanese font; and, where it can be had, nginx. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;
export interface Wanted {
  /** as it is told */
  name: string;
  /** the package of Debian that brings it */
  debian: string;
  /** without it nothing is skipped: its example is looked at and not run */
  spare?: true;
}

const onPath = (name: string, { PATH = '' }: Environment): boolean =>
  PATH.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** Only Linux has to be asked: the other systems come with a Japanese font. */
const lacksJapaneseFont = (environment: Environment): boolean =>
  process.platform === 'linux' &&
  !spawnSync('fc-list', [':lang=ja'], { encoding: 'utf8', env: { ...environment } }).stdout?.trim();

/** What is missing on this machine; REDIS_URL and CHROMIUM_PATH say that there is one already. */
export const missing = (environment: Environment): Wanted[] => {
  const redis = environment.REDIS_URL || onPath('redis-server', environment);
  const chromium = environment.CHROMIUM_PATH || onPath('chromium', environment);
  const font = environment.CHROMIUM_PATH || !lacksJapaneseFont(environment);
  return [
    ...(redis ? [] : [{ name: 'redis-server (or REDIS_URL)', debian: 'redis-server' }]),
    ...(chromium ? [] : [{ name: 'Chromium (or CHROMIUM_PATH)', debian: 'chromium' }]),
    ...(font ? [] : [{ name: 'a Japanese font', debian: 'fonts-noto-cjk' }]),
    ...(onPath('nginx', environment) ? [] : [{ name: 'nginx', debian: 'nginx', spare: true as const }]),
  ];
};
