/** What an Adaptive Card of ours must be: of version 1.5 by its own library, and made of no property that is not in these lists. */
import { createRequire } from 'node:module';

interface Context {
  readonly eventCount: number;
  getEventAt(at: number): { message: string };
}
interface Library {
  Versions: { v1_5: unknown };
  SerializationContext: new (version: unknown) => Context;
  AdaptiveCard: new () => {
    parse(json: object, context: Context): void;
    validateProperties(): { validationEvents: readonly { message: string }[] };
  };
}
// Its ESM entry does not load outside a bundler, and the hoisted copy may be an old one: this is the one Web Chat draws with.
const ofWebChat = createRequire(createRequire(import.meta.url).resolve('botframework-webchat'));
const { AdaptiveCard, SerializationContext, Versions } = ofWebChat('adaptivecards/dist/adaptivecards.js') as Library;

/** The properties of each type, as adaptivecards.io/explorer lists them for 1.5; the library does not notice a misspelt one. */
const properties: Record<string, readonly string[]> = {
  AdaptiveCard: ['type', '$schema', 'version', 'body', 'actions'],
  TextBlock: ['type', 'text', 'wrap', 'weight', 'size', 'isSubtle'],
  FactSet: ['type', 'facts'],
  ActionSet: ['type', 'actions'],
  'Action.Execute': ['type', 'title', 'style', 'verb', 'data', 'fallback'],
  'Action.Submit': ['type', 'title', 'style', 'data'],
  'Action.OpenUrl': ['type', 'title', 'url'],
};

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const partsOf = (part: Json): Json[] => {
  const inside = [part.body, part.actions].flatMap((list) => (Array.isArray(list) ? list : []));
  return [part, ...[...inside, part.fallback].filter(isObject).flatMap(partsOf)];
};

const wrongWith = (part: Json): string[] => {
  const type = String(part.type);
  const known = properties[type];
  if (!known) return [`there is no type ${type} here`];
  const unknown = Object.keys(part).filter((name) => !known.includes(name));
  const facts = Array.isArray(part.facts) ? part.facts : [];
  return [
    ...unknown.map((name) => `${type}.${name} is not known`),
    ...facts
      .filter((fact) => !isObject(fact) || Object.keys(fact).sort().join() !== 'title,value')
      .map(() => 'a fact has a title and a value'),
    ...(type === 'Action.Execute' && !isObject(part.fallback) ? ['an Action.Execute has a fallback'] : []),
    ...(type === 'ActionSet' && Array.isArray(part.actions) && part.actions.length > 6 ? ['over six in a row'] : []),
  ];
};

/** What is wrong with a card; empty: Teams and Web Chat show all of it. */
export const wrongWithCard = (card: object): string[] => {
  const context = new SerializationContext(Versions.v1_5);
  const read = new AdaptiveCard();
  read.parse(card, context);
  const told = Array.from({ length: context.eventCount }, (_, n) => context.getEventAt(n).message);
  const whole = card as Json;
  return [
    ...told,
    ...read.validateProperties().validationEvents.map(({ message }) => message),
    ...(whole.version === '1.5' ? [] : ['Teams shows 1.5 at most']),
    ...partsOf(whole).flatMap(wrongWith),
  ];
};
