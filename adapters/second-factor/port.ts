/** A second proof of who the customer is, beside number and digits: a code of six digits, sent to what is registered for the contract. */
import { z } from 'zod';

/** What a user is asked for. Times are epoch milliseconds of business time. */
export interface CodeAsked {
  /** the customer number that was told */
  contract: string;
  /** when it was said to be sent, the last time last */
  sentAt: readonly number[];
  /** wrong codes so far */
  wrong: number;
  /** it is right until then */
  until: number;
}

/** Where a code goes, and in which language. */
export interface CodeRecipient {
  phone: string;
  tongue: 'ja' | 'en';
}

/** Codes as dialogs ask for them. How often is decided by knowledge/rules/one-time-code.ts. */
export interface SecondFactor {
  /** What `user` is asked for; undefined: nothing, or it was right, or it is a day old. */
  asked(user: string): Promise<CodeAsked | undefined>;
  /** When codes went out to the contract `number` for anybody, without those that came back right; a day back. */
  sentTo(number: string): Promise<number[]>;
  /**
   * From now on `user` is asked for a new code, and the one before is right no more. It goes `to` there once the turn is kept, once however
   * often the turn is run; without `to` nothing goes out, and no code is right.
   */
  ask(user: string, about: { contract: string; at: number; until: number }, to?: CodeRecipient): Promise<void>;
  /** The code that `user` is asked for goes out once more, where it went before, and is right until `until`. `isSent` no: it does not go out. */
  sendAgain(user: string, when: { at: number; until: number }, isSent: boolean): Promise<void>;
  /** Whether `code` is the one: a right one is right once, a wrong one is counted. How long it takes tells nothing of how near it was. */
  check(user: string, code: string): Promise<'right' | 'wrong'>;
}

const time = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?\+09:00$/)
  .describe('ISO time with +09:00');

/** What the company's gateway is told: one code, to be passed on at once by message, call or mail. */
export const codeMessage = z.strictObject({
  id: z.string().min(1).max(200).describe('the same whenever it is told again, and in the header Idempotency-Key'),
  customer: z.string().describe('the customer number'),
  phone: z.string().describe('the registered telephone number'),
  code: z
    .string()
    .regex(/^\d{6}$/)
    .describe('six digits, to be read out one by one in a call'),
  text: z.string().describe('the message as the customer reads it, the code in it'),
  language: z.enum(['ja', 'en']),
  until: time.describe('it is of no use after that'),
});
export type CodeMessage = z.infer<typeof codeMessage>;

/** What passes codes on to customers. */
export interface CodeGateway {
  /** Tells it a code, with a key that makes it go out once however often it is told. Throws OutsideError('code gateway'): retryable unless it was refused for good. */
  tell(message: CodeMessage): Promise<void>;
}
