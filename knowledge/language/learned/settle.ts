/** What several commands of one message mean together. */
import { type Act, type Command, isTrouble } from '../reading.ts';
import { about, callsOff } from '../services.ts';
import { isSame } from './act-meanings.ts';
import { secondedByName } from './limits.ts';

/** A service is known by its name from here on, unless another one is certain. */
const knownByName = 0.85;
const certainWish = 0.75;
/** A wish is one from here on. */
const wished = 0.6;
/** A question is all there is, where the rules are as sure of one as this. */
const asksSurely = 0.65;

const same = (one: Command, other: Command): boolean =>
  one.kind === other.kind && (one.kind !== 'start' || (other.kind === 'start' && one.service === other.service));
/** What is asked of people, though not of the person here: a call. */
const isCall = (command: Command | undefined): boolean =>
  command?.kind === 'start' && about(command.service).isFree === true;
const isCalledOff = (command: Command): boolean => command.kind === 'start' && callsOff(command.service);
const namesService = (command: Command): boolean =>
  command.kind === 'human' || (command.kind === 'start' && !isTrouble(command));

const asksOfTime = (command: Command): boolean =>
  command.kind === 'ask' && /^visit\.(?:hours|time)/u.test(command.topic ?? '');

/** What several commands together mean: a trouble told with the service that is wanted is why it is wanted. */
export const settled = (
  commands: readonly Command[],
  rules: readonly Command[],
  guesses: readonly Act[],
): Command[] => {
  const [best] = rules;
  const isLikely = (command: Command, from: number) =>
    guesses.some((act) => act.confidence >= from && isSame(command, act));
  const isRuled = (command: Command) => rules.some((one) => same(one, command)) && isLikely(command, secondedByName);
  // 30日の13時に来てください moves no visit where the rules know a wish for one by name.
  const isNamed = best && namesService(best) && best.confidence >= knownByName && isLikely(best, secondedByName);
  const byName = isNamed ? best : undefined;
  const isMistaken = (command: Command) =>
    namesService(command) && !isCalledOff(command) && !isRuled(command) && command.confidence < certainWish;
  const meant = commands.map((command) => (byName && isMistaken(command) ? byName : command));
  const services = meant.filter(namesService);
  // さっきリモートで見てもらったけどダメ。訪問して names one service that was had, and one that is wanted.
  const isOne = services.filter(isRuled).length === 1;
  // 設定をお願いしたいのですが、いくらですか asks, where the rules hear no more than that.
  const asked = commands.find(({ kind }) => kind === 'ask');
  // 設定しに来て。いつ空いてますか wishes; 設定をお願いしたいのですが、いくらですか wants to know that first.
  const isFirst = (one: Command) => asked === undefined || asked.span.end < one.span.end || asksOfTime(asked);
  const wishes = commands.some((one) => namesService(one) && one.confidence >= wished && isFirst(one));
  const asksOnly = !wishes && best?.kind === 'ask' && best.confidence >= asksSurely && asked !== undefined;
  // Who wants to talk on the phone is called, where the rules heard that: a person here is one to chat with.
  const call = isCall(best) ? best : undefined;
  const isBeside = (command: Command) => isOne || (asksOnly && command.kind === 'start');
  const kept = meant.filter((command) =>
    namesService(command) ? isRuled(command) || !isBeside(command) : !(services.length > 0 && isTrouble(command)),
  );
  const once: Command[] = [];
  for (const command of kept.map((one) => (one.kind === 'human' && call ? call : one)))
    if (!namesService(command) || !once.some((one) => same(one, command))) once.push(command);
  return once.sort((one, other) => Number(namesService(other)) - Number(namesService(one)));
};
