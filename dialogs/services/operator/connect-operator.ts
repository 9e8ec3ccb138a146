/** A person: open hours, a contact left, one yes; then the line for an operator. Waiting counts nothing (row 2). */

import { openNow } from '../../../knowledge/rules/business-hours.ts';
import { all } from '../../../knowledge/rules/decision.ts';
import { forms } from '../../form/form-names.ts';
import type { Answers, Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { caseFromAnswers, learnTrouble } from '../../situation/about-case.ts';
import { contractOf, knownContract } from '../../situation/customer.ts';
import { contactNow, countsOf } from '../../situation/person-now.ts';
import { closedToAnybody, endCallback, offerCallback } from '../../situation/queued-callback.ts';
import { joinLine } from '../../situation/waiting-line.ts';
import { openWaiting } from '../../situation/waiting-troubles.ts';

export const connectOperator = (heard: Heard): Form => {
  const { say, desk, now, promised, conversation } = heard;

  const contact = async (answers: Answers) => contactNow(heard, await knownContract(heard), answers);

  return {
    id: forms.person,
    forContract: true,
    connects: true,
    offersPerson: true,
    gatesAnybody: true,
    learn: learnTrouble,
    async gate(answers) {
      if ((await desk.handoffOf(conversation))?.state === 'queued')
        return { say: say.operator.stillQueued(), next: () => 'end' as const };
      if (!(await contractOf(heard))) return closedToAnybody(heard, answers);
      const decision = all(openNow('desk', now, promised), await contact(answers));
      if (decision.allowed) return undefined;
      const refused = answers.matter === 'contract' ? say.operator.contractElsewhere(decision) : say.decision(decision);
      return { say: refused, next: () => offerCallback(heard, answers) };
    },
    asks: {},
    async readBack(answers) {
      const decision = await contact(answers);
      // Who agreed to the person offered after a danger has read there what it counts (row 27).
      if (answers.agreed !== undefined && answers.agreed === countsOf(decision)) return undefined;
      // Whether a contract matter counts is not promised either way (row 5).
      if (answers.matter === 'contract') return say.operator.confirmContract();
      return say.operator.confirm(decision, await desk.someoneThere());
    },
    async done(answers) {
      if (answers.agreed !== undefined)
        await heard.speak(say.operator.counts(await contact(answers), await desk.someoneThere()));
      const of = await caseFromAnswers(heard, await knownContract(heard), answers);
      await openWaiting(heard, of.contract);
      await joinLine(heard, of);
      // Who waits here is not called as well.
      const called = await endCallback(heard, of.id);
      await heard.speak(called ? say.operator.queuedNotCalled() : say.operator.queued());
      return of.what === undefined ? { start: forms.details, answers: { case: of.id } } : 'end';
    },
  };
};
