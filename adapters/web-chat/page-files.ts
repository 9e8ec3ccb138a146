/** The chat page and its files: what is served at which path, and what the page may load. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fillPage, type PageFile, pageFile, pageHeaders, type Served } from '../channels/page-file.ts';
import { type PageTongue, words } from './page/words.ts';

/** Whether people answer now, as the page's header shows it; its text, in each language, comes from the terms. */
export interface Opening {
  open: boolean;
  text: Readonly<Record<PageTongue, string>>;
}

const own = (name: string) => new URL(`./page/${name}`, import.meta.url);

// The package exports its modules only; the one-file bundle for pages lies beside them.
const bundle = pageFile('/assets/webchat.*.js', new URL('webchat.js', import.meta.resolve('botframework-webchat')));

/** Every file below /assets/ that the chat page loads. look.css is for the other pages of the same house too. */
export const chatFiles: readonly PageFile[] = [
  bundle,
  pageFile('/assets/look.css', own('look.css')),
  // Named by pages as it lies beside them.
  pageFile('/channels/page/smaller-picture.ts', new URL('../channels/page/smaller-picture.ts', import.meta.url)),
  pageFile('/assets/icon.svg', own('icon.svg')),
  pageFile('/assets/chat/page.css', own('page.css')),
  ...[
    'page.ts',
    'banner.ts',
    'files.ts',
    'kept.ts',
    'send-again.ts',
    'style.ts',
    'tongue.ts',
    'who.ts',
    'words.ts',
  ].map((name) => pageFile(`/assets/chat/${name}`, own(name))),
];

// Web Chat opens one style element without a nonce, empty, and fills it by script: an empty style is let in.
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * What the chat page may load: its own files, and styles that carry `nonce` (Web Chat makes its styles while it runs).
 * Pictures as blob and data are Web Chat's own icons.
 */
export const chatPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}' ${emptyStyle}`,
    // Web Chat reads a picture that was chosen by its own address.
    "connect-src 'self' blob:",
    "img-src 'self' data: blob:",
    "media-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const template = readFileSync(own('index.html'), 'utf8');

/** The language of the page for a browser that wants these first: any other than Japanese is English. */
const tongueFor = (acceptLanguage: string): PageTongue => (/^\s*(?:ja\b|\*|$)/i.test(acceptLanguage) ? 'ja' : 'en');

/**
 * The chat page for one request, in the language its `acceptLanguage` header wants first. `opening` fills the header; the page asks
 * GET /opening for it again while it is open. Without it the header shows none.
 */
export const chatPage = (opening?: Opening, acceptLanguage = ''): Served => {
  const lang = tongueFor(acceptLanguage);
  const nonce = randomBytes(16).toString('base64');
  const html = fillPage(template.replace('<html lang="ja">', `<html lang="${lang}">`), {
    ...words[lang],
    nonce,
    bundle: bundle.path,
    opening: opening?.text[lang] ?? '',
    openingState: opening === undefined ? 'unknown' : opening.open ? 'open' : 'closed',
  });
  return { status: 200, headers: pageHeaders(chatPolicy(nonce)), body: Buffer.from(html) };
};
