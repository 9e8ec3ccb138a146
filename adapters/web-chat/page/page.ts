/** The chat page: starts or resumes the conversation, shows Web Chat, says when the connection is lost. */
import { hideBanner, showBanner, showFailed, watchSockets } from './banner.ts';
import { ownLinks, postSmaller } from './files.ts';
import { forget, openConversation, remember } from './kept.ts';
import { type Post, sendAgain } from './send-again.ts';
import { styleOptions } from './style.ts';
import { pageTongue, shownWords, showPageIn, tongueOfAnswer } from './tongue.ts';
import { type Activity, bySpeaker, sayWho } from './who.ts';
import type { PageTongue } from './words.ts';

interface DirectLine {
  token: string;
  conversationId: string;
  connectionStatus$: { subscribe(next: (status: number) => void): void };
  activity$: { subscribe(next: (activity: Activity) => void): void };
  /** gives the id of the activity, or 'retry' when the server could not take it just now */
  postActivity: Post<Activity>;
}

declare const WebChat: {
  createDirectLine(options: Record<string, unknown>): DirectLine;
  createStore(initial: object, ...middleware: (typeof ownLinks)[]): unknown;
  renderWebChat(props: Record<string, unknown>, element: Element): void;
};

// The numbers Direct Line's client gives its states.
const states = { online: 2, expired: 3, failed: 4 };

const chat = document.getElementById('chat') as HTMLElement;
const dark = matchMedia('(prefers-color-scheme: dark)');

const markCitations = () => {
  for (const line of chat.querySelectorAll('p.webchat__text-content--is-plain:not(.citation)')) {
    if (/^【[^】]+】$/.test(line.textContent ?? '')) line.classList.add('citation');
  }
};

/** How soon it is asked again whether the server keeps anything, while it does not. */
const askAgainMs = 5_000;
let keeps = true;

const refreshOpening = (badge: HTMLElement) => async () => {
  const answer = await fetch('/opening').catch(() => undefined);
  if (!answer?.ok) return;
  const opening = (await answer.json()) as { open: boolean; text: Record<PageTongue, string>; keeps: boolean };
  if (opening.keeps !== keeps) {
    keeps = opening.keeps;
    if (keeps) hideBanner();
    else showBanner(shownWords().keepsNothing);
  }
  if (!keeps) setTimeout(refreshOpening(badge), askAgainMs);
  badge.textContent = opening.text[pageTongue()];
  badge.dataset.state = opening.open ? 'open' : 'closed';
};

/** Says that the customer is here: the server greets once a conversation. */
const join = (directLine: DirectLine): void => {
  const again = (id: string) => void (id === 'retry' && setTimeout(join, 5000, directLine));
  directLine.postActivity({ type: 'event', name: 'webchat/join' }).subscribe(again, showFailed);
};

const begin = async () => {
  const { token, conversationId, resumed } = await openConversation();
  watchSockets((open) => (open ? hideBanner() : showBanner(shownWords().lost)));
  const directLine = WebChat.createDirectLine({
    domain: `${location.origin}/directline`,
    token,
    ...(resumed ? { conversationId, watermark: '0' } : {}),
  });

  directLine.postActivity = sendAgain(
    postSmaller(directLine.postActivity.bind(directLine), () => showBanner(shownWords().tooLarge)),
    {
      async refused() {
        if (keeps) await refreshOpening(badge)();
        if (keeps) showBanner(shownWords().tooMuch);
      },
      taken: () => void (keeps && hideBanner()),
    },
  );

  // The client renews its token by itself; the tab keeps the latest.
  const keep = () => remember({ conversationId, token: directLine.token });
  setInterval(keep, 60_000);
  addEventListener('pagehide', keep);

  let joined = false;
  directLine.connectionStatus$.subscribe((status) => {
    if (status === states.online && !joined) {
      joined = true;
      keep();
      join(directLine);
    }
    if (status === states.expired) {
      const startAgain = () => {
        removeEventListener('pagehide', keep);
        forget();
        location.reload();
      };
      const { ended, startAgain: label } = shownWords();
      showBanner(ended, { label, press: startAgain });
    }
    if (status === states.failed) showFailed();
  });

  const store = WebChat.createStore({}, ownLinks);
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.nonce;
  const render = () =>
    WebChat.renderWebChat(
      {
        directLine,
        store,
        nonce,
        locale: pageTongue() === 'ja' ? 'ja-JP' : 'en-US',
        styleOptions: styleOptions(document.documentElement),
        overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: shownWords().sendBox },
        activityStatusMiddleware: sayWho(pageTongue()),
        groupActivitiesMiddleware: bySpeaker,
      },
      chat,
    );
  new MutationObserver(markCitations).observe(chat, { childList: true, subtree: true });
  dark.addEventListener('change', () => {
    render();
    requestAnimationFrame(markCitations);
  });
  render();

  // The greeting follows the server's habit; what answers the customer follows theirs.
  let hasWritten = false;
  directLine.activity$.subscribe(({ type, from, text = '' }) => {
    if (type !== 'message') return;
    hasWritten ||= from?.role === 'user';
    const next = tongueOfAnswer(text);
    if (!hasWritten || from?.id !== 'assistant' || next === pageTongue()) return;
    showPageIn(next);
    if (badge.dataset.state !== 'unknown') void refreshOpening(badge)();
    render();
  });
};

const badge = document.getElementById('opening') as HTMLElement;
if (badge.dataset.state !== 'unknown') setInterval(refreshOpening(badge), 60_000);
begin().catch(showFailed);
