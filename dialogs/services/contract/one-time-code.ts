/** The step in which a customer gives the code that was sent to what is registered for the contract. */

import type { Contract } from '../../../adapters/contracts/port.ts';
import type { CodeAsked, SecondFactor } from '../../../adapters/second-factor/port.ts';
import { openNow } from '../../../knowledge/rules/business-hours.ts';
import { afterWrongTry, tryAllowed, withoutTry } from '../../../knowledge/rules/lock-out.ts';
import { codeStands, goesOut, rightUntil, sentAgainAllowed } from '../../../knowledge/rules/one-time-code.ts';
import { forms } from '../../form/form-names.ts';
import type { Answers } from '../../form/form-shape.ts';
import type { Heard, Turn } from '../../form/turn.ts';
import type { Reply } from '../../words/reply.ts';
import { link } from './link-contract.ts';

/** Stands for the digits while a code is asked for: they are kept nowhere. */
export const told = 'told';

/** What a form goes on with, and what is said before it does. */
interface Came {
  answers: Answers;
  say?: Reply;
  stop?: boolean;
}

const waitsFor = (number: string): Answers => ({ number, lastFour: told });
/** The same, once something was said to what was written there. */
const stillWaitsFor = (number: string): Answers => ({ ...waitsFor(number), again: 'yes' });
/** From the number on; a code that stands is not gone on with. */
const fromTheStart: Answers = { anew: 'yes' };

/** The number that a code was asked for before and may still be given for: it is gone on with. */
export const codeUnderWay = async (heard: Heard, factor: SecondFactor): Promise<string | undefined> => {
  const asked = await factor.asked(heard.user);
  if (!asked || heard.own.some(({ number }) => number === asked.contract)) return undefined;
  return codeStands(asked, heard.now, heard.documents.desk.oneTimeCode) === 'open' ? asked.contract : undefined;
};

/**
 * Asks for a code. It goes out where number and digits are right; what is said, and what is counted as a try, is the same where they are not, so
 * that nobody learns digits by it.
 */
export const sendCode = async (turn: Turn, factor: SecondFactor, number: string, lastFour: string): Promise<Came> => {
  const { say, contracts, user, now, tongue, documents } = turn;
  const { lockOut, oneTimeCode } = documents.desk;
  const tries = await contracts.tries(number, user);
  const allowed = tryAllowed(tries, now, lockOut);
  if (!allowed.allowed) return { answers: {}, say: say.decision(allowed), stop: true };
  const contract = await contracts.find(number);
  const sent = await factor.sentTo(number);
  const isRight = contract?.lastFour === lastFour;
  contracts.keepTries(number, user, afterWrongTry(tries, now, lockOut), isRight ? 'open' : 'wrong');
  const to = isRight && goesOut(sent, now, oneTimeCode) ? { phone: contract.phone, tongue } : undefined;
  const about = { contract: number, at: now.epochMilliseconds, until: rightUntil(now, oneTimeCode) };
  await factor.ask(user, about, to);
  return { answers: waitsFor(number) };
};

/** The code goes out once more, as often as it may. */
const again = async (heard: Heard, factor: SecondFactor, asked: CodeAsked): Promise<Came> => {
  const { say, user, now, promised, documents } = heard;
  const { oneTimeCode } = documents.desk;
  const answers = stillWaitsFor(asked.contract);
  if (!sentAgainAllowed(asked, now, oneTimeCode))
    return { answers, say: say.code.notAgain(openNow('desk', now, promised)) };
  const isSent = goesOut(await factor.sentTo(asked.contract), now, oneTimeCode);
  await factor.sendAgain(user, { at: now.epochMilliseconds, until: rightUntil(now, oneTimeCode) }, isSent);
  return { answers, say: say.code.sentAgain() };
};

/** Who cannot get a code is told whom to call; by night they are called themselves, if they like (row 28). */
const missing = ({ say, now, promised, keep }: Heard, { contract }: CodeAsked): Came => {
  const open = openNow('desk', now, promised);
  if (!open.allowed) keep({ noNumber: true });
  return { answers: stillWaitsFor(contract), say: say.code.missing(open) };
};

/** What a code that is given for `number` comes to; a right one takes back the try that was counted when it was asked for. */
export const checkCode = async (
  { contracts, user, now, documents }: Turn,
  factor: SecondFactor,
  number: string,
  code: string,
): Promise<Contract | 'wrong' | 'late' | 'over'> => {
  const { oneTimeCode } = documents.desk;
  const asked = await factor.asked(user);
  const contract = await contracts.find(number);
  if (asked?.contract !== number) return 'over';
  const stands = codeStands(asked, now, oneTimeCode);
  if (stands === 'tried-out') return 'over';
  if (stands === 'late') return 'late';
  if ((await factor.check(user, code)) === 'wrong' || !contract) {
    const left = codeStands({ ...asked, wrong: asked.wrong + 1 }, now, oneTimeCode);
    return left === 'open' ? 'wrong' : 'over';
  }
  const [first = 0] = asked.sentAt;
  contracts.keepTries(number, user, withoutTry(await contracts.tries(number, user), first), 'right');
  return contract;
};

/** What is done with what was written at the code for `number`: six digits, what else was said of it, or another number. */
export const heedCode = async (
  heard: Heard,
  factor: SecondFactor,
  number: string,
  code: string | undefined,
): Promise<Came> => {
  const { say, user } = heard;
  const asked = await factor.asked(user);
  if (code === undefined) return { answers: asked?.contract === number ? waitsFor(number) : { number } };
  if (code === 'anew') return { answers: fromTheStart };
  const over = { answers: fromTheStart, say: say.code.over() };
  if (asked?.contract !== number) return over;
  if (code === 'again') return again(heard, factor, asked);
  if (code === 'missing') return missing(heard, asked);
  if (code === 'where')
    return { answers: stillWaitsFor(number), say: say.aboutStep(forms.identification, 'code', 'where', false) };
  const came = await checkCode(heard, factor, number, code);
  if (came === 'over') return over;
  if (came === 'late') return { answers: stillWaitsFor(number), say: say.code.late() };
  if (came === 'wrong') return { answers: stillWaitsFor(number), say: say.code.wrong() };
  await link(heard, came);
  return { answers: { ...waitsFor(number), code: 'right' } };
};
