/** Asks the desk's API: the sign-in's token goes along, and each intent happens once, however often it is sent. */
import type { DeskSession } from './shapes.ts';

/** What came back: the answer, a refusal (with its reason in words when a rule refuses), or no answer at all. */
export type PageAnswered<T> =
  | { is: 'done'; value: T }
  | { is: 'refused'; status: number; message: string }
  | { is: 'signed out' }
  | { is: 'unreachable' };

const retryAfter = [700, 2000];
const patience = 20_000;
let csrf = '';
let who = '';

/** The token that goes with every request that changes something, and whose it is. */
export const useToken = ({ csrf: token, operator }: Pick<DeskSession, 'csrf' | 'operator'>): void => {
  csrf = token;
  who = operator.id;
};

// An intent keeps its key until there is a definite answer: sent again, by itself or by hand, it is the same event.
const keys = new Map<string, string>();

const intentOf = (method: string, path: string, sent: string | undefined) => `${method} ${path} ${sent ?? ''}`;

/** Gives an intent up that had no answer: the same words sent later are another one. */
export const giveUp = (method: 'POST' | 'DELETE', path: string, body: unknown): void => {
  keys.delete(intentOf(method, path, JSON.stringify(body)));
};

const pause = (ms: number) => new Promise((over) => setTimeout(over, ms));

const messageOf = async (response: Response): Promise<string> => {
  const body: unknown = await response.json().catch(() => undefined);
  return (body as { error?: { message?: string } } | undefined)?.error?.message ?? '';
};

const once = async <T>(path: string, init: RequestInit): Promise<PageAnswered<T>> => {
  const response = await fetch(`/desk/api${path}`, {
    ...init,
    cache: 'no-store',
    signal: AbortSignal.timeout(patience),
  }).catch(() => undefined);
  if (!response || response.status >= 500) return { is: 'unreachable' };
  if (response.status === 401) return { is: 'signed out' };
  if (!response.ok) {
    // Only a rule's reason is written for operators; the others are for whoever calls the API.
    return {
      is: 'refused',
      status: response.status,
      message: [409, 415].includes(response.status) ? await messageOf(response) : '',
    };
  }
  const value = await response.json().catch(() => undefined);
  return value === undefined ? { is: 'unreachable' } : { is: 'done', value: value as T };
};

/** Reads; one try, because whoever shows it reads again soon. */
export const read = <T>(path: string): Promise<PageAnswered<T>> => once<T>(path, {});

// Signed in anew in another tab, this page's token is old; another operator's sign-in is not ours to use.
const renew = async (): Promise<PageAnswered<never>> => {
  const answered = await read<DeskSession>('/session');
  if (answered.is !== 'done') return answered;
  if (answered.value.operator.id !== who) return { is: 'signed out' };
  useToken(answered.value);
  return answered as PageAnswered<never>;
};

/** Sends until there is a definite answer, for a few seconds; a token that is old is renewed once. */
const insist = async <T>(path: string, init: () => RequestInit): Promise<PageAnswered<T>> => {
  let answered = await once<T>(path, init());
  if (answered.is === 'refused' && answered.status === 403 && who !== '') {
    const renewed = await renew();
    answered = renewed.is === 'done' ? await once<T>(path, init()) : renewed;
  }
  for (const wait of retryAfter) {
    if (answered.is !== 'unreachable') break;
    await pause(wait);
    answered = await once<T>(path, init());
  }
  return answered;
};

/** Changes something, trying again for a few seconds when there is no answer. */
export const change = async <T>(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<PageAnswered<T>> => {
  const sent = body === undefined ? undefined : JSON.stringify(body);
  const intent = intentOf(method, path, sent);
  const key = keys.get(intent) ?? crypto.randomUUID();
  keys.set(intent, key);
  const answered = await insist<T>(path, () => ({
    method,
    headers: {
      'x-csrf-token': csrf,
      'idempotency-key': key,
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(sent === undefined ? {} : { body: sent }),
  }));
  if (answered.is !== 'unreachable') keys.delete(intent);
  return answered;
};

/** Sends a file likewise: chosen again after there was no answer, it is the same one. */
export const upload = async <T>(path: string, file: Blob, name: string): Promise<PageAnswered<T>> => {
  const intent = intentOf('POST', path, `${name} ${file.size}`);
  const key = keys.get(intent) ?? crypto.randomUUID();
  keys.set(intent, key);
  const body = new FormData();
  body.append('file', file, name);
  const headers = () => ({ 'x-csrf-token': csrf, 'idempotency-key': key });
  const answered = await insist<T>(path, () => ({ method: 'POST', headers: headers(), body }));
  if (answered.is !== 'unreachable') keys.delete(intent);
  return answered;
};
