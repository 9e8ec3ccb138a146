/** A trouble without a named service: what, since when, which device; harmless first steps; then a session or a person. */
import type { Command } from '../knowledge/language/commands.ts';
import { isQuestion } from '../knowledge/language/is-question.ts';
import { noticeTrouble } from './about-case.ts';
import type { Answers, Form } from './form-shape.ts';
import { keptWords } from './kept-words.ts';
import type { Heard, Kept } from './turn.ts';
import { asksForRemote, hearHow, hearSolved, isOver } from './words/hear.ts';

/** メールも届かない: a second trouble, told beside the first, which stays the one that is asked about. */
const addedTo = ({ reading: { text, mentions, commands } }: Heard, before: Answers): Answers | undefined => {
  const { trouble } = mentions;
  const isOther = mentions.case === 'other' || (trouble !== undefined && trouble !== before.trouble);
  if (before.what === undefined || mentions.corrected || !isOther || !tellsTrouble(commands)) return undefined;
  return { ...before, what: keptWords(`${before.what}\n${text}`), also: trouble ?? 'other' };
};

/** What was vague is named now: 調子が悪い, then メールです. It is the same trouble, with first steps of its own. */
const refined = ({ reading: { text, mentions, commands } }: Heard, before: Answers): Answers | undefined => {
  const { trouble, sign, case: which } = mentions;
  const { tried, sign: wasSign, ...known } = before;
  const wasVague = before.what !== undefined && before.what !== text && (before.trouble === undefined || wasSign);
  if (!wasVague || trouble === undefined || which === 'other' || (wasSign && sign)) return undefined;
  const tells = tellsTrouble(commands);
  return {
    ...known,
    trouble,
    ...(sign && { sign: 'yes' }),
    ...(tells && { what: keptWords(`${before.what}\n${text}`) }),
    ...((tells || tried !== undefined) && { corrected: trouble }),
  };
};

/** いや、メールです: what was told of another trouble before does not hold for this one. */
const corrected = ({ reading: { text, mentions, commands } }: Heard, before: Answers): Answers => {
  const { trouble } = mentions;
  if (!mentions.corrected || before.what === undefined) return before;
  const since = { ...(before.since && { since: before.since }) };
  if (trouble !== undefined) return trouble === before.trouble ? before : { corrected: trouble, ...since };
  return tellsTrouble(commands) ? { corrected: text, what: keptWords(text), ...since } : before;
};

/** 複合機です, after the first steps were told: the device, in the customer's words, and nothing else. */
const namedLate = ({ reading: { text, mentions, commands } }: Heard, { tried }: Answers): Answers => {
  const isNamed = tried !== undefined && mentions.device !== undefined && text.length <= 20 && !isQuestion(text);
  return isNamed && hearSolved(text) === undefined && !tellsTrouble(commands) ? { device: text } : {};
};

const tellsTrouble = (commands: readonly Command[]): boolean =>
  commands.some((command) => command.kind === 'start' && command.service === 'trouble');

/** Whether what was dropped last is a trouble that was said to be over. */
export const thoughtSolved = (dropped: Kept['dropped']): dropped is NonNullable<Kept['dropped']> =>
  dropped?.form === 'trouble' && dropped.answers.solved === 'yes';

/** The form of a trouble. */
export const triage = (heard: Heard): Form => {
  const { say, documents } = heard;
  const { categories } = documents.firstAid;
  const labelOf = (trouble: string | undefined): string | undefined =>
    categories.find(({ id }) => id === trouble && id !== 'other')?.label;
  const stepsFor = ({ trouble }: Answers) =>
    (categories.find(({ id }) => id === trouble) ?? categories.find(({ id }) => id === 'other'))?.steps ?? [];

  return {
    id: 'trouble',
    notice(message, { again, ...before }) {
      if (again !== undefined) return before;
      const told = refined(message, before) ?? addedTo(message, before);
      const { text, commands } = message.reading;
      if (before.what !== undefined && isOver(text) && !tellsTrouble(commands)) return { ...before, solved: 'yes' };
      const known = noticeTrouble(message, told ?? corrected(message, before));
      const answers = { ...known, ...namedLate(message, before) };
      const { what, since, device, tried } = answers;
      const isShown = what !== undefined && since !== undefined && device !== undefined;
      return isShown && tried === undefined ? { ...answers, tried: stepsFor(answers).join('\n') } : answers;
    },
    readsAgain: ['corrected', 'also', 'device', 'solved'],
    async gate({ corrected: _, ...answers }) {
      if (answers.solved !== 'yes') return undefined;
      heard.keep({ dropped: { form: 'trouble', answers } });
      return { say: say.triage.glad(), next: () => 'end' };
    },
    async heed({ also, ...answers }) {
      const how = answers.solved === 'no' ? (answers.how ?? hearHow(heard.reading.text)) : undefined;
      return {
        answers: { ...answers, ...(how !== undefined && { how }) },
        ...(also !== undefined && { say: say.triage.also(labelOf(also)) }),
      };
    },
    asks: {
      what: { ask: say.triage.what, hears: { as: 'text' } },
      since: {
        ask: ({ trouble, sign }) => say.triage.since(sign ? undefined : labelOf(trouble)),
        hears: { as: 'text', of: 'since' },
      },
      device: { ask: say.triage.device, hears: { as: 'text', of: 'device' } },
      solved: {
        ask: (answers) => say.triage.firstAid(stepsFor(answers)),
        hears: { as: 'choice', of: say.triage.solvedChoices },
        listen: (text) => (asksForRemote(text) ? 'no' : hearSolved(text)),
      },
      how: {
        when: ({ solved }) => solved === 'no',
        ask: say.triage.how,
        hears: { as: 'choice', of: say.triage.howChoices },
        listen: hearHow,
      },
    },
    async done(answers) {
      const { solved: _, how = 'remote', corrected: __, ...known } = answers;
      return { start: how, answers: known };
    },
  };
};
