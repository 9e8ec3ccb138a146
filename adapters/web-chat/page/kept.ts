/** The conversation this tab is in, kept over a reload, and the token that opens it. */

export interface KeptChat {
  conversationId: string;
  token: string;
}

const place = 'web-chat';

const remembered = (): KeptChat | undefined => {
  try {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? 'null') as Partial<KeptChat> | null;
    return kept?.conversationId && kept.token ? { conversationId: kept.conversationId, token: kept.token } : undefined;
  } catch {
    return undefined;
  }
};

/** Keeps the conversation for this tab; a browser that refuses storage starts anew after a reload. */
export const remember = ({ conversationId, token }: KeptChat): void => {
  try {
    sessionStorage.setItem(place, JSON.stringify({ conversationId, token }));
  } catch {
    // Nothing is lost but the history after a reload.
  }
};

/** The next load begins a new conversation. */
export const forget = (): void => sessionStorage.removeItem(place);

const ask = async (path: string, token?: string): Promise<KeptChat | undefined> => {
  const answer = await fetch(path, {
    method: 'POST',
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  if (answer.ok) return (await answer.json()) as KeptChat;
  if (token !== undefined && answer.status < 500) return undefined;
  throw new Error(`${path}: ${answer.status}`);
};

/** The conversation to go on with, or a new one. Throws when the server cannot be reached. */
export const openConversation = async (): Promise<KeptChat & { resumed: boolean }> => {
  const kept = remembered();
  const again = kept && (await ask('/directline/tokens/refresh', kept.token));
  if (again) return { ...again, resumed: true };
  const fresh = await ask('/directline/tokens/generate');
  if (!fresh) throw new Error('no conversation');
  return { ...fresh, resumed: false };
};
