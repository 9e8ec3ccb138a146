/** What changes something: each call is one event, run like every other. */
import { noticeConversation } from '../../dialogs/desk/notice.ts';
import type { ActionResult, OperatorAction } from '../../dialogs/desk/operator.ts';
import { todoIdOf } from '../../dialogs/situation/on-board.ts';
import { brief } from '../../dialogs/words/brief.ts';
import type { Desk } from '../desk.ts';
import { problem, type RouteAnswer, type RouteHead } from '../route.ts';
import { conversationOfSending } from '../send-again.ts';
import type { Call, Caller, Handler } from './call.ts';
import { conversationIn } from './chat.ts';
import { lookAt, nameIn } from './look.ts';
import type { OperationId } from './operations.ts';

const notThere = {
  chat: problem(404, 'NoChat', brief.noChat),
  session: problem(404, 'NoSession', brief.noSuchSession),
  todo: problem(404, 'NoTodo', brief.noTodo),
  visit: problem(404, 'NoVisit', brief.noVisit),
  loan: problem(404, 'NoLoan', brief.noLoan),
  contract: problem(404, 'NoContract', brief.noContract),
  sending: problem(404, 'NoSending', brief.nothingToSend),
};

/** The key of the call was used for something else. */
export const usedBefore = problem(
  422,
  'KeyUsed',
  'This Idempotency-Key was used for something else. Send a new one for each action.',
);

/** What came of an action, as it is answered. */
export const answered = (action: ActionResult | undefined): { body: { result: 'done' } } | { refused: RouteAnswer } => {
  if (!action) return { refused: usedBefore };
  if (action.result === 'done') return { body: { result: 'done' } };
  return { refused: problem(409, action.result === 'refused' ? 'Refused' : 'NotSo', action.why) };
};

const actions = (desk: Desk) => {
  const run = async (
    { id: event, asks }: Call<'take'>['event'],
    conversation: string,
    { id, name, role }: Caller,
    action: OperatorAction,
  ) => {
    const by = { id, name, role };
    const outcome = await desk.turns.run({ kind: 'operator', id: event, conversation, by, action, asks });
    // Nothing of this was done, and it is not the answer to what was done then.
    return outcome.asks === asks ? answered(outcome.action) : { refused: usedBefore };
  };

  /** An action on the chat the path names. */
  const onChat =
    <I extends 'take' | 'reply' | 'return' | 'outcome'>(actionOf: (call: Call<I>) => OperatorAction) =>
    async (call: Call<I>) => {
      const conversation = await conversationIn(desk, call.ask.params.chat);
      if (conversation === undefined) return { refused: notThere.chat };
      return run(call.event, conversation, call.by as Caller, actionOf(call));
    };

  /** An action on the session whose code the path names, in the conversation it was opened in. */
  const onSession =
    <I extends 'connectSession' | 'sessionOutcome'>(actionOf: (call: Call<I>, code: string) => OperatorAction) =>
    async (call: Call<I>) => {
      const code = call.ask.params.code ?? '';
      const session = await (await lookAt(desk, '')).turn.sessions.find(code);
      if (!session) return { refused: notThere.session };
      return run(call.event, session.conversation, call.by as Caller, actionOf(call, code));
    };

  /** An action on the visit or the loan the path names, in the conversation it was asked for in. */
  const onTodo =
    <I extends 'confirmVisit' | 'moveVisit' | 'visitResult' | 'cancelVisit' | 'loanStep' | 'confirmAddress'>(
      kind: 'visit' | 'loan',
      actionOf: (call: Call<I>, id: string) => OperatorAction,
    ) =>
    async (call: Call<I>) => {
      const id = nameIn(call.ask.params.id);
      const todo = id === undefined ? undefined : await (await lookAt(desk, '')).turn.desk.todo(todoIdOf(kind, id));
      if (id === undefined || !todo) return { refused: notThere[kind] };
      return run(call.event, todo.conversation, call.by as Caller, actionOf(call, id));
    };

  /** The to-do the path names. */
  const todoIn = async ({ params }: RouteHead) => {
    const id = nameIn(params.id);
    return id === undefined ? undefined : (await lookAt(desk, '')).turn.desk.todo(id);
  };

  /** Ends the call-back the path names without a contact. */
  const finish =
    <I extends 'todoDone' | 'todoUnreachable'>(result: 'done' | 'unreachable') =>
    async ({ ask, by, event }: Call<I>) => {
      const todo = await todoIn(ask);
      if (!todo) return { refused: notThere.todo };
      return run(event, todo.conversation, by as Caller, { do: 'done-todo', todo: todo.id, result });
    };

  return { run, onChat, onSession, onTodo, todoIn, finish };
};

type Acting = {
  [I in Extract<
    OperationId,
    | 'take'
    | 'reply'
    | 'return'
    | 'outcome'
    | 'connectSession'
    | 'sessionOutcome'
    | 'confirmVisit'
    | 'moveVisit'
    | 'visitResult'
    | 'cancelVisit'
    | 'loanStep'
    | 'confirmAddress'
    | 'confirmNumber'
    | 'todoDone'
    | 'todoUnreachable'
    | 'phone'
    | 'setNotice'
    | 'endNotice'
    | 'sendAgain'
  >]: Handler<I>;
};

/** The handlers of all actions. */
export const actionHandlers = (desk: Desk): Acting => {
  const { run, onChat, onSession, onTodo, todoIn, finish } = actions(desk);
  return {
    take: onChat<'take'>(() => ({ do: 'take' })),
    reply: onChat<'reply'>(({ body }) => ({ do: 'reply', text: body.text })),
    return: onChat<'return'>(() => ({ do: 'return' })),
    outcome: onChat<'outcome'>(({ body }) => ({ do: 'outcome', outcome: body.outcome })),
    connectSession: onSession<'connectSession'>((_call, code) => ({ do: 'connect-session', code })),
    sessionOutcome: onSession<'sessionOutcome'>(({ body }, code) => ({ do: 'outcome', outcome: body.outcome, code })),

    confirmVisit: onTodo<'confirmVisit'>('visit', ({ body }, visit) => ({ do: 'confirm-visit', visit, ...body })),
    moveVisit: onTodo<'moveVisit'>('visit', ({ body }, visit) => ({ do: 'move-visit', visit, ...body })),
    visitResult: onTodo<'visitResult'>('visit', ({ body }, visit) => ({ do: 'visit-result', visit, ...body })),
    cancelVisit: onTodo<'cancelVisit'>('visit', (_call, visit) => ({ do: 'cancel-visit', visit })),
    confirmAddress: onTodo<'confirmAddress'>('loan', ({ body }, loan) => ({ do: 'confirm-address', loan, ...body })),
    loanStep: onTodo<'loanStep'>('loan', ({ body }, loan) => ({ do: 'loan-step', loan, ...body })),

    async confirmNumber({ ask, body, by, event }) {
      const todo = await todoIn(ask);
      if (!todo) return { refused: notThere.todo };
      return run(event, todo.conversation, by, { do: 'confirm-number', todo: todo.id, ...body });
    },
    todoDone: finish<'todoDone'>('done'),
    todoUnreachable: finish<'todoUnreachable'>('unreachable'),

    setNotice: ({ body, by, event }) => run(event, noticeConversation, by, { do: 'set-notice', ...body }),
    endNotice: ({ ask, by, event }) =>
      run(event, noticeConversation, by, { do: 'end-notice', notice: nameIn(ask.params.id) ?? '' }),

    async sendAgain({ ask, by, event }) {
      const of = nameIn(ask.params.id) ?? '';
      const conversation = await conversationOfSending(desk.store, of);
      if (conversation === undefined) return { refused: notThere.sending };
      return run(event, conversation, by, { do: 'send-again', of });
    },

    async phone({ body, by, event }) {
      const { todo: part, case: of, override, ...told } = body;
      const { turn } = await lookAt(desk, '');
      const id = part === undefined ? undefined : nameIn(part);
      const todo = id === undefined ? undefined : await turn.desk.todo(id);
      if (part !== undefined && !todo) return { refused: notThere.todo };
      if (!(await turn.contracts.find(body.contract))) return { refused: notThere.contract };
      const action: OperatorAction = {
        do: 'record-phone',
        ...told,
        ...(of !== undefined && { case: of }),
        ...(todo && { todo: todo.id }),
        ...(override && { override }),
      };
      // A call-back's record stands in the chat it was asked for in; any other call has a transcript of its own.
      return run(event, todo?.conversation ?? `phone/${body.contract}`, by, action);
    },
  };
};
