/** What hears which fact in the words of a message: one line a fact. */

import type { Documents } from '../../terms/documents.ts';
import { hearShift, putsBack, wantsEarlierDay } from '../dates/hear-shift.ts';
import {
  leansOnDay,
  movesWhen,
  putsOff,
  setsAnew,
  speaksOfCall,
  speaksOfVisit,
  wantsOtherTime,
} from '../dates/hear-slots.ts';
import { hearWish } from '../dates/hear-wish.ts';
import { meantWords } from '../lexicon/meant-words.ts';
import { asksOnly, isRequest, moodOf } from '../lexicon/mood.ts';
import { type Expecting, type Reading, windowsShown } from '../reading.ts';
import type { Facts } from '../says.ts';
import { traitsOf } from '../services.ts';
import { isQuestion } from '../text/is-question.ts';
import { normalise } from '../text/normalise.ts';
import {
  asksToBorrow,
  hearDeviceAskedOf,
  hearDeviceChosen,
  hearDeviceKind,
  hearDeviceKinds,
  hearOtherSystems,
  notLentOf,
  speaksOfLoan,
  takesBackApplication,
} from '../values/device-names.ts';
import { hearCode, hearOfCode } from '../values/hear-code.ts';
import { hearContracts } from '../values/hear-contracts.ts';
import { hearDeliveryWish, hearDestination, speaksOfTarget } from '../values/hear-delivery.ts';
import { hearDigitsCorrected, hearNumberToCall } from '../values/hear-numbers.ts';
import { hearPlace } from '../values/hear-place.ts';
import { hearReplaced, hearWhenBeside } from '../values/hear-replaced.ts';
import { hearSetUp } from '../values/hear-set-up.ts';
import { hearSinceOf } from '../values/hear-since.ts';
import { hearWhere } from '../values/resolve-destination.ts';
import { asksReason } from './asks-reason.ts';
import { hearAgreedTo } from './hear-agreed-to.ts';
import {
  asksAnother,
  asksIfClosed,
  asksSoonest,
  asksToCome,
  cannotBeThere,
  keepsAsIs,
  namesOneDay,
  refusesOnly,
  takesBack,
  wishesTime,
} from './hear-arranged.ts';
import {
  asksForCallAt,
  asksOfCall,
  asksWhetherCalled,
  findsTooLate,
  hearCallNumber,
  onlyAsksOfCall,
  takesCallBy,
  wantsItNow,
  wishesAfterwards,
} from './hear-call.ts';
import { hearAlsoOfCall, hearCallNote } from './hear-call-note.ts';
import { hearCalledOff, hearDeclined, hearUnlinked, takesUpAgain } from './hear-called-off.ts';
import { hearAskedAfter, hearDangerSigns } from './hear-danger.ts';
import { hearLoss, hearSentBack } from './hear-loss.ts';
import { asksOfArrival, hearOwn, hearPlanAsked } from './hear-own.ts';
import { hearPause } from './hear-pause.ts';
import { wishesToPhone } from './hear-phone-wish.ts';
import { hearPick } from './hear-pick.ts';
import { hearLed, namesStep, namesStepBehind, speaksOfStep } from './hear-progress.ts';
import { hearPurpose, isOtherMatter } from './hear-purpose.ts';
import { asksOfReturn, speaksOfOwnLoan } from './hear-return.ts';
import {
  hearNothingMore,
  hearSetUpChange,
  saysOnlyWhen,
  speaksOfPriceOnly,
  speaksOfSetUp,
} from './hear-set-up-change.ts';
import { hearSetUpWish } from './hear-set-up-wish.ts';
import { hearSolvedOf, isOver } from './hear-solved.ts';
import { asksHowItStands, hearWaiting, wantsBegun, wantsOnceMore, wasUnconnected } from './hear-waiting.ts';
import { asksForRemote, hearAppointed } from './hear-way-of-help.ts';
import { asksNobodyToCome, hearHoursOnly, hearWhen, withoutTimesAsked } from './hear-when.ts';
import { hearYesNo } from './hear-yes-no.ts';
import { isForOtherSystem, stepIn } from './step-in.ts';
import { progressBy, solvedBy, wayBy } from './told-by-acts.ts';
import { withoutParticulars } from './without-particulars.ts';

/** What is known of the message when its words are heard. */
export interface Around {
  reading: Pick<Reading, 'acts' | 'commands' | 'mentions'>;
  expecting: Expecting;
  documents: Documents;
}
/** Hears one fact; false and undefined: it is not said. */
type Hear<F> = (text: string, around: Around) => F | (F extends true ? false : never) | undefined;

/** Steps are looked for where they are, or may be, spoken of. */
const speaksOfSteps = ({ expecting: { context = [] }, reading: { commands } }: Around): boolean =>
  context.some((token) => /^(?:asked|spoken):tool\./u.test(token)) ||
  commands.some((one) => one.kind === 'start' && traitsOf(one.service).ledFrom !== undefined);

const speaksOf = (text: string, concept: string, documents: Documents): boolean =>
  meantWords(normalise(text).text, documents).some(({ concepts }) => concepts.includes(concept));

const some = <T>(all: readonly T[]): readonly T[] | undefined => (all.length > 0 ? all : undefined);

/** The facts, each with what hears it. */
export const factsHeard: { readonly [F in keyof Facts]: Hear<Facts[F]> } = {
  question: isQuestion,
  wantsToKnow: (text) => moodOf(text).has('question'),
  reason: asksReason,
  request: isRequest,
  asksOnly,
  onlyQuestion: (text) => asksNobodyToCome(text) && !/[。!！\n]./u.test(text),
  brief: (text) => text.length <= 20,
  again: (text, { documents }) => speaksOf(text, 'repeat', documents),
  pause: hearPause,
  yesNo: (text) => hearYesNo(text)[0]?.means,
  otherMatter: isOtherMatter,

  calledOff: hearCalledOff,
  unlinked: hearUnlinked,
  declined: hearDeclined,
  refused: refusesOnly,
  takenUpAgain: takesUpAgain,
  agreedTo: hearAgreedTo,
  takenBack: takesBack,
  applicationTakenBack: takesBackApplication,
  keptAsIs: keepsAsIs,
  putOff: putsOff,
  another: asksAnother,
  nothingMore: hearNothingMore,
  knownBy: (text, { documents }) => speaksOf(text, 'known-by', documents),
  passOn: (text, { documents }) => speaksOf(text, 'pass-on', documents),
  rude: (text, { documents }) => speaksOf(text, 'abuse', documents),

  solved: (text, { reading: { acts } }) => solvedBy(text, acts),
  solvedOf: (text, { reading: { acts }, documents }) => hearSolvedOf(text, acts, documents),
  over: isOver,
  fails: (text, { documents }) =>
    meantWords(normalise(text).text, documents).some(
      ({ concepts }) => concepts.includes('symptom') && !concepts.includes('vague'),
    ),
  sinceOf: (text, { documents }) => hearSinceOf(text, documents),
  way: (text, { reading: { acts } }) => wayBy(text, acts),
  asksForRemote,
  appointed: hearAppointed,

  dangerAsked: (text, { documents }) => hearAskedAfter(text, documents),
  dangerSigns: (text, { documents }) => hearDangerSigns(text, documents),

  step: (text, around) => (speaksOfSteps(around) ? stepIn(text, around.documents) : undefined),
  stepByNumber: namesStep,
  stepBehind: namesStepBehind,
  ofStep: speaksOfStep,
  forOtherSystem: (text, { documents }) => isForOtherSystem(text, documents),
  progress: (text, { reading: { acts } }) => progressBy(text, acts),
  led: hearLed,

  when: hearWhen,
  wish: (text) => hearWish(withoutTimesAsked(text)),
  wishesTime,
  oneDay: namesOneDay,
  movesWhen,
  setsAnew,
  shift: hearShift,
  putBack: putsBack,
  earlierDay: wantsEarlierDay,
  otherTime: wantsOtherTime,
  leansOnDay,
  pick: (text) => hearPick(text, windowsShown),
  asksIfClosed,
  hoursOnly: hearHoursOnly,

  ofVisit: speaksOfVisit,
  ofSetUp: speaksOfSetUp,
  purpose: hearPurpose,
  setUp: hearSetUp,
  asksToCome,
  asksSoonest,
  asksOfArrival,
  cannotBeThere,

  setUpChange: (text, { reading: { mentions } }) =>
    hearSetUpChange(text, mentions.device !== undefined || mentions.trouble !== undefined),
  replaced: hearReplaced,
  whenBeside: hearWhenBeside,
  toSetUp: (text, { reading: { acts, mentions } }) => hearSetUpWish(text, acts, mentions.devices ?? []),
  place: hearPlace,
  numberToCall: hearNumberToCall,
  priceOnly: speaksOfPriceOnly,
  whenOnly: (text) => saysOnlyWhen(withoutParticulars(text)),

  ofLoan: speaksOfLoan,
  ofOwnLoan: speaksOfOwnLoan,
  kinds: (text) => some(hearDeviceKinds(text)),
  kind: hearDeviceKind,
  kindChosen: hearDeviceChosen,
  kindAskedOf: hearDeviceAskedOf,
  notLent: (text, { reading: { mentions } }) => some(notLentOf(text, mentions.devices ?? [])),
  otherSystems: (text) => some(hearOtherSystems(text)),
  borrows: asksToBorrow,
  loss: hearLoss,
  sentBack: hearSentBack,
  asksOfReturn,

  ofTarget: speaksOfTarget,
  destination: (text) => hearDestination(text),
  destinationMeant: (text) => hearDestination(text, true),
  delivery: (text) => hearDeliveryWish(text),
  deliveryPlainly: (text) => hearDeliveryWish(text, true),
  where: hearWhere,

  ofCall: speaksOfCall,
  callNumber: hearCallNumber,
  digits: hearDigitsCorrected,
  wantsItNow,
  afterwards: wishesAfterwards,
  tooLate: findsTooLate,
  wishesToPhone,
  onlyAsksOfCall,
  asksWhetherCalled,
  asksOfCall,
  asksIfWeCalled: (text, { documents }) => isQuestion(text) && speaksOf(text, 'we-called', documents),
  asksForCallAt,
  takesCallBy,
  callNote: hearCallNote,
  alsoOfCall: hearAlsoOfCall,

  waiting: hearWaiting,
  wasUnconnected,
  asksHowItStands,
  onceMore: wantsOnceMore,
  begun: wantsBegun,
  own: hearOwn,
  planAsked: hearPlanAsked,
  code: hearCode,
  ofCode: hearOfCode,
  contracts: (text, { expecting }) => some(hearContracts(text, expecting.contracts ?? [])),
};
