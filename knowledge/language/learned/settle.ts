/** What several commands of one message mean together. */
import { type Command, isTrouble } from '../reading.ts';
import { ruled } from './limits.ts';

const same = (one: Command, other: Command): boolean =>
  one.kind === other.kind && (one.kind !== 'start' || (other.kind === 'start' && one.service === other.service));
const namesService = (command: Command): boolean =>
  command.kind === 'human' || (command.kind === 'start' && !isTrouble(command));

const isSpanOf = ({ span: one }: Command, { span: other }: Command): boolean =>
  one.start === other.start && one.end === other.end;

/** 設定をお願いしたいのですが、いくらですか wants to know that first: what it asks comes last, and the rules hear no more than that. */
const asksFirst = (commands: readonly Command[], [best]: readonly Command[]): boolean => {
  const asked = commands.find(({ kind }) => kind === 'ask');
  const isLast = asked !== undefined && commands.every(({ span }) => span.end <= asked.span.end);
  return isLast && best?.kind === 'ask' && best.confidence >= ruled;
};

/** Each service once, before what is asked or told; a trouble told with the service that is wanted is why it is wanted. */
export const settled = (heard: readonly Command[], rules: readonly Command[]): Command[] => {
  const commands = asksFirst(heard, rules) ? heard.filter(({ kind }) => kind !== 'start') : heard;
  const isRuled = (command: Command) => rules.some((one) => same(one, command));
  const services = commands.filter(namesService);
  // つないで is for a person or a session: of two wishes in the same words it is the one the rules know.
  const isOther = (command: Command) =>
    !isRuled(command) && services.some((one) => isRuled(one) && isSpanOf(one, command));
  const once = commands.filter((command, n) =>
    namesService(command)
      ? commands.findIndex((one) => same(one, command)) === n && !isOther(command)
      : !(services.length > 0 && isTrouble(command)),
  );
  return once.sort((one, other) => Number(namesService(other)) - Number(namesService(one)));
};
