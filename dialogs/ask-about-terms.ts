/** Questions about the terms: answered with the clause cited, or said not to be in them; what the clock tells comes first. */
import type { Service } from '../knowledge/language/commands.ts';
import { nearTo } from '../knowledge/language/near-to.ts';
import { openNow } from '../knowledge/rules/business-hours.ts';
import { answerTo, refusal, together } from '../knowledge/terms/answer.ts';
import { contractOf } from './customer.ts';
import type { Reply } from './reply.ts';
import type { Heard } from './turn.ts';

/** The answer to questions on `topics`, as one message. undefined: what was asked is not in the terms. */
export const answerQuestions = async (heard: Heard, topics: readonly (string | undefined)[]): Promise<Reply> => {
  const { documents, now, promised, say, reading } = heard;
  const near = nearTo(reading.text, documents);
  const plan = (await contractOf(heard))?.plan;
  const { text, cites, computed } = together(
    topics.map((topic) => answerTo(topic, documents, { ...(plan && { plan }), ...(topic === undefined && near) })),
  );
  if (!computed) return { text, cites };
  const clock = say.openNow(openNow('desk', now, promised), openNow('visit', now, promised));
  return { text: [...clock, '\n', ...text], cites };
};

/** What the terms say about each service that has no form of its own yet. */
const about: Partial<Record<Service, string>> = {
  visit: 'visit.about',
  loaner: 'loan.about',
  paid_visit: 'paid-visit.about',
  tool_setup: 'tool.steps',
};

/** What is told when a service is asked for that is not in the menu: the terms, and who arranges it. */
export const tellAbout = async (heard: Heard, service: Service): Promise<Reply> => {
  const topic = about[service];
  const onward = heard.say.throughOperator();
  if (topic === undefined) return onward;
  const { text, cites } = answerTo(topic, heard.documents);
  return { ...onward, text: [...text, '\n', ...onward.text], cites };
};

/** The refusal of what is none of our business, or would change the rules: it changes nothing. */
export const refuse = ({ documents }: Heard, what: 'off-topic' | 'rule-change'): Reply => {
  const { text, cites } = refusal(what, documents);
  return { text, cites };
};
