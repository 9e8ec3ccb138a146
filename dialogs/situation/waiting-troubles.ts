/** Troubles that were told beside the one that is looked at: each is a case of its own, and has its turn (row 3). */

import { saysBut } from '../../knowledge/language/reading.ts';
import { inTongue } from '../../knowledge/language/text/tongue.ts';
import { stamp } from '../../knowledge/rules/japan-time.ts';
import type { Answers } from '../form/form-shape.ts';
import type { Heard, Turn } from '../form/turn.ts';

/** How the customer reads this kind of trouble; undefined where it is of no kind. */
export const kindNamed = ({ documents, tongue }: Turn, trouble: string | undefined): string | undefined => {
  const kind = documents.firstAid.categories.find(({ id }) => id === trouble && id !== 'other');
  return kind && inTongue(tongue)(kind.label, kind.en);
};

/** Whether troubles of these kinds, each an id, are signs of one thing: a PC that does not start shows nothing either. */
export const ofOneThing = ({ documents }: Turn, one: string | undefined, other: string | undefined): boolean => {
  const [of, ofOther] = [one, other].map((kind) => documents.firstAid.categories.find(({ id }) => id === kind)?.of);
  return of !== undefined && of === ofOther;
};

/** Keeps a trouble, with what was told of it, for later; one of the same kind is told once. */
export const keepWaiting = (turn: Turn, answers: Answers): void => {
  const others = (turn.kept().waiting ?? []).filter(({ trouble }) => trouble !== answers.trouble);
  turn.keep({ waiting: [...others, answers] });
};

/** プリンタは今日から、メールはおとといから: since when is kept of each trouble that waits. */
export const keepSince = (turn: Turn, sinceOf: Readonly<Record<string, string>>): void => {
  const { waiting } = turn.kept();
  if (!waiting) return;
  const withSince = (one: Answers): Answers => {
    const since = one.since ?? sinceOf[one.trouble ?? ''];
    return since === undefined ? one : { ...one, since };
  };
  turn.keep({ waiting: waiting.map(withSince) });
};

/** Takes the trouble of this kind that waits, or the first one where no kind is named; undefined: none waits. */
export const takeWaiting = (turn: Turn, kind?: string): Answers | undefined => {
  const all = turn.kept().waiting ?? [];
  const found = kind === undefined ? all[0] : all.find(({ trouble }) => trouble === kind);
  const rest = all.filter((one) => one !== found);
  turn.keep({ waiting: rest.length > 0 ? rest : undefined });
  return found;
};

/**
 * A trouble that waits and is told to be over waits no more: FAXは直りました、メールのほうをお願いします. The rest of the message is of the
 * trouble that is looked at, which is not over.
 */
export const dropSolved = async (heard: Heard): Promise<void> => {
  const { reading, say } = heard;
  const { waiting } = heard.kept();
  const solvedOf = waiting && reading.says.solvedOf;
  if (solvedOf === undefined || !waiting?.some(({ trouble }) => trouble === solvedOf)) return;
  takeWaiting(heard, solvedOf);
  await heard.speak(say.triage.otherSolved(kindNamed(heard, solvedOf)));
  const commands = reading.commands.filter(({ kind }) => kind !== 'solved');
  heard.reading = {
    ...reading,
    // メールのほうはリモートで: the one that is looked at goes on to that help.
    says: saysBut(reading.says, { solved: reading.says.way === undefined ? undefined : 'no', over: undefined }),
    acts: reading.acts.filter(({ label }) => label !== 'done trouble'),
    commands: commands.length > 0 ? commands : [{ kind: 'wait', confidence: 1, span: { start: 0, end: 0 } }],
  };
};

/** Opens a case for each trouble that waits: they reach a person together with the one that was looked at. */
export const openWaiting = async (turn: Turn, contract: string): Promise<void> => {
  for (let answers = takeWaiting(turn); answers !== undefined; answers = takeWaiting(turn)) {
    const { trouble, what, since, device } = answers;
    const open = await turn.cases.open(contract);
    if (open.some((one) => one.trouble === trouble)) continue;
    const known = {
      ...(trouble !== undefined && { trouble }),
      ...(what !== undefined && { what }),
      ...(since !== undefined && { since }),
      ...(device !== undefined && { device }),
    };
    await turn.cases.begin(contract, turn.newId('case'), known, stamp(turn.now));
  }
};
