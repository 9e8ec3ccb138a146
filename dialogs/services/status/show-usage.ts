/** Contacts used and left this month with the list behind the number, and what stands: visits, loans, call-back, a request for a paid visit, open cases. */

import type { Contract } from '../../../adapters/contracts/port.ts';
import { contactsLeft } from '../../../knowledge/rules/contacts.ts';
import { minuteOf, monthOf, nextMonth } from '../../../knowledge/rules/japan-time.ts';
import { bindingDue, isOut } from '../../../knowledge/rules/loans.ts';
import { windowsUsedIn } from '../../../knowledge/rules/visit-windows.ts';
import { isComing } from '../../../knowledge/rules/visits.ts';
import { forms } from '../../form/form-names.ts';
import type { Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { passedOn } from '../../situation/complaint.ts';
import { contactFacts, contractOf, knownContract, openCases } from '../../situation/customer.ts';
import { comesFrom, dueOf, isUnverified, queuedCallback } from '../../situation/queued-callback.ts';
import { isOfRequest, standingRequests } from '../../situation/request.ts';
import { visitFacts } from '../../situation/visit-slots.ts';
import { waitedFor } from '../../situation/waiting.ts';
import type { Reply } from '../../words/reply.ts';
import { hasNothing, type Standing } from '../../words/say-usage.ts';
import { askedFirst } from './asked-first.ts';

const minute = (time: string): string => minuteOf(Temporal.Instant.from(time));

/** What stands of the contract. */
export const standingOf = async (heard: Heard, { number }: Contract): Promise<Standing> => {
  const { now, promised } = heard;
  const visits = await heard.visits.of(number);
  const callback = await queuedCallback(heard);
  const requests = await standingRequests(heard, number);
  return {
    visits: visits.filter((visit) => visit.state === 'requested' || isComing(visit, now)),
    lent: (await heard.loans.of(number))
      .filter(({ state }) => isOut(state))
      .map((loan) => {
        const due = bindingDue(loan, promised);
        return { ...loan, due };
      }),
    // A call asked for here before it was known who asks is theirs, too.
    ...(callback &&
      (callback.contract === number || isUnverified(callback)) && {
        callback: { due: dueOf(callback), phone: callback.phone, wish: callback.wish },
      }),
    requests: requests.map(({ of = '', wanted = '', wish }) => ({ of, wanted, wish })),
    troubles: (await openCases(heard, number)).flatMap((one) =>
      one.what === undefined || isOfRequest(one) ? [] : [one.what],
    ),
  };
};

/** Fault-isolation visits made in or booked for the month of today, and what is left of them (row 8). */
const visitsOf = async (heard: Heard, contract: Contract) => {
  const limit = heard.promised.visits.perMonth;
  const on = windowsUsedIn(monthOf(heard.now), await visitFacts(heard, contract));
  return { limit, on, left: Math.max(0, limit - on.length) };
};

/** Who asks when their own is due, or comes, is told too where nothing of the kind stands. */
const ofOwn: readonly unknown[] = ['loan', 'visit'];

/** The form that tells it. */
export const showUsage = (heard: Heard): Form => ({
  id: forms.status,
  isBrief: true,
  forContract: true,
  gatesAnybody: true,
  /** Whether we have called is told to who is not known yet as well. */
  async gate({ about }) {
    const call = await queuedCallback(heard);
    if (about !== 'call' || (await contractOf(heard))) return undefined;
    const { callback, status } = heard.say;
    return { say: call ? callback.already(comesFrom(heard, call)) : status.neverCalled(), next: () => 'end' };
  },
  asks: {},
  async done({ about }) {
    const { cases, now, promised, say } = heard;
    const contract = await knownContract(heard);
    const facts = await contactFacts(heard, contract, undefined);
    const counts = await cases.counts(contract.number, monthOf(now));
    const session = await heard.sessions.lastOf(heard.conversation);
    const listed = await Promise.all(
      counts.map(async ({ at, case: id, causes }) => ({
        at: minute(at),
        how: causes[0]?.kind ?? ('operator' as const),
        about: (await cases.find(id))?.what ?? '',
      })),
    );
    const complaint = await passedOn(heard);
    const all = await standingOf(heard, contract);
    // What a person was asked for with is told as the complaint it is.
    const standing = { ...all, troubles: all.troubles.filter((one) => one !== complaint?.what) };
    const first = await askedFirst(heard, contract, about, !hasNothing(standing) || standing.troubles.length > 0);
    const waits = await waitedFor(heard);
    const awaited = waits === 'line' || waits === 'session' ? say.status.awaited(waits) : undefined;
    const told = (reply: Reply) =>
      heard.speak(heard.own.length > 1 ? say.identify.forContract(contract.name, reply) : reply);
    if (first) {
      const troubles = standing.troubles.filter((one) => one !== first.told);
      await told(say.standing(first.reply, { ...standing, troubles }, awaited));
      return 'end';
    }
    if (complaint && about === undefined)
      await told(say.complaint.state(complaint.what ?? '', complaint.state === 'done'));
    const usage = say.usage({
      ...(heard.reading.says.own !== 'count' && { awaited }),
      ...(about === 'plan' && { plan: contract.plan, asked: heard.reading.says.planAsked }),
      ...((about === 'request' || ofOwn.includes(heard.reading.says.own)) && { asksForRequest: true }),
      ...(about === 'renewal' && { asksForRenewal: true }),
      ...(heard.reading.says.ofVisit && {
        visits: await visitsOf(heard, contract),
      }),
      limit: promised.contacts[contract.plan],
      used: facts.used,
      left: contactsLeft(facts, promised),
      renews: minuteOf(nextMonth(now)).slice(0, 10),
      waiting: facts.waiting,
      counts: listed,
      voided: session?.state === 'void',
      standing,
    });
    await told(usage);
    return 'end';
  },
});
