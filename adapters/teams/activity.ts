/** What POST /api/messages accepts: a Bot Framework activity, as far as we read it. */
import type { Activity } from 'botbuilder';
import { z } from 'zod';

const account = z.looseObject({
  id: z.string().min(1).max(1_000),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
});

const activitySchema = z.looseObject({
  type: z.string().min(1).max(200),
  id: z.string().min(1).max(1_000).optional(),
  // `web` is our own web chat's: its conversations are nobody else's.
  channelId: z
    .string()
    .min(1)
    .max(200)
    .refine((id) => id !== 'web'),
  serviceUrl: z.url({ protocol: /^https?$/ }).optional(),
  from: account,
  recipient: account.optional(),
  conversation: z.looseObject({ id: z.string().min(1).max(1_000), isGroup: z.boolean().nullish() }),
  text: z.string().nullish(),
  deliveryMode: z.string().nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string().optional() })).nullish(),
  membersAdded: z.array(account).nullish(),
});

/** Some clients write null where a field is missing: then it is missing. What stands in lists is left as it is. */
const withoutNulls = (given: unknown): unknown => {
  if (Array.isArray(given)) return given.map(withoutNulls);
  if (typeof given !== 'object' || given === null) return given;
  const fields = Object.entries(given).filter(([, value]) => value !== null);
  return Object.fromEntries(fields.map(([name, value]) => [name, withoutNulls(value)]));
};

/** The activity, or what is wrong with it and what to do. */
export const readActivity = (body: unknown): { activity: Activity } | { problem: string } => {
  const parsed = activitySchema.safeParse(withoutNulls(body));
  if (!parsed.success) {
    const fields = [...new Set(parsed.error.issues.map(({ path }) => path.join('.') || 'the body'))].join(', ');
    return { problem: `Not a usable Bot Framework activity: correct ${fields}.` };
  }
  if (parsed.data.deliveryMode !== 'expectReplies' && parsed.data.serviceUrl === undefined) {
    return { problem: 'The activity has no serviceUrl to reply to. Send one, or ask with deliveryMode expectReplies.' };
  }
  return { activity: parsed.data as unknown as Activity };
};
