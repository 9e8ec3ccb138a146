/** A real Chromium for tests of pages, and where their screenshots go. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const runs = (path: string) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The Chromium to use: CHROMIUM_PATH, else `chromium` on the PATH; undefined when there is none. */
export const chromiumPath: string | undefined = [
  ...(process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : []),
  ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'chromium')),
].find(runs);

/** Why tests in a browser must be skipped, undefined when there is one. Put it in the title of what is skipped. */
export const chromiumMissing: string | undefined = chromiumPath
  ? undefined
  : 'skipped: no Chromium at CHROMIUM_PATH or on the path (npm run setup:test brings one)';

/**
 * How long, in milliseconds, a page may take before it is taken for dead. No measure of speed: with every check running on
 * two cores a page that loads in one second was seen to take more than eight.
 */
export const PAGE_WAIT_MS = 25_000;

/** Starts Chromium without asking anything of the network. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    ...(chromiumPath ? { executablePath: chromiumPath } : {}),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** Everything the page complains about from now on: console errors, policy violations, exceptions, failed requests. */
export const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content.Security.Policy/i.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
};

/** The addresses outside `origin` that the page asks for from now on. */
export const strangersOf = (page: Page, origin: string): string[] => {
  const strangers: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(?:blob|data):/.test(url)) strangers.push(url);
  });
  return strangers;
};

/** Where a screenshot of this name is kept; the folder is made. */
export const screenshotPath = (name: string): string => {
  const folder = new URL('../artifacts/', import.meta.url).pathname;
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.png`);
};
