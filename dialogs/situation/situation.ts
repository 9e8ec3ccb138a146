/** What a message comes upon, as plain facts: all that the decision who acts on it looks at beside its reading. */
import { serviceSpokenOf } from '../../knowledge/language/services.ts';
import { openNow } from '../../knowledge/rules/business-hours.ts';
import { type Danger, dangerOf } from '../../knowledge/terms/safety.ts';
import { givesUpAfter } from '../form/form.ts';
import type { UnderWay } from '../form/form-shape.ts';
import type { Heard } from '../form/turn.ts';
import { isAskedFor } from './asked-for.ts';
import { contractNamed } from './customer.ts';

export interface Situation {
  /** the form under way; undefined: there is none */
  form: UnderWay | undefined;
  /** with no form under way, a person or a call-back is offered: nothing was understood, or the customer is angry */
  gaveUp: boolean;
  /** it is not known yet who writes */
  isUnidentified: boolean;
  /** the danger that was told of last */
  danger: Pick<Danger, 'id' | 'kind'> | undefined;
  /** something was complained of before */
  hasComplained: boolean;
  /** a no or a cancel ended something just now */
  dropped: boolean;
  /** the topic answered or told last */
  spokenOf: string | undefined;
  /** the service it tells of is asked for already: お願いします is then a word of thanks */
  isAskedFor: boolean;
  /** the message names one of several contracts of this user */
  namesContract: boolean;
  /** topics whose answer the clock tells */
  hours: readonly string[];
  /** operators are there now */
  isOpen: boolean;
}

/** The situation as `heard` comes upon it. What stands is looked up only when it is decided to look. */
export const situationOf = async (heard: Heard, form: UnderWay | undefined): Promise<Situation> => {
  const { asked, complaint, dangers, dropped, misread = 0, personOffered } = heard.kept();
  const { reading, documents, now, promised } = heard;
  const service = reading.says.agreedTo ? serviceSpokenOf(asked?.topic) : undefined;
  return {
    form,
    gaveUp: misread >= givesUpAfter || personOffered === true,
    isUnidentified: heard.own.length === 0,
    danger: dangerOf(documents.safety, dangers?.at(-1)),
    hasComplained: complaint !== undefined,
    dropped: dropped !== undefined,
    spokenOf: asked?.topic,
    isAskedFor: service !== undefined && (await isAskedFor(heard, service)),
    namesContract: contractNamed(heard) !== undefined,
    hours: documents.answers.topics.flatMap(({ id, computed }) => (computed === undefined ? [] : [id])),
    isOpen: openNow('desk', now, promised).allowed,
  };
};
