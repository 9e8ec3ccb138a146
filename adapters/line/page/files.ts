/** The page that links a LINE account to a contract, and its files: what is served at which path, and what the page may load. */
import { readFileSync } from 'node:fs';
import { fillPage, type PageFile, pageFile, pageHeaders, type Served } from '../../channels/page-file.ts';
import { lockedFor, told, words } from './words.ts';

const own = (name: string) => new URL(name, import.meta.url);

/** Every file below /assets/link/. The page also loads /assets/look.css and /assets/icon.svg of the chat page. */
export const linkFiles: readonly PageFile[] = [pageFile('/assets/link/page.css', own('page.css'))];

/** What the page may load: its own files, no script. Its form leads to us, and on to LINE's dialog. */
export const linkPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self' https://access.line.me; frame-ancestors 'none'";

const template = readFileSync(own('index.html'), 'utf8');

/** What is shown: a form, or neither; what is told above it; the number that was given before. */
export interface LinkShown {
  step: 'number' | 'code' | 'none';
  ticket?: string;
  tells?: keyof typeof told | { lockedMinutes: number };
  given?: string;
}

/** The page as it is shown; 410 where nothing can be given any more. */
export const linkPage = ({ step, ticket = '', tells, given = '' }: LinkShown): Served => {
  const above = tells === undefined ? '' : typeof tells === 'string' ? told[tells] : lockedFor(tells.lockedMinutes);
  const here = `/link?${new URLSearchParams({ ticket })}`;
  const html = fillPage(template, { ...words, step, ticket, given, here, told: above });
  return { status: step === 'none' ? 410 : 200, headers: pageHeaders(linkPolicy), body: Buffer.from(html) };
};
