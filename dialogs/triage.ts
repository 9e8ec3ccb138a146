/** A trouble without a named service: what, since when, which device; harmless first steps; then a session or a person. */
import { noticeTrouble } from './about-case.ts';
import type { Answers, Form } from './form-shape.ts';
import type { Heard } from './turn.ts';
import { hearSolved } from './words/hear.ts';

/** いや、メールです: what was told of another trouble before does not hold for this one. */
const corrected = ({ reading: { mentions } }: Heard, before: Answers): Answers => {
  const { trouble } = mentions;
  const isOther = trouble !== undefined && before.trouble !== undefined && trouble !== before.trouble;
  return isOther && mentions.corrected ? { corrected: trouble, ...(before.since && { since: before.since }) } : before;
};

/** The form of a trouble. */
export const triage = (heard: Heard): Form => {
  const { say, documents } = heard;
  const { categories } = documents.firstAid;
  const stepsFor = ({ trouble }: Answers) =>
    (categories.find(({ id }) => id === trouble) ?? categories.find(({ id }) => id === 'other'))?.steps ?? [];

  return {
    id: 'trouble',
    notice(message, before) {
      const answers = noticeTrouble(message, corrected(message, before));
      const { what, since, device, tried } = answers;
      const isShown = what !== undefined && since !== undefined && device !== undefined;
      return isShown && tried === undefined ? { ...answers, tried: stepsFor(answers).join('\n') } : answers;
    },
    readsAgain: ['corrected'],
    asks: {
      what: { ask: say.triage.what, hears: { as: 'text' } },
      since: {
        ask: ({ trouble }) => say.triage.since(categories.find(({ id }) => id === trouble && id !== 'other')?.label),
        hears: { as: 'text' },
      },
      device: { ask: say.triage.device, hears: { as: 'text' } },
      solved: {
        ask: (answers) => say.triage.firstAid(stepsFor(answers)),
        hears: { as: 'choice', of: say.triage.solvedChoices },
        listen: hearSolved,
      },
      how: {
        when: ({ solved }) => solved === 'no',
        ask: say.triage.how,
        hears: { as: 'choice', of: say.triage.howChoices },
      },
    },
    async done(answers) {
      const { solved, how, corrected: _, ...known } = answers;
      if (solved === 'yes') {
        await heard.speak(say.triage.glad());
        return 'end';
      }
      return {
        start: how === 'operator' ? 'operator' : 'remote',
        answers: known,
      };
    },
  };
};
