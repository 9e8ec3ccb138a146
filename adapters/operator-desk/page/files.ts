/** The operator desk's page and its files: what is served at which path, and what the page may load. */
import { readFileSync } from 'node:fs';
import { fillPage, type PageFile, pageFile, pageHeaders, type Served } from '../../channels/page-file.ts';
import { words } from './words.ts';

const own = (name: string) => new URL(name, import.meta.url);

const styles = [
  'frame',
  'lists',
  'todos',
  'chat',
  'things',
  'reply',
  'help',
  'case',
  'forms',
  'dialogs',
  'notices',
  'outbox',
  'narrow',
].map((name) => `${name}.css`);
const scripts = [
  'actions',
  'ask',
  'bar',
  'case-panel',
  'chat',
  'draw',
  'entries',
  'lists',
  'help',
  'judged-dialog',
  'live',
  'notices-dialog',
  'outbox-dialog',
  'outcome-dialog',
  'outcome-fields',
  'page',
  'parts',
  'phone-dialog',
  'reading',
  'reply',
  'send-file',
  'session',
  'sign-in',
  'sound',
  'state',
  'things',
  'times',
  'todos',
  'visit-and-loan',
  'words',
  'words-help',
  'words-judged',
  'words-notices',
  'words-outbox',
  'words-things',
  'words-todos',
].map((name) => `${name}.ts`);

/** Every file below /assets/desk/. The page also loads /assets/look.css and /assets/icon.svg of the chat page. */
export const deskFiles: readonly PageFile[] = [...styles, ...scripts].map((name) =>
  pageFile(`/assets/desk/${name}`, own(name)),
);

/** What the page may load: its own files, nothing inline. */
export const deskPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "font-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const html = fillPage(readFileSync(own('index.html'), 'utf8'), {
  title: words.title,
  loading: words.loading,
  noScript: words.noScript,
});

/** The page, the same for everyone: what it shows comes from the API once somebody has signed in. */
export const deskPage = (): Served => ({
  status: 200,
  headers: pageHeaders(deskPolicy),
  body: Buffer.from(html),
});
