/** Brings the chat into any page: a button, and a panel with our page in a frame. Served as /embed.js with its words and styles. */

/** Put before this text by the server (embed-file.ts): the script loads nothing else. */
declare const embedded: {
  words: Readonly<Record<'ja' | 'en', { open: string; close: string; panel: string; said: string }>>;
  styles: string;
};

const name = 'light-anshin-chat';
const script = document.currentScript as HTMLScriptElement | null;
// A phone's whole screen is the panel: there the page behind it is out of reach, elsewhere it goes on.
const narrow = '(max-width: 600px), (max-height: 480px)';
const svg = 'http://www.w3.org/2000/svg';

const picture = (path: string, props: Readonly<Record<string, string>>): SVGElement => {
  const drawn = document.createElementNS(svg, 'svg');
  drawn.setAttribute('viewBox', '0 0 24 24');
  drawn.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(svg, 'path');
  for (const [key, value] of Object.entries({ d: path, ...props })) line.setAttribute(key, value);
  drawn.append(line);
  return drawn;
};

const button = (kind: string, ...inside: (Node | string)[]): HTMLButtonElement => {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = kind;
  made.append(...inside);
  return made;
};

/** An end of the panel: whoever tabs past it is led on. */
const edge = (lead: () => void): HTMLElement => {
  const made = document.createElement('span');
  made.tabIndex = 0;
  made.addEventListener('focus', lead);
  return made;
};

// A browser that refuses storage to our page in its frame lets this one keep what opens the conversation again.
let here: string | null = null;
const readKept = (): string | null => {
  try {
    return localStorage.getItem(name);
  } catch {
    return here;
  }
};
const keep = (kept: string | null): void => {
  here = kept;
  try {
    if (kept === null) localStorage.removeItem(name);
    else localStorage.setItem(name, kept);
  } catch {
    // It ends with this page.
  }
};

const show = (home: string): void => {
  const host = document.createElement(name);
  const root = host.attachShadow({ mode: 'open' });
  // Neither an inline style nor a style element: a page's own policy has nothing to let in.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(embedded.styles);
  root.adoptedStyleSheets = [sheet];
  const spoken = script?.dataset.lang ?? document.documentElement.lang;
  const words = embedded.words[/^(?:ja|$)/i.test(spoken) ? 'ja' : 'en'];

  const bubble = picture('M4 4h16v12H11l-5 5v-5H4z', { fill: 'currentColor' });
  const opener = button('open', bubble, words.open);
  opener.setAttribute('aria-haspopup', 'dialog');
  opener.setAttribute('aria-expanded', 'false');
  const cross = picture('M5 5l14 14M19 5L5 19', {
    stroke: 'currentColor',
    'stroke-width': '2.4',
    'stroke-linecap': 'round',
  });
  const closer = button('close', cross);
  closer.setAttribute('aria-label', words.close);
  const panel = document.createElement('dialog');
  panel.className = 'panel';
  panel.setAttribute('aria-label', words.panel);
  const frame = document.createElement('iframe');
  frame.title = words.panel;
  let ready = false;

  const tell = (what: object) => frame.contentWindow?.postMessage(what, home);
  const enter = () => {
    // A frame that is in focus before its page is there does not hand the focus on to it.
    if (!ready) return closer.focus();
    frame.focus();
    tell({ webChat: 'opened' });
  };
  addEventListener('storage', ({ key, newValue }) => {
    if (key === name && newValue === null) tell({ webChat: 'forgotten' });
  });
  const said = (is: boolean) => {
    opener.toggleAttribute('data-said', is);
    if (is) opener.setAttribute('aria-label', `${words.open}（${words.said}）`);
    else opener.removeAttribute('aria-label');
  };
  const open = () => {
    // Asked for when it is wanted, and kept from then on: a page that nobody chats on costs nothing.
    if (!frame.isConnected) {
      frame.src = `${home}/`;
      closer.after(frame);
    }
    said(false);
    if (matchMedia(narrow).matches) panel.showModal();
    else panel.show();
    opener.setAttribute('aria-expanded', 'true');
    enter();
  };
  const close = () => {
    if (panel.open) panel.close();
  };

  frame.addEventListener('load', () => {
    ready = true;
    if (panel.open && root.activeElement === closer) enter();
  });
  opener.addEventListener('click', () => (panel.open ? close() : open()));
  closer.addEventListener('click', close);
  panel.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Escape' && !isComposing) close();
  });
  panel.addEventListener('close', () => {
    opener.setAttribute('aria-expanded', 'false');
    opener.focus();
  });
  addEventListener('message', ({ origin, source, data }) => {
    if (origin !== home || source !== frame.contentWindow) return;
    const { webChat, kept } = data as { webChat?: unknown; kept?: unknown };
    if (webChat === 'close') close();
    if (webChat === 'said' && !panel.open) said(true);
    if (webChat === 'kept') tell({ webChat, kept: readKept() });
    if (webChat === 'keep') keep(typeof kept === 'string' ? kept : null);
  });

  panel.append(
    edge(() => enter()),
    closer,
    edge(() => closer.focus()),
  );
  root.append(opener, panel);
  document.body.append(host);
};

const start = () => {
  if (script && !document.querySelector(name)) show(new URL(script.src).origin);
};
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
