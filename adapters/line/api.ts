/** Calls to LINE's Messaging API: JSON over fetch, with a time-out that ends the call itself, so that none goes on behind our back. */
import { context, propagation } from '@opentelemetry/api';
import { z } from 'zod';
import { jsonIn, waitMsOf, wasNeverSent } from '../channels/http-answer.ts';
import { OutsideError } from '../errors.ts';

/** What LINE answered. */
export interface LineAnswer {
  status: number;
  /** its own words of what is wrong; empty where it said none */
  message: string;
  /** the places in the body that are wrong: messages[0].text */
  wrong: string[];
  /** the body, where it was JSON */
  json: unknown;
  /** how long it asks to be left alone */
  waitMs: number | undefined;
}

export interface LineApi {
  /**
   * One call, over when it resolves or throws. Throws OutsideError('LINE', retryable) when there was no answer; `unsure`
   * unless it surely never got there.
   */
  call(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<LineAnswer>;
  /** Hands LINE bytes of `type` at its data host; otherwise as `call`. */
  upload(path: string, type: string, bytes: Buffer): Promise<LineAnswer>;
}

export interface LineSettings {
  /** the channel secret that webhooks are signed with */
  secret: string;
  /** the channel access token that calls are authorised by */
  token: string;
  /** where the API stands, without a slash at its end */
  apiUrl: string;
}

const failure = z.looseObject({
  message: z.string().catch(''),
  details: z.array(z.looseObject({ property: z.string().catch('') })).catch([]),
});

/** A place in the body, and nothing that stood there. */
const place = /^[\w.[\]/]{1,100}$/;

const answerOf = ({ status, headers }: Response, text: string): LineAnswer => {
  const json = jsonIn(text);
  const { message = '', details = [] } = failure.safeParse(json).data ?? {};
  return {
    status,
    message,
    wrong: details.map(({ property }) => property).filter((property) => place.test(property)),
    json,
    waitMs: waitMsOf(headers),
  };
};

/** Where LINE takes and keeps content: a host of its own beside api.line.me; a platform of another address has it at that. */
export const dataUrl = (apiUrl: string): string =>
  apiUrl === 'https://api.line.me' ? 'https://api-data.line.me' : apiUrl;

/** The API for a channel. `withinMs`: real time a call may take, its answer included. */
export const lineApi = ({ token, apiUrl }: Pick<LineSettings, 'token' | 'apiUrl'>, withinMs = 10_000): LineApi => {
  const ask = async (
    method: string,
    url: string,
    headers: Record<string, string>,
    body?: string | Uint8Array<ArrayBuffer>,
  ) => {
    const all: Record<string, string> = { authorization: `Bearer ${token}`, ...headers };
    // The trace that the call belongs to (W3C Trace Context).
    propagation.inject(context.active(), all);
    const signal = AbortSignal.timeout(withinMs);
    const fail = (cause: unknown): never => {
      throw new OutsideError('LINE', { retryable: true, unsure: !wasNeverSent(cause), cause });
    };
    const request = { method, headers: all, signal, redirect: 'error' } as const;
    const answer = await fetch(url, { ...request, ...(body !== undefined && { body }) }).catch(fail);
    // The status alone says what came of it: an answer that breaks off after it is an answer.
    const text = await answer.text().catch(() => '');
    return answerOf(answer, text);
  };
  return {
    call(method, path, body, headers = {}) {
      if (body === undefined) return ask(method, apiUrl + path, headers);
      return ask(method, apiUrl + path, { 'content-type': 'application/json', ...headers }, JSON.stringify(body));
    },
    upload: (path, type, bytes) => ask('POST', dataUrl(apiUrl) + path, { 'content-type': type }, new Uint8Array(bytes)),
  };
};
