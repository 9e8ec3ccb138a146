/** The reader scored on the batches of the corpus that it never learned from: right, in part, asked back, wrong and harmful, by kind. */
import { loadCorpus, type Utterance } from '../../bot/programs/train/corpus.ts';
import { sayings } from '../../dialogs/words/say.ts';
import { actOf, isSame, meaningOf, tellsValue } from '../../knowledge/language/learned/act-meanings.ts';
import { standsAlone } from '../../knowledge/language/learned/features.ts';
import { troubleKind } from '../../knowledge/language/learned/of-what.ts';
import { read } from '../../knowledge/language/read.ts';
import {
  type Act,
  type Command,
  type Expecting,
  type Hears,
  isTrouble,
  type Reading,
} from '../../knowledge/language/reading.ts';
import type { SecondReader } from '../../knowledge/language/second/ask-second.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

export type Verdict = 'right' | 'in part' | 'asked back' | 'wrong' | 'harmful';

const documents = loadDocuments();

const { loan, triage } = sayings(documents, 'ja');
/** How each step hears its answer, as the corpus names the steps; every other shows choices that depend on the day. */
const hearsAt: Readonly<Record<string, Hears>> = {
  'identify.number': { as: 'customer-number' },
  'identify.last-four': { as: 'last-four' },
  'trouble.what': { as: 'text' },
  'trouble.since': { as: 'text', of: 'since' },
  'trouble.device': { as: 'text', of: 'device' },
  'trouble.solved': { as: 'choice', of: triage.solvedChoices },
  'trouble.how': { as: 'choice', of: triage.howChoices },
  'details.what': { as: 'text' },
  'paid-visit.wanted': { as: 'text' },
  'visit.wished': { as: 'text' },
  'loan.kind': { as: 'choice', of: loan.kinds },
  'change-loan.kind': { as: 'choice', of: loan.kinds },
};

/** What the step of an utterance asks for. */
export const expectingOf = ({ context }: Utterance): Expecting => {
  const step = context.find((token) => token.startsWith('asked:'))?.slice('asked:'.length);
  if (step === undefined) return { open: [], context };
  const connects = /^(?:remote|operator)\./.test(step);
  const hears: Hears = step.endsWith('.confirm') ? { as: 'yes-no' } : (hearsAt[step] ?? { as: 'choice', of: [] });
  return { asked: { slot: step, hears }, open: [], context, connects };
};

/** The stratum an utterance is counted in. */
export const kindOf = ({ context, acts, text }: Utterance): string => {
  const [act = ''] = acts;
  if (!/[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(text)) return 'English';
  if (acts.some((one) => one.startsWith('tells danger'))) return 'danger';
  if (context.some((token) => token.startsWith('asked:'))) return 'inside a step';
  if (act.startsWith('tells trouble') || act.startsWith('corrects trouble')) return 'trouble';
  if (act.startsWith('asks how-to')) return 'how-to';
  if (act.startsWith('asks x.') || act === 'asks none') return 'not in the terms';
  if (act.startsWith('asks ') && act.includes('.')) return 'terms';
  if (['complains', 'abuses', 'wants person'].includes(act)) return 'persons and anger';
  if (
    ['greets', 'thanks', 'leaves', 'off-topic', 'changes-rules', 'unclear', 'asks itself', 'understands this'].includes(
      act,
    )
  )
    return 'chat';
  return 'services';
};

const actNamed = (label: string): Act => actOf(label, 1, { start: 0, end: 0 });
const isSure = ({ kind, confidence }: Command): boolean => kind !== 'unknown' && confidence >= 0.5;
const begins = (command: Command): boolean =>
  command.kind === 'human' || (command.kind === 'start' && command.service !== 'trouble');
const isValue = ({ kind }: Command): boolean => kind === 'answer' || kind === 'correct';

/** In the customer's own words: what is wrong, what is to be done. */
const tellsWhat = ({ act, subject }: Act): boolean => act === 'tells' || subject === 'trouble' || subject === 'how-to';

/** Whether a value told beside something else was read with it: the facts of the words hold it, or the trouble is told in them. */
const isRead = ({ act, subject }: Act, { commands, mentions, says }: Reading): boolean => {
  if (act !== 'tells' && act !== 'corrects') return false;
  switch (subject) {
    case 'since':
      return mentions.since !== undefined || says.sinceOf !== undefined;
    case 'device':
      return mentions.device !== undefined;
    case 'when':
      return says.when !== undefined;
    case 'phone':
      return says.callNumber !== undefined;
    case 'address':
      return says.where !== undefined;
    case 'detail':
    case 'tried':
      return commands.some((command) => isSure(command) && isTrouble(command));
    default:
      return false;
  }
};

/** The wishes that a choice shown stands for. */
const wishedBy: Readonly<Record<string, string>> = { remote: 'wants remote', operator: 'wants person' };
const isChosen = (command: Command, { label }: Act): boolean =>
  command.kind === 'answer' && command.slot === 'trouble.how' && wishedBy[command.value] === label;

const courtesies: readonly string[] = ['greets', 'thanks'];
/** 承知しました, またお願いします: how a goodbye is answered costs nobody anything. */
const isCourtesy = (command: Command): boolean =>
  [...courtesies, 'leaves'].some((label) => isSame(command, actNamed(label)));

/** Whether a command does what an act means; a value, and what is no command at all, is heard as the act itself. */
const does = (command: Command, act: Act): boolean =>
  isSame(command, act) ||
  isChosen(command, act) ||
  // What is declined is called off.
  (act.act === 'declines' && command.kind === 'cancel') ||
  // Help is offered with what is not over: やっぱり直ってなかった.
  (act.label === 'not-done trouble' && isTrouble(command)) ||
  // もう直ったので訪問はキャンセルで: that it is over is why it is called off.
  (act.act === 'withdraws' && command.kind === 'solved') ||
  (isValue(command) && (tellsValue(act) || tellsWhat(act)));

/**
 * What comes of one utterance. Right: all that was meant is done, and nothing else. In part: some of it, or something beside it, or a
 * trouble taken up as one of another kind. Asked back: nothing is done. Harmful: a yes that was not said, or a service begun where
 * a danger was told and not heard. `second`: who reads what the embedded reader is not sure of.
 */
export const verdictOn = (utterance: Utterance, second?: SecondReader): Verdict => {
  const { acts: labels, text } = utterance;
  const all = labels.map(actNamed);
  // まいど。ネット切れてます: beside anything else, nothing is to be done about a greeting.
  // なるほど、で料金は: nor about what was understood. いや、電話のほうで: what is wished for instead is begun, and what was proposed is left.
  const needsNothing = ({ act, label }: Act) =>
    courtesies.includes(label) ||
    act === 'understands' ||
    (act === 'declines' && all.some(({ act: other }) => other === 'wants'));
  const others = all.filter((act) => !needsNothing(act));
  const gold = others.length > 0 ? others : all;
  const reading = read(text, expectingOf(utterance), documents, undefined, second);
  const { acts, commands, mentions } = reading;
  const sure = commands.filter(isSure);
  const isReadBack = utterance.context.some((token) => token.endsWith('.confirm'));
  const agreed = sure.some(({ kind }) => kind === 'yes');
  if (isReadBack && agreed && !labels.includes('agrees this')) return 'harmful';
  const danger = gold.find(({ subject }) => subject === 'danger');
  const told = sure.find(({ kind }) => kind === 'danger');
  if (danger && !told && sure.some(begins)) return 'harmful';
  // A danger is answered alone, before whatever else the message says.
  if (danger && told) return isSame(told, danger) ? 'right' : 'wrong';
  if (isReadBack && agreed && gold.length === 1) return 'right';
  // A trouble told with the service that is wanted is why it is wanted: it goes with it.
  const isReason = ({ subject }: Act) => subject === 'trouble' && mentions.trouble !== undefined && sure.some(begins);
  const isHeard = (act: Act) =>
    sure.some((command) => does(command, act)) ||
    isReason(act) ||
    isRead(act, reading) ||
    (meaningOf(act) === undefined && acts.some((one) => one.label === act.label));
  const heard = gold.filter(isHeard);
  const kinds = gold.flatMap((act) => troubleKind(act) ?? []);
  const isOfKind = kinds.length === 0 || kinds.includes(mentions.trouble ?? 'other');
  // Of which kind a trouble is was asked back.
  if (kinds.length > 0 && mentions.kinds)
    return mentions.kinds.some((kind) => kinds.includes(kind)) ? 'asked back' : 'in part';
  // A yes beside which something else is meant agrees to nothing (row 27): that is done, and the yes asked for again.
  const isYes = ({ act }: Act) => act === 'agrees';
  const isNoted = (command: Command) => command.kind === 'understood' && gold.some(isYes);
  const isAgreedAgain = isReadBack && sure.some(isNoted) && gold.every((act) => isYes(act) || isHeard(act));
  const isGold = (command: Command) => isCourtesy(command) || all.some((act) => does(command, act));
  if (isAgreedAgain && isOfKind && sure.every((command) => isNoted(command) || isGold(command))) return 'asked back';
  if (heard.length === 0) return sure.length === 0 ? 'asked back' : 'wrong';
  const isAll = heard.length === gold.length && sure.every(isGold);
  return isAll && isOfKind ? 'right' : 'in part';
};

/** Ends, agrees to or begins something: what costs the customer an effort to undo. A trouble that is taken up only asks. */
const isAction = (command: Command): boolean => begins(command) || command.kind === 'yes' || command.kind === 'cancel';

/** Whether something is begun, ended or agreed to that the utterance does not ask for. */
export const actsUnasked = (utterance: Utterance, second?: SecondReader): boolean => {
  const gold = utterance.acts.map(actNamed);
  const { commands } = read(utterance.text, expectingOf(utterance), documents, undefined, second);
  return commands.some((one) => isSure(one) && isAction(one) && !gold.some((act) => does(one, act)));
};

/** Whether what was asked back names what was meant. */
export const isAmongChoices = (utterance: Utterance): boolean =>
  read(utterance.text, expectingOf(utterance), documents).commands.some(
    (one) => one.kind === 'unknown' && one.among?.some((label) => utterance.acts.includes(label)),
  );

/** What may stand before a message that could as well have been the first. */
const laterContexts = [
  ['stands:case'],
  ['spoken:trouble', 'stands:case'],
  ['spoken:fee.monthly'],
  ['spoken:about.remote', 'stands:call-back', 'stands:case'],
  ['spoken:visit.about', 'stands:visit', 'stands:case'],
  ['stands:loan'],
] as const;

/** What a first message comes to that is said later on; undefined for one of few words, which leans on what stood before it. */
const verdictLater = (utterance: Utterance, n: number): Verdict | undefined => {
  const { context, text } = utterance;
  if (context.length > 0 || text.length < standsAlone) return undefined;
  return verdictOn({ ...utterance, context: laterContexts[n % laterContexts.length] ?? [] });
};

/** First messages that were kept apart, one in `oneIn`: as each is read first, and as it is read later on. */
export const scoreLater = (oneIn = 1): { first: Verdict; later: Verdict }[] =>
  loadCorpus().apart.flatMap((utterance, n) => {
    if (n % oneIn > 0) return [];
    const later = verdictLater(utterance, n);
    return later ? [{ first: verdictOn(utterance), later }] : [];
  });

/** Every utterance that was kept apart, with its kind, its verdict, and whether something is done that it does not ask for. */
export const scoreReadings = (): { utterance: Utterance; kind: string; verdict: Verdict; isUnasked: boolean }[] =>
  loadCorpus().apart.map((utterance) => ({
    utterance,
    kind: kindOf(utterance),
    verdict: verdictOn(utterance),
    isUnasked: actsUnasked(utterance),
  }));
