/** A message is read in the light of what was asked and spoken of before; what it leaves open is kept. */

import { read } from '../../knowledge/language/read.ts';
import { type Command, type Expecting, isTrouble, type Reading } from '../../knowledge/language/reading.ts';
import { corpusName, tellsStanding, topicAbout, traitsOf } from '../../knowledge/language/services.ts';
import { FormDialog } from '../form/form.ts';
import { explicit } from '../form/form-hearing.ts';
import { forms } from '../form/form-names.ts';
import { confirmation } from '../form/form-shape.ts';
import { thoughtSolved } from '../services/trouble/triage.ts';
import { callLeft } from '../situation/queued-callback.ts';
import { spokenOf } from '../situation/spoken-of.ts';
import { standing } from '../situation/stands.ts';
import { answersOnly } from './kinds-of-commands.ts';
import { noteUnclear } from './note-unclear.ts';
import type { Floor } from './open-dialogs.ts';
import { secondReaderOf } from './second-reader.ts';

/** What is taken without being asked, beside any question, until it is known: a customer who says who they are. */
const unasked: Expecting = {
  open: [
    { slot: 'number', hears: { as: 'customer-number' } },
    { slot: 'lastFour', hears: { as: 'last-four' } },
  ],
};

const expectingOf = ({ dc, heard, active }: Floor): Expecting => {
  const form = active();
  if (form && dc.activeDialog) {
    const expecting = form.expecting(dc.activeDialog);
    const isKnown = heard.own.length > 0 || form.form.id === forms.identification;
    return isKnown ? expecting : { ...expecting, open: [...expecting.open, ...unasked.open] };
  }
  const { dropped } = heard.kept();
  const before = dropped && dc.findDialog(dropped.form);
  return { ...unasked, ...(before instanceof FormDialog && before.form.connects && { connects: true }) };
};

/** Topics of the contract itself: its end, its change, a move. */
const contractTopics: readonly string[] = ['desk.contract-matters', 'x.move'];

/** Who asks for a person right after asking how to end or change the contract wants one for that. */
const ofContract = (reading: Reading, last: string | undefined): Reading => {
  const { commands, mentions } = reading;
  const isMeant = last !== undefined && contractTopics.includes(last) && commands.some(({ kind }) => kind === 'human');
  return isMeant && mentions.trouble === undefined
    ? { ...reading, mentions: { ...mentions, matter: 'contract' } }
    : reading;
};

const nowhere = { start: 0, end: 0 };

/** What may be said where the person offered is declined. */
const declining: ReadonlySet<Command['kind']> = new Set(['no', 'unknown', 'answer', 'complaint']);

/** つながんでええ、伝えるだけ, said of the person after a complaint, wants that passed on, which nobody has done yet. */
const ofComplaint = (reading: Reading, { heard, active }: Floor): Reading => {
  const { complaint } = heard.kept();
  const form = active()?.form;
  const isOfPerson = !form || form.connects || form.id === forms.identification;
  const isMeant = complaint && complaint.todo === undefined && isOfPerson && reading.says.passOn;
  if (!isMeant || !reading.commands.every(({ kind }) => declining.has(kind))) return reading;
  return {
    ...reading,
    commands: [{ kind: 'complaint', confidence: explicit, span: nowhere }],
  };
};

/** What a message may be taken for that gives a telephone number where the customer's is asked for. */
const givesNoNumber: ReadonlySet<Command['kind']> = new Set(['no', 'yes', 'unknown', 'lost', 'correct']);

/**
 * 番号は言いたくない: a no to the number, which asks for no yes or no, wants to go on without it. So does a telephone number in its place:
 * はい。番号は0475-33-1212.
 */
const ofNumber = (reading: Reading, { active }: Floor): Reading => {
  const { commands, says } = reading;
  if (active()?.form.id !== forms.identification) return reading;
  const isRefused = commands.every(({ kind }) => kind === 'no');
  const isPhone = typeof says.callNumber === 'object' && commands.every(({ kind }) => givesNoNumber.has(kind));
  return isRefused || isPhone
    ? { ...reading, commands: [{ kind: 'lost', confidence: explicit, span: nowhere }] }
    : reading;
};

/** コードが届かない and どこに届くの, where a code is asked for, are of the code and nothing else. */
const ofCode = (reading: Reading, { dc, active }: Floor): Reading => {
  const { code, ofCode: value } = reading.says;
  const isAsked = dc.activeDialog !== undefined && active()?.asked(dc.activeDialog) === 'code';
  if (!isAsked || code !== undefined || value === undefined) return reading;
  return { ...reading, commands: [{ kind: 'answer', slot: 'code', value, confidence: explicit, span: nowhere }] };
};

/** What a question whether we have called may be taken for. */
const nearCalled = (command: Command): boolean =>
  ['ask', 'unknown', 'answer', 'yes', 'no'].includes(command.kind) ||
  (command.kind === 'start' &&
    (isTrouble(command) || command.service === tellsStanding || traitsOf(command.service).stands === 'call-back'));

/** さっき電話くれました？ asks how it stands; 出られなかったからもう一度お願い, beside it, wants another call. */
const ofCallMade = (reading: Reading): Reading => {
  const { commands, says } = reading;
  const isMeant = says.asksIfWeCalled && !says.again && commands.every(nearCalled);
  if (!isMeant) return reading;
  return { ...reading, commands: [{ kind: 'start', service: tellsStanding, confidence: explicit, span: nowhere }] };
};

/** What may still be about the thing spoken of last; a service that begins says what is spoken of from then on. */
const leansOn: ReadonlySet<Command['kind']> = new Set([
  'ask',
  'smalltalk',
  'unknown',
  'answer',
  'correct',
  'yes',
  'no',
  'understood',
  'wait',
  'complaint',
  'about-step',
  'solved',
  'later',
  'cancel',
  'repeat',
  'start',
]);

/**
 * What stood before the message, as the corpus names it. Inside a form it is what was asked, and what was spoken of beside the form's own
 * topic: that says nothing that the question does not.
 */
const contextOf = async (floor: Floor, last: string | undefined): Promise<string[]> => {
  const { dc, heard, active } = floor;
  const form = active();
  const asked = dc.activeDialog && form?.asked(dc.activeDialog);
  // A code is asked for as the digits are: what else may be said there is the same.
  const slot = asked === confirmation ? 'confirm' : asked?.replace(/^(?:lastFour|code)$/u, 'last-four');
  const stands = await standing(heard);
  if (!form || slot === undefined)
    return [...(last === undefined ? [] : [`spoken:${last}`]), ...stands.map((kind) => `stands:${kind}`)];
  return [
    `asked:${corpusName(form.form.id)}.${slot}`,
    ...(last === undefined || last === topicAbout(form.form.id) ? [] : [`spoken:${last}`]),
    ...stands.filter((kind) => kind !== 'case').map((kind) => `stands:${kind}`),
  ];
};

/** Reads `text`, which answers to what it quotes, as the message of this turn from here on. */
export const listen = async (floor: Floor, text: string, quotes?: string): Promise<void> => {
  const { heard, active } = floor;
  const last = spokenOf(heard, active()?.form.id);
  const context = await contextOf(floor, last);
  const reading = read(
    text,
    { ...expectingOf(floor), context, contracts: heard.own, hidesCodes: heard.hidesCodes, quotes },
    heard.documents,
    last,
    secondReaderOf(heard),
  );
  heard.reading = ofCode(ofNumber(ofComplaint(ofCallMade(ofContract(reading, last)), floor), floor), floor);
  await noteUnclear(heard, context);
  const { commands } = heard.reading;
  const leans = commands.some(({ kind }) => leansOn.has(kind)) || heard.reading.says.agreedTo === true;
  if (!leans) heard.keep({ asked: undefined });
  const others = commands.filter(({ kind }) => !answersOnly.has(kind));
  if (commands.some(({ kind }) => kind !== 'yes')) heard.keep({ personOffered: undefined });
  if (others.length === 0) return;
  heard.keep({ misread: undefined });
  // Thanks for a trouble that is over leave it where it was, in case it is not.
  const isSolved =
    thoughtSolved(heard.kept().dropped) && others.every((one) => isTrouble(one) || one.kind === 'smalltalk');
  // え、取り消すなよ: so does anger, where a call was taken back just before.
  const isKept = isSolved || (callLeft(heard) !== undefined && others.every(({ kind }) => kind === 'complaint'));
  if (!isKept) heard.keep({ dropped: undefined });
};
