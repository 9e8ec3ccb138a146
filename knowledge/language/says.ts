/** What the words of a message say beside its commands: small facts, each named for what is said. Plain JSON; a fact that is not said is left out. */
import type { Danger } from '../terms/safety.ts';
import type { TimeTold } from './dates/resolve-when.ts';
import type { Shift } from './dates/slot-wish.ts';
import type { Own } from './readers/hear-own.ts';
import type { HowPut } from './says-how-put.ts';
import type { Destination } from './values/hear-delivery.ts';
import type { DigitsCorrected } from './values/hear-numbers.ts';
import type { Replaced, WhenBeside } from './values/hear-replaced.ts';
import type { SetUpSaid } from './values/hear-set-up.ts';

/** What is done with something proposed, offered or standing. */
interface OfProposed {
  calledOff: true;
  unlinked: true;
  /** declines, and calls nothing off */
  declined: true;
  /** not this one, and nothing more */
  refused: true;
  /** やっぱりお願いします: what was turned down just now is wanted after all */
  takenUpAgain: true;
  /** じゃあお願いします: a wish that names nothing of its own */
  agreedTo: true;
  /** calls off what it speaks of */
  takenBack: true;
  applicationTakenBack: true;
  keptAsIs: true;
  putOff: true;
  /** one more beside what stands */
  another: true;
  nothingMore: true;
  /** speaks of a name, an address, a telephone number: what somebody could be known by */
  knownBy: true;
  /** somebody else is to be told of it */
  passOn: true;
  /** holds a word nobody wants to read back */
  rude: true;
}

interface OfDanger {
  /** the questions of safety.yaml that are asked, where a danger of the kind was told of */
  dangerAsked: Readonly<Partial<Record<Danger['kind'], string>>>;
  /** the dangers of safety.yaml whose signs are named */
  dangerSigns: readonly string[];
}

interface OfTrouble {
  solved: 'yes' | 'no';
  /** the kind of trouble that is told to be over: FAXは直りました */
  solvedOf: string;
  /** over by itself, with nothing tried that could have helped */
  over: true;
  /** something is wrong, in words that say how */
  fails: true;
  /** since when, by the kind of trouble it is told of */
  sinceOf: Readonly<Record<string, string>>;
  /** the way of help that is asked for beside an answer */
  way: string;
  /** asks whether remote support can be had */
  asksForRemote: true;
  /** help is wished for at a day or hour ('remote-at': remote support is), or by appointment, and names none */
  appointed: 'at' | 'remote-at' | 'booked';
}

/** To the walk-through of the tool's set-up. */
interface OfSteps {
  /** the step that is spoken of: an id of tool-setup.yaml */
  step: string;
  stepByNumber: true;
  /** that step is behind: ステップ2まで終わってる */
  stepBehind: true;
  /** the words of a trouble are of the step */
  ofStep: true;
  /** speaks of a device whose steps are others than those that are told, which are for Windows */
  forOtherSystem: true;
  progress: 'yes' | 'no' | 'wait' | 'first' | 'there';
  /** wants to be led through the steps */
  led: true;
}

interface OfTimes {
  /** the sentences that tell of a day or a time: dates/resolve-when.ts works out what they come to */
  when: readonly TimeTold[];
  /** the words of a wished day or time */
  wish: string;
  /** how plainly a day or time is wished for where none was asked for: with a word of correction, or with little else */
  wishesTime: 'slip' | 'plain';
  /** the day is one on the calendar, not one of every week */
  oneDay: true;
  movesWhen: true;
  setsAnew: true;
  shift: Shift;
  /** back where it was before it was moved */
  putBack: true;
  earlierDay: true;
  otherTime: true;
  /** names its day by one spoken of before: 翌日は？ */
  leansOnDay: true;
  /** the place of the window chosen, counted from '0'; 'any' for a yes that names none, 'none' where none will do */
  pick: string;
  asksIfClosed: true;
  /** asks for hours, and says nothing else: whose */
  hoursOnly: 'desk' | 'visit';
}

interface OfVisits {
  ofVisit: true;
  /** of a paid set-up visit */
  ofSetUp: true;
  purpose: 'set-up' | 'fault' | 'tried';
  /** set-up asked for at a visit, or taken back */
  setUp: SetUpSaid;
  asksToCome: true;
  asksSoonest: true;
  asksOfArrival: true;
  cannotBeThere: true;
}

/** Of a paid visit. */
interface OfSettingUp {
  /** what is done to what is to be set up */
  setUpChange: 'more' | 'corrected' | 'named';
  /** what is put right of it */
  replaced: Replaced;
  /** how a time told goes with the one told before it */
  whenBeside: WhenBeside;
  /** the words of it, without what the message asks and tells of something else */
  toSetUp: string;
  place: string;
  numberToCall: string;
  priceOnly: true;
  /** beside a day, a place and a number nothing is named */
  whenOnly: true;
}

interface OfLoans {
  ofLoan: true;
  /** of a device the customer has */
  ofOwnLoan: true;
  /** kinds that are lent, in the order they are named */
  kinds: readonly string[];
  /** the kind, where it is the only one */
  kind: string;
  kindChosen: string;
  kindAskedOf: string;
  /** devices wished for that are not lent */
  notLent: readonly string[];
  /** kinds wished for with a system they are not lent with */
  otherSystems: readonly string[];
  borrows: true;
  loss: 'device' | 'box' | 'late';
  sentBack: true;
  asksOfReturn: true;
}

interface OfDelivery {
  ofTarget: true;
  destination: Destination;
  /** the same where a delivery is spoken of already, so that less need be said */
  destinationMeant: Destination;
  /** when, in the customer's words */
  delivery: string;
  /** the same where it speaks of the delivery itself */
  deliveryPlainly: string;
  /** the sentences that tell a place or a part of one: values/resolve-destination.ts puts it together with what stands */
  where: string;
}

interface OfCalls {
  ofCall: true;
  callNumber: { number: string } | 'registered' | 'other';
  /** digits of a number that was given before */
  digits: DigitsCorrected;
  wantsItNow: true;
  /** once what is under way is over: 終わったら電話して */
  afterwards: true;
  tooLate: true;
  wishesToPhone: true;
  onlyAsksOfCall: true;
  asksWhetherCalled: true;
  asksOfCall: true;
  /** whether we have called: さっき電話くれました？ */
  asksIfWeCalled: true;
  asksForCallAt: true;
  takesCallBy: true;
  /** what the call is to be about */
  callNote: string;
  /** what it is to be about as well: 複合機の件も一緒に */
  alsoOfCall: string;
}

/** Of what is waited for, and of the customer's own. */
interface OfStanding {
  waiting: 'unneeded' | 'long' | 'code' | 'unconnected';
  /** nobody connected, and that is over */
  wasUnconnected: true;
  asksHowItStands: true;
  onceMore: true;
  /** to be begun, not to be told */
  begun: true;
  own: Own;
  /** the plan that it is asked whether it is the customer's: うちプラン2だよね */
  planAsked: 1 | 2;
  /** six digits that may be a one-time code; and what is said of it in its place */
  code: string;
  ofCode: 'again' | 'missing' | 'where' | 'anew';
  /** numbers of the customer's contracts that are named */
  contracts: readonly string[];
}

/** Every fact there is. */
export interface Facts
  extends HowPut,
    OfProposed,
    OfDanger,
    OfTrouble,
    OfSteps,
    OfTimes,
    OfVisits,
    OfSettingUp,
    OfLoans,
    OfDelivery,
    OfCalls,
    OfStanding {}

/** Those that a message says. */
export type Says = Partial<Facts>;
