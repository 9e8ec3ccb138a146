/** The chat inside another page's panel: what it tells that page, and what it is told. No page but of a listed site holds it. */

/** Whether this page stands in a frame. */
export const isEmbedded = (): boolean => window.parent !== window;

const tell = (webChat: 'close' | 'said' | 'kept' | 'keep', kept?: string | null) =>
  window.parent.postMessage({ webChat, kept }, '*');

/** What the panel tells: `kept` goes with 'kept', in answer to the same. */
interface PanelNews {
  webChat?: unknown;
  kept?: unknown;
}
const whenTold = (act: (told: PanelNews) => void): void =>
  addEventListener('message', ({ source, data }) => {
    if (source === window.parent && typeof data === 'object' && data !== null) act(data as PanelNews);
  });

const panelWithinMs = 2_000;

/** What was given to the panel to keep; null: nothing was, or nobody answers. */
export const keptByPanel = (): Promise<string | null> =>
  new Promise((kept) => {
    if (!isEmbedded()) return kept(null);
    whenTold((told) => {
      if (told.webChat === 'kept') kept(typeof told.kept === 'string' ? told.kept : null);
    });
    setTimeout(kept, panelWithinMs, null);
    tell('kept');
  });

/** Has the panel keep it; null: forget it. */
export const keepAtPanel = (kept: string | null): void => {
  if (isEmbedded()) tell('keep', kept);
};

/** Calls back when the panel's page has forgotten it in another tab. */
export const whenPanelForgot = (act: () => void): void =>
  whenTold(({ webChat }) => {
    if (webChat === 'forgotten') act();
  });

const sendBox = () => document.querySelector<HTMLElement>('#chat textarea, #chat input[type="text"]');

/** The panel was opened, and the box to write in was not there yet. */
let awaited = false;
const enter = (): void => {
  const box = sendBox();
  awaited = box === null;
  box?.focus();
};

/** The chat is there: whoever opened the panel for it, and has not gone elsewhere meanwhile, can write. */
export const enterIfAwaited = (): void => {
  if (awaited && document.hasFocus()) enter();
};

/** Heeds the panel: Escape closes it, and the box to write in is in focus once it is open. */
export const followPanel = (): void => {
  if (!isEmbedded()) return;
  document.documentElement.classList.add('embedded');
  addEventListener('keydown', ({ key, isComposing, defaultPrevented }) => {
    const asks = document.querySelector('dialog[open]') !== null;
    // While an input method is open its Escape takes a word back, and an open question is what it closes first.
    if (key === 'Escape' && !isComposing && !defaultPrevented && !asks) tell('close');
  });
  whenTold(({ webChat }) => {
    if (webChat === 'opened') enter();
  });
};

/** Something was said to the customer: where the panel is closed, its button says so. */
export const tellSaid = (): void => {
  if (isEmbedded() && !document.hasFocus()) tell('said');
};
