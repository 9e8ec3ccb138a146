/** One to-do of the board: what an operator needs to do it, and whether it is late. */
import type { z } from 'zod';
import type { Contract } from '../../adapters/contracts/port.ts';
import type { Loan } from '../../adapters/device-loans/port.ts';
import type { Todo } from '../../adapters/operator-desk/port.ts';
import type { Visit } from '../../adapters/visit-calendar/port.ts';
import type { Turn } from '../../dialogs/form/turn.ts';
import { brief } from '../../dialogs/words/brief.ts';
import { backOfficeWords } from '../../dialogs/words/brief-back-office.ts';
import { requestBrief } from '../../dialogs/words/say-requests.ts';
import { inJapan } from '../../knowledge/rules/japan-time.ts';
import { bindingDue, loanStep } from '../../knowledge/rules/loans.ts';
import { instantOf } from '../../knowledge/rules/visit-windows.ts';
import { caseLine, contractLine } from './describe.ts';
import { partOf } from './look.ts';
import type { board } from './shapes.ts';

type Row = z.output<typeof board>['todos'][number];

const steps = ['sent', 'arrived', 'returned', 'lost', 'cancelled'] as const;

const visitRow = ({ id, state, slot, wished, wish, setUpWish }: Visit): NonNullable<Row['visit']> => ({
  id: partOf(id),
  state,
  words: slot ? brief.visitWith(state, slot, wished) : brief.visitState(state),
  slot: slot ?? null,
  wished: wished ?? null,
  wish: wish ?? null,
  setUpWish: setUpWish ?? null,
});

const loanRow = (loan: Loan, { promised }: Turn, contract: Contract | undefined): NonNullable<Row['loan']> => ({
  id: partOf(loan.id),
  state: loan.state,
  words: brief.loanState(loan.state),
  device: brief.device(loan.kind),
  address: loan.address ?? contract?.address ?? '',
  named: loan.address !== undefined,
  unconfirmed: loan.state === 'requested' && loan.unconfirmed === true,
  wish: loan.wish ?? null,
  due: bindingDue(loan, promised) ?? null,
  steps: steps.filter((step) => loanStep(loan.state, step, loan.unconfirmed).allowed),
});

/** A booked visit is late once its window is over, a loan that is out once its day of return is; one that is lost waits for nothing. */
const isLate = (
  { kind, dueAt }: Todo,
  { now, promised, documents }: Turn,
  visit: Visit | undefined,
  loan: Loan | undefined,
) => {
  const isPast = (time: Temporal.Instant) => Temporal.Instant.compare(time, now) < 0;
  if (visit?.state === 'booked' && visit.slot) return isPast(instantOf(visit.slot.day, visit.slot.to));
  if (loan?.state === 'lost') return false;
  const due = loan && loan.state !== 'requested' ? bindingDue(loan, promised) : undefined;
  if (due !== undefined) return due < inJapan(now).toPlainDate().toString();
  return isPast(Temporal.Instant.from(dueAt).add({ minutes: documents.desk.operators.lateAfterMinutes[kind] }));
};

/** The to-do as the board shows it. */
export const todoRow = async (turn: Turn, todo: Todo): Promise<Row> => {
  const { kind, of = '' } = todo;
  const isUnverified = kind === 'unverified-call';
  const isUnknown = isUnverified || (kind === 'complaint' && todo.contract === '');
  const isCalled = kind === 'callback' || isUnverified || kind === 'request';
  const contract = isUnknown ? undefined : await turn.contracts.find(todo.contract);
  const session = todo.code === undefined ? undefined : await turn.sessions.find(todo.code);
  const visit = kind === 'visit' ? await turn.visits.find(of) : undefined;
  const loan = kind === 'loan' ? await turn.loans.find(of) : undefined;
  const line = caseLine(todo.case, await turn.cases.find(todo.case), turn.documents);
  // What a call is to be about stands below what the case is about.
  const about = kind === 'callback' ? [line.what, todo.what] : [todo.what];
  return {
    id: partOf(todo.id),
    kind,
    chat: partOf(todo.conversation),
    contract: { ...contractLine(todo.contract, contract), ...(isUnknown && { name: brief.unverified }) },
    case: {
      ...line,
      ...(todo.what !== undefined && { what: about.filter((words) => words).join('\n') }),
    },
    dueAt: todo.dueAt,
    overdue: isLate(todo, turn, visit, loan),
    phone: isCalled ? (todo.phone ?? contract?.phone ?? null) : null,
    registered: isCalled && todo.phone === undefined,
    unconfirmed: todo.unconfirmed === true,
    wish: todo.wish ?? null,
    wanted: todo.wanted ?? null,
    place: kind === 'request' ? (todo.place ?? contract?.address ?? null) : null,
    code: todo.code ?? null,
    session: session?.state ?? null,
    expiresAt: session?.expiresAt ?? null,
    visit: visit ? visitRow(visit) : null,
    loan: loan ? loanRow(loan, turn, contract) : null,
    request: kind === 'request' ? requestBrief(of) : null,
    came: todo.came === undefined ? null : backOfficeWords(todo.came),
  };
};
