/** The names schemas have in openapi.json, and what many of them are made of. */
import { z } from 'zod';

/** Schemas by the name they have in openapi.json. */
export const named = z.registry<{ id: string }>();
/** Gives a schema its name in openapi.json. */
export const name = <T extends z.ZodType>(id: string, schema: T): T => {
  named.add(schema, { id });
  return schema;
};

export const time = z.string().describe('ISO time with +09:00');
export const may = name(
  'May',
  z.strictObject({
    allowed: z.boolean(),
    why: z.string().nullable().describe('in words, when it is not allowed or something is to be known first'),
  }),
);
/** A name as one part of an address. */
export const part = z.string().regex(/^[\w-]+$/);
