/** A remote session: open hours, a contact left, one yes; then the code, and its count in the same commit. */

import type { Case } from '../../../adapters/cases/port.ts';
import type { Session } from '../../../adapters/remote-support/port.ts';
import { resolveCallTime } from '../../../knowledge/language/dates/resolve-when.ts';
import { nextOpening, openNow } from '../../../knowledge/rules/business-hours.ts';
import { callbackAt } from '../../../knowledge/rules/callback-time.ts';
import { contactAllowed } from '../../../knowledge/rules/contacts.ts';
import { all } from '../../../knowledge/rules/decision.ts';
import { monthOf, stamp } from '../../../knowledge/rules/japan-time.ts';
import { forms } from '../../form/form-names.ts';
import type { Answers, Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { caseAnswered, caseFromAnswers, learnTrouble } from '../../situation/about-case.ts';
import { contactFacts, contractOf, knownContract } from '../../situation/customer.ts';
import { closedToAnybody, offerCallback } from '../../situation/queued-callback.ts';
import { openWaiting } from '../../situation/waiting-troubles.ts';

export const startRemoteSupport = (heard: Heard): Form => {
  const { say, sessions, now, promised, documents, conversation, remotePage } = heard;

  const decide = async (answers: Answers) => {
    const contract = await knownContract(heard);
    const facts = await contactFacts(heard, contract, await caseAnswered(heard, contract, answers));
    return { open: openNow('desk', now, promised), contact: contactAllowed(facts, now, promised) };
  };

  /** The session of the case that goes on, on whichever device it was opened: each is a cause of the case's count. */
  const runningFor = async (of: Case | undefined): Promise<Session | undefined> => {
    const causes = of === undefined ? [] : ((await heard.cases.countOf(of.id))?.causes ?? []);
    const codes = causes.flatMap((cause) => (cause.kind === 'remote' ? [cause.of] : []));
    const opened = await Promise.all(codes.map((code) => sessions.find(code)));
    return opened.find((session) => session?.state === 'waiting' || session?.state === 'connected');
  };

  return {
    id: forms.remote,
    forContract: true,
    connects: true,
    gatesAnybody: true,
    /** A time that is wished for, as a call is: sessions begin at once, a call can be had then. */
    learn(message, before) {
      const { wish: _, wished: __, booked: ___, ...answers } = before;
      const { appointed, when } = message.reading.says;
      const told = learnTrouble(message, answers);
      const { wish, slots } = resolveCallTime(when, now);
      const opening = nextOpening('desk', now, promised);
      const isLater = slots.some(
        (slot) => Temporal.Instant.compare(callbackAt(slot, opening, promised).at, opening) > 0,
      );
      if (appointed !== undefined && wish !== undefined && isLater)
        return { ...told, wish, wished: JSON.stringify(slots) };
      return appointed === 'booked' ? { ...told, booked: 'yes' } : told;
    },
    readsAgain: ['wish'],
    async gate({ booked: _, ...answers }) {
      if (!(await contractOf(heard))) return closedToAnybody(heard, answers);
      const running = await runningFor(await caseAnswered(heard, await knownContract(heard), answers));
      if (running) {
        return { say: say.remote.waiting(running.code, remotePage + running.code), next: () => 'end' as const };
      }
      if (answers.wish !== undefined) return { say: say.remote.notBooked(), next: () => offerCallback(heard, answers) };
      const { open, contact } = await decide(answers);
      const decision = all(open, contact);
      if (decision.allowed) return undefined;
      return { say: say.decision(decision), next: () => offerCallback(heard, answers) };
    },
    heed: async ({ booked, ...answers }) => ({ answers, ...(booked && { say: say.remote.notBooked() }) }),
    asks: {},
    readBack: async (answers) => say.remote.confirm((await decide(answers)).contact),
    async done(answers) {
      const contract = await knownContract(heard);
      const of = await caseFromAnswers(heard, contract, answers);
      await openWaiting(heard, contract.number);
      const expires = now.add({ minutes: documents.desk.remote.voidAfterMinutes });
      const session: Session = {
        code: heard.newCode(),
        contract: contract.number,
        case: of.id,
        conversation,
        state: 'waiting',
        openedAt: stamp(now),
        expiresAt: stamp(expires),
      };
      while ((await sessions.open(session)) === 'taken') session.code = heard.newCode();
      const { code } = session;
      const counted = await heard.cases.count(of.id, { kind: 'remote', of: code, at: stamp(now) }, monthOf(now));
      await heard.desk.keepTodo({
        id: `remote/${code}`,
        kind: 'remote',
        contract: contract.number,
        case: of.id,
        conversation,
        dueAt: stamp(now),
        code,
        state: 'open',
      });
      heard.setTimer('session-void', code, expires);
      heard.note(counted === 'counted' ? 'counted' : 'session', code);
      await heard.speak(say.remote.opened(code, remotePage + code));
      return of.what === undefined ? { start: forms.details, answers: { case: of.id } } : 'end';
    },
  };
};
