/** What a message is taken to mean beside what it asks for: the form that acts on it. */
import type { Command } from '../knowledge/language/commands.ts';
import type { Answers } from './form-shape.ts';
import type { Heard } from './turn.ts';

/** A form and the answers it begins with. */
export interface Meant {
  form: string;
  answers?: Answers;
}
/** Finds what `command` of a message is about; undefined: not that. `underWay`: a form is going on. */
export type Mean = (heard: Heard, command: Command, underWay: boolean) => Promise<Meant | undefined>;
