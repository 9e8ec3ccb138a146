/** Facts and buttons as an Adaptive Card of version 1.5, the newest that Teams shows. */
import type { Attachment } from 'botbuilder';
import type { Card, Choice } from './port.ts';
import { tapText } from './tap.ts';

/** An Adaptive Card, as JSON. */
export interface AdaptiveCard {
  type: 'AdaptiveCard';
  [field: string]: unknown;
}
type Part = Record<string, unknown>;

export const cardType = 'application/vnd.microsoft.card.adaptive';

/** What Teams shows in a row, the rest behind a menu. */
const buttonsInARow = 6;

const inRows = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / buttonsInARow) }, (_, n) =>
    all.slice(n * buttonsInARow, (n + 1) * buttonsInARow),
  );

const textBlock = (text: string, more: Part = {}): Part => ({ type: 'TextBlock', text, wrap: true, ...more });

const whole = (body: Part[], actions: Part[] = []): AdaptiveCard => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  body,
  ...(actions.length > 0 && { actions }),
});

const facts = (card: Pick<Card, 'title' | 'fields'> | undefined): Part[] => [
  ...(card?.title ? [textBlock(card.title, { weight: 'Bolder', size: 'Medium' })] : []),
  ...(card?.fields.length
    ? [{ type: 'FactSet', facts: card.fields.map(({ name, value }) => ({ title: name, value })) }]
    : []),
];

/** Buttons under the message of `place`: what is pressed comes back with it. Without a place they only say their words. */
const button = ({ label, say }: Choice, place: number | undefined, isFirst: boolean): Part => {
  const style = isFirst ? { style: 'positive' } : {};
  if (place === undefined)
    return { type: 'Action.Submit', title: label, ...style, data: { msteams: { type: 'imBack', value: say } } };
  const same = { title: label, ...style, data: { tap: tapText({ place, say }) } };
  // Where Action.Execute is not known, the data comes as a message without words.
  return { type: 'Action.Execute', verb: 'say', ...same, fallback: { type: 'Action.Submit', ...same } };
};

/** A card of facts with buttons; `place`: that of the message it belongs to, among all that were ever sent to the customer. */
export const cardOf = (
  card: Card | undefined,
  choices: readonly Choice[],
  { place, confirmation = false }: { place?: number | undefined; confirmation?: boolean | undefined } = {},
): AdaptiveCard =>
  whole(
    [
      ...facts(card),
      ...inRows(choices.map((choice, n) => button(choice, place, confirmation && n === 0))).map((actions) => ({
        type: 'ActionSet',
        actions,
      })),
    ],
    card?.link ? [{ type: 'Action.OpenUrl', title: card.link.label, url: card.link.url }] : [],
  );

/** What takes the place of a card that was used: its facts and what was chosen, with nothing left to press. */
export const usedCard = ({ label, card }: { label: string; card?: Pick<Card, 'title' | 'fields'> }): AdaptiveCard =>
  whole([...facts(card), textBlock(`✓ ${label}`, { weight: 'Bolder' })]);

/** What takes the place of a card that does nothing any more: why. */
export const deadCard = (why: string): AdaptiveCard => whole([textBlock(why, { isSubtle: true })]);

/** `card` as it is sent. */
export const attached = (card: AdaptiveCard): Attachment => ({ contentType: cardType, content: card });
