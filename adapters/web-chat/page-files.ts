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

const scripts =
  'page banner connection embedded files kept leaving said send-again sockets speaks style tongue who words'.split(' ');

/** Every file below /assets/ that the chat page loads. look.css is for the other pages of the same house too. */
export const chatFiles: readonly PageFile[] = [
  bundle,
  pageFile('/assets/look.css', own('look.css')),
  // Named by pages as it lies beside them.
  pageFile('/channels/page/smaller-picture.ts', new URL('../channels/page/smaller-picture.ts', import.meta.url)),
  pageFile('/assets/icon.svg', own('icon.svg')),
  pageFile('/assets/chat/page.css', own('page.css')),
  pageFile('/assets/chat/said.css', own('said.css')),
  ...scripts.map((name) => pageFile(`/assets/chat/${name}.ts`, own(`${name}.ts`))),
];

// Web Chat opens one style element without a nonce, empty, and fills it by script: an empty style is let in.
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** Where the chat page may stand, and what it speaks to besides its own server. */
interface ChatPlace {
  /** sites whose pages may hold it in a frame; none: no page may */
  embeddedIn?: readonly string[];
  /** where its web socket is; undefined: at its own server */
  streamOrigin?: string | undefined;
}

/**
 * What the chat page may load: its own files, and styles that carry `nonce` (Web Chat makes its styles while it runs).
 * Pictures as blob and data are Web Chat's own icons.
 */
const chatPolicy = (nonce: string, { embeddedIn = [], streamOrigin }: ChatPlace): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}' ${emptyStyle}`,
    // Web Chat reads a picture that was chosen by its own address.
    `connect-src 'self' blob:${streamOrigin ? ` ${streamOrigin}` : ''}`,
    "img-src 'self' data: blob:",
    "media-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${embeddedIn.length > 0 ? embeddedIn.join(' ') : "'none'"}`,
  ].join('; ');

const template = readFileSync(own('index.html'), 'utf8');

/** The language of the page for a browser that wants these first: any other than Japanese is English. */
const tongueFor = (acceptLanguage: string): PageTongue => (/^\s*(?:ja\b|\*|$)/i.test(acceptLanguage) ? 'ja' : 'en');

/**
 * The chat page for one request, in the language its `acceptLanguage` header wants first. `opening` fills the header; the page asks
 * GET /opening for it again while it is open. Without it the header shows none. `numbers`: public telephone numbers, as links.
 */
export const chatPage = ({
  opening,
  acceptLanguage = '',
  numbers = [],
  ...place
}: {
  opening?: Opening;
  acceptLanguage?: string | undefined;
  numbers?: readonly string[];
} & ChatPlace = {}): Served => {
  const lang = tongueFor(acceptLanguage);
  const nonce = randomBytes(16).toString('base64');
  const html = fillPage(template.replace('<html lang="ja">', `<html lang="${lang}">`), {
    ...words[lang],
    nonce,
    bundle: bundle.path,
    numbers: numbers.join(' '),
    opening: opening?.text[lang] ?? '',
    openingState: opening === undefined ? 'unknown' : opening.open ? 'open' : 'closed',
  });
  return { status: 200, headers: pageHeaders(chatPolicy(nonce, place)), body: Buffer.from(html) };
};
