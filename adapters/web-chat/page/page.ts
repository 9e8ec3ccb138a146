/** The chat page: starts or resumes the conversation, shows Web Chat, says who answers and when the connection is lost. */
import { hideBanner, showBanner, showFailed } from './banner.ts';
import { type DirectLine, keepConnected } from './connection.ts';
import { enterIfAwaited, followPanel, tellSaid } from './embedded.ts';
import { ownLinks, postSmaller } from './files.ts';
import { endConversation, openConversation, whenForgotten } from './kept.ts';
import { hasEnded, leave, offerToLeave, showEnded } from './leaving.ts';
import { showSaid } from './said.ts';
import { type Post, sendAgain } from './send-again.ts';
import { operatorSpeaks, type Speaks, showSpeaker, speakerIs } from './speaks.ts';
import { styleOptions } from './style.ts';
import { pageTongue, shownWords, showPageIn, tongueOfAnswer } from './tongue.ts';
import { type Activity, bySpeaker, sayWho } from './who.ts';
import type { PageTongue } from './words.ts';

/** What Web Chat's store is told of, one after the other. */
interface Told {
  type: string;
  payload?: { activity?: Activity };
}
type Hear = (next: (told: Told) => unknown) => (told: Told) => unknown;

declare const WebChat: {
  createStore(initial: object, ...middleware: ((() => Hear) | typeof ownLinks)[]): unknown;
  renderWebChat(props: Record<string, unknown>, element: Element): void;
};

const chat = document.getElementById('chat') as HTMLElement;
const badge = document.getElementById('opening') as HTMLElement;
const dark = matchMedia('(prefers-color-scheme: dark)');
const numbers = (document.body.dataset.numbers ?? '').split(' ').filter((one) => one !== '');

/** How soon it is asked again whether the server keeps anything, while it does not. */
const askAgainMs = 5_000;
let keeps = true;

/** Shows whether operators answer now, and whether anything is kept; false when the server was not reached. */
const refreshOpening = async (): Promise<boolean> => {
  const answer = await fetch('/opening').catch(() => undefined);
  if (!answer?.ok) return false;
  const opening = (await answer.json()) as { open: boolean; text: Record<PageTongue, string>; keeps: boolean };
  if (opening.keeps !== keeps) {
    keeps = opening.keeps;
    if (keeps) hideBanner();
    else showBanner(shownWords().keepsNothing);
  }
  if (!keeps) setTimeout(refreshOpening, askAgainMs);
  badge.textContent = opening.text[pageTongue()];
  badge.dataset.state = opening.open ? 'open' : 'closed';
  return true;
};

const begin = async () => {
  const opened = await openConversation();
  const said = showSaid(numbers);
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.nonce;
  let directLine: DirectLine | undefined;

  const render = () => {
    const props = {
      directLine,
      store,
      nonce,
      locale: pageTongue() === 'ja' ? 'ja-JP' : 'en-US',
      styleOptions: styleOptions(document.documentElement),
      overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: shownWords().sendBox },
      activityStatusMiddleware: sayWho(pageTongue()),
      attachmentMiddleware: said,
      groupActivitiesMiddleware: bySpeaker,
      // The assistant is not shown it, and waits for nobody.
      sendTypingIndicator: operatorSpeaks(),
    };
    if (directLine) WebChat.renderWebChat(props, chat);
  };

  // The greeting follows the server's habit; what answers the customer follows theirs.
  let hasWritten = false;
  const heard = ({ type, from, text = '' }: Activity): void => {
    if (type !== 'message') return;
    hasWritten ||= from?.role === 'user';
    if (from?.role !== 'user') tellSaid();
    const next = tongueOfAnswer(text);
    if (!hasWritten || from?.id !== 'assistant' || next === pageTongue()) return;
    showPageIn(next);
    showSpeaker();
    if (badge.dataset.state !== 'unknown') void refreshOpening();
    render();
  };
  const hear: Hear = (next) => (told) => {
    const activity = told.type === 'DIRECT_LINE/INCOMING_ACTIVITY' ? told.payload?.activity : undefined;
    if (activity?.name === 'webchat/speaks') {
      const before = operatorSpeaks();
      speakerIs(activity.value as Speaks);
      if (operatorSpeaks() !== before) render();
      return undefined;
    }
    if (activity) heard(activity);
    return next(told);
  };
  const store = WebChat.createStore({}, ownLinks, () => hear);

  /** Says that the customer is here: the server greets once a conversation. */
  let joined = false;
  const join = (): void => {
    joined = true;
    const again = (id: string) => void (id === 'retry' && setTimeout(join, 5000));
    connection.post({ type: 'event', name: 'webchat/join' }).subscribe(again, showFailed);
  };

  const connection = keepConnected(opened, {
    connected(client) {
      directLine = client;
      let refusals = 0;
      const ours: Post<Activity> = (activity) => connection.post(activity);
      const post = sendAgain(
        postSmaller(ours, () => showBanner(shownWords().tooLarge)),
        {
          async refused() {
            refusals += 1;
            const refusal = refusals;
            // Direct Line's client does not say why. The server tells that it keeps nothing, the connection that it is lost.
            if (!connection.stands() || !keeps || !(await refreshOpening()) || !keeps) return;
            if (refusal === refusals) showBanner(shownWords().tooMuch);
          },
          taken() {
            refusals += 1;
            if (keeps) hideBanner();
          },
        },
      );
      // That somebody writes is over by the time it could be sent again.
      client.postActivity = (activity) => (activity.type === 'typing' ? connection.post(activity) : post(activity));
      render();
    },
    online() {
      if (keeps) hideBanner();
      if (!joined) join();
      enterIfAwaited();
    },
    lost: () => showBanner(shownWords().lost),
    over() {
      const { ended, startAgain } = shownWords();
      showBanner(ended, { label: startAgain, press: () => location.reload() });
    },
    failed: showFailed,
  });
  whenForgotten(leave);
  offerToLeave(() => endConversation(opened.conversationId, connection.token()));
  dark.addEventListener('change', render);
};

followPanel();
if (badge.dataset.state !== 'unknown') setInterval(refreshOpening, 60_000);
if (hasEnded()) showEnded();
else begin().catch(showFailed);
