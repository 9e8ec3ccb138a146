/** The engine of every service: asks, hears, corrects, goes back, resumes, reads back, and lets it be done. */
import type { TurnContext } from 'botbuilder';
import { Dialog, type DialogContext, type DialogInstance, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Command, Expecting, Hears } from '../knowledge/language/commands.ts';
import type { Reply } from './reply.ts';
import type { Heard } from './turn.ts';

/** Answers by name: what is stored of a form, never a step number. */
export type Answers = Readonly<Record<string, string>>;

/** What happens after a form: nothing more, or another form with answers it takes over. */
export type Next = { start: string; answers?: Answers } | 'end';

/** One thing a form needs to know. */
export interface Ask {
  ask(answers: Answers): Reply;
  hears: Hears | ((answers: Answers) => Hears);
  /** taken when said, never asked for */
  optional?: boolean;
  /** asked only when this holds */
  when?(answers: Answers): boolean;
}

export interface Form {
  id: string;
  /** the customer's contract must be known first */
  forContract?: boolean;
  /** what stands in the way: it is said, and the form gives way to `next` */
  gate?(answers: Answers): Promise<{ say: Reply; next: Next } | undefined>;
  asks: Readonly<Record<string, Ask>>;
  /** what is read back before it is done, for one yes */
  readBack?(answers: Answers): Promise<Reply | undefined>;
  /** gives way without a word to anything but its answer */
  yields?: boolean;
  /** what is said to a no */
  declined?: Reply;
  /** what a message adds beside its commands: answers taken from what it mentions */
  notice?(heard: Heard, answers: Answers): Answers;
  /** acts on the answers of one message; answers dropped here are asked again, `stop` ends everything under way */
  heed?(answers: Answers): Promise<{ answers: Answers; say?: Reply; stop?: boolean }>;
  done(answers: Answers): Promise<Next>;
}

/** How a form is called on: with the answers known already. */
export interface FormOptions {
  answers?: Answers;
  /** the message of this turn already answers it */
  answered?: boolean;
}

export const confirmation = '#confirm';
/** How a form hands over to the dialog that finds the customer's contract. */
export const identification = 'identify';

interface State {
  answers: Answers;
  asked?: string;
  failures: number;
}

/** The answers of every form under way, by name: what another form can take over. */
export const answersUnderWay = (dc: DialogContext): Answers =>
  Object.assign({}, ...dc.stack.map((instance) => stateOf(instance).answers));

const stateOf = (instance: DialogInstance): State => instance.state as State;

/** A form as a Bot Framework dialog, built for one turn. */
export class FormDialog extends Dialog {
  readonly form: Form;
  readonly #heard: Heard;
  readonly #contract: () => Promise<string | undefined>;

  constructor(form: Form, heard: Heard, contract: () => Promise<string | undefined>) {
    super(form.id);
    this.form = form;
    this.#heard = heard;
    this.#contract = contract;
  }

  /** What the form would take from the next message. */
  expecting(instance: DialogInstance): Expecting {
    const { answers, asked } = stateOf(instance);
    const slots = Object.entries(this.form.asks).map(([slot, { hears }]) => ({
      slot,
      hears: typeof hears === 'function' ? hears(answers) : hears,
    }));
    if (asked === confirmation) return { asked: { slot: confirmation, hears: { as: 'yes-no' } }, open: slots };
    const found = slots.find(({ slot }) => slot === asked);
    return { ...(found && { asked: found }), open: slots.filter((slot) => slot !== found) };
  }

  /** Whether the form itself acts on this command. */
  takes(command: Command, instance: DialogInstance): boolean {
    const { asked } = stateOf(instance);
    switch (command.kind) {
      case 'answer':
      case 'correct':
        return (
          command.slot in this.form.asks &&
          !(this.#isText(command.slot, stateOf(instance).answers) && this.#wishesElse())
        );
      case 'yes':
      case 'no':
        return asked !== undefined && this.#hearsYesNo(asked, stateOf(instance).answers);
      case 'start':
        return command.service === this.form.id && asked === confirmation;
      case 'unknown':
        return asked !== undefined;
      default:
        return false;
    }
  }

  override async beginDialog(dc: DialogContext, options: FormOptions = {}): Promise<DialogTurnResult> {
    const state: State = { answers: options.answers ?? {}, failures: 0 };
    if (dc.activeDialog) dc.activeDialog.state = state;
    if (options.answered) return this.continueDialog(dc);
    state.answers = this.form.notice?.(this.#heard, state.answers) ?? state.answers;
    return this.#advance(dc, state);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const instance = dc.activeDialog;
    if (!instance) return Dialog.EndOfTurn;
    const state = stateOf(instance);
    const taken = this.#heard.reading.commands.filter(
      (command) => this.takes(command, instance) && command.kind !== 'unknown',
    );
    if (taken.length === 0) return this.#notUnderstood(state);
    state.failures = 0;
    let agreed = false;
    for (const command of taken) {
      if (command.kind === 'answer' || command.kind === 'correct') {
        state.answers = { ...state.answers, [command.slot]: command.value };
      } else if (command.kind === 'no') {
        if (state.asked === confirmation) return this.#declined(dc);
        if (state.asked) state.answers = { ...state.answers, [state.asked]: 'no' };
      } else if (state.asked === confirmation) agreed = true;
      else if (state.asked) state.answers = { ...state.answers, [state.asked]: 'yes' };
    }
    state.answers = this.form.notice?.(this.#heard, state.answers) ?? state.answers;
    if (this.form.heed) {
      const { answers, say, stop } = await this.form.heed(state.answers);
      state.answers = answers;
      if (say) await this.#heard.speak(say);
      if (stop) return dc.cancelAllDialogs();
    }
    return this.#advance(dc, state, agreed);
  }

  override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return dc.activeDialog ? this.#advance(dc, stateOf(dc.activeDialog)) : Dialog.EndOfTurn;
  }

  override async repromptDialog(_context: TurnContext, instance: DialogInstance): Promise<void> {
    const question = await this.#question(stateOf(instance));
    if (question) await this.#heard.speak(question);
  }

  /** Takes back the last answer that was asked for; false when there is none. */
  back(instance: DialogInstance): boolean {
    const state = stateOf(instance);
    const slots = Object.keys(this.form.asks).filter(
      (slot) => !this.form.asks[slot]?.optional && slot in state.answers,
    );
    const last = slots.at(-1);
    if (last === undefined) return false;
    const { [last]: _, ...answers } = state.answers;
    state.answers = answers;
    state.asked = last;
    return true;
  }

  #isText(slot: string, answers: Answers): boolean {
    const asked = this.form.asks[slot]?.hears;
    return (typeof asked === 'function' ? asked(answers) : asked)?.as === 'text';
  }

  /** Another service is asked for by name: then the message is no answer in the customer's own words. */
  #wishesElse(): boolean {
    return this.#heard.reading.commands.some(
      ({ kind, confidence, ...command }) =>
        confidence >= 0.5 &&
        kind === 'start' &&
        'service' in command &&
        !['trouble', this.form.id].includes(command.service),
    );
  }

  #hearsYesNo(slot: string, answers: Answers): boolean {
    if (slot === confirmation) return true;
    const asked = this.form.asks[slot]?.hears;
    const hears = typeof asked === 'function' ? asked(answers) : asked;
    return hears?.as === 'yes-no' || (hears?.as === 'choice' && hears.of.some(({ value }) => value === 'yes'));
  }

  async #question({ asked, answers }: State): Promise<Reply | undefined> {
    if (asked === confirmation) return this.form.readBack?.(answers);
    return asked === undefined ? undefined : this.form.asks[asked]?.ask(answers);
  }

  async #advance(dc: DialogContext, state: State, agreed = false): Promise<DialogTurnResult> {
    if (this.form.forContract && (await this.#contract()) === undefined) {
      return dc.beginDialog(identification);
    }
    const stop = await this.form.gate?.(state.answers);
    if (stop) {
      await this.#heard.speak(stop.say);
      return this.#end(dc, stop.next);
    }
    const open = Object.entries(this.form.asks).find(
      ([slot, ask]) => !ask.optional && !(slot in state.answers) && (ask.when?.(state.answers) ?? true),
    );
    if (open) return this.#ask(dc, state, open[0]);
    if (!agreed && (await this.form.readBack?.(state.answers))) return this.#ask(dc, state, confirmation);
    return this.#end(dc, await this.form.done(state.answers));
  }

  async #ask(dc: DialogContext, state: State, slot: string): Promise<DialogTurnResult> {
    state.asked = slot;
    if (dc.activeDialog) await this.repromptDialog(dc.context, dc.activeDialog);
    return Dialog.EndOfTurn;
  }

  async #notUnderstood(state: State): Promise<DialogTurnResult> {
    state.failures += 1;
    const { say } = this.#heard;
    const question = await this.#question(state);
    if (state.failures >= 3) await this.#heard.speak(say.giveUp());
    else if (question) await this.#heard.speak(say.again(question));
    return Dialog.EndOfTurn;
  }

  async #declined(dc: DialogContext): Promise<DialogTurnResult> {
    await this.#heard.speak(this.form.declined ?? this.#heard.say.cancelled());
    return dc.cancelAllDialogs();
  }

  #end(dc: DialogContext, next: Next): Promise<DialogTurnResult> {
    return next === 'end' ? dc.endDialog() : dc.replaceDialog(next.start, { answers: next.answers ?? {} });
  }
}
