/** What the back office reaches: POST its answers, signed, and the description of the whole shape. */
import { z } from 'zod';
import { intents } from '../adapters/back-office/intents.ts';
import { backOfficeDocument } from '../adapters/back-office/openapi.ts';
import { answered, answersTo } from '../adapters/back-office/port.ts';
import { isSigned, maySign, type Secrets, signatureHeader } from '../adapters/signed-calls/signature.ts';
import { openRecords } from '../adapters/store/records.ts';
import type { Desk } from './desk.ts';
import { json, problem, type Route, type RouteAnswer, type RouteHead, type RouteRequest } from './route.ts';
import { answerEvent } from './tell-outside.ts';

/** The most an answer may hold, in bytes. */
const bodyLimit = 16 * 1024;

const notSigned = problem(
  401,
  'NotSigned',
  `The header ${signatureHeader} is not a signature of this body made just now.`,
);

const parsed = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
};

/** The addresses, when a back office is configured; `secrets` are what both sides sign with. */
export const backOfficeRoutes = ({ store, clock, turns }: Desk, secrets: Secrets): Route[] => {
  const document = backOfficeDocument();

  const admit = async ({ headers }: RouteHead) =>
    maySign(headers[signatureHeader], clock.realNow()) ? undefined : notSigned;

  const take = async ({ headers, bytes }: RouteRequest): Promise<RouteAnswer> => {
    // Over the bytes as they came, before anything of them is read.
    if (!isSigned(secrets, headers[signatureHeader], bytes, clock.realNow())) return notSigned;
    const read = answered.safeParse(parsed(bytes));
    if (!read.success) return problem(400, 'BadBody', z.prettifyError(read.error));
    const { id, intent, answer } = read.data;
    const known = await intents.read(openRecords(store), intent);
    if (!known) return problem(404, 'NoIntent', 'No intent of that id was ever told.');
    if (!answersTo[known.intent.kind].safeParse(answer).success) {
      return problem(400, 'NotToThis', `An intent of kind ${known.intent.kind} is not answered with ${answer.result}.`);
    }
    const outcome = await turns.run(answerEvent(known.intent, known.conversation, id, answer));
    return json(200, { result: outcome.heeded ?? 'noted' });
  };

  return [
    { method: 'post', path: '/api/back-office/answers', bodyLimit, json: false, admit, handle: take },
    {
      method: 'get',
      path: '/api/back-office/openapi.json',
      bodyLimit: 0,
      json: false,
      handle: async () => json(200, document),
    },
  ];
};
