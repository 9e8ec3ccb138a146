/** The addresses of the desk's API: each operation behind its guard, its body and its answer checked. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type AuditEntry, openAuditOfLooks } from '../audit.ts';
import { joined } from '../joined.ts';
import { fileLimitsOf } from '../keep-things.ts';
import { json, problem, type Route, type RouteAnswer, type RouteHead, type RouteRequest } from '../route.ts';
import { actionHandlers } from './act.ts';
import { beThere } from './be-there.ts';
import { showBoard } from './board.ts';
import type { Call, Caller, Handler } from './call.ts';
import { showChat } from './chat.ts';
import { showContract } from './contract.ts';
import { streamEvents } from './events.ts';
import { aroundFile, readFileForm } from './file-form.ts';
import { type DeskTools, guard } from './guard.ts';
import { helpWith } from './help.ts';
import { showJudged } from './judged.ts';
import { nameIn } from './look.ts';
import { showNotices } from './notices.ts';
import { openapi } from './openapi.ts';
import { type Operation, type OperationId, operations } from './operations.ts';
import { showOutbox } from './outbox.ts';
import { sendFile } from './send-file.ts';
import { showSession, signIn, signOut } from './sign-in.ts';
import { showFile } from './things.ts';
import { showWriting } from './writing.ts';

/** What is asked for, however it is written: the operation, what its path names, and its body as it was read. */
const digestOf = (id: OperationId, { params }: RouteRequest, body: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([id, Object.entries(params).sort(), body ?? null]))
    .digest('base64url')
    .slice(0, 22);

/** The most a body may hold, in bytes: a reply of the greatest length, every character escaped, fits. */
const bodyLimit = 32 * 1024;
const beat = 20_000;

type Handlers = { [I in OperationId]: Handler<I> };

const handlersOf = (tools: DeskTools, beatMs: number): Handlers => {
  const { desk } = tools;
  const document = openapi();
  return {
    signIn: signIn(tools),
    session: showSession(tools),
    signOut: signOut(tools),
    board: showBoard(desk),
    chat: showChat(desk),
    file: showFile(desk),
    contract: showContract(desk),
    notices: showNotices(desk),
    outbox: showOutbox(desk),
    help: helpWith(desk),
    judged: showJudged(desk),
    ...actionHandlers(desk),
    sendFile: sendFile(desk),
    async presence({ by }) {
      const until = Temporal.Instant.fromEpochMilliseconds(await beThere(desk, by));
      return { body: { until: until.toString({ timeZone: 'Asia/Tokyo' }) } };
    },
    writing: showWriting(desk),
    events: streamEvents(desk, beatMs),
    openapi: async () => ({ streamed: json(200, document) }),
  };
};

/** What an operator sees of customers, for the audit trail. */
const looks: Partial<Record<OperationId, (ask: RouteRequest, body: unknown) => Omit<AuditEntry, 'at' | 'by'>>> = {
  board: () => ({ did: 'saw-board' }),
  outbox: () => ({ did: 'saw-outbox' }),
  judged: () => ({ did: 'saw-judged' }),
  chat: ({ params }, body) => ({
    did: 'saw-chat',
    conversation: nameIn(params.chat),
    contract: (body as { contract: { number: string } | null }).contract?.number,
  }),
  help: ({ params }) => ({ did: 'saw-chat', conversation: nameIn(params.chat) }),
  contract: ({ params }) => ({ did: 'saw-contract', contract: params.number }),
  file: ({ params }) => ({ did: 'saw-file', conversation: nameIn(params.chat), file: params.file }),
};

type Audited = DeskTools & { saw: ReturnType<typeof openAuditOfLooks> };

const routeOf = <I extends OperationId>(tools: Audited, id: I, handler: Handler<I>): Route => {
  const operation: Operation = operations[id];
  const { body, answer } = operation;
  const { mostBytes } = fileLimitsOf(tools.desk.company.documents.desk.files);

  // Looked at before its body is read, and by `handle` again: who is signed out meanwhile does nothing more.
  const admit = async (head: RouteHead): Promise<RouteAnswer | undefined> => {
    const passed = await guard(tools, head, operation.guard);
    return 'status' in passed ? passed : undefined;
  };

  const handle = async (ask: RouteRequest): Promise<RouteAnswer> => {
    const passed = await guard(tools, ask, operation.guard);
    if ('status' in passed) return passed;
    const { by, key } = passed;
    const form = operation.form && (await readFileForm(ask));
    if (form && 'status' in form) return form;
    const read = body?.schema.safeParse(ask.json);
    if (read && !read.success) return problem(400, 'BadBody', z.prettifyError(read.error));
    const asked = form ? [form.name, form.digest] : read?.data;
    // Who acts is there, even before the page said so: a chat is never held by someone nobody waits for.
    if (by && operation.guard === 'once') await beThere(tools.desk, by);
    const event = { id: joined('desk', by?.id ?? '', key), asks: digestOf(id, ask, asked) };
    const call = { ask, by: by as Caller, body: form ?? read?.data, event };
    const result = await handler(call as Call<I>);
    if ('refused' in result) return result.refused;
    const shown = by && looks[id]?.(ask, 'body' in result ? result.body : undefined);
    if (shown) await tools.saw({ by: `operator/${by.id}`, ...shown });
    if ('streamed' in result) return result.streamed;
    // An answer that is not as promised is a defect of ours: it is logged and does not leave.
    return json(200, typeof answer === 'string' ? result.body : answer.schema.parse(result.body), result.headers);
  };

  return {
    method: operation.method,
    path: operation.path,
    bodyLimit: operation.form ? mostBytes + aroundFile : body ? bodyLimit : 0,
    json: body !== undefined,
    ...(id === 'signIn' && { paced: 'signIn' }),
    ...((body ?? operation.form) && { admit }),
    handle,
  };
};

/** The routes of the operator desk. `beatMs`: how often a stream is kept open, 20 seconds when left out. */
export const deskRoutes = (tools: DeskTools, { beatMs = beat }: { beatMs?: number } = {}): Route[] => {
  const handlers = handlersOf(tools, beatMs);
  const audited = { ...tools, saw: openAuditOfLooks(tools.desk) };
  return (Object.keys(operations) as OperationId[]).map((id) =>
    routeOf(audited, id, handlers[id] as Handler<OperationId>),
  );
};
