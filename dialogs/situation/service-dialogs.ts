/** What a service brings to the conversation: its forms, and what a wish for it meets before they begin. */
import type { Service } from '../../knowledge/language/services.ts';
import type { Answers, Form } from '../form/form-shape.ts';
import type { Heard } from '../form/turn.ts';
import type { Reply } from '../words/reply.ts';
import type { Meant } from './meant.ts';

/**
 * What a wish for a service meets: it is answered at once (`say`), another form is what is wanted, or its own form begins with `answers`;
 * undefined: it begins as any other.
 */
export type OnWish = (heard: Heard) => Promise<{ say: Reply } | Meant | { answers: Answers } | undefined>;

export interface ServiceDialogs {
  forms: readonly ((heard: Heard) => Form)[];
  wishes?: Partial<Readonly<Record<Service, OnWish>>>;
}
