/** What each act of the corpus means as a command, and which only give a value. */
import type { Act, Command, Meaning } from '../reading.ts';
import {
  bringsPerson,
  isUnderWayNow,
  type Service,
  serviceCallingOff,
  serviceMoving,
  serviceOfAct,
  trouble,
} from '../services.ts';

const askedOfStep = ['why', 'which', 'where', 'meaning', 'how-long'] as const;
const asksOfStep = (subject: string | undefined): (typeof askedOfStep)[number] | undefined =>
  askedOfStep.find((one) => one === subject);

/** The act of this name: tells trouble printer, asks fee.monthly. */
export const actOf = (label: string, confidence: number, span: Act['span']): Act => {
  const [act = '', subject, detail] = label.split(' ');
  return { label, act, subject, detail, confidence, span };
};

const starts = (service: Service | undefined): Meaning | undefined => service && { kind: 'start', service };

/** What an act means as a command; undefined where it only gives a value, which is read exactly. */
export const meaningOf = ({ act, subject = '', detail = '', label }: Act): Meaning | undefined => {
  switch (act) {
    case 'tells':
      if (subject === 'trouble') return { kind: 'start', service: trouble };
      if (subject === 'danger') return { kind: 'danger', danger: detail };
      return starts(serviceOfAct(label));
    case 'corrects':
      return subject === 'trouble' ? { kind: 'start', service: trouble } : undefined;
    case 'asks': {
      if (subject === 'how-to') return { kind: 'start', service: trouble };
      if (subject === 'itself') return { kind: 'smalltalk', about: 'itself' };
      if (subject === 'again') return { kind: 'repeat' };
      if (subject === 'back-to') return { kind: 'back' };
      if (subject === 'first') return { kind: 'start', service: trouble };
      const about = asksOfStep(subject);
      if (about) return { kind: 'about-step', about };
      return { kind: 'ask', topic: subject === 'none' ? undefined : subject };
    }
    case 'wants':
      return bringsPerson(serviceOfAct(label)) ? { kind: 'human' } : starts(serviceOfAct(label));
    case 'moves':
      return starts(serviceMoving(subject));
    case 'withdraws':
      if (isUnderWayNow(subject)) return { kind: 'cancel', of: subject };
      return subject === 'this' ? { kind: 'cancel' } : starts(serviceCallingOff);
    case 'agrees':
      return { kind: 'yes' };
    case 'understands':
      return { kind: 'understood' };
    case 'declines':
    case 'keeps':
      return { kind: 'no' };
    case 'puts-off':
      return { kind: 'later' };
    case 'waits':
      return { kind: 'wait' };
    case 'done':
      return subject === 'trouble' ? { kind: 'solved' } : undefined;
    case 'lost':
      return { kind: 'lost' };
    case 'complains':
      return { kind: 'complaint' };
    case 'abuses':
      return { kind: 'smalltalk', about: 'abuse' };
    case 'greets':
      return { kind: 'smalltalk', about: 'greeting' };
    case 'thanks':
      return { kind: 'smalltalk', about: 'thanks' };
    case 'leaves':
      return { kind: 'smalltalk', about: 'bye' };
    case 'off-topic':
      return { kind: 'smalltalk', about: 'off-topic' };
    case 'changes-rules':
      return { kind: 'smalltalk', about: 'rule-change' };
    default:
      return undefined;
  }
};

/** Whether a command is what an act means. */
export const isSame = (command: Command, act: Act): boolean => {
  const meaning = meaningOf(act);
  if (meaning?.kind !== command.kind) return false;
  // やめます calls off what is under way, named or not.
  if (meaning.kind === 'cancel') return true;
  return Object.entries(meaning).every(([name, value]) => (command as Record<string, unknown>)[name] === value);
};

/** Acts that answer what was asked with a value: which, is read exactly. */
export const tellsValue = ({ act, subject = '', label }: Act): boolean =>
  (act === 'tells' && !['trouble', 'danger'].includes(subject) && serviceOfAct(label) === undefined) ||
  (act === 'corrects' && !['trouble', 'danger'].includes(subject)) ||
  ['not-done', 'stuck', 'cannot'].includes(act) ||
  (act === 'done' && subject === 'step');
