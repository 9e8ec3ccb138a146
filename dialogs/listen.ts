/** A message is read in the light of what was asked and spoken of before; what it leaves open is kept. */
import type { Command, Expecting, Reading } from '../knowledge/language/commands.ts';
import { read } from '../knowledge/language/read.ts';
import { isTrouble } from '../knowledge/language/read-sentences.ts';
import { spokenOf } from './ask-about-terms.ts';
import type { Floor } from './floor.ts';
import { FormDialog } from './form.ts';
import { identification } from './form-shape.ts';
import { thoughtSolved } from './triage.ts';

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
    const isKnown = heard.own.length > 0 || form.form.id === identification;
    return isKnown ? expecting : { ...expecting, open: [...expecting.open, ...unasked.open] };
  }
  const { dropped } = heard.kept();
  const before = dropped && dc.findDialog(dropped.form);
  return { ...unasked, ...(before instanceof FormDialog && before.form.connects && { connects: true }) };
};

/** What means nothing without a question before it. */
export const answersOnly: ReadonlySet<Command['kind']> = new Set(['yes', 'no', 'answer', 'correct', 'unknown']);

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

/** What may still be about the thing spoken of last; a service that begins says what is spoken of from then on. */
const leansOn: ReadonlySet<Command['kind']> = new Set([
  'ask',
  'smalltalk',
  'unknown',
  'answer',
  'correct',
  'yes',
  'no',
  'cancel',
  'repeat',
  'start',
]);

/** Reads `text`, as the message of this turn from here on. */
export const listen = (floor: Floor, text: string): void => {
  const { heard, active } = floor;
  const last = spokenOf(heard, active()?.form.id);
  heard.reading = ofContract(read(text, expectingOf(floor), heard.documents, last), last);
  const { commands } = heard.reading;
  if (!commands.some(({ kind }) => leansOn.has(kind))) heard.keep({ asked: undefined });
  const others = commands.filter(({ kind }) => !answersOnly.has(kind));
  if (others.length === 0) return;
  heard.keep({ misread: undefined });
  // Thanks for a trouble that is over leave it where it was, in case it is not.
  const isKept =
    thoughtSolved(heard.kept().dropped) && others.every((one) => isTrouble(one) || one.kind === 'smalltalk');
  if (!isKept) heard.keep({ dropped: undefined });
};
