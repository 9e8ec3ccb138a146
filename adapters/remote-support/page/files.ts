/** The page of a remote session and its files: what is served at which path, and what the page may load. */
import { readFileSync } from 'node:fs';
import { fillPage, type PageFile, pageFile, pageHeaders, type Served } from '../../channels/page-file.ts';
import { type RemoteState, states, words } from './words.ts';

const own = (name: string) => new URL(name, import.meta.url);

/** Every file below /assets/remote/. The page also loads /assets/look.css and /assets/icon.svg of the chat page. */
export const remoteFiles: readonly PageFile[] = ['page.css', 'page.ts', 'words.ts'].map((name) =>
  pageFile(`/assets/remote/${name}`, own(name)),
);

/** What the page may load: its own files, nothing inline. */
export const remotePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const template = readFileSync(own('index.html'), 'utf8');

/**
 * The page of the session `code`, 404 and shown as void when there is none. `expiresAt` is ISO with its offset;
 * `homePage` is the company's page that the terms name for the tool's operating environment.
 */
export const remotePage = (shown: {
  code: string;
  session: { state: RemoteState; expiresAt: string } | undefined;
  homePage: string;
}): Served => {
  const state = shown.session?.state ?? 'void';
  const html = fillPage(template, {
    ...words,
    code: shown.code,
    state,
    stateName: states[state].name,
    advice: states[state].advice,
    expiresAt: shown.session?.expiresAt ?? '',
    homePageUrl: shown.homePage,
  });
  return { status: shown.session ? 200 : 404, headers: pageHeaders(remotePolicy), body: Buffer.from(html) };
};
