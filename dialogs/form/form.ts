/** The engine of every service: asks, hears, corrects, goes back, resumes, reads back, and lets it be done. */

import type { TurnContext } from 'botbuilder';
import { Dialog, type DialogContext, type DialogInstance, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Expecting } from '../../knowledge/language/reading.ts';
import { openNow } from '../../knowledge/rules/business-hours.ts';
import type { Reply } from '../words/reply.ts';
import {
  agrees,
  answerOf,
  expectingOf,
  mayMean,
  needsContract,
  sure,
  takes,
  tellsItsTrouble,
  whoIsKnown,
} from './form-hearing.ts';
import { forms } from './form-names.ts';
import {
  type Answers,
  confirmation,
  type Form,
  type FormOptions,
  type FormState,
  type Next,
  type UnderWay,
} from './form-shape.ts';
import { stateOf } from './form-state.ts';
import type { Heard } from './turn.ts';

/** The answers of every form under way, by name: what another form can take over. */
export const answersUnderWay = (dc: DialogContext): Answers =>
  Object.assign({}, ...dc.stack.map((instance) => stateOf(instance).answers));

/** Keeps what a no or a cancel leaves, for a customer who thinks better of it at once. */
export const keepDropped = (heard: Heard, dc: DialogContext): void => {
  const form = dc.stack[0]?.id;
  const { offered: _, ...answers } = answersUnderWay(dc);
  if (form !== undefined) heard.keep({ dropped: { form, answers } });
};

/** So many readings in a row that failed: then a person is offered, by night a call-back. */
export const givesUpAfter = 3;

/** A form as a Bot Framework dialog, built for one turn. */
export class FormDialog extends Dialog {
  readonly form: Form;
  readonly #heard: Heard;
  readonly #contract: () => Promise<string | undefined>;
  #learned = (answers: Answers): Answers => this.form.learn?.(this.#heard, answers) ?? answers;

  constructor(form: Form, heard: Heard, contract: () => Promise<string | undefined>) {
    super(form.id);
    this.form = form;
    this.#heard = heard;
    this.#contract = contract;
  }

  /** What the form would take from the next message. */
  expecting(instance: DialogInstance): Expecting {
    return expectingOf(this.form, stateOf(instance));
  }

  /** What the form makes of the message, before anyone acts on it. */
  underWay(instance: DialogInstance): UnderWay {
    const state = stateOf(instance);
    return {
      takes: this.#heard.reading.commands.filter((command) => takes(this.form, state, command, this.#heard)),
      listens: typeof answerOf(this.form, state.asked, this.#heard) === 'string',
      hasNews: this.#hasNews(state),
      gaveUp: state.failures >= givesUpAfter,
      yields: this.form.yields === true,
      offersPerson: this.form.offersPerson === true,
    };
  }

  #hasNews({ answers }: FormState): boolean {
    const learned = this.#learned(answers);
    return this.form.readsAgain?.some((name) => learned[name] !== answers[name]) ?? false;
  }

  override async beginDialog(dc: DialogContext, options: FormOptions = {}): Promise<DialogTurnResult> {
    const state: FormState = { answers: options.answers ?? {}, trail: [], failures: 0 };
    if (dc.activeDialog) dc.activeDialog.state = state;
    if (options.answered) return this.continueDialog(dc);
    state.answers = this.#learned(state.answers);
    return this.#advance(dc, state);
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const instance = dc.activeDialog;
    if (!instance) return Dialog.EndOfTurn;
    const state = stateOf(instance);
    const taken = this.#heard.reading.commands.filter(
      (command) =>
        command.confidence >= sure && takes(this.form, state, command, this.#heard) && command.kind !== 'unknown',
    );
    const answer = answerOf(this.form, state.asked, this.#heard) ?? undefined;
    if (state.asked === confirmation && answer !== undefined && !this.#hasNews(state)) {
      state.answers = this.#learned(state.answers);
      return this.#advance(dc, state, true);
    }
    if (state.asked !== undefined && state.asked !== confirmation && answer !== undefined) {
      state.answers = { ...state.answers, [state.asked]: answer };
      return this.#advance(dc, state);
    }
    // いえ、別の件です and やっぱり木曜 say more than a yes or a no: what is read back changes.
    const learned = this.#learned(state.answers);
    const isNews = this.#hasNews(state);
    const another = this.#heard.reading.mentions.case !== undefined && !taken.some(({ kind }) => kind === 'yes');
    if (isNews || (another && state.asked === confirmation)) {
      state.answers = learned;
      state.failures = 0;
      return this.#advance(dc, state);
    }
    if (taken.length === 0) return this.#notUnderstood(state);
    state.failures = 0;
    if (taken.every((command) => tellsItsTrouble(this.form, command))) {
      await this.#heard.speak(this.#heard.say.detailsTaken());
    }
    let agreed = false;
    for (const command of taken) {
      if (command.kind === 'answer' || command.kind === 'correct') {
        state.answers = { ...state.answers, [command.slot]: command.value };
      } else if (command.kind === 'no') {
        if (state.asked === confirmation) return this.#declined(dc);
        if (state.asked) state.answers = { ...state.answers, [state.asked]: 'no' };
      } else if (state.asked === confirmation) agreed ||= agrees(this.form, command, this.#heard);
      else if (state.asked) state.answers = { ...state.answers, [state.asked]: 'yes' };
    }
    state.answers = this.#learned(state.answers);
    return this.#advance(dc, state, agreed);
  }

  override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return dc.activeDialog ? this.#advance(dc, stateOf(dc.activeDialog)) : Dialog.EndOfTurn;
  }

  override async repromptDialog(_context: TurnContext, instance: DialogInstance): Promise<void> {
    const question = this.form.isQuiet?.(stateOf(instance).answers)
      ? undefined
      : await this.#question(stateOf(instance));
    if (question) await this.#heard.speak(question);
  }

  /** The question as it is put now; undefined when nothing is asked. */
  question = (instance: DialogInstance): Promise<Reply | undefined> => this.#question(stateOf(instance));

  /** The name of what is asked. */
  asked(instance: DialogInstance): string | undefined {
    return stateOf(instance).asked;
  }

  /** Whether what is asked is a yes to something read back. */
  readsBack(instance: DialogInstance): boolean {
    return stateOf(instance).asked === confirmation;
  }

  /** Goes back to the question before this one, and takes its answer back; false when there is none. */
  back(instance: DialogInstance): boolean {
    const state = stateOf(instance);
    const slots = Object.keys(this.form.asks);
    const before = this.form.inOrder ? slots[slots.indexOf(state.asked ?? '') - 1] : state.trail.at(-2);
    if (before === undefined) return false;
    const { [before]: _, ...answers } = state.answers;
    state.answers = answers;
    state.trail.pop();
    state.asked = before;
    return true;
  }

  async #question({ asked, answers }: FormState): Promise<Reply | undefined> {
    if (asked === confirmation) return this.#readBack(answers);
    return asked === undefined ? undefined : this.form.asks[asked]?.ask(answers);
  }

  /** What is read back; with several contracts it says which one it is for. */
  async #readBack(answers: Answers): Promise<Reply | undefined> {
    const reply = await this.form.readBack?.(answers);
    const { own, say } = this.#heard;
    const number = this.form.forContract && own.length > 1 ? await this.#contract() : undefined;
    const contract = own.find((one) => one.number === number);
    return reply && contract ? say.identify.forContract(contract.name, reply) : reply;
  }

  async #advance(dc: DialogContext, state: FormState, agreed = false): Promise<DialogTurnResult> {
    const isUnknown = needsContract(this.form, this.#heard) && (await this.#contract()) === undefined;
    const stop = isUnknown && !this.form.gatesAnybody ? undefined : await this.form.gate?.(state.answers);
    if (stop) {
      if (stop.say) await this.#heard.speak(stop.say);
      return this.#end(dc, await stop.next());
    }
    if (isUnknown) {
      if (this.#heard.own.length > 1) return dc.beginDialog(forms.contract);
      return dc.beginDialog(forms.identification, whoIsKnown(this.#heard));
    }
    if (this.form.heed) {
      const { answers, say, stop } = await this.form.heed(state.answers);
      state.answers = answers;
      if (say) await this.#heard.speak(say);
      if (stop) return dc.cancelAllDialogs();
    }
    const open = Object.entries(this.form.asks).find(
      ([slot, ask]) => !ask.optional && !(slot in state.answers) && (ask.when?.(state.answers) ?? true),
    );
    if (open) return this.#ask(dc, state, open[0]);
    const about = await this.form.about?.(state.answers);
    const holds = agreed && about === state.about;
    if (!holds && (await this.form.readBack?.(state.answers))) {
      if (about !== undefined) state.about = about;
      return this.#ask(dc, state, confirmation);
    }
    return this.#end(dc, await this.form.done(state.answers));
  }

  async #ask(dc: DialogContext, state: FormState, slot: string): Promise<DialogTurnResult> {
    state.asked = slot;
    if (state.trail.at(-1) !== slot) state.trail.push(slot);
    if (dc.activeDialog) await this.repromptDialog(dc.context, dc.activeDialog);
    return Dialog.EndOfTurn;
  }

  async #notUnderstood(state: FormState): Promise<DialogTurnResult> {
    const { say, now, promised, reading } = this.#heard;
    const question = await this.#question(state);
    if (question && reading.says.pause) {
      await this.#heard.speak(say.noHurry(question.choices));
      return Dialog.EndOfTurn;
    }
    state.failures += 1;
    if (state.failures >= givesUpAfter) await this.#heard.speak(say.giveUp(openNow('desk', now, promised).allowed));
    else if (question) {
      const again = state.failures === 1 ? say.again(question) : say.choose(question, state.trail.length > 1);
      await this.#heard.speak(say.orElse(again, mayMean(reading)));
    }
    return Dialog.EndOfTurn;
  }

  async #declined(dc: DialogContext): Promise<DialogTurnResult> {
    keepDropped(this.#heard, dc);
    const stays = await this.form.givenUp?.(confirmation);
    await this.#heard.speak(stays && 'text' in stays ? stays : (this.form.declined ?? this.#heard.say.cancelled()));
    return dc.cancelAllDialogs();
  }

  #end(dc: DialogContext, next: Next): Promise<DialogTurnResult> {
    return next === 'end' ? dc.endDialog() : dc.replaceDialog(next.start, { answers: next.answers ?? {} });
  }
}
