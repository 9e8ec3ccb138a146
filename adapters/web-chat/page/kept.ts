/** The conversation of this browser, kept for a day in all its tabs, and the token that opens it again. */

import { keepAtPanel, keptByPanel, whenPanelForgot } from './embedded.ts';

/** A conversation with a token that opens it now; `resumed`: something was said in it already. */
export interface OpenChat {
  conversationId: string;
  token: string;
  resumed: boolean;
}

interface KeptChat {
  conversationId: string;
  resumeToken: string;
}

const place = 'web-chat';
/** Where nothing else keeps it: this page alone goes on with it. */
let here: string | null = null;

/** A browser may refuse storage, to a page in a frame most of all: then the page around it keeps what is to be kept. */
const ownStorage = (): Storage | undefined => {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
};

const remembered = async (): Promise<KeptChat | undefined> => {
  const text = ownStorage()?.getItem(place) ?? (ownStorage() ? null : ((await keptByPanel()) ?? here));
  try {
    const { conversationId, resumeToken } = JSON.parse(text ?? '{}') as Partial<KeptChat>;
    return conversationId && resumeToken ? { conversationId, resumeToken } : undefined;
  } catch {
    return undefined;
  }
};

const keep = (kept: KeptChat | null): void => {
  here = kept && JSON.stringify(kept);
  const storage = ownStorage();
  if (!storage) keepAtPanel(here);
  else if (here === null) storage.removeItem(place);
  else storage.setItem(place, here);
};

/** Calls back when another tab has forgotten the conversation. */
export const whenForgotten = (act: () => void): void => {
  whenPanelForgot(act);
  addEventListener('storage', ({ key, newValue }) => {
    if ((key === place || key === null) && newValue === null) act();
  });
};

const ask = (path: string, token?: string): Promise<Response> =>
  fetch(path, { method: 'POST', headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });

/** A new token for the kept conversation; 'over': nothing opens it any more. Throws when the server cannot be reached. */
export const resume = async (): Promise<string | 'over'> => {
  const kept = await remembered();
  if (!kept) return 'over';
  const answer = await ask('/directline/tokens/refresh', kept.resumeToken);
  if (answer.ok) return ((await answer.json()) as { token: string }).token;
  if (answer.status === 401 || answer.status === 403) return 'over';
  throw new Error(`the token was not renewed: ${answer.status}`);
};

const begin = async (): Promise<OpenChat> => {
  const kept = await remembered();
  const token = await resume();
  if (kept && token !== 'over') return { conversationId: kept.conversationId, token, resumed: true };
  const answer = await ask('/directline/tokens/generate');
  if (!answer.ok) throw new Error(`no conversation: ${answer.status}`);
  const { conversationId, resumeToken, token: fresh } = (await answer.json()) as KeptChat & { token: string };
  keep({ conversationId, resumeToken });
  return { conversationId, token: fresh, resumed: false };
};

/** The conversation to go on with, or a new one; tabs that open at once share it. Throws when the server cannot be reached. */
export const openConversation = async (): Promise<OpenChat> => {
  let begun = false;
  const once = () => {
    begun = true;
    return begin();
  };
  try {
    return 'locks' in navigator ? await navigator.locks.request(place, once) : await begin();
  } catch (error) {
    // Refused as storage is: what opens it is not needed to open it alone.
    if (begun || !(error instanceof DOMException)) throw error;
    return begin();
  }
};

/** Ends the conversation for good: here at once, on the server where it is reached in time. */
export const endConversation = async (conversationId: string, token: string): Promise<void> => {
  keep(null);
  await fetch(`/directline/conversations/${conversationId}/end`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    keepalive: true,
    signal: AbortSignal.timeout(5_000),
  }).catch(() => undefined);
};
