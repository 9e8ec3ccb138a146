/** A form is begun: a service that was asked for, or what else leads to one. */

import { formOf, type Service, traitsOf } from '../../knowledge/language/services.ts';
import { openNow } from '../../knowledge/rules/business-hours.ts';
import { answersUnderWay, FormDialog } from '../form/form.ts';
import { sure } from '../form/form-hearing.ts';
import { forms } from '../form/form-names.ts';
import type { Answers } from '../form/form-shape.ts';
import type { Heard } from '../form/turn.ts';
import { takenOver } from '../situation/about-case.ts';
import { contractOf } from '../situation/customer.ts';
import { keepService } from '../situation/spoken-of.ts';
import { tellAbout, toldFirst } from '../terms/ask-about-terms.ts';
import type { Floor } from './open-dialogs.ts';
import { wishes } from './table-of-services.ts';

/** Whether a form is over at once: what was going on is left open and goes on after it. */
const isBrief = ({ dc }: Floor, form: string): boolean => {
  const dialog = dc.findDialog(form);
  return dialog instanceof FormDialog && dialog.form.isBrief === true;
};

/** Forms that bring a person. */
export const toPeople: ReadonlySet<string> = new Set([forms.person, forms.callBack, forms.remote]);

/** By night who wants a person and has no customer number is called at the number they give (row 28). */
const withoutNumber = ({ own, kept, now, promised }: Heard, form: string): string =>
  (form === forms.person || form === forms.callBack) &&
  own.length === 0 &&
  kept().noNumber &&
  !openNow('desk', now, promised).allowed
    ? forms.unverifiedCall
    : form;

/** Begins the form `wished` with what is known already; what was going on is left, unless the form is over at once. */
export const begin = async (floor: Floor, wished: string, more: Answers = {}): Promise<void> => {
  const { dc, heard, left } = floor;
  const form = withoutNumber(heard, wished);
  const answers = takenOver(heard, { ...left, ...answersUnderWay(dc) });
  if (!isBrief(floor, form)) await dc.cancelAllDialogs();
  await dc.beginDialog(form, { answers: { ...answers, ...more } });
};

/** Says what became of the form under way before `form`, asked for in its place, begins. */
export const tellLeft = async (floor: Floor, form: string): Promise<void> => {
  const under = floor.active()?.form;
  if (!under?.left || under.id === form || isBrief(floor, form)) return;
  // What only adds to something that stands leaves that as it is.
  if ((await under.givenUp?.(undefined)) === undefined) await floor.heard.speak(under.left);
};

/** The form whose read-back was agreed to beside the wish for another service: それでいいです。あと電話もください. */
const readBackAgreed = ({ dc, heard, active }: Floor): { form: string; answers: Answers } | undefined => {
  const form = dc.stack[0]?.id;
  const isReadBack = dc.activeDialog !== undefined && active()?.readsBack(dc.activeDialog) === true;
  const agrees = heard.reading.acts.some(({ act, confidence }) => act === 'agrees' && confidence >= sure);
  return isReadBack && agrees && form !== undefined ? { form, answers: answersUnderWay(dc) } : undefined;
};

/** Begins a service that was asked for. */
export const start = async (floor: Floor, service: Service): Promise<unknown> => {
  const { heard } = floor;
  const met = await wishes[service]?.(heard);
  if (met && 'say' in met) {
    await heard.speak(met.say);
    // A question that is open is put once more: a yes after it agrees to what was read last.
    return floor.active() ? floor.dc.repromptDialog() : undefined;
  }
  if (met && 'form' in met) return begin(floor, met.form, met.answers);
  const before = readBackAgreed(floor);
  if (!before) await tellLeft(floor, formOf(service));
  heard.keep({ misread: undefined, dropped: undefined });
  // Whoever is not known yet hears first what the service needs, then is asked who they are.
  const topic = (await contractOf(heard)) ? undefined : toldFirst(service);
  const first = topic === undefined ? undefined : tellAbout(heard, topic);
  if (first) await heard.speak(first);
  // What is over at once leaves what was spoken of before it: 台数は伝わってますか, then 2台に直してください.
  if (!traitsOf(service).isBrief) keepService(heard, service);
  await begin(floor, formOf(service), { ...met?.answers, ...(topic !== undefined && { told: 'yes' }) });
  // What was over at once leaves the yes to be asked for again (row 27).
  return before && !floor.dc.activeDialog ? begin(floor, before.form, before.answers) : undefined;
};
