/** The operators' desk of a company whose own back office arranges paid visits: what is asked for is told there too. */
import type { OperatorDesk, Todo } from './port.ts';

/** What a customer wishes of a paid visit, in their words. */
interface PaidVisit {
  wanted: string[];
  wish?: string;
  place?: string;
  phone?: string;
}
/** What the back office is asked for. */
export type PaidVisitIntent =
  | { kind: 'paid-visit.request'; details: PaidVisit }
  | { kind: 'paid-visit.cancel'; details: Record<never, never> };

/** Keeps an intent with the turn; its id. */
export type IntendPaidVisit = (
  about: Pick<Todo, 'id' | 'contract' | 'case'>,
  intent: PaidVisitIntent,
) => Promise<string>;

const wished = ({ wanted, wish, place, phone }: Todo): PaidVisit => ({
  wanted: wanted?.split('\n') ?? [],
  ...(wish !== undefined && { wish }),
  ...(place !== undefined && { place }),
  ...(phone !== undefined && { phone }),
});

/** `kept` with paid visits told outside: asked for, added to, taken back. What an operator has arranged is not. */
export const outsideOperatorDesk = (kept: OperatorDesk, intend: IntendPaidVisit): OperatorDesk => ({
  ...kept,
  async keepTodo(todo) {
    if (todo.kind !== 'request' || todo.of !== 'paid-visit') return kept.keepTodo(todo);
    const before = await kept.todo(todo.id);
    const stood = before?.state === 'open' ? JSON.stringify(wished(before)) : undefined;
    const isAnew = todo.state === 'open' && JSON.stringify(wished(todo)) !== stood;
    const awaits = isAnew ? await intend(todo, { kind: 'paid-visit.request', details: wished(todo) }) : before?.awaits;
    await kept.keepTodo({ ...todo, ...(awaits !== undefined && { awaits }) });
    if (todo.state === 'done' && todo.result === undefined && stood !== undefined) {
      await intend(todo, { kind: 'paid-visit.cancel', details: {} });
    }
  },
});
