/** What a card of ours, or of somebody else, gives back when it is used. */
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { type AdaptiveCard, cardType } from '../channels/card.ts';
import { readTap, type Tap } from '../channels/tap.ts';

const ours = z.looseObject({ tap: z.string().max(5_000) });

const tapIn = (data: unknown): Tap | undefined => readTap(ours.safeParse(data).data?.tap ?? '');

const cardAction = z.looseObject({ action: z.looseObject({ data: z.unknown() }) });

/** The name of the invoke that Action.Execute comes as. */
export const cardActionName = 'adaptiveCard/action';

/** The button that an invoke says was pressed; undefined: it is none of ours. */
export const readCardAction = ({ name, value }: Activity): Tap | undefined =>
  name === cardActionName ? tapIn(cardAction.safeParse(value).data?.action.data) : undefined;

const thumb = z.looseObject({
  actionName: z.literal('feedback'),
  actionValue: z.looseObject({ reaction: z.enum(['like', 'dislike']), feedback: z.string().max(20_000).catch('') }),
});
const beside = z.looseObject({ feedbackText: z.string() });

const besideOf = (feedback: string): string => {
  try {
    return beside.safeParse(JSON.parse(feedback)).data?.feedbackText ?? '';
  } catch {
    return '';
  }
};

/** What an invoke says of an answer, by a thumb: `of` is what the channel calls the answer. undefined: it says nothing of one. */
export const readThumb = ({ name, value, replyToId }: Activity) => {
  const { data } = thumb.safeParse(value);
  if (name !== 'message/submitAction' || !data || !replyToId) return undefined;
  const { reaction, feedback } = data.actionValue;
  return { of: replyToId, liked: reaction === 'like', text: besideOf(feedback).slice(0, 1_000).toWellFormed().trim() };
};

const plain = z.union([z.string(), z.number(), z.boolean()]);
const most = { fields: 10, letters: 500 };

/** What a card without words submits: a button of ours, or what was filled in, as words. */
export const readSubmitted = (value: unknown): Tap | { text: string } => {
  const tap = tapIn(value);
  if (tap) return tap;
  const fields = typeof value === 'object' && value !== null ? Object.values(value) : [value];
  const said = fields.slice(0, most.fields).flatMap((field) => plain.safeParse(field).data ?? []);
  return { text: said.map(String).join(' ').slice(0, most.letters).toWellFormed().trim() };
};

/** What Teams wants to hear of a press: HTTP 200 whatever came of it, and in the body what it was. */
export const cardAnswer = {
  /** this card takes the place of the one that was used */
  replacedBy: (card: AdaptiveCard) => ({ statusCode: 200, type: cardType, value: card }),
  /** the card stays as it is, and the customer reads this over it for some seconds */
  told: (words: string) => ({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: words }),
  /** nothing of ours was pressed */
  unknown: () => ({
    statusCode: 400,
    type: 'application/vnd.microsoft.error',
    value: { code: 'BadRequest', message: 'The card is none of this bot: send the data of one of its buttons.' },
  }),
};
