/** The table of services: how the corpus and a customer's bare word call each, and what is true of it. A new service is a row here. */

interface Row {
  /** what the corpus calls the act that asks for it: wants NAME, tells NAME */
  act?: string;
  /** what the corpus calls its form (asked:NAME.STEP), where that is not the form's own name with dashes */
  asked?: string;
  /** the form it begins with, where that is not of its own name */
  form?: string;
  /** what of it stands once it was asked for, as the corpus calls it: stands:NAME, moves NAME, withdraws NAME */
  stands?: string;
  /** what stands of it is under way now: it is never moved, and taken back with a word */
  isNow?: boolean;
  /** an operator arranges it: what stands of it is a request until then */
  isRequest?: boolean;
  /** another wish for it moves the one that stands */
  movesItself?: boolean;
  /** who wants a person is brought one by it */
  bringsPerson?: boolean;
  /** it moves what others asked for, or calls it off */
  moves?: boolean;
  callsOff?: boolean;
  /** the word that asks for it when it is all of a message, as a pattern over normalised text */
  bare?: string;
  /** the topic of answers.yaml that tells its conditions, price or steps: a short question beside it leans on that */
  about?: string;
  /** topics of answers.yaml that speak of it begin so: after one, じゃあお願いします asks for it */
  topics?: string;
  /** it is over at once: what was going on is left open and goes on after it */
  isBrief?: boolean;
  /** a day and a time beside it are its own, and ask for no opening hours */
  isDated?: boolean;
  /** the topic that tells its steps as one, from which the customer can be led through them */
  ledFrom?: string;
  /** what is the customer's own is told by it, and not from the terms */
  tellsOwn?: boolean;
  /** its conditions or price are told first to whoever is not known yet */
  toldFirst?: boolean;
  /** nothing is begun by it: all there is is shown */
  isNothing?: boolean;
  /** another contract is spoken of from then on */
  turnsToContract?: boolean;
  /** it costs nothing until it is done and is called off with one word: a plain wish for it is enough (row 27) */
  isFree?: boolean;
  /** what the measuring programs count it as, where that is not its own name */
  countsAs?: string;
}

const rows = {
  trouble: {},
  remote: {
    act: 'wants remote',
    stands: 'session',
    isNow: true,
    bare: '(?:リモート|遠隔)(?:サポート|操作)?',
    about: 'phone.free',
    topics: 'about.remote',
  },
  visit: {
    act: 'wants visit',
    stands: 'visit',
    bare: '(?:訪問の?)?予約',
    about: 'visit.about',
    topics: 'visit.',
    isDated: true,
    toldFirst: true,
  },
  loaner: {
    act: 'wants loan',
    asked: 'loan',
    stands: 'loan',
    about: 'loan.about',
    topics: 'loan.',
    isDated: true,
    toldFirst: true,
  },
  paid_visit: {
    act: 'wants paid-visit',
    stands: 'paid-visit',
    isRequest: true,
    about: 'paid-visit.about',
    topics: 'paid-visit.',
    isDated: true,
    toldFirst: true,
  },
  tool_setup: {
    act: 'wants tool',
    asked: 'tool',
    bare: '(?:step|ステップ|手順) ?[1-4]から',
    about: 'tool.steps',
    ledFrom: 'tool.steps',
  },
  status: {
    act: 'wants status',
    bare: '(?:(?:いま|今|申し?込み|予約|手続き?|利用|貸し?出し?)の?)?(?:状況|状態|進捗)',
    isBrief: true,
    tellsOwn: true,
  },
  change_booking: { asked: 'change-visit', about: 'visit.about', moves: true, isDated: true },
  cancel_booking: { asked: 'cancel', callsOff: true },
  operator: { act: 'wants person', bringsPerson: true, stands: 'line', isNow: true },
  callback: {
    act: 'wants call-back',
    stands: 'call-back',
    movesItself: true,
    bare: '(?:お?電話|折り?返し|コール)',
    isDated: true,
    isFree: true,
    countsAs: 'operator',
  },
  menu: { act: 'wants menu', isNothing: true, countsAs: 'smalltalk' },
  unlink: { act: 'wants unlink', countsAs: 'status' },
  other_contract: { act: 'wants other-contract', turnsToContract: true, form: 'choose-contract', countsAs: 'status' },
  return: { act: 'tells return', form: 'return_device', isBrief: true, tellsOwn: true, countsAs: 'loaner' },
  loss: { act: 'tells loss', form: 'report_loss', countsAs: 'loaner' },
} as const satisfies Readonly<Record<string, Row>>;

/** A service a customer can ask for; the names are those of the intents the measuring programs print. */
export type Service = keyof typeof rows;

/** Every service, in the order of the table. */
export const services = Object.keys(rows) as [Service, ...Service[]];

const table: Readonly<Record<Service, Row>> = rows;
const found = (is: (row: Row, service: Service) => boolean): Service | undefined =>
  services.find((service) => is(table[service], service));

/** Whether it is the service that brings a person. */
export const bringsPerson = (service: Service | undefined): boolean =>
  service !== undefined && table[service].bringsPerson === true;

/** The service that helps with what is wrong: what a message tells, more than a service it asks for. */
export const trouble: Service = 'trouble';

/** The service that tells what stands of the customer's own. */
export const tellsStanding: Service = 'status';

/** What is true of a service. */
export const traitsOf = (service: Service): Readonly<Row> => table[service];

/** The form a service begins with. */
export const formOf = (service: Service): string => table[service].form ?? service;

/** What the corpus calls a form: asked:NAME.STEP. */
export const corpusName = (form: string): string =>
  services.flatMap((service) => (formOf(service) === form ? (table[service].asked ?? []) : []))[0] ??
  form.replaceAll('_', '-');

/** The service whose form the corpus calls so. */
export const serviceAsked = (name: string): Service | undefined =>
  found((_, service) => corpusName(formOf(service)) === name);

/** The service an act of the corpus (wants visit, tells loss) asks for. */
export const serviceOfAct = (label: string): Service | undefined => found(({ act }) => act === label);

/** What can stand, as the corpus calls it. */
export const standable: readonly string[] = services.flatMap((service) => table[service].stands ?? []);

/** What stands as a request until an operator has arranged it. */
export const requests: readonly string[] = services.flatMap((service) =>
  table[service].isRequest ? (table[service].stands ?? []) : [],
);

/** Whether what stands is under way now: a session, a place in line. */
export const isUnderWayNow = (stands: string): boolean =>
  found((row) => row.stands === stands && row.isNow === true) !== undefined;

/** The service that moves what stands, or calls it off. */
export const serviceMoving = (stands: string): Service | undefined =>
  found((row) => row.stands === stands && row.movesItself === true) ?? found(({ moves }) => moves === true);

/** Whether the service calls off what others asked for. */
export const callsOff = (service: Service): boolean => table[service].callsOff === true;

/** The service that does. */
export const serviceCallingOff: Service | undefined = services.find(callsOff);

/** The topic that tells what the terms say of what `name` names, undefined where it is no service, or they say nothing of it. */
export const topicAbout = (name: string): string | undefined => {
  const service = found((_, one) => one === name);
  return service && table[service].about;
};

/** The service whose steps `topic` tells as one. */
export const serviceLedFrom = (topic: string | undefined): Service | undefined =>
  found(({ ledFrom }) => ledFrom !== undefined && ledFrom === topic);

/** The service whose conditions `topic` tells, undefined where it tells of none. */
export const serviceSpokenOf = (topic: string | undefined): Service | undefined =>
  found(({ topics }) => topics !== undefined && topic?.startsWith(topics) === true);
